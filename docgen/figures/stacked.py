"""kind stacked: the series as parts of one column a category."""

from __future__ import annotations

from docgen.figures.sheet import Sheet
from docgen.figures.stack_marks import draw_stack, stack_scale
from docgen.figures.upright import draw_upright


def draw_stacked(sheet: Sheet) -> None:
    """Parts in the order of the series, from the zero line up (negative ones down)."""
    draw_upright(sheet, stack_scale(sheet.spec.series), draw_stack)
