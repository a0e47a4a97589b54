"""kind stacked: the series as parts of one column a category."""

from __future__ import annotations

from docgen.figures.bars import draw_bars
from docgen.figures.frame import above_categories, between_ticks, category_labels, write_categories
from docgen.figures.legend import head, series_keys
from docgen.figures.palette import series_colours
from docgen.figures.sheet import Sheet
from docgen.figures.stack_marks import draw_stack, stack_scale
from docgen.figures.words import unit_line


def draw_stacked(sheet: Sheet) -> None:
    """Long labels of categories make it a chart of horizontal bars, which has room for them."""
    series = sheet.spec.series
    scale = stack_scale(series)
    labels = category_labels(sheet, between_ticks(sheet, sheet.area, scale).width)
    if labels is None:
        draw_bars(sheet)
        return
    colours = series_colours(sheet.style, series)
    keys = series_keys(sheet, list(zip(series, colours, strict=True)))
    area = head(sheet, unit_line(series), "", keys)
    box = above_categories(between_ticks(sheet, area, scale), labels)
    draw_stack(sheet, box, series, colours)
    write_categories(sheet, box, labels)
