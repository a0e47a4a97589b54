"""Lines of all pages → the type area: body type, column edges of left- and right-hand pages, grid of base lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docgen.check.layout.classes import is_han
from docgen.check.layout.lines import Line

_WORDS = 8
_DRAWN = "Figure"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the type area stands, as one who set the pages knows it: the fields of `TypeArea`."""

    edges: tuple[tuple[float, float], tuple[float, float]]
    top: float
    bottom: float
    leading: float


@dataclass(frozen=True, slots=True)
class TypeArea:
    """font and size of the body; edges (left, right) of even and odd page indices; base lines of the first and the
    last body line of a full page; their distance (`leading`)."""

    font: str
    size: float
    edges: tuple[tuple[float, float], tuple[float, float]]
    top: float
    bottom: float
    leading: float

    def column(self, page: int) -> tuple[float, float]:
        """Page index → left and right edge of its column."""
        return self.edges[page % 2]

    @property
    def height(self) -> float:
        return self.top - self.bottom + self.leading


def type_area(pages: Sequence[Sequence[Line]], frame: Frame | None = None) -> TypeArea:
    """Lines by page → TypeArea: what most of the text has, unless the frame is known (few pages do not show it).

    Raises ValueError where there is no Han text.
    """
    font, size = _body_type(line for lines in pages for line in lines)
    if frame is not None:
        return TypeArea(font, size, frame.edges, frame.top, frame.bottom, frame.leading)
    body = [[line for line in lines if line.font == font and line.size == size] for lines in pages]
    long = [line for lines in body for line in lines if len(line.glyphs) >= _WORDS]
    right_hand, left_hand = ([line for line in long if line.page % 2 == side] or long for side in (0, 1))
    leading = _most(round(a.y - b.y, 1) for lines in body for a, b in pairwise(lines) if a.y - b.y > size / 2)
    full = [lines for lines in body if len(lines) > 1] or [lines for lines in body if lines]
    top = _extreme([max(line.y for line in lines) for lines in full], 1)
    bottom = _extreme([min(line.y for line in lines) for lines in full], -1)
    return TypeArea(font, size, (_edges(right_hand), _edges(left_hand)), top, bottom, leading or 1.75 * size)


def _body_type(lines: Iterable[Line]) -> tuple[str, float]:
    counts = Counter(
        (glyph.font, glyph.size)
        for line in lines
        for glyph in line.glyphs
        if glyph.tag != _DRAWN and is_han(glyph.text)
    )
    if not counts:
        raise ValueError("no Han text")
    return counts.most_common(1)[0][0]


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    return _most(round(line.left, 1) for line in lines), _most(round(line.right, 1) for line in lines)


def _most(values: Iterable[float]) -> float:
    """The commonest value, the smaller of two as common; 0 for none."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value), default=0.0)


def _extreme(values: Sequence[float], sign: int) -> float:
    """The outermost value that at least a tenth of the pages reach (one page's slip does not move the area)."""
    ordered = sorted((round(value, 1) for value in values), key=lambda value: -sign * value)
    return ordered[len(ordered) // 10]
