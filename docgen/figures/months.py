"""kind months: twelve columns; where only the year's total is known, the total over twelve awaited slots."""

from __future__ import annotations

from docgen.figures.box import Box
from docgen.figures.columns import draw_columns
from docgen.figures.marks import open_box
from docgen.figures.sheet import Sheet
from docgen.figures.total import total_line, write_total
from docgen.figures.words import year_total

SLOT_RISE, SLOT_SHARE = 30.0, 0.62
LABEL_ROOM = 14.0


def draw_months(sheet: Sheet) -> None:
    """With a single known month it is a chart of columns, which marks the missing ones."""
    name = year_total(sheet.spec.total_name)
    if any(p.value is not None for s in sheet.spec.series for p in s.points):
        draw_columns(sheet, total_line(sheet, name))
        return
    area = sheet.area
    slots = Box(area.left, area.bottom, area.width, SLOT_RISE + LABEL_ROOM)
    write_total(sheet, Box(area.left, slots.top, area.width, area.height - slots.height), name)
    _slots(sheet, slots)


def _slots(sheet: Sheet, box: Box) -> None:
    """A dashed slot for every category on one base line, its label below."""
    categories = sheet.spec.categories
    place = box.width / len(categories)
    base = box.bottom + LABEL_ROOM
    for i, category in enumerate(categories):
        x = box.left + (i + 0.5) * place
        cell = Box(x - place * SLOT_SHARE / 2, base, place * SLOT_SHARE, SLOT_RISE)
        open_box(sheet, cell)
        sheet.words(x, box.bottom + 3, category.label, size=sheet.label_size, align="center")
        sheet.words_in(cell, sheet.spec.missing_word, size=sheet.label_size, colour=sheet.quiet)
    sheet.line([(box.left, base), (box.right, base)], sheet.axis, 0.9)
