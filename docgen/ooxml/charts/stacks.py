"""Stacked columns → the look of their labels: light on dark parts, beside parts that are too low for them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from docgen.model.chart import Point
from docgen.ooxml.charts.frame import Frame, ems
from docgen.ooxml.charts.labels import Label, Labelled
from docgen.ooxml.charts.scale import Range
from docgen.ooxml.charts.series import Row
from docgen.style.palette import PAPER, ink_on, series_colours
from docgen.style.style import Style

_LEADING = 1.15
_BESIDE = 4.0
_WHOLE, _QUARTER = Decimal(100), 25.0


def sums(rows: Sequence[Row]) -> list[Decimal]:
    """Rows of a stack → the sum of every category."""
    return [sum((row.points[k].value or Decimal(0) for row in rows), Decimal(0)) for k in range(len(rows[0].points))]


def limits(rows: Sequence[Row]) -> Range | None:
    """Parts of a whole end at 100; other stacks as the program likes."""
    highest = max(sums(rows), default=Decimal(0))
    shares = all(row.series.unit == "%" for row in rows)
    return Range(0.0, float(_WHOLE), _QUARTER) if shares and abs(highest - _WHOLE) < 1 else None


def stack_labels(rows: Sequence[Row], style: Style, frame: Frame, high: float, width: float) -> list[Labelled]:
    """Rows, the end of the axis, width of a column in points → how the points of each row are labelled."""
    unit = frame.plot.height / high
    size, ink = style.chart.label_size, style.screen(style.text.colour)

    def labelled(colour: str) -> Labelled:
        def how(index: int, point: Point) -> Label:
            low = abs(float(point.value or 0)) * unit < size * _LEADING
            if low:
                beside = width / 2 + ems(point.label) * size / 2 + _BESIDE
                return Label(ink, shift=(beside / frame.width, 0.0))
            if point.basis == "derived":
                return Label(ink, style.screen(PAPER))
            return Label(ink_on(style, colour))

        return how

    return [labelled(colour) for colour in series_colours(style, [row.series for row in rows])]
