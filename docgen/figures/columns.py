"""kinds columns and grouped: one or more series as columns side by side on a zero line."""

from __future__ import annotations

from docgen.figures.column_marks import draw_group
from docgen.figures.scale import from_zero, known
from docgen.figures.sheet import Sheet
from docgen.figures.upright import draw_upright


def draw_columns(sheet: Sheet, right: str = "") -> None:
    """One series is a group of one. `right` stands at the top right."""
    draw_upright(sheet, from_zero(known(sheet.spec.series)), draw_group, right)
