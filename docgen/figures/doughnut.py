"""kind doughnut: the parts of a whole as a ring, each with its name and value beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from matplotlib.patches import Wedge

from docgen.figures.box import Box
from docgen.figures.box import Point as Place
from docgen.figures.labels import spread
from docgen.figures.legend import head, series_keys
from docgen.figures.marks import look
from docgen.figures.sheet import HAIR, Sheet
from docgen.figures.typeset import MIDDLE, wrap
from docgen.figures.words import unit_line
from docgen.model.chart import Point
from docgen.model.facts import EditionError
from docgen.style.palette import part_colours
from docgen.wording.messages import message

RADIUS, RING = 80.0, 0.42
"""Greatest outer radius in points; width of the ring as a part of it."""
ELBOW, REACH = 7.0, 16.0
"""From the ring to the elbow of a leader line, and on to the label."""
LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Part:
    """A wedge from `start` to `end` degrees, clockwise from the top, and the broken lines of its label."""

    point: Point
    colour: str
    start: float
    end: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Direction of the wedge's middle in radians, as mathematics counts them."""
        return radians(90 - (self.start + self.end) / 2)


def draw_doughnut(sheet: Sheet) -> None:
    """All parts must be known and none negative: EditionError otherwise."""
    points = _checked(sheet)
    series = sheet.spec.series[0]
    keys = [k for k in series_keys(sheet, [(series, sheet.own)]) if k.look == "hatched"]
    area = head(sheet, unit_line((series,)), "", keys)
    radius = min(RADIUS, area.height / 2 - ELBOW - sheet.size / 2)
    centre = area.middle
    parts = list(_parts(sheet, points, area.width / 2 - radius - REACH - 4))
    _wedges(sheet, centre, radius, [p for p in parts if p.point.basis != "derived"])
    _seams(sheet, centre, radius, parts)
    _wedges(sheet, centre, radius, [p for p in parts if p.point.basis == "derived"])
    for side in (1, -1):
        _labels(sheet, area, centre, radius, [p for p in parts if (cos(p.middle) >= 0) is (side > 0)], side)
    _total(sheet, centre)


def _checked(sheet: Sheet) -> tuple[Point, ...]:
    """The ring's points, or the error that says why there is no ring."""
    spec = sheet.spec
    if len(spec.series) != 1:
        raise EditionError(spec.id, message("环形图只能有一个系列"), message("改用 stacked 或 grouped"))
    points = spec.series[0].points
    for category, point in zip(spec.categories, points, strict=True):
        if point.value is None:
            raise EditionError(
                spec.id,
                message("环形图缺少“{category_label}”的值", category_label=category.label),
                message("各部分都已知时才用环形图，否则用 bars"),
            )
        if point.value < 0:
            raise EditionError(
                spec.id,
                message("环形图里“{category_label}”是负数", category_label=category.label),
                message("改用 bars"),
            )
    if not sum(p.value or 0 for p in points):
        raise EditionError(spec.id, message("环形图各部分之和为零"), message("改用 bars"))
    return points


def _parts(sheet: Sheet, points: Sequence[Point], room: float) -> Iterator[Part]:
    whole = float(sum(p.value or 0 for p in points))
    start = 0.0
    pairs = list(zip(sheet.spec.categories, points, strict=True))
    if sheet.spec.sort:
        pairs.sort(key=lambda pair: -(pair[1].value or 0))
    for (category, point), colour in zip(pairs, part_colours(sheet.style, len(points)), strict=True):
        end = start + float(point.value or 0) / whole * 360
        text = f"{category.label} {point.label}".strip()
        yield Part(point, colour, start, end, wrap(text, room, lambda t: sheet.width_of(t, sheet.size)))
        start = end


def _wedges(sheet: Sheet, centre: Place, radius: float, parts: Sequence[Part]) -> None:
    for part in parts:
        wedge = Wedge(centre, radius, 90 - part.end, 90 - part.start, width=radius * RING)
        sheet.add(look(sheet, wedge, part.colour, part.point.basis == "derived"))


def _seams(sheet: Sheet, centre: Place, radius: float, parts: Sequence[Part]) -> None:
    """Paper lines between neighbours."""
    for part in parts if len(parts) > 1 else ():
        angle = radians(90 - part.start)
        inner, outer = _at(centre, radius * (1 - RING) - 1, angle), _at(centre, radius + 1, angle)
        sheet.line([inner, outer], sheet.paper, 1.2)


def _at(centre: Place, radius: float, angle: float) -> Place:
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def _labels(sheet: Sheet, area: Box, centre: Place, radius: float, parts: Sequence[Part], side: int) -> None:
    """Labels of one side, pushed apart where they would collide, with leader lines to their wedges."""
    order = sorted(parts, key=lambda p: sin(p.middle))
    wanted = [_at(centre, radius + ELBOW, p.middle)[1] for p in order]
    heights = [len(p.lines) * sheet.size * LEADING + 2 for p in order]
    middles = spread(wanted, heights, area.bottom, area.top)
    x = centre[0] + side * (radius + REACH)
    for part, y in zip(order, middles, strict=True):
        edge, elbow = _at(centre, radius + 1.5, part.middle), _at(centre, radius + ELBOW, part.middle)
        sheet.line([edge, (elbow[0], y) if abs(elbow[1] - y) < 1 else elbow, (x - side * 2, y)], sheet.axis, HAIR)
        base = y + (len(part.lines) / 2 - 0.5) * sheet.size * LEADING - MIDDLE * sheet.size
        for line in part.lines:
            _label_line(sheet, x + side, base, line, part.point.label, side)
            base -= sheet.size * LEADING


def _label_line(sheet: Sheet, x: float, base: float, line: str, value: str, side: int) -> None:
    """A line of a label; the value at its end is bold."""
    name = line.removesuffix(value) if value else line
    bold = line[len(name) :]
    width = sheet.width_of(name, sheet.size) + sheet.width_of(bold, sheet.size, True)
    left = x if side > 0 else x - width
    sheet.words(left, base, name.rstrip())
    sheet.words(left + width, base, bold, bold=True, align="right")


def _total(sheet: Sheet, centre: Place) -> None:
    """The whole in the middle of the ring, where the figure states it."""
    spec, (x, y) = sheet.spec, centre
    if spec.total is None or spec.total.value is None:
        return
    sheet.words(x, y + 3, spec.total_name, size=sheet.label_size, colour=sheet.quiet, align="center")
    sheet.words(x, y - sheet.size, spec.total.label, bold=True, colour=sheet.own, align="center")
