"""Figures → their forms in the file: a chart of Word's own, or a picture where one is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from docgen.emit.docx.pictured import figures_of
from docgen.model.picture import Picture
from docgen.model.resolved import Resolved
from docgen.ooxml.charts.part import ChartPart, chart_part
from docgen.style.style import Style
from docgen.work.cache import Cache


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart's parts, its width and height in points."""

    part: ChartPart
    width: float
    height: float


Form = Picture | NativeChart


def forms(
    report: Resolved, style: Style, pictures: Mapping[str, Picture], heights: Mapping[str, int], cache: Cache
) -> dict[str, Form]:
    """Pictures by figure id, heights of the other figures in grid lines, results kept → a form for each figure."""
    made: dict[str, Form] = {}
    look = repr(style)
    for figure in figures_of(report):
        if figure.id in pictures:
            made[figure.id] = pictures[figure.id]
            continue
        width, height = style.grid.width, heights[figure.id] * style.grid.leading
        key = cache.key("chart part", repr(figure.chart), look, f"{width} {height}")
        part = cache.kept(key, partial(chart_part, figure.chart, style, width, height))
        made[figure.id] = NativeChart(part, width, height)
    return made
