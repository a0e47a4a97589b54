"""kind total: the one number that is known, large and calm, with its name."""

from __future__ import annotations

from docgen.figures.box import Box
from docgen.figures.sheet import Sheet

NUMBER, WORD, UNIT, NAME = 30.0, 18.0, 11.0, 10.0
GAP = 10.0


def draw_total(sheet: Sheet) -> None:
    """The total in the middle of the figure."""
    write_total(sheet, sheet.area, sheet.spec.total_name)


def total_line(sheet: Sheet, name: str) -> str:
    """The total in one line, 全年合计 440695个; empty where none is known."""
    spec = sheet.spec
    if spec.total is None or spec.total.value is None:
        return ""
    return f"{name} {spec.total.label.removesuffix(spec.total_unit)}{spec.total_unit}".strip()


def write_total(sheet: Sheet, box: Box, name: str) -> None:
    """Name, number and unit in the middle of a box; the figure's missing word where there is no number."""
    spec = sheet.spec
    known = spec.total is not None and spec.total.value is not None
    number = spec.total.label if spec.total and known else spec.missing_word
    number, large = number.removesuffix(spec.total_unit), NUMBER if known else WORD
    unit = spec.total_unit if known else ""
    x, y = box.middle
    block = NAME + GAP + large * 0.75
    width, unit_width = sheet.width_of(number, large, known), sheet.width_of(unit, UNIT) + (4 if unit else 0)
    left, base = x - (width + unit_width) / 2, y - block / 2
    sheet.words(x, base + large * 0.75 + GAP, name, size=NAME, align="center")
    sheet.words(left, base, number, size=large, bold=known, colour=sheet.own if known else sheet.quiet)
    sheet.words(left + width + 4, base, unit, size=UNIT)
