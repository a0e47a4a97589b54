"""Series on a plot → lines with markers, interrupted where a point is missing, and labels clear of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from matplotlib.patches import Circle, Patch, Polygon

from docgen.figures.box import Box, Point
from docgen.figures.labels import LIFT, SMALLEST, largest
from docgen.figures.line_labels import Obstacles, Want, label_colour, write_labels
from docgen.figures.marks import chip, missing, missing_word
from docgen.figures.scale import Scale, known
from docgen.figures.sheet import HAIR, Plot, Sheet, finish
from docgen.figures.typeset import MIDDLE
from docgen.model.chart import Series

LINE, RADIUS = 1.5, 2.6
FOOT = 10.0
"""Room under the lowest point where the axis does not start at zero."""
STRIP = 15.0
"""Height of a row of words for missing points of single series, under the lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A series as drawn: its colour, the shape of its markers, its points on the sheet (None = missing)."""

    series: Series
    colour: str
    shape: int
    points: tuple[Point | None, ...]

    def runs(self) -> Iterator[list[Point]]:
        """Stretches without a gap."""
        run: list[Point] = []
        for point in (*self.points, None):
            if point is not None:
                run.append(point)
            elif run:
                yield run
                run = []


def lines_on(plot: Plot, series: Sequence[Series], colours: Sequence[str]) -> tuple[Line, ...]:
    """Series and colours → lines placed on a plot."""
    rows = [[None if p.value is None else plot.at(k, float(p.value)) for k, p in enumerate(s.points)] for s in series]
    return tuple(
        Line(one, colour, i, tuple(row)) for i, (one, colour, row) in enumerate(zip(series, colours, rows, strict=True))
    )


def line_plot(sheet: Sheet, box: Box, series: Sequence[Series], scale: Scale) -> Plot:
    """A plot for lines: room for labels over the highest point, for words of missing points under the lowest tick."""
    highest = float(max(known(series), default=Decimal(1)))
    above = RADIUS + LIFT + sheet.label_size
    below = _strip(series) + (FOOT if scale.low else 0.0)
    return sheet.plot(box, scale.fitted(box.height, [(highest, above)], [(scale.low, below)]))


def _strip(series: Sequence[Series]) -> float:
    """Height to leave under the lines for words of points that some series lack while others have them."""
    rows = max((len(lacking) for lacking in _lacking(series) if len(lacking) < len(series)), default=0)
    return rows * STRIP + RADIUS if rows else 0.0


def draw_lines(
    sheet: Sheet, plot: Plot, lines: Sequence[Line], joined: bool, marked: frozenset[int] = frozenset()
) -> None:
    """Lines, gaps and labels.

    joined: whether lines run from point to point (between areas they would mean nothing: markers alone).
    marked: categories whose gap is shown already.
    """
    if joined:
        for line in lines:
            for run in line.runs():
                if len(run) > 1:
                    sheet.line(run, line.colour, LINE)
    for line in lines:
        for point, place in zip(line.series.points, line.points, strict=True):
            if place is not None:
                marker(sheet, place, line.colour, line.shape, hollow=point.basis == "derived")
    _gaps(sheet, plot, lines, marked)
    wants = [
        Want(p.label, at, label_colour(sheet, line.colour, len(lines)))
        for line in lines
        for p, at in zip(line.series.points, line.points, strict=True)
        if at is not None and p.label
    ]
    write_labels(sheet, plot, wants, _obstacles(plot, lines, joined))


def marker(sheet: Sheet, at: Point, colour: str, shape: int, hollow: bool) -> None:
    """The sign of a point: circle, square, diamond, triangle by series; hollow for derived."""
    patch = _shape(at, shape % 4)
    fill, outline, width = (sheet.paper, colour, 1.1) if hollow else (colour, sheet.paper, 0.7)
    sheet.add(finish(patch, fill, outline, width=width))


def _shape(at: Point, shape: int) -> Patch:
    (x, y), r = at, RADIUS
    if shape == 0:
        return Circle(at, r)
    if shape == 1:
        return Polygon([(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)], closed=True)
    if shape == 2:
        return Polygon([(x, y - 1.35 * r), (x + 1.35 * r, y), (x, y + 1.35 * r), (x - 1.35 * r, y)], closed=True)
    return Polygon([(x - 1.2 * r, y - r), (x + 1.2 * r, y - r), (x, y + 1.2 * r)], closed=True)


def _lacking(series: Sequence[Series]) -> list[list[int]]:
    """Series → for every category the series whose point is missing there."""
    places = range(len(series[0].points)) if series else range(0)
    return [[i for i, s in enumerate(series) if missing(s.points[k])] for k in places]


def _gaps(sheet: Sheet, plot: Plot, lines: Sequence[Line], marked: frozenset[int]) -> None:
    for place, lacking in enumerate(_lacking([line.series for line in lines])):
        if place in marked:
            continue
        x = plot.at(place, plot.scale.low)[0]
        if len(lacking) == len(lines):
            sheet.line([(x, plot.box.bottom), (x, plot.box.top)], sheet.axis, HAIR, dashed=True)
            chip(sheet, x, plot.box.middle[1], missing_word(sheet, lines[0].series.points[place]))
            continue
        for row, i in enumerate(lacking):
            _lone_gap(sheet, Box(x - plot.slot / 2, plot.box.bottom + row * STRIP, plot.slot, STRIP), lines[i], place)


def _lone_gap(sheet: Sheet, box: Box, line: Line, place: int) -> None:
    """The sign of the one series that is missing here and the word, on the strip under the lines."""
    word = missing_word(sheet, line.series.points[place])
    size = largest(sheet, [word], box.width - 4 * RADIUS, SMALLEST) or SMALLEST
    width = sheet.width_of(word, size) + 3 * RADIUS
    x, y = box.middle
    marker(sheet, (x - width / 2 + RADIUS, y), line.colour, line.shape, hollow=False)
    sheet.words(x - width / 2 + 3 * RADIUS, y - MIDDLE * size, word, size=size, colour=sheet.quiet)


def _obstacles(plot: Plot, lines: Sequence[Line], joined: bool) -> Obstacles:
    strip = _strip([line.series for line in lines])
    bounds = Box(plot.box.left, plot.box.bottom + strip, plot.box.width, plot.box.height - strip)
    markers = tuple(Box(*at, 0, 0).grown(RADIUS + 0.8) for line in lines for at in line.points if at is not None)
    segments = [s for line in lines for run in line.runs() for s in pairwise(run)]
    return Obstacles(bounds, markers, tuple(segments) if joined else ())
