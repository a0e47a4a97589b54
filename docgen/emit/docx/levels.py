"""Marks of the style (第一篇, 一、, 1., •) → levels of Word's lists."""

from __future__ import annotations

from typing import Literal

from docgen.emit.docx.headings import DEPTHS
from docgen.emit.docx.look import PART_NUMBER_MM, PART_TITLE_MM, characters
from docgen.ooxml.formats import Characters, Paragraphs, Tab
from docgen.ooxml.numbering import Format, Level, List
from docgen.ooxml.text import PLAIN
from docgen.style.style import POINTS_PER_MM, Style

_NESTED = 4
_PART_NUMBER_SIZE = 22.0


def heading_list(style: Style, shift: int, depths: range) -> List:
    """The list whose marks are `shift` deeper than the default of each depth; with 0 it is that of Word's headings.

    It serves `depths` only, but has all levels, so that a level is a depth in every list.
    """
    marks = style.marks.default
    levels = []
    for level in range(DEPTHS):
        scheme = marks[min(max(level + shift, 0), len(marks) - 1)]
        own, part = shift == 0 and level + 1 in depths, shift == 0 and level == 0
        levels.append(
            Level(
                _format(scheme),
                _text(scheme, level + 1),
                "tab" if part else _suffix(scheme),
                style=f"Heading{level + 1}" if own else "",
                look=Characters(size=_PART_NUMBER_SIZE, colour=style.screen("paper")) if part else PLAIN,
                place=part_place(style) if part else Paragraphs(left=0, first=0),
            )
        )
    return List(tuple(levels))


def item_list(style: Style, *, ordered: bool) -> List:
    """Lists in the text: the mark stands where a paragraph's first line begins, further lines at the margin."""
    marks, size = style.marks, style.grid.size
    indent = style.text.indent * size
    levels = (
        Level(
            "decimal" if ordered else "bullet",
            _text(marks.ordered, level + 1) if ordered else marks.bullet,
            "space",
            look=PLAIN if ordered else Characters(fonts=characters(style, style.text.face).fonts, hint=True),
            place=Paragraphs(left=level * indent, first=indent),
        )
        for level in range(_NESTED)
    )
    return List(tuple(levels))


def part_place(style: Style) -> Paragraphs:
    """Indents of a part's heading: its title hangs beside its number, which stands on the band at the page's edge."""
    left = (PART_TITLE_MM - style.page.inner_mm) * POINTS_PER_MM
    return Paragraphs(tabs=(Tab(left),), left=left, first=-(PART_TITLE_MM - PART_NUMBER_MM) * POINTS_PER_MM)


def _format(scheme: str) -> Format:
    return "chineseCountingThousand" if "一" in scheme else "decimal"


def _text(scheme: str, level: int) -> str:
    """A mark's pattern → the text of a level: 第一章 → 第%2章."""
    return scheme.replace("一" if "一" in scheme else "1", f"%{level}")


def _suffix(scheme: str) -> Literal["space", "nothing"]:
    """What follows a mark: 、 and ） bring a gap of their own."""
    return "nothing" if scheme.endswith(("、", "）")) else "space"
