"""The page of a chart of upright columns: head, ticks, labels of its categories, and the columns between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docgen.figures.bars import draw_bars
from docgen.figures.box import Box
from docgen.figures.frame import above_categories, between_ticks, category_labels, write_categories
from docgen.figures.legend import head, series_keys
from docgen.figures.scale import Scale
from docgen.figures.sheet import Sheet
from docgen.figures.words import unit_line
from docgen.model.chart import Series
from docgen.style.palette import series_colours

DrawColumns = Callable[[Sheet, Box, Sequence[Series], Sequence[str]], None]


def draw_upright(sheet: Sheet, scale: Scale, draw_columns: DrawColumns, right: str = "") -> None:
    """Scale of the values, what draws the columns, what stands at the top right.

    Long labels of categories make it a chart of horizontal bars, which has room for them.
    """
    series = sheet.spec.series
    labels = category_labels(sheet, between_ticks(sheet, sheet.area, scale).width)
    if labels is None:
        draw_bars(sheet)
        return
    colours = series_colours(sheet.style, series)
    keys = series_keys(sheet, list(zip(series, colours, strict=True)))
    area = head(sheet, unit_line(series), right, keys)
    box = above_categories(between_ticks(sheet, area, scale), labels)
    draw_columns(sheet, box, series, colours)
    write_categories(sheet, box, labels)
