"""Bold, roles, links and line ends inside a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.compose.blocks import blocks
from docgen.model.facts import EditionError, Place
from docgen.model.report import LineBreak, Link, Paragraph, Role, Strong, Text

MARKS = "，。、；：？！“”‘’（）《》〔〕——……·%"
HAN = st.text(st.sampled_from("网络信息用户" + MARKS), min_size=1, max_size=6)


def read(text: str):
    (paragraph,) = blocks(text, "a.md")
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


@given(HAN, HAN, HAN)
def test_bold_works_beside_any_chinese_mark_without_spaces(before, words, after):
    assert read(f"{before}**{words}**{after}") == (Text(before), Strong((Text(words),)), Text(after))


@given(HAN, HAN)
def test_roles_work_beside_any_chinese_mark_without_spaces(before, after):
    role = Role("val", "netizens", Place("a.md", 1))
    assert read(f"{before}{{val}}`netizens`{after}") == (Text(before), role, Text(after))


def test_bold_may_hold_a_role():
    assert read("**共{val}`x`**") == (Strong((Text("共"), Role("val", "x", Place("a.md", 1)))),)


def test_two_bold_words_stand_apart():
    kinds = [type(inline) for inline in read("**甲**和**乙**")]
    assert kinds == [Strong, Text, Strong]


def test_a_role_keeps_the_line_it_stands_on():
    text = "\n甲{val}`a`\n**乙{val}`b`\n丙{val}`c`**丁\\\n{val}`d`\n戊{val}`e`"
    lines = {}

    def collect(inlines):
        for inline in inlines:
            if isinstance(inline, Role):
                lines[inline.argument] = inline.where.line
            elif isinstance(inline, Strong):
                collect(inline.children)

    collect(read(text))
    assert lines == {"a": 2, "b": 3, "c": 4, "d": 5, "e": 6}


def test_a_role_in_a_definition_keeps_its_line():
    first, second = blocks("术语\n: 甲\n  乙{val}`b`\n\n词{val}`c`\n: 丙\n", "a.md")
    assert first.blocks[0].inlines[1].where.line == 3
    assert second.term[1].where.line == 5


def test_an_argument_may_hold_bars_brackets_and_marks():
    (role,) = read("{claim}`“最高”|leads x[a=b;c=d]:order~@cities shenyang`")
    assert role.argument == "“最高”|leads x[a=b;c=d]:order~@cities shenyang"


@pytest.mark.parametrize(
    ("text", "words"),
    [("甲\n乙", "甲乙"), ("a\nb", "a b"), ("甲\nb", "甲b"), ("甲，\n乙", "甲，乙"), ("5G\n网", "5G网")],
)
def test_a_line_end_is_nothing_but_between_latin_words(text, words):
    assert read(text) == (Text(words),)


def test_a_backslash_at_the_end_breaks_the_line():
    assert read("甲\\\n乙") == (Text("甲"), LineBreak(), Text("乙"))


def test_a_link_keeps_its_address():
    assert read("[甲](https://example.org)") == (Link("https://example.org", (Text("甲"),)),)


@pytest.mark.parametrize("text", ["5 * 3 * 2", "a_b_c", "&amp;", "<b>粗</b>", "~~甲~~", "1*2"])
def test_what_is_no_mark_of_ours_stays_text(text):
    assert read(text) == (Text(text),)


@pytest.mark.parametrize(
    ("line", "wrong", "right"),
    [
        ("共{val}`netizens万人", "角色没有结束", "{val}`"), ("共{val}万人", "角色没有结束", "{val}`"),
        ("共{vall}`netizens`", "未知的角色 {vall}", "{val}"), ("共`netizens`", "反引号之前没有角色", "{val}"),
        ("共**很多", "粗体没有结束", "**文字**"), ("![图](a.png)", "不支持的写法：image", "手册"),
        ("##没有空格", "标题的 # 后没有空格", "# 标题"),
    ],
)  # fmt: skip
def test_a_mark_that_was_not_read_as_one_is_refused(line, wrong, right):
    with pytest.raises(EditionError) as error:
        blocks(f"# 标题\n\n甲\n{line}\n" if line[0] != "#" else f"\n\n\n{line}\n", "a.md")
    assert str(error.value).startswith("a.md:4: ")
    assert wrong in error.value.wrong and right in error.value.right
