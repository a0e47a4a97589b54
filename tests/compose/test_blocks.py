"""Headings, lists, definitions and directives of a text file."""

from __future__ import annotations

import pytest

from docgen.compose.blocks import blocks
from docgen.model.facts import EditionError, Place
from docgen.model.report import Definition, Directive, Heading, ItemList, Paragraph, Role, Text


def words(items) -> list[str]:
    return ["".join(i.text for b in item for i in b.inlines) for item in items]


def test_a_heading_has_depth_id_mark_of_its_children_and_restart():
    (heading,) = blocks('{#here .restart children="（一）"}\n### 标题\n', "a.md")
    assert isinstance(heading, Heading)
    assert (heading.depth, heading.title, heading.id) == (3, (Text("标题"),), "here")
    assert (heading.children, heading.restart, heading.where) == ("（一）", True, Place("a.md", 2))


def test_a_heading_without_attributes_has_none():
    (heading,) = blocks("# 标题\n", "a.md")
    assert isinstance(heading, Heading)
    assert (heading.id, heading.children, heading.restart) == ("", "", False)


@pytest.mark.parametrize(
    ("attributes", "near"), [('childern="none"', "children"), (".restrat", "restart"), ('ident="x"', "id")]
)  # fmt: skip
def test_an_unknown_attribute_gets_the_nearest(attributes, near):
    with pytest.raises(EditionError, match=rf"a\.md:2: 标题没有属性.*{near}"):
        blocks(f"{{{attributes}}}\n# 标题\n", "a.md")


def test_attributes_belong_to_headings_only():
    with pytest.raises(EditionError, match=r"a\.md:2: 这里不能有属性"):
        blocks('{children="none"}\n一段\n', "a.md")


@pytest.mark.parametrize("text", ["2019. 年是", "2019.年是", "3. 甲", "10) 甲", "1.5倍", "1、甲", "甲\n2019. 乙"])
def test_a_number_at_the_start_of_a_line_stays_a_sentence(text):
    (paragraph,) = blocks(text, "a.md")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines == (Text(text.replace("\n", "")),)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_ordered_list_has_all_its_items(gap):
    (items,) = blocks(gap.join(f"{n}. 第{n}项" for n in range(1, 13)), "a.md")
    assert isinstance(items, ItemList) and items.ordered
    assert words(items.items) == [f"第{n}项" for n in range(1, 13)]


def test_an_ordered_list_may_follow_a_sentence_at_once():
    sentence, items = blocks("有三：\n1. 甲\n2. 乙\n3. 丙\n", "a.md")
    assert isinstance(sentence, Paragraph)
    assert words(items.items) == ["甲", "乙", "丙"]


def test_bullets_are_not_counted():
    (items,) = blocks("- 甲\n- 乙\n", "a.md")
    assert not items.ordered and words(items.items) == ["甲", "乙"]


def test_a_year_inside_an_item_stays_there():
    (items,) = blocks("1. 甲\n   2019. 乙\n2. 丙\n", "a.md")
    assert words(items.items) == ["甲2019. 乙", "丙"]


def test_items_keep_their_lines():
    (items,) = blocks("\n1. 甲\n2. 乙{val}`x`\n", "a.md")
    assert items.items[1][0].inlines[1] == Role("val", "x", Place("a.md", 3))


def test_a_list_may_hold_a_list():
    (items,) = blocks("- 甲\n  - 乙\n", "a.md")
    assert isinstance(items.items[0][1], ItemList)


def test_a_term_has_its_definition():
    first, second = blocks("网民\n: 上过网的居民。\n\n普及率\n: 网民的比例。\n", "a.md")
    assert isinstance(first, Definition) and isinstance(second, Definition)
    assert (first.term, first.blocks[0].inlines) == ((Text("网民"),), (Text("上过网的居民。"),))
    assert second.where.line == 4


@pytest.mark.parametrize(
    "inner", ["- 甲\n\n  :::{figure} f\n  :caption: 乙\n  :::\n", "- # 甲\n", "词\n: 义\n\n  ## 甲\n"]
)
def test_headings_and_directives_stand_outside_of_lists(inner):
    with pytest.raises(EditionError, match=r"a\.md:\d: 列表里不能有标题、图、表"):
        blocks(inner, "a.md")


def test_a_directive_has_id_options_and_body_each_with_its_line():
    text = (
        "\n:::{figure} fig-a\n:caption: {date}`0`的规模\n:kind: columns\n\n甲 | netizens\n乙 | netizens.-1\n:::\n后文\n"
    )
    figure, after = blocks(text, "a.md")
    assert isinstance(figure, Directive)
    assert (figure.name, figure.argument, figure.where.line) == ("figure", "fig-a", 2)
    assert figure.options["kind"] == ("columns", Place("a.md", 4))
    assert figure.body == (("甲 | netizens", Place("a.md", 6)), ("乙 | netizens.-1", Place("a.md", 7)))
    assert figure.caption == (Role("date", "0", Place("a.md", 3)), Text("的规模"))
    assert after.inlines == (Text("后文"),)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("甲\n\n:::{figure} a\n:caption: 乙\n\n丙\n", 3),
        (":::{figure} a\n:caption: 甲\n\n:::{figure} b\n:caption: 乙\n:::\n", 1),
        ("甲\n\n  :::{figure} a\n  :caption: 乙\n", 3), ("::::{figure} a\n:caption: 甲\n:::\n", 1),
        (":::{figure} a\n:caption: 甲\n::\n", 1),
    ],
)  # fmt: skip
def test_a_directive_must_close(text, line):
    with pytest.raises(EditionError, match=rf"a\.md:{line}: 指令没有结束；.*:::"):
        blocks(text, "a.md")


@pytest.mark.parametrize(
    ("line", "wrong", "right"),
    [
        (":kidn: columns", "figure 没有选项 :kidn:", ":kind:"), (":kind:", "选项 :kind: 的值 ''", "文字"),
        (":sort: size", "选项 :sort: 的值 'size'", "value"), (":stack: no", "选项 :stack: 的值 'no'", "yes"),
        (":categories: rows", "选项 :categories: 的值 'rows'", "lines"),
        (":caption: 再来", "选项 :caption: 写了两次", "a.md:2"),
    ],
)  # fmt: skip
def test_an_option_must_be_known_and_stand_once(line, wrong, right):
    with pytest.raises(EditionError) as error:
        blocks(f":::{{figure}} a\n:caption: 甲\n{line}\n:::\n", "a.md")
    assert str(error.value).startswith("a.md:3: ")
    assert wrong in error.value.wrong and right in error.value.right


@pytest.mark.parametrize(("info", "near"), [("{figur} a", "figure"), ("figure", "figure"), ("{tabel} b", "table")])
def test_an_unknown_directive_gets_the_nearest(info, near):
    with pytest.raises(EditionError, match=rf"a\.md:1: 未知的指令.*{near}"):
        blocks(f":::{info}\n:::\n", "a.md")


@pytest.mark.parametrize("text", ["> 引文\n", "```\n代码\n```\n", "---\n"])
def test_what_has_no_rule_is_refused(text):
    with pytest.raises(EditionError, match=r"a\.md:1: 不支持的写法"):
        blocks(text, "a.md")
