"""kind line: the series as lines over the categories."""

from __future__ import annotations

from docgen.figures.bars import draw_bars
from docgen.figures.frame import (
    above_categories,
    bands,
    base_line,
    between_ticks,
    category_labels,
    grid,
    write_categories,
)  # fmt: skip
from docgen.figures.legend import head, series_keys
from docgen.figures.line_marks import draw_lines, line_plot, lines_on
from docgen.figures.scale import around, known
from docgen.figures.sheet import Sheet
from docgen.figures.words import unit_line
from docgen.style.palette import line_colours


def draw_line(sheet: Sheet) -> None:
    """The axis starts at zero unless all values lie far above it. Long labels of categories make it bars."""
    series = sheet.spec.series
    scale = around(known(series))
    labels = category_labels(sheet, between_ticks(sheet, sheet.area, scale).width)
    if labels is None:
        draw_bars(sheet)
        return
    colours = line_colours(sheet.style, len(series), alone=True)
    keys = series_keys(sheet, (), list(zip(series, colours, strict=True)))
    area = head(sheet, unit_line(series), "", keys)
    box = above_categories(between_ticks(sheet, area, scale), labels)
    plot = line_plot(sheet, box, series, scale)
    bands(sheet, box)
    grid(sheet, plot)
    base_line(sheet, plot, 0.0 if scale.low < 0 else plot.scale.low)
    draw_lines(sheet, plot, lines_on(plot, series, colours), joined=True)
    write_categories(sheet, box, labels)
