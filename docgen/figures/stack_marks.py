"""A box of the sheet and series → columns of stacked parts, each with its value in or beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.patches import Rectangle

from docgen.figures.box import Box
from docgen.figures.frame import bands, base_line, grid
from docgen.figures.labels import SMALLEST, largest, spread
from docgen.figures.marks import SLOT_RISE, look, missing, missing_word, slot
from docgen.figures.scale import Scale, ends_from_zero, from_zero
from docgen.figures.sheet import HAIR, Plot, Sheet
from docgen.figures.typeset import MIDDLE
from docgen.model.chart import Point, Series
from docgen.model.facts import EditionError
from docgen.style.palette import ink_on
from docgen.wording.messages import message

SHARE, WIDEST, FULLEST = 0.42, 40.0, 0.8
"""Share of a place that a column fills, its greatest width, the share when its labels need the width."""
TICK = 5.0
"""Length of the line from a thin part to its label."""
LEADING, SIGN = 1.2, 5.0
"""Distance of labels in em; side of the square that tells whose label it is."""
COMFORTABLE = 6.5
ABOVE_SHARE = 0.55
"""Share of the height that labels above the columns may take."""


@dataclass(frozen=True, slots=True)
class Part:
    """A value in its column, from `base` to `end` in values."""

    point: Point
    fill: str
    base: float
    end: float


@dataclass(frozen=True, slots=True)
class Stacking:
    """Width of the columns, size of their labels; size of the labels beside columns, 0 if they stand above them."""

    width: float
    size: float
    beside: float


def stack_scale(series: Sequence[Series]) -> Scale:
    """Series → the scale of their sums."""
    return from_zero(_sums(series))


def draw_stack(sheet: Sheet, box: Box, series: Sequence[Series], colours: Sequence[str]) -> None:
    """Stacks, values, slots, grid and base line. What is missing stands as a slot on the known parts."""
    columns = [list(_parts([s.points[k] for s in series], colours)) for k in range(len(sheet.spec.categories))]
    width, size = _width_and_size(sheet, box.width / len(columns), series)
    stacking = Stacking(width, size, _room_beside(sheet, box.width / len(columns), width, series))
    plot = sheet.plot(box, _with_room(sheet, series, columns, box.height, stacking))
    bands(sheet, box)
    grid(sheet, plot)
    base_line(sheet, plot)
    for place, parts in enumerate(columns):
        for part in parts:
            share = width / plot.slot
            patch = Rectangle((place - share / 2, part.base), share, part.end - part.base)
            plot.add(look(sheet, patch, part.fill, part.point.basis == "derived"))
        lacking = [s.points[place] for s in series if missing(s.points[place])]
        x, top = plot.at(place, max([0.0, *(p.end for p in parts)]))
        if lacking:
            top = slot(sheet, x, top + (1.5 if parts else 0.0), width, missing_word(sheet, lacking[0])).top
        _values(sheet, plot, place, parts, stacking, top)


def _sums(series: Sequence[Series]) -> tuple[Decimal, ...]:
    """Sums of the positive and of the negative values of every category."""
    columns = [[s.points[k].value or Decimal(0) for s in series] for k in range(len(series[0].points) if series else 0)]
    return tuple(sum((v for v in c if (v > 0) is up), Decimal(0)) for c in columns for up in (True, False))


def _parts(points: Sequence[Point], colours: Sequence[str]) -> Iterator[Part]:
    ends = {True: 0.0, False: 0.0}
    for point, fill in zip(points, colours, strict=True):
        if point.value is not None:
            value, base = float(point.value), ends[point.value >= 0]
            ends[value >= 0] = base + value
            yield Part(point, fill, base, base + value)


def _width_and_size(sheet: Sheet, slot_width: float, series: Sequence[Series]) -> tuple[float, float]:
    """Width of a place → width of the columns and size of their labels."""
    texts = [p.label for s in series for p in s.points if not missing(p)]
    widest = max((sheet.width_of(t, sheet.label_size) for t in texts), default=0.0)
    width = max(min(WIDEST, SHARE * slot_width), min(widest + 5, FULLEST * slot_width))
    size = largest(sheet, texts, width - 3, SMALLEST)
    if not size:
        raise EditionError(
            sheet.spec.id, message("一幅图里的数太多，标不下"), message("分成几幅图，或改用条形图（bars）")
        )
    return width, size


def _room_beside(sheet: Sheet, slot_width: float, width: float, series: Sequence[Series]) -> float:
    """Size at which any label fits at the right of its column, in its own place; 0 if there is none."""
    texts = [p.label for s in series for p in s.points if not missing(p)]
    return largest(sheet, texts, (slot_width - width) / 2 - TICK, COMFORTABLE)


def _with_room(
    sheet: Sheet, series: Sequence[Series], columns: Sequence[Sequence[Part]], height: float, stacking: Stacking
) -> Scale:
    """The scale with room over the columns: for slots, and for labels of thin parts where they stand above.

    More room makes more parts thin; three rounds are enough, for every round only lowers the columns a little.
    """
    low, high = ends_from_zero(_sums(series))
    room = SLOT_RISE + 3 if any(missing(p) for s in series for p in s.points) else stacking.size * 0.5
    scale = stack_scale(series).fitted(height, [(high, room)], [(low, 0.0)])
    for _ in range(0 if stacking.beside else 3):
        unit = height / (scale.high - scale.low)
        rows = max((len(_thin(parts, unit, stacking.size)) for parts in columns), default=0)
        above = room + rows * stacking.size * LEADING
        if above > height * ABOVE_SHARE:
            raise EditionError(
                sheet.spec.id, message("叠柱里细的部分太多，标不下"), message("合并小的部分，或改用 grouped")
            )
        scale = stack_scale(series).fitted(height, [(high, above)], [(low, 0.0)])
    return scale


def _thin(parts: Sequence[Part], unit: float, size: float) -> list[Part]:
    """Parts that are too low for a label inside; unit = points a value."""
    return [p for p in parts if p.point.label and abs(p.end - p.base) * unit < size * LEADING]


def _values(sheet: Sheet, plot: Plot, place: int, parts: Sequence[Part], stacking: Stacking, top: float) -> None:
    """Labels inside parts that are high enough; of the others beside the column, or above it where there is no room."""
    thin = _thin(parts, plot.unit, stacking.size)
    for part in parts:
        (x, y0), (_, y1) = plot.at(place, part.base), plot.at(place, part.end)
        if part.point.label and part not in thin:
            _inside(sheet, Box(x - stacking.width / 2, min(y0, y1), stacking.width, abs(y1 - y0)), part, stacking.size)
    if thin and stacking.beside:
        _beside(sheet, plot, place, thin, stacking)
    elif thin:
        _above(sheet, plot.at(place, 0.0)[0], top, thin, stacking.size)


def _inside(sheet: Sheet, box: Box, part: Part, size: float) -> None:
    colour = ink_on(sheet.style, part.fill)
    if part.point.basis == "derived":
        colour = sheet.ink
        x, y = box.middle
        wide = sheet.width_of(part.point.label, size) + 3
        sheet.rectangle(Box(x - wide / 2, y - size * 0.52, wide, size * 1.04), sheet.paper)
    sheet.words_in(box, part.point.label, size=size, colour=colour)


def _beside(sheet: Sheet, plot: Plot, place: int, parts: Sequence[Part], stacking: Stacking) -> None:
    """Labels at the right of the column, each with a line to its part."""
    size = stacking.beside
    wanted = [plot.at(place, (p.base + p.end) / 2)[1] for p in parts]
    order = sorted(range(len(parts)), key=lambda i: wanted[i])
    heights = [size * LEADING] * len(parts)
    middles = spread([wanted[i] for i in order], heights, plot.box.bottom + 2, plot.box.top + size)
    edge = plot.at(place, 0)[0] + stacking.width / 2
    for i, y in zip(order, middles, strict=True):
        sheet.line([(edge + 0.5, wanted[i]), (edge + TICK - 1, y)], sheet.axis, HAIR)
        sheet.words(edge + TICK, y - MIDDLE * size, parts[i].point.label, size=size)


def _above(sheet: Sheet, x: float, top: float, parts: Sequence[Part], size: float) -> None:
    """Labels in rows over the column, in the order of the parts, each with the sign of its colour."""
    base = top + size * (LEADING - 1)
    for part in sorted(parts, key=lambda p: p.end):
        left = x - (sheet.width_of(part.point.label, size) + SIGN + 2) / 2
        patch = Rectangle((left, base + MIDDLE * size - SIGN / 2), SIGN, SIGN)
        sheet.add(look(sheet, patch, part.fill, part.point.basis == "derived"))
        sheet.words(left + SIGN + 2, base, part.point.label, size=size)
        base += size * LEADING
