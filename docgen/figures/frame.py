"""The frame of a chart with categories: grid and ticks of its values, base line, labels of its categories."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.figures.box import Box
from docgen.figures.scale import Scale
from docgen.figures.sheet import BEHIND, HAIR, Plot, Sheet
from docgen.figures.typeset import ASCENT, MIDDLE, wrap

TICK_GAP = 5.0
LINE_RISE = 1.2
MOST_LINES, SHORT = 3, 4
"""Lines a category's label may take; the number of characters up to which it is not broken."""
SIZES_BELOW = (0.0, 0.5, 1.0, 1.5)
"""What may be taken off the chart's size so that the labels of categories fit."""


@dataclass(frozen=True, slots=True)
class CategoryLabels:
    """Labels of the categories broken to the width of a place; `rise` = the height they take below the plot."""

    size: float
    lines: tuple[tuple[str, ...], ...]

    @property
    def rise(self) -> float:
        return max(map(len, self.lines)) * self.size * LINE_RISE + TICK_GAP


def between_ticks(sheet: Sheet, area: Box, left: Scale, right: Scale | None = None) -> Box:
    """The area of the chart → what is left of its width between the words of the ticks."""
    room_left, room_right = _tick_room(sheet, left), _tick_room(sheet, right) if right else 0.0
    return Box(area.left + room_left, area.bottom, area.width - room_left - room_right, area.height)


def _tick_room(sheet: Sheet, scale: Scale) -> float:
    widths = [sheet.width_of(word, sheet.label_size) for word in scale.words]
    return max(widths) + TICK_GAP if widths else 0.0


def category_labels(sheet: Sheet, width: float) -> CategoryLabels | None:
    """Width of the plot → the labels broken into at most three lines; None if they do not fit even when small."""
    room = width / len(sheet.spec.categories) - 3.0
    for less in SIZES_BELOW:
        size = sheet.size - less
        lines = tuple(_broken(sheet, c.label, room, size, c.own) for c in sheet.spec.categories)
        fits = all(sheet.width_of(t, size, True) <= room for label in lines for t in label)
        if fits and max(map(len, lines)) <= MOST_LINES:
            return CategoryLabels(size, lines)
    return None


def _broken(sheet: Sheet, label: str, room: float, size: float, bold: bool) -> tuple[str, ...]:
    if len(label) <= SHORT:
        return (label,)
    return wrap(label, room, lambda text: sheet.width_of(text, size, bold)) or ("",)


def above_categories(box: Box, labels: CategoryLabels) -> Box:
    """A box → what of it stands above the labels of the categories."""
    return Box(box.left, box.bottom + labels.rise, box.width, box.height - labels.rise)


def write_categories(sheet: Sheet, box: Box, labels: CategoryLabels) -> None:
    """The labels below the plot's box, the own area's in bold."""
    place, size = box.width / len(sheet.spec.categories), labels.size
    for i, (category, lines) in enumerate(zip(sheet.spec.categories, labels.lines, strict=True)):
        x, colour = box.left + (i + 0.5) * place, sheet.own if category.own else sheet.ink
        for k, line in enumerate(lines):
            y = box.bottom - TICK_GAP - (ASCENT + k * LINE_RISE) * size
            sheet.words(x, y, line, size=size, colour=colour, bold=category.own, align="center")


def bands(sheet: Sheet, box: Box) -> None:
    """A tint behind the own area's place, where colours tell the series apart."""
    slot = box.width / len(sheet.spec.categories)
    for i, category in enumerate(sheet.spec.categories):
        if category.own:
            sheet.rectangle(Box(box.left + i * slot, box.bottom, slot, box.height), sheet.band, BEHIND)


def grid(sheet: Sheet, plot: Plot, right: bool = False) -> None:
    """Light lines at the ticks, their words at the left (or right) edge."""
    edge = plot.box.right + TICK_GAP if right else plot.box.left - TICK_GAP
    for tick, word in zip(plot.scale.ticks, plot.scale.words, strict=True):
        _, y = plot.at(0, tick)
        colour = sheet.style.screen(sheet.style.chart.grid)
        sheet.line([(plot.box.left, y), (plot.box.right, y)], colour, HAIR, layer=BEHIND)
        sheet.words(
            edge, y - MIDDLE * sheet.label_size, word, size=sheet.label_size, colour=sheet.quiet,
            align="left" if right else "right",
        )  # fmt: skip


def base_line(sheet: Sheet, plot: Plot, value: float = 0.0) -> None:
    """The line on which the columns stand."""
    _, y = plot.at(0, value)
    sheet.line([(plot.box.left, y), (plot.box.right, y)], sheet.axis, 0.9)
