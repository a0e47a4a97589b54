"""Glyphs of a page → lines of text, cut where a gap is wider than a line may have (columns, cells)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from docgen.check.layout.classes import CLOSERS, FULL_WIDTH, OPENERS, STOPS
from docgen.check.layout.glyphs import Glyph, Page

_SAME_BASE_LINE = 0.6
_COLUMN_GAP = 1.6
"""em: no gap inside a line is as wide, a justified one's included."""
_CELL_GAP = 0.8
CELL_TAGS = frozenset(("TD", "TH"))


@dataclass(frozen=True)
class Line:
    """Glyphs on one base line from left to right, blanks at both ends left out; page counts from 0."""

    page: int
    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @cached_property
    def size(self) -> float:
        return Counter(glyph.size for glyph in self.glyphs).most_common(1)[0][0]

    @cached_property
    def font(self) -> str:
        return Counter(glyph.font for glyph in self.glyphs).most_common(1)[0][0]

    @property
    def tag(self) -> str:
        return self.glyphs[0].tag

    @property
    def y(self) -> float:
        return self.glyphs[0].y

    @property
    def left(self) -> float:
        """Where its first character begins: an opening mark without the empty half of its em."""
        return start(self.glyphs[0])

    @property
    def right(self) -> float:
        """Where its last character ends: a closing mark or stop without the empty half of its em."""
        return end(self.glyphs[-1])

    @cached_property
    def pairs(self) -> tuple[tuple[Glyph, Glyph], ...]:
        """Neighbours."""
        return tuple(pairwise(self.glyphs))


def start(glyph: Glyph) -> float:
    """Left edge of a glyph, an opening mark's blank half left out."""
    return glyph.x + glyph.size / 2 if glyph.text in OPENERS and full_width(glyph) else glyph.x


def end(glyph: Glyph) -> float:
    """Right edge of a glyph, the blank half of a closing mark or stop left out."""
    return glyph.x + glyph.size / 2 if glyph.text in CLOSERS + STOPS and full_width(glyph) else glyph.end


def full_width(glyph: Glyph) -> bool:
    """Whether it takes an em, as the font has it (curly quotation marks are narrow in some fonts)."""
    return glyph.width >= FULL_WIDTH * glyph.size


def page_lines(page: Page) -> list[Line]:
    """Page → its lines from top to bottom, on one base line from left to right."""
    lines = [Line(page.index, part) for row in _rows(page.glyphs) for part in _parts(row)]
    return sorted(lines, key=lambda line: (-round(line.y), line.left))


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.y, g.x)):
        if row and row[0].y - glyph.y > _SAME_BASE_LINE:
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _parts(row: list[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    part: list[Glyph] = []
    for glyph in sorted(row, key=start):
        if part and (_other_cell(part[-1], glyph) or _apart(part[-1], glyph)):
            yield from _stripped(part)
            part = []
        part.append(glyph)
    yield from _stripped(part)


def _other_cell(a: Glyph, b: Glyph) -> bool:
    """Neighbours of two cells, as the structure tree tells them apart, however near they stand."""
    return a.tag in CELL_TAGS and b.tag in CELL_TAGS and a.content != b.content


def _apart(a: Glyph, b: Glyph) -> bool:
    widest = _CELL_GAP if b.tag in CELL_TAGS else _COLUMN_GAP
    return b.x - a.end > widest * max(a.size, b.size)


def _stripped(part: list[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    while part and part[-1].text.isspace():
        part = part[:-1]
    while part and part[0].text.isspace():
        part = part[1:]
    if part:
        yield tuple(part)
