"""A doughnut: one colour a part, each part's name and value beside the ring (Word has no place for them there)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil, cos, pi, sin

from docgen.model.chart import ChartSpec, Point
from docgen.ooxml.charts import paint
from docgen.ooxml.charts.frame import Box, Frame, ems
from docgen.ooxml.charts.labels import Label, labels
from docgen.ooxml.charts.points import category_labels, said_after
from docgen.ooxml.charts.series import Row, data, head, rows
from docgen.ooxml.xml import Element, element
from docgen.style.palette import PAPER, part_colours
from docgen.style.style import Style

_RADIUS, _HOLE = 80.0, 58
"""Greatest outer radius in points; the hole in percent of it: as in the PDF."""
_REACH, _LEADING = 16.0, 1.25
_LINE, _ABOVE, _BESIDE = 0.8, 10.0, 44.0
_KEYS_SHARE, _KEY, _APART = 0.58, 26.0, 1.6
"""Share of the width that a legend may have; what a key takes beside its words; distance of lines in a legend in em."""


@dataclass(frozen=True, slots=True)
class Ring:
    """The ring's middle and outer radius in points."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        return Box(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


def ring(frame: Frame) -> Ring:
    """Frame → the ring in the middle of its plot, with room for a label above and below."""
    plot = frame.plot
    radius = min(_RADIUS, plot.height / 2 - _ABOVE, plot.width / 2 - _BESIDE)
    return Ring(plot.left + plot.width / 2, plot.top + plot.height / 2, radius)


def round_frame(spec: ChartSpec, style: Style, width: float, height: float) -> Frame:
    """ChartSpec, style, size in points → Frame: names that programs would break stand in a legend at the right.

    The ring is as large as it would be without one; the legend has the width that is left, where programs break long
    names, and more only where their lines would not fit. Both stand in the middle together.
    """
    size = style.chart.label_size
    plot = Box(0.0, 2 * size, width, height - 2 * size)
    whole = Frame(width, height, plot, None, style.chart.size, size)
    names = [ems(label) for label in category_labels(spec)]
    if max(names) * size <= _room(whole):
        return whole
    share = 2 * (ring(whole).radius + _BESIDE)
    room, lines = _keys(names, size, (width - share, width * _KEYS_SHARE), plot.height)
    keys = min(size, plot.height / (lines * _APART))
    share = min(share, width - room)
    left, tall = (width - share - room) / 2, lines * keys * _APART
    legend = Box(left + share, plot.top + (plot.height - tall) / 2, room, tall)
    return replace(whole, plot=replace(plot, left=left, width=share), legend=legend, keys=keys)


def _keys(names: Sequence[float], size: float, rooms: tuple[float, float], height: float) -> tuple[float, int]:
    """Widths of names in em, size of type, the least and the greatest width → width of the legend, number of lines."""
    room, most = rooms
    room = min(room, max(names) * size + _KEY)
    while True:
        lines = sum(ceil(width * size / (room - _KEY)) for width in names)
        if lines * size * _APART <= height or room >= most:
            return room, lines
        room += size


def _room(frame: Frame) -> float:
    """The width at which LibreOffice breaks a label (Word: a fifth of the chart, which is more)."""
    return _LINE * ring(frame).radius


def doughnut(spec: ChartSpec, style: Style, frame: Frame) -> Element:
    """ChartSpec of one series, style, frame → c:doughnutChart."""
    row = rows(spec)[0]
    return element(
        "c:doughnutChart",
        element("c:varyColors", val=1),
        _series(row, spec, style, frame),
        element("c:firstSliceAng", val=0),
        element("c:holeSize", val=_HOLE),
    )


def _series(row: Row, spec: ChartSpec, style: Style, frame: Frame) -> Element:
    paper, size = style.screen(PAPER), style.chart.label_size
    parts = []
    for index, (point, colour) in enumerate(zip(row.points, part_colours(style, len(row.points)), strict=True)):
        shape = paint.area(style, colour, point.basis == "derived", paper)
        parts.append(element("c:dPt", element("c:idx", val=index), element("c:bubble3D", val=0), shape))
    afters = [said_after(point, spec) for point in row.points]
    values = [point.label + after for point, after in zip(row.points, afters, strict=True)]
    separator = "" if frame.legend else " " if _short(row, values, frame, size) else "\n"
    places = _shifts(row, values, frame, size, separator)
    ink = style.screen(style.text.colour)

    def how(index: int, point: Point) -> Label:
        x, y = places[index]
        return Label(ink, shift=(x / frame.width, y / frame.height), after=afters[index])

    return element("c:ser", *head(row), *parts, labels(row.points, style, "", how, separator=separator), *data(row))


def _short(row: Row, values: Sequence[str], frame: Frame, size: float) -> bool:
    words = (f"{label} {value}" for label, value in zip(row.labels, values, strict=True))
    return all(ems(text) * size < _room(frame) for text in words)


def _shifts(row: Row, values: Sequence[str], frame: Frame, size: float, separator: str) -> list[tuple[float, float]]:
    """How far each label goes from the middle of its part to its place beside the ring."""
    around = ring(frame)
    middle = around.radius * (1 + _HOLE / 100) / 2
    angles = _angles(row.points)
    names = row.labels if separator else ("",) * len(row.labels)
    texts = [f"{label}{separator}{value}" for label, value in zip(names, values, strict=True)]
    wanted = [around.y - (around.radius + _REACH / 2) * cos(angle) for angle in angles]
    heights = [(text.count("\n") + 1) * size * _LEADING for text in texts]
    made = []
    for index, (angle, text) in enumerate(zip(angles, texts, strict=True)):
        right = sin(angle) >= 0
        side = [i for i, other in enumerate(angles) if (sin(other) >= 0) is right]
        y = dict(zip(side, _spread(wanted, heights, side, frame), strict=True))[index]
        half = max(ems(line) for line in text.split("\n")) * size / 2
        x = around.x + (1 if right else -1) * (around.radius + _REACH + half)
        made.append((x - around.x - middle * sin(angle), y - around.y + middle * cos(angle)))
    return made


def _angles(points: Sequence[Point]) -> list[float]:
    """Directions of the parts' middles, clockwise from the top."""
    values = [float(point.value or 0) for point in points]
    whole = sum(values) or 1.0
    ends = accumulate(values)
    return [2 * pi * (end - value / 2) / whole for end, value in zip(ends, values, strict=True)]


def _spread(wanted: Sequence[float], heights: Sequence[float], side: Sequence[int], frame: Frame) -> list[float]:
    """Heights of the labels of a side, pushed apart downwards and then upwards so that none touch."""
    order = sorted(side, key=lambda i: wanted[i])
    placed: dict[int, float] = {}
    edge = frame.plot.top
    for i in order:
        placed[i] = max(wanted[i], edge + heights[i] / 2)
        edge = placed[i] + heights[i] / 2
    edge = frame.height
    for i in reversed(order):
        placed[i] = min(placed[i], edge - heights[i] / 2)
        edge = placed[i] - heights[i] / 2
    return [placed[i] for i in side]
