"""How a value looks by its basis: reported is solid, derived is hatched in the same hue, missing is a dashed slot."""

from __future__ import annotations

from matplotlib.patches import Patch

from docgen.figures.box import Box
from docgen.figures.sheet import Sheet, finish
from docgen.model.chart import Category, Point
from docgen.style import palette
from docgen.style.palette import hatch

SLOT_WIDTH = 34.0
SLOT_PADDING = 3.5
SLOT_RISE = 22.0
"""Least height of a missing point's slot: enough for a word, the same in every figure, so that it reads as no value."""


def look(sheet: Sheet, patch: Patch, colour: str, derived: bool) -> Patch:
    """A patch → the same as a reported or a derived value looks; lines in a faint colour would not be seen: grey."""
    if not derived:
        return finish(patch, colour, "")
    ground, lines = hatch(sheet.style, colour)
    return finish(patch, ground, lines, hatch=lines)


def lone_colour(sheet: Sheet, category: Category) -> str:
    """The colour of a lone series' mark: own and other in a comparison of areas, else the first of the series."""
    return palette.lone_colour(sheet.style, sheet.spec.categories, category)


def missing(point: Point) -> bool:
    return point.value is None


def missing_word(sheet: Sheet, point: Point) -> str:
    """What stands in a missing point's slot: its own word (未透露) or the figure's (待补)."""
    return point.label or sheet.spec.missing_word


def slot(sheet: Sheet, x: float, base: float, width: float, word: str) -> Box:
    """A dashed outline on the base line, centred on x, with the word for what is missing in it."""
    width = min(width, SLOT_WIDTH)
    size = sheet.label_size
    if sheet.width_of(word, size) + 3 <= width:
        box = Box(x - width / 2, base, width, SLOT_RISE)
        open_box(sheet, box)
        sheet.words_in(box, word, size=size, colour=sheet.quiet)
        return box
    return _tall_slot(sheet, x, base, width, word)


def _tall_slot(sheet: Sheet, x: float, base: float, width: float, word: str) -> Box:
    """A slot too narrow for the word: its characters stand one above the other."""
    size = min(sheet.label_size, width - 1.0)
    step = size * 1.08
    box = Box(x - width / 2, base, width, max(SLOT_RISE, step * len(word) + SLOT_PADDING))
    open_box(sheet, box)
    top = box.middle[1] + step * len(word) / 2
    for i, character in enumerate(word):
        cell = Box(box.left, top - step * (i + 1), width, step)
        sheet.words_in(cell, character, size=size, colour=sheet.quiet)
    return box


def chip(sheet: Sheet, x: float, y: float, word: str) -> Box:
    """A small dashed label in the middle of (x, y): a gap in a line."""
    size = sheet.label_size
    width = sheet.width_of(word, size) + 2 * SLOT_PADDING
    box = Box(x - width / 2, y - size * 0.75, width, size * 1.5)
    sheet.rounded(box, sheet.paper, sheet.style.screen(sheet.style.chart.missing), dashed=True)
    sheet.words_in(box, word, size=size, colour=sheet.quiet)
    return box


def open_box(sheet: Sheet, box: Box) -> None:
    """Dashed on three sides; the fourth is the base line."""
    corners = [(box.left, box.bottom), (box.left, box.top), (box.right, box.top), (box.right, box.bottom)]
    sheet.line(corners, sheet.style.screen(sheet.style.chart.missing), 0.8, dashed=True)
