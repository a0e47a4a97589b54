"""What an editor typed comes back as an edit of the source: the words change, the marks and roles do not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.compose.blocks import blocks
from docgen.compose.spans import spans
from docgen.model.report import LineBreak, Link, Paragraph, Role, Strong, Text
from docgen.revise.readback.atoms import Atom, atoms, trimmed, written
from docgen.revise.readback.edit import edited

TYPED = st.text(st.sampled_from("网络信息，。 aZ09.-+#*_~`{}[]()<>!|\\:=val“”"), max_size=12)
ROLES = st.sampled_from([("val", "netizens"), ("chg", "x:growth|净增|净减|持平"), ("ref", "fig-a"), ("date", "-2..0")])
URLS = st.sampled_from(["", "", "", "http://example.org/a", "http://example.org/(b)"])


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[Atom, ...]:
    """Atoms as a Word paragraph may hold them: any characters, bound expressions, breaks, bold, links."""
    result: list[Atom] = []
    for _ in range(draw(st.integers(0, 5))):
        strong, url = draw(st.booleans()), draw(URLS)
        kind = draw(st.sampled_from(["words", "words", "role", "break"]))
        if kind == "words":
            result += [Atom("character", c, strong, url) for c in draw(TYPED)]
        elif kind == "role":
            name, argument = draw(ROLES)
            result.append(Atom("role", argument, strong, url, name))
        else:
            result.append(Atom("break", "\n", strong, url))
    return trimmed(result)


def flat(inlines, strong=False, url=""):
    """The inlines of compose → atoms, for comparison."""
    for inline in inlines:
        if isinstance(inline, Text):
            yield from (Atom("character", c, strong, url) for c in inline.text)
        elif isinstance(inline, Role):
            yield Atom("role", inline.argument, strong, url, inline.name)
        elif isinstance(inline, LineBreak):
            yield Atom("break", "\n", strong, url)
        elif isinstance(inline, Strong):
            yield from flat(inline.children, True, url)
        elif isinstance(inline, Link):
            yield from flat(inline.children, strong, inline.url)


@given(paragraphs())
def test_whatever_is_typed_reads_as_it_was_typed(wanted):
    source = written(wanted)
    assert atoms(source) == wanted
    found = blocks(source, "a.md")
    assert [type(block) for block in found] == [Paragraph] * bool(wanted)
    for block in found:
        assert tuple(flat(block.inlines)) == wanted


@given(paragraphs(), paragraphs())
def test_an_edit_makes_of_any_paragraph_any_other(before, after):
    source = written(before)
    assert atoms(edited(source, after)) == after


@given(paragraphs(), st.data())
def test_what_is_not_touched_stays_byte_for_byte(before, data):
    source = written(before)
    assert edited(source, before) == source
    at = data.draw(st.integers(0, len(before)))
    inserted = edited(source, trimmed((*before[:at], Atom("character", "新"), *before[at:])))
    for span in spans(source):
        if span.kind == "role":
            assert source[span.start : span.end] in inserted


@pytest.mark.parametrize(
    ("source", "old", "new", "result"),
    [
        ("有{val}`netizens`，\n比上年{chg}`x:change`。", "比", "较", "有{val}`netizens`，\n较上年{chg}`x:change`。"),
        ("a\nb c", "c", "d", "a\nb d"),
        ("**甲**乙", "乙", "丙", "**甲**丙"),
        ("见[网站](http://a.b \"题\")。", "。", "！", "见[网站](http://a.b \"题\")！"),
        ("5\\*3", "3", "4", "5\\*4"),
        ("{val}``a`b``甲", "甲", "乙", "{val}``a`b``乙"),
    ],
)  # fmt: skip
def test_only_the_changed_words_are_replaced(source, old, new, result):
    have = list(atoms(source))
    text = "".join(a.text if a.kind == "character" else "\0" for a in have)
    at = text.index(old)
    have[at : at + len(old)] = [Atom("character", c) for c in new]
    assert edited(source, have) == result


MARKS = ["**粗**", "1. 一", "12) 一", "# 题", "#题", "`码`", "{val}`x`", "- 项", "> 引", ":::", ": 释", "---", "{#id}"]


@pytest.mark.parametrize("typed", MARKS)
def test_marks_that_an_editor_types_are_words(typed):
    source = written([Atom("character", c) for c in typed])
    (block,) = blocks(source, "a.md")
    assert isinstance(block, Paragraph)
    assert block.inlines == (Text(typed),)
    assert len(re.sub(r"\\", "", source)) == len(typed)
