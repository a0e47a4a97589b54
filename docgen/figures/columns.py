"""kinds columns and grouped: one or more series as columns side by side on a zero line."""

from __future__ import annotations

from docgen.figures.bars import draw_bars
from docgen.figures.column_marks import draw_group
from docgen.figures.frame import above_categories, between_ticks, category_labels, write_categories
from docgen.figures.legend import head, series_keys
from docgen.figures.palette import series_colours
from docgen.figures.scale import from_zero, known
from docgen.figures.sheet import Sheet
from docgen.figures.words import unit_line


def draw_columns(sheet: Sheet, right: str = "") -> None:
    """`right` stands at the top right. Long labels of categories make it a chart of bars, which has room for them."""
    series = sheet.spec.series
    scale = from_zero(known(series))
    labels = category_labels(sheet, between_ticks(sheet, sheet.area, scale).width)
    if labels is None:
        draw_bars(sheet)
        return
    colours = series_colours(sheet.style, series)
    keys = series_keys(sheet, list(zip(series, colours, strict=True)))
    area = head(sheet, unit_line(series), right, keys)
    box = above_categories(between_ticks(sheet, area, scale), labels)
    draw_group(sheet, box, series, colours)
    write_categories(sheet, box, labels)
