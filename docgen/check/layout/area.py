"""Lines of all pages → the type area: body type, column edges of left- and right-hand pages, grid of base lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docgen.check.layout.classes import is_han
from docgen.check.layout.lines import Line

_WORDS = 8
_FEW = 24
_SAME_EDGE = 0.5
_SHARED = 0.4
"""Lines that end where the edge may be, of those that end where most do."""
_BODY, _TAGGED = 10, 50
"""One page of so many must reach the first and last line: of the body's lines, of lines tagged as text."""
_DRAWN = "Figure"
_NO_TEXT = ("", "Artifact", _DRAWN)
"""Marked content that is no text of the page's; untagged documents have the first alone."""


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


def type_area(pages: Sequence[Sequence[Line]], width: float) -> TypeArea:
    """Lines by page, width of a page → TypeArea: what most of the text has. Raises ValueError without Han text."""
    font, size = _body_type(line for lines in pages for line in lines)
    body = [[line for line in lines if line.font == font and line.size == size] for lines in pages]
    long = [line for lines in body for line in lines if len(line.glyphs) >= _WORDS]
    leading = _most(round(a.y - b.y, 1) for lines in body for a, b in pairwise(lines) if a.y - b.y > size / 2)
    full = [lines for lines in body if len(lines) > 1] or [lines for lines in body if lines]
    top = _extreme([max(line.y for line in lines) for lines in full], 1)
    bottom = _extreme([min(line.y for line in lines) for lines in full], -1)
    leading = leading or 1.75 * size
    top, bottom = _reaching(pages, top, bottom, leading)
    return TypeArea(font, size, _columns(long, width), top, bottom, leading)


def _columns(long: Sequence[Line], width: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Long lines of the body → the column edges of right- and left-hand pages.

    Few lines may all be indented or short: where a side has few, the narrower column mirrors the other.
    """
    right_hand, left_hand = ([line for line in long if line.page % 2 == side] for side in (0, 1))
    right, left = _edges(right_hand), _edges(left_hand)
    wider = right[1] - right[0] - (left[1] - left[0])
    if abs(wider) <= _SAME_EDGE or min(len(right_hand), len(left_hand)) >= _FEW:
        return right, left
    if wider > 0:
        return right, (width - right[1], width - right[0])
    return (width - left[1], width - left[0]), left


def _reaching(pages: Iterable[Iterable[Line]], top: float, bottom: float, leading: float) -> tuple[float, float]:
    """First and last base line → the same moved out by whole lines as far as text that is tagged as such reaches."""
    tagged = [[line.y for line in lines if line.tag not in _NO_TEXT] for lines in pages]
    heights = [ys for ys in tagged if len(ys) > 1]
    if heights:
        highest = _extreme([max(ys) for ys in heights], 1, _TAGGED)
        lowest = _extreme([min(ys) for ys in heights], -1, _TAGGED)
        top += leading * max(0, round((highest - top) / leading))
        bottom -= leading * max(0, round((bottom - lowest) / leading))
    return top, bottom


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
    return _edge([line.left for line in lines], -1), _edge([line.right for line in lines], 1)


def _edge(values: Sequence[float], sign: int) -> float:
    """The outermost value that many lines share: some lines' slips, or marks that hang, do not move the edge."""
    counts = Counter(round(value, 1) for value in values)
    least = max(counts.values(), default=0) * _SHARED
    shared = [value for value, count in counts.items() if count >= least]
    outermost = max((sign * value for value in shared), default=0.0)
    return _most(round(value, 1) for value in values if abs(sign * value - outermost) <= _SAME_EDGE)


def _most(values: Iterable[float]) -> float:
    """The commonest value, the smaller of two as common; 0 for none."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value), default=0.0)


def _extreme(values: Sequence[float], sign: int, share: int = _BODY) -> float:
    """The outermost value that at least one page of `share` reaches (one page's slip does not move the area)."""
    ordered = sorted((round(value, 1) for value in values), key=lambda value: -sign * value)
    return ordered[len(ordered) // share]
