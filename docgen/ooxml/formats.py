"""Formats of characters and paragraphs in points → rPr and pPr elements in the order of the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.ooxml.xml import Element, copied, on, w

Align = Literal["", "left", "center", "right", "both"]


@dataclass(frozen=True, slots=True)
class Fonts:
    """Fonts for Latin letters and digits, and for Han."""

    latin: str
    asian: str


@dataclass(frozen=True, slots=True)
class Characters:
    """How characters look; size and spacing in points, colour #rrggbb; what is empty or None is inherited."""

    style: str = ""
    fonts: Fonts | None = None
    bold: bool | None = None
    colour: str = ""
    spacing: float = 0.0
    size: float = 0.0
    hint: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop, points from the left indent's origin; leader `dot` or nothing."""

    at: float
    kind: Literal["left", "center", "right", "decimal"] = "left"
    leader: Literal["", "dot"] = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A border line: width and distance from the text in points, colour #rrggbb."""

    width: float
    colour: str
    space: float = 0.0


@dataclass(frozen=True, slots=True)
class Borders:
    """Lines round a paragraph, a cell or a table."""

    top: Line | None = None
    left: Line | None = None
    bottom: Line | None = None
    right: Line | None = None
    inside: Line | None = None


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """How a paragraph looks; lengths in points, `first_chars` in characters; 0, empty and None are inherited.

    `line` is exact, `single` sets the distance of lines by the text's own height (pictures need that).
    `first` negative = hanging. `outline` counts from 1. `number` = (number of the list, its level from 0).
    `hanging_marks`: 。 and ， may stand beyond the right edge.
    """

    style: str = ""
    keep_next: bool | None = None
    keep_lines: bool | None = None
    number: tuple[int, int] | None = None
    borders: Borders | None = None
    tabs: tuple[Tab, ...] = ()
    hanging_marks: bool | None = None
    before: float | None = None
    after: float | None = None
    line: float = 0.0
    single: bool = False
    left: float | None = None
    right: float | None = None
    first: float | None = None
    first_chars: float | None = None
    align: Align = ""
    outline: int = 0


def twips(points: float) -> int:
    """Points → twentieths of a point, the unit of most lengths in WordprocessingML."""
    return round(points * 20)


def hexadecimal(colour: str) -> str:
    """#rrggbb → RRGGBB."""
    return colour.lstrip("#").upper()


@copied
def run_properties(look: Characters) -> Element | None:
    """Characters → rPr, or None if nothing is set (ECMA-376 part 1, 17.3.2.28)."""
    children = [
        w("rStyle", val=look.style) if look.style else None,
        _fonts(look),
        on("b", look.bold),
        on("bCs", look.bold),
        w("color", val=hexadecimal(look.colour)) if look.colour else None,
        w("spacing", val=twips(look.spacing)) if look.spacing else None,
        w("sz", val=round(look.size * 2)) if look.size else None,
        w("szCs", val=round(look.size * 2)) if look.size else None,
    ]
    return w("rPr", *children) if any(child is not None for child in children) else None


def _fonts(look: Characters) -> Element | None:
    if not look.fonts and not look.hint:
        return None
    made = w("rFonts", hint="eastAsia" if look.hint else None)
    if look.fonts:
        latin, asian = look.fonts.latin, look.fonts.asian
        made.attrib.update(w("rFonts", ascii=latin, hAnsi=latin, eastAsia=asian, cs=latin).attrib)
    return made


@copied
def paragraph_properties(look: Paragraphs) -> Element | None:
    """Paragraphs → pPr, or None if nothing is set (ECMA-376 part 1, 17.3.1.26)."""
    children = [
        w("pStyle", val=look.style) if look.style else None,
        on("keepNext", look.keep_next),
        on("keepLines", look.keep_lines),
        _number(look.number),
        border_box("pBdr", look.borders) if look.borders else None,
        w("tabs", *map(_tab, look.tabs)) if look.tabs else None,
        on("overflowPunct", look.hanging_marks),
        _spacing(look),
        _indent(look),
        w("jc", val=look.align) if look.align else None,
        w("outlineLvl", val=look.outline - 1) if look.outline else None,
    ]
    return w("pPr", *children) if any(child is not None for child in children) else None


def border_box(tag: str, borders: Borders) -> Element:
    """Borders → pBdr, tblBorders or tcBorders; the inside line is the horizontal one of a table."""
    sides = [("top", borders.top), ("left", borders.left), ("bottom", borders.bottom), ("right", borders.right)]
    inside = [("insideH", borders.inside)] if tag == "tblBorders" else []
    return w(tag, *(_line(side, line) for side, line in sides + inside if line))


def _line(side: str, line: Line) -> Element:
    """A border in eighths of a point, its distance in points (17.3.4)."""
    width = {"val": "single", "sz": str(round(line.width * 8))} if line.width else {"val": "nil"}
    return w(side, **width, space=round(line.space), color=hexadecimal(line.colour))


def _number(number: tuple[int, int] | None) -> Element | None:
    if number is None:
        return None
    return w("numPr", w("ilvl", val=number[1]), w("numId", val=number[0]))


def _tab(tab: Tab) -> Element:
    return w("tab", val=tab.kind, leader=tab.leader or None, pos=twips(tab.at))


def _spacing(look: Paragraphs) -> Element | None:
    if look.before is None and look.after is None and not look.line and not look.single:
        return None
    rule = "exact" if look.line else "auto"
    return w(
        "spacing",
        before=None if look.before is None else twips(look.before),
        after=None if look.after is None else twips(look.after),
        line=twips(look.line) if look.line else 240 if look.single else None,
        lineRule=rule if look.line or look.single else None,
    )


def _indent(look: Paragraphs) -> Element | None:
    if (look.left, look.right, look.first, look.first_chars) == (None, None, None, None):
        return None
    first = look.first or 0.0
    return w(
        "ind",
        left=None if look.left is None else twips(look.left),
        right=None if look.right is None else twips(look.right),
        hanging=twips(-first) if first < 0 else None,
        firstLineChars=None if look.first_chars is None else round(look.first_chars * 100),
        firstLine=None if look.first is None or first < 0 else twips(first),
    )
