"""What pages are filled with: boxes measured in grid lines, holding marks at places from their upper left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from docgen.emit.pdf.composer.types import SetLine
from docgen.emit.pdf.structure import Element


@dataclass(frozen=True, slots=True)
class Words:
    """A set line; x, y of its base line's start. `element` None = an artifact (not part of the text)."""

    x: float
    y: float
    line: SetLine
    element: Element | None


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle: x, y of its upper left corner; colour of the palette."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The place of a figure's drawing: upper left corner, height in grid lines."""

    x: float
    y: float
    id: str
    lines: int
    element: Element


Mark = Words | Fill | Chart


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of the flow, `lines` grid lines high (`drop` of them fall away at a page's top).

    keep: the next box must stand on the same page. anchors: ids that this box is the place of. A figure may float
    below the text that follows it, and its chart may shrink and grow by `give` lines.
    """

    lines: float
    marks: tuple[Mark, ...]
    kind: Literal["text", "heading", "figure"] = "text"
    keep: bool = False
    anchors: tuple[str, ...] = ()
    drop: float = 0.0
    give: tuple[int, int] = (0, 0)

    def at_top(self, leading: float) -> Box:
        """The same box at a page's top: the space above it falls away."""
        if not self.drop:
            return self
        marks = tuple(replace(mark, y=mark.y - self.drop * leading) for mark in self.marks)
        return replace(self, lines=self.lines - self.drop, marks=marks, drop=0.0)

    def again(self) -> Box:
        """The same box shown once more (a repeated header): an artifact, and the place of nothing."""
        marks = tuple(replace(mark, element=None) if isinstance(mark, Words) else mark for mark in self.marks)
        return replace(self, marks=marks, anchors=())

    def grown(self, lines: int, leading: float) -> Box:
        """The same figure with its chart `lines` higher: everything below the chart moves down."""
        if not lines:
            return self
        chart = next(m for m in self.marks if isinstance(m, Chart))
        marks = tuple(_grown(mark, chart, lines, leading) for mark in self.marks)
        return replace(self, lines=self.lines + lines, marks=marks)


def _grown(mark: Mark, chart: Chart, lines: int, leading: float) -> Mark:
    if mark is chart:
        return replace(chart, lines=chart.lines + lines)
    return replace(mark, y=mark.y + lines * leading) if mark.y > chart.y else mark


@dataclass(frozen=True, slots=True)
class TableFlow:
    """A table to be cut at page ends: caption and header repeat, `last` (notes) stands under the last part only."""

    caption: Box
    continued: Box
    header: Box
    rows: tuple[Box, ...]
    closing: Box
    last: Box

    @property
    def lines(self) -> float:
        boxes = (self.caption, self.header, *self.rows, self.closing, self.last)
        return sum(box.lines for box in boxes)


Flow = Box | TableFlow


@dataclass(frozen=True, slots=True)
class Placed:
    """A box on a page: its upper edge, in points from the top of the type area."""

    y: float
    box: Box
