"""Style and target → the frame of a page: where the trimmed page stands on its medium, with bleed and crop marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.style.style import POINTS_PER_MM, Style

Target = Literal["web", "print"]

_SLUG = 10.0
_MARK_FROM, _MARK_TO = 1.0, 6.0
"""Millimetres outside the bleed: the room for crop marks, and where these begin and end."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Points. width, height: the trimmed page; bleed and, for crop marks, slug around it; neither on the web.

    inner: the margin at the spine; top: the upper margin; column: width of the type area.
    """

    width: float
    height: float
    bleed: float
    slug: float
    inner: float
    top: float
    column: float

    @property
    def edge(self) -> float:
        """Distance of the trimmed page from the edge of the medium."""
        return self.bleed + self.slug

    @property
    def medium(self) -> tuple[float, float]:
        return self.width + 2 * self.edge, self.height + 2 * self.edge

    @property
    def trim_box(self) -> tuple[float, float, float, float]:
        return self._box(self.edge)

    @property
    def bleed_box(self) -> tuple[float, float, float, float]:
        return self._box(self.slug)

    def _box(self, edge: float) -> tuple[float, float, float, float]:
        width, height = self.medium
        return edge, edge, width - edge, height - edge

    def left(self, page: int) -> float:
        """Page index → left edge of its type area: margins are mirrored, the inner one at the spine."""
        return self.edge + (self.inner if page % 2 == 0 else self.width - self.inner - self.column)

    @property
    def head(self) -> float:
        """Upper edge of the type area."""
        return self.edge + self.height - self.top

    def crop_marks(self) -> Iterator[tuple[float, float, float, float]]:
        """Lines at the corners that point at the trimmed page's edges from outside the bleed."""
        left, bottom, right, top = self.trim_box
        begin, end = (self.bleed + mm * POINTS_PER_MM for mm in (_MARK_FROM, _MARK_TO))
        for x in (left, right):
            yield x, bottom - begin, x, bottom - end
            yield x, top + begin, x, top + end
        for y in (bottom, top):
            yield left - begin, y, left - end, y
            yield right + begin, y, right + end, y


def frame_of(style: Style, target: Target) -> Frame:
    """Style, target → Frame."""
    page, unit = style.page, POINTS_PER_MM
    bleed = page.bleed_mm if target == "print" else 0.0
    slug = _SLUG if target == "print" and page.crop_marks else 0.0
    size = (page.width_mm * unit, page.height_mm * unit)
    return Frame(*size, bleed * unit, slug * unit, page.inner_mm * unit, page.top_mm * unit, style.grid.width)
