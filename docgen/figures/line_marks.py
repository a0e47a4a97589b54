"""Series on a plot → lines with markers, interrupted where a point is missing, and labels clear of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.patches import Circle, Patch, Polygon

from docgen.figures.box import Box, Point, crosses
from docgen.figures.labels import LIFT, SMALLEST, STEP, largest
from docgen.figures.marks import chip, missing, missing_word
from docgen.figures.scale import Scale, known
from docgen.figures.sheet import HAIR, Plot, Sheet, finish
from docgen.figures.typeset import text_box
from docgen.model.chart import Series
from docgen.model.facts import EditionError

LINE, RADIUS = 1.5, 2.6
STRIP = 15.0
"""Height of a row of words for missing points of single series, under the lines."""
CROSSING = 14.0
"""How much further (points) a label goes rather than lie on a line."""


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
    return tuple(
        Line(s, colour, i, tuple(None if p.value is None else plot.at(k, float(p.value)) for k, p in enumerate(s.points)))
        for i, (s, colour) in enumerate(zip(series, colours, strict=True))
    )


def line_plot(sheet: Sheet, box: Box, series: Sequence[Series], scale: Scale) -> Plot:
    """A plot for lines: room for labels over the highest point, for words of missing points under the lowest tick."""
    highest = float(max(known(series), default=Decimal(1)))
    above = RADIUS + LIFT + sheet.label_size
    return sheet.plot(box, len(sheet.spec.categories), scale.fitted(box.height, (highest, above), (scale.low, _strip(series))))


def _strip(series: Sequence[Series]) -> float:
    """Height to leave under the lines for words of points that some series lack while others have them."""
    return max((len(lacking) for lacking in _lacking(series) if len(lacking) < len(series)), default=0) * STRIP


def draw_lines(sheet: Sheet, plot: Plot, lines: Sequence[Line], joined: bool) -> None:
    """Lines (only markers if the categories are not joined: areas have no order in time), gaps and labels."""
    if joined:
        for line in lines:
            for run in line.runs():
                if len(run) > 1:
                    sheet.line(run, line.colour, LINE)
    for line in lines:
        for point, place in zip(line.series.points, line.points, strict=True):
            if place is not None:
                marker(sheet, place, line.colour, line.shape, hollow=point.basis == "derived")
    _gaps(sheet, plot, lines)
    _labels(sheet, plot, lines, joined)


def marker(sheet: Sheet, at: Point, colour: str, shape: int, hollow: bool) -> None:
    """The sign of a point: circle, square, diamond, triangle by series; hollow for derived."""
    patch = _shape(at, shape % 4)
    sheet.add(finish(patch, sheet.paper if hollow else colour, colour if hollow else sheet.paper, width=1.1 if hollow else 0.7))


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


def _gaps(sheet: Sheet, plot: Plot, lines: Sequence[Line]) -> None:
    for place, lacking in enumerate(_lacking([line.series for line in lines])):
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
    sheet.words(x - width / 2 + 3 * RADIUS, y - 0.37 * size, word, size=size, colour=sheet.quiet)


@dataclass(frozen=True, slots=True)
class _Want:
    """A label and the point it belongs to."""

    text: str
    at: Point
    colour: str


def _labels(sheet: Sheet, plot: Plot, lines: Sequence[Line], joined: bool) -> None:
    wants = [
        _Want(p.label, at, line.colour)
        for line in lines
        for p, at in zip(line.series.points, line.points, strict=True)
        if at is not None and p.label
    ]
    wants.sort(key=lambda w: (w.at[0], -w.at[1]))
    segments = [s for line in lines for run in line.runs() for s in zip(run, run[1:], strict=False)] if joined else []
    size = largest(sheet, [w.text for w in wants], plot.slot - 2, SMALLEST)
    while wants and size >= SMALLEST:
        placed = _placed(sheet, plot, wants, segments, size)
        if placed:
            _write(sheet, wants, placed, segments, size)
            return
        size -= STEP
    if wants:
        raise EditionError(sheet.spec.id, "一幅图里的线和数太多，标不下", "分成几幅图")


def _placed(
    sheet: Sheet, plot: Plot, wants: Sequence[_Want], segments: Sequence[tuple[Point, Point]], size: float
) -> list[Box]:
    """Places of the labels: the nearest free ones, above rather than below; empty if one finds no place."""
    markers = [Box(w.at[0], w.at[1], 0, 0).grown(RADIUS + 1) for w in wants]
    placed: list[Box] = []
    for want in wants:
        width = sheet.width_of(want.text, size)
        x = min(max(want.at[0] - width / 2, sheet.area.left), sheet.area.right - width)
        free = [
            (cost + CROSSING * sum(crosses(box, *s) for s in segments), i, box)
            for i, (cost, box) in enumerate(_candidates(plot.box, want, x, width, size))
            if not any(box.overlaps(other) for other in (*placed, *markers))
        ]
        if not free:
            return []
        placed.append(min(free)[2])
    return placed


def _candidates(bounds: Box, want: _Want, x: float, width: float, size: float) -> Iterator[tuple[float, Box]]:
    """Boxes above and below the point, ever further away, within the bounds; each with its distance."""
    away = 0.0
    while away < bounds.height:
        above = text_box(x, want.at[1] + RADIUS + LIFT + away - 1.0, width, size)
        below = text_box(x, want.at[1] - RADIUS - LIFT - away - 0.8 * size, width, size)
        if above.top <= bounds.top + size:
            yield away, above
        if below.bottom >= bounds.bottom:
            yield away + 2.0, below
        away += 3.0


def _write(
    sheet: Sheet, wants: Sequence[_Want], placed: Sequence[Box], segments: Sequence[tuple[Point, Point]], size: float
) -> None:
    for want, box in zip(wants, placed, strict=True):
        if any(crosses(box, *s) for s in segments):
            sheet.rectangle(box.grown(0.5), sheet.paper)
        sheet.words(box.left, box.bottom + 0.12 * size, want.text, size=size)
