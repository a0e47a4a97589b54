"""Lines → what each is on its page: body, heading, caption, table cell, folio… by marked content, type and place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from docgen.check.layout.area import TypeArea, type_area
from docgen.check.layout.classes import is_han
from docgen.check.layout.glyphs import Bookmark, Document, Shape
from docgen.check.layout.lines import CELL_TAGS, Line, page_lines

Role = Literal[
    "body", "heading", "caption", "source", "cell", "contents", "names", "head", "folio", "display", "drawing"
]

CAPTION = re.compile(r"(续?)(图|表|附表|数据表)\s*(\d+)(?=[\s\u3000])")
SOURCE = re.compile(r"(数据|资料)?来源|注[：:]|单位[：:]")
_FOLIO = re.compile(r"[-—·\s]*([0-9]{1,4}|[ivxlcIVXLC]{1,8})[-—·\s]*")
_LEADER = re.compile(r"[.…·](\s?[.…·]){4,}\s*[0-9ivxlcIVXLC]*$")
_NEAR = 1.0
_HEADING = 1.03
"""A heading's type is larger than the body's by at least this factor, or of another face in a line of its own."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size, its lines with their roles, and in `rows` each line's number from the top of the type area."""

    index: int
    label: str
    size: tuple[float, float]
    lines: tuple[Line, ...]
    roles: tuple[Role, ...]
    rows: tuple[int, ...]
    shapes: tuple[Shape, ...]

    def of(self, *roles: Role) -> list[Line]:
        """Its lines of these roles, from top to bottom."""
        return [line for line, role in zip(self.lines, self.roles, strict=True) if role in roles]

    @property
    def text(self) -> list[Line]:
        """What stands in the type area: all but head, folio and drawings."""
        return self.of("body", "heading", "caption", "source", "cell", "contents", "names")

    def role(self, line: Line) -> Role:
        return self.roles[self.lines.index(line)]

    def row(self, line: Line) -> int:
        """The line's number on its page, from 1."""
        return self.rows[self.lines.index(line)]

    @property
    def displayed(self) -> bool:
        """A page without running text and folio: cover, title page, part page, blank page."""
        return all(role == "display" for role in self.roles)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the rules look at."""

    area: TypeArea
    sheets: tuple[Sheet, ...]
    outline: tuple[Bookmark, ...]


def layout(document: Document) -> Layout:
    """Document → Layout."""
    lines = [page_lines(page) for page in document.pages]
    area = type_area(lines, document.pages[0].width if document.pages else 0.0)
    foliated = sum(any(_folio(line, area) for line in page) for page in lines) * 2 > len(lines)
    sheets = []
    for page, own in zip(document.pages, lines, strict=True):
        display = foliated and not any(_folio(line, area) for line in own)
        roles: list[Role] = ["display"] * len(own) if display else _roles(own, area, page.shapes)
        size = (page.width, page.height)
        sheets.append(Sheet(page.index, page.label, size, tuple(own), tuple(roles), _rows(own, roles), page.shapes))
    return Layout(area, tuple(sheets), document.outline)


def _rows(lines: Sequence[Line], roles: Sequence[Role]) -> tuple[int, ...]:
    rows: list[int] = []
    last = number = 0.0
    for line, role in zip(lines, roles, strict=True):
        counted = role not in ("head", "drawing")
        if counted and (not number or last - line.y > 1):
            number, last = number + 1, line.y
        rows.append(int(number) or 1)
    return tuple(rows)


def _folio(line: Line, area: TypeArea) -> bool:
    return line.y < area.bottom - area.leading / 2 and _FOLIO.fullmatch(line.text) is not None


def _roles(lines: Sequence[Line], area: TypeArea, shapes: Iterable[Shape]) -> list[Role]:
    """Lines of a page in order → their roles."""
    drawings = [shape for shape in shapes if 2 * area.leading < shape.top - shape.bottom < area.height]
    roles: list[Role] = [_role(line, area, drawings) for line in lines]
    for index, line in enumerate(lines):
        alone = not any(abs(other.y - line.y) < 1 and other is not line for other in lines)
        if roles[index] == "cell" and alone and line.tag not in CELL_TAGS:
            roles[index] = "source"
        elif roles[index] in ("body", "heading") and line.size <= area.size and not alone:
            roles[index] = "names"
    for index in range(1, len(roles) - 1):
        if roles[index] == "body" and roles[index - 1] == roles[index + 1] == "names":
            roles[index] = "names"
    return roles


def _role(line: Line, area: TypeArea, drawings: Iterable[Shape]) -> Role:
    """A line by itself → its role."""
    if line.tag == "Figure" or (not line.tag and any(_inside(line, shape) for shape in drawings)):
        return "drawing"
    if line.y < area.bottom - area.leading / 2:
        return "folio"
    if line.y > area.top + area.leading / 2 and line.size <= area.size:
        return "head"
    if line.tag == "TOCI" or _LEADER.search(line.text):
        return "contents"
    if line.tag in CELL_TAGS:
        return "cell"
    if line.size < area.size * 0.98:
        return _small(line)
    return _large(line, area)


def _inside(line: Line, shape: Shape) -> bool:
    middle = (line.left + line.right) / 2
    return shape.left <= middle <= shape.right and shape.bottom <= line.y <= shape.top


def _small(line: Line) -> Role:
    if line.tag == "Caption" or CAPTION.match(line.text):
        return "source" if SOURCE.match(line.text) else "caption"
    return "source" if SOURCE.match(line.text) or line.tag == "P" else "cell"


def _large(line: Line, area: TypeArea) -> Role:
    """Type of the body's size or more: a heading, the body, or columns of names (a line off both edges)."""
    if (line.tag[:1] == "H" and line.tag[1:].isdigit()) or line.size > area.size * _HEADING:
        return "heading"
    if not any(glyph.font == area.font for glyph in line.glyphs if is_han(glyph.text)) and line.font != area.font:
        return "heading"
    left = area.column(line.page)[0]
    offsets = (abs(line.left - left), abs(line.left - left - 2 * area.size))
    return "body" if min(offsets) < _NEAR * area.size else "names"
