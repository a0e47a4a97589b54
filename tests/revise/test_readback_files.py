"""Changes of pieces → new text files; alignment; words of the diff."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.compose.sheet import pieces
from docgen.revise.readback.align import longest_rising
from docgen.revise.readback.changes import Anchor, Edit, Insertion, Move, Recast, Removal
from docgen.revise.readback.sheets import MisfitError, rewritten
from docgen.revise.readback.show import marked
from docgen.revise.readback.vocabulary import Vocabulary

FILE = "text/a.md"
TEXT = """{#a children="一、"}
# 标题

第一段。

1. 甲；
2. 乙；

   乙的下文。
3. 丙。

术语
: 解释一。

词
: 解释二，
  第二行。

:::{figure} fig-a
:caption: 图题
:kind: columns
:::
"""


def changed(*changes, text: str = TEXT) -> str:
    return rewritten({FILE: text}, changes)[FILE].text()


def at(line: int) -> Anchor:
    return Anchor(FILE, line)


def test_without_changes_a_file_is_what_it_was():
    assert changed() == TEXT


LINES = ["# 题", "文", "- 甲", "1. 乙", "", ":::{names} a\n甲\n:::", "词\n: 义", "  缩进"]


@given(st.lists(st.sampled_from(LINES), max_size=9))
def test_any_file_is_put_together_as_it_was(lines):
    text = "\n".join(lines)
    assert changed(text=text) == text


def test_pieces_are_what_can_be_moved():
    found = [(piece.kind, piece.first, piece.last) for piece in pieces(TEXT)]
    assert found == [
        ("heading", 1, 2), ("paragraph", 4, 4), ("item", 6, 6), ("item", 7, 9), ("item", 10, 10),
        ("definition", 12, 13), ("definition", 15, 17), ("directive", 19, 22),
    ]  # fmt: skip


def test_an_edit_keeps_what_stands_before_the_words():
    edits = Edit(FILE, 2, 2, "标题", "新标题"), Edit(FILE, 20, 20, "图题", "新图题"), Edit(FILE, 6, 6, "甲；", "甲甲；")
    expected = TEXT.replace("# 标题", "# 新标题").replace(": 图题", ": 新图题")
    assert changed(*edits) == expected.replace("1. 甲；", "1. 甲甲；")


def test_an_edit_of_several_lines_stays_indented():
    assert ": 解释二，\n  第三行。\n" in changed(Edit(FILE, 16, 17, "解释二，\n第二行。", "解释二，\n第三行。"))
    assert ": 一行。\n" in changed(Edit(FILE, 16, 17, "解释二，\n第二行。", "一行。"))


def test_a_list_is_counted_anew():
    assert "1. 乙；\n\n   乙的下文。\n2. 丙。\n" in changed(Removal(at(6)))
    assert "1. 甲；\n2. 新；\n3. 乙；" in changed(Insertion(at(6), "item", "新；", ordered=True))


def test_a_heading_goes_with_its_attributes():
    assert changed(Removal(at(1))).startswith("第一段。\n")


def test_pieces_move_with_what_was_put_behind_them():
    text = changed(Insertion(at(4), "paragraph", "新的。"), Move(at(4), at(19)))
    assert text.startswith('{#a children="一、"}\n# 标题\n\n1. 甲；')
    assert text.endswith(":::\n\n第一段。\n\n新的。\n")


def test_a_paragraph_becomes_a_heading_an_item_and_back():
    assert "\n## 第一段。\n" in changed(Recast(at(4), "heading", 2))
    assert "\n- 第一段。\n" in changed(Recast(at(4), "item"))
    assert changed(Recast(at(1), "paragraph")).startswith("标题\n\n第一段。")


def test_a_paragraph_within_an_item_is_indented():
    assert "1. 甲；\n\n    续。\n\n2. 乙；" in changed(Insertion(at(6), "paragraph", "续。", inside=True))


def test_a_change_that_does_not_fit_is_named():
    with pytest.raises(MisfitError):
        changed(Edit(FILE, 4, 4, "没有的话", "别的"))
    with pytest.raises(MisfitError):
        changed(Removal(at(3)))


@given(st.lists(st.integers(0, 40), unique=True, max_size=12))
def test_the_longest_rising_row_is_a_rising_row_of_the_numbers(row):
    kept = [number for number in row if number in longest_rising(row)]
    assert kept == sorted(kept)
    assert len(kept) >= bool(row)


def test_one_that_moved_is_the_one_that_is_not_in_the_row():
    assert longest_rising([0, 3, 1, 2, 4]) == {0, 1, 2, 4}


TEXTS = [
    "互联网用户规模保持增长，用户规模持续扩大，互联网普及率提高。",
    "用户规模增长，普及率提高，规模扩大，持续提高，保持稳定。",
]


@given(st.text(st.sampled_from("互联网用户规模增长提高，。{val}`x` a1"), max_size=30))
def test_words_joined_are_the_text(text):
    assert "".join(Vocabulary(TEXTS).words(text)) == text


def test_a_diff_cuts_no_word_and_no_role():
    vocabulary = Vocabulary(TEXTS)
    assert marked("用户规模提高", "用户规模提升", vocabulary) == "用户规模[-提高-]{+提升+}"
    assert marked("共{val}`a`人", "共{val}`b`人", vocabulary) == "共[-{val}`a`-]{+{val}`b`+}人"
