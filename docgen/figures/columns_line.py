"""kind columns-line: columns on the left axis in the lower part, lines on the right axis above them."""

from __future__ import annotations

from docgen.figures.bars import draw_bars
from docgen.figures.box import Box
from docgen.figures.column_marks import draw_group
from docgen.figures.frame import above_categories, between_ticks, category_labels, grid, write_categories
from docgen.figures.legend import head, series_keys
from docgen.figures.line_marks import draw_lines, line_plot, lines_on
from docgen.figures.marks import missing
from docgen.figures.scale import around, from_zero, known
from docgen.figures.sheet import Sheet
from docgen.figures.stack_marks import draw_stack, stack_scale
from docgen.figures.words import unit_line
from docgen.model.period import is_period
from docgen.style.palette import line_colours, series_colours

COLUMNS_SHARE, GAP = 0.6, 4.0
"""Share of the height that the columns with their labels get, so that no line crosses them; the gap to the lines."""
LINE_TICKS = 2


def draw_columns_line(sheet: Sheet) -> None:
    """Lines join periods only: areas and other categories that have no course get markers alone."""
    spec = sheet.spec
    columns = tuple(s for s in spec.series if s.axis == "left")
    lines = tuple(s for s in spec.series if s.axis == "right")
    left = stack_scale(columns) if spec.stack else from_zero(known(columns))
    right = around(known(lines), LINE_TICKS)
    labels = category_labels(sheet, between_ticks(sheet, sheet.area, left, right).width)
    if labels is None:
        draw_bars(sheet)
        return
    fills, strokes = series_colours(sheet.style, columns), line_colours(sheet.style, len(lines))
    keys = series_keys(sheet, list(zip(columns, fills, strict=True)), list(zip(lines, strokes, strict=True)))
    area = head(sheet, unit_line(columns), unit_line(lines), keys)
    box = above_categories(between_ticks(sheet, area, left, right), labels)
    lower = Box(box.left, box.bottom, box.width, box.height * COLUMNS_SHARE - GAP)
    upper = Box(box.left, lower.top + GAP, box.width, box.height - lower.height - GAP)
    (draw_stack if spec.stack else draw_group)(sheet, lower, columns, fills)
    plot = line_plot(sheet, upper, lines, right)
    grid(sheet, plot, right=True)
    draw_lines(sheet, plot, lines_on(plot, lines, strokes), _in_time(sheet), _all_missing(sheet))
    write_categories(sheet, box, labels)


def _in_time(sheet: Sheet) -> bool:
    """Whether the categories are periods (years, months, half years)."""
    return all(is_period(c.code) for c in sheet.spec.categories)


def _all_missing(sheet: Sheet) -> frozenset[int]:
    """Categories of which nothing is known: their slot on the base line says so for columns and lines."""
    places = range(len(sheet.spec.categories))
    return frozenset(k for k in places if all(missing(s.points[k]) for s in sheet.spec.series))
