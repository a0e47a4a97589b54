"""A panel of horizontal bars: its scale and zero line, a bar, a place or a slot in each of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.patches import Rectangle

from docgen.figures.box import Box
from docgen.figures.labels import LIFT, SMALLEST, largest
from docgen.figures.marks import lone_colour, look, missing_word
from docgen.figures.scale import Scale, ends_from_zero, known
from docgen.figures.sheet import Sheet
from docgen.figures.standings import Knowledge
from docgen.figures.typeset import MIDDLE
from docgen.figures.words import place_in_order
from docgen.model.chart import Category
from docgen.model.facts import EditionError
from docgen.style.palette import series_colours
from docgen.wording.messages import message

SHARE, GROUP_SHARE, THICKEST = 0.62, 0.86, 13.0
"""Share of a row that its bar, or a group of bars, fills; the thickness no bar exceeds."""
LABELS_SHARE = 0.7
SLOT_THICKEST = 15.0
"""Share of a panel's width that its longest label may take."""


@dataclass(frozen=True, slots=True)
class BarPanel:
    """A field of rows for the series `members` (indexes), which have one unit."""

    box: Box
    members: tuple[int, ...]
    scale: Scale
    colours: tuple[str, ...]
    size: float
    thickness: float

    def x(self, value: float) -> float:
        return self.box.left + (value - self.scale.low) / (self.scale.high - self.scale.low) * self.box.width


def open_panel(sheet: Sheet, box: Box, members: tuple[int, ...], pitch: float) -> BarPanel:
    """Box and series → a panel whose scale leaves room for the labels beyond the longest bars."""
    series = [sheet.spec.series[i] for i in members]
    thickness = min(THICKEST, (SHARE if len(members) == 1 else GROUP_SHARE) * pitch / len(members))
    labels = [p.label or missing_word(sheet, p) for s in series for p in s.points]
    size = min(largest(sheet, labels, box.width * LABELS_SHARE, SMALLEST), pitch / len(members) * 0.95)
    if size < SMALLEST:
        raise EditionError(sheet.spec.id, message("一幅图里的条太多，标不下"), message("分成几幅图"))
    low, high = ends_from_zero(known(series))
    room = max(sheet.width_of(t, size) for t in labels) + 4 * LIFT
    rightmost = any(p.value is None or p.value >= 0 for s in series for p in s.points)
    scale = Scale(low, high if high > low else low + 1).fitted(
        box.width, [(high, room if rightmost else 0.0)], [(low, room if low < 0 else 0.0)]
    )
    return BarPanel(box, members, scale, series_colours(sheet.style, series), size, thickness)


def draw_cells(sheet: Sheet, panel: BarPanel, row: Box, category: Category, known_of: Sequence[Knowledge]) -> None:
    """The bars of a category's row in a panel, one below the other."""
    height = panel.thickness * len(panel.members)
    group = Box(panel.box.left, row.middle[1] - height / 2, panel.box.width, height)
    if all(known_of[m].kind == "missing" for m in panel.members):
        _slot(sheet, panel, group, missing_word(sheet, known_of[panel.members[0]].point))
        return
    for i, member in enumerate(panel.members):
        box = Box(group.left, group.top - (i + 1) * panel.thickness, group.width, panel.thickness)
        _cell(sheet, panel, box, known_of[member], _colour(sheet, panel, i, category))


def _colour(sheet: Sheet, panel: BarPanel, i: int, category: Category) -> str:
    return panel.colours[i] if len(panel.members) > 1 else lone_colour(sheet, category)


def _cell(sheet: Sheet, panel: BarPanel, box: Box, known_of: Knowledge, colour: str) -> None:
    zero, base = panel.x(0.0), box.middle[1] - MIDDLE * panel.size
    if known_of.kind == "place":
        size = min(panel.size, box.height * 0.95)
        y = box.middle[1] - MIDDLE * size
        sheet.words(zero + 2 * LIFT, y, place_in_order(known_of.place), size=size)
    elif known_of.kind == "missing":
        _slot(sheet, panel, box, missing_word(sheet, known_of.point))
    elif known_of.point.value is not None:
        end = panel.x(float(known_of.point.value))
        patch = Rectangle((min(zero, end), box.bottom), abs(end - zero), box.height)
        sheet.add(look(sheet, patch, colour, known_of.point.basis == "derived"))
        negative = known_of.point.value < 0
        x = end - LIFT if negative else end + LIFT
        sheet.words(x, base, known_of.point.label, size=panel.size, align="right" if negative else "left")


def _slot(sheet: Sheet, panel: BarPanel, box: Box, word: str) -> None:
    """A dashed outline from the zero line, as wide as its word needs."""
    size = min(panel.size, box.height * 0.95)
    zero, width = panel.x(0.0), sheet.width_of(word, size) + 2 * LIFT
    y, half = box.middle[1], min(box.height - 1, SLOT_THICKEST) / 2
    corners = [(zero, y - half), (zero + width, y - half), (zero + width, y + half), (zero, y + half)]
    sheet.line(corners, sheet.style.screen(sheet.style.chart.missing), 0.8, dashed=True)
    sheet.words(zero + LIFT, y - MIDDLE * size, word, size=size, colour=sheet.quiet)
