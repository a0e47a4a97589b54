"""ChartSpec → the height it wants, in lines of the page's grid."""

from __future__ import annotations

from math import ceil

from docgen.figures.standings import knowledge
from docgen.model.chart import ChartSpec
from docgen.style.style import Style

BAR_PITCH, BAR_HEAD, SECTION = 17.0, 26.0, 21.0
"""Points for a row of bars, for their head, for a section of names under them."""
MANY_LINES = 3


def lines_wanted(spec: ChartSpec, style: Style) -> int:
    """A whole number of lines, most chart.lines, from chart.lines_min (names alone fewer) to chart.lines_max."""
    chart = style.chart
    known = any(p.value is not None for s in spec.series for p in s.points)
    if spec.kind == "total" or not (known or any(spec.standings)):
        return chart.lines_min
    if spec.kind == "bars":
        rows, names = _bars_heights(spec)
        return min(
            max(ceil((BAR_HEAD + rows + names) / style.grid.leading), chart.lines_min * (rows > 0)), chart.lines_max
        )
    lines = sum(s.axis == "right" or spec.kind == "line" for s in spec.series)
    if spec.kind == "tilemap" or lines >= MANY_LINES:
        return chart.lines_max
    return chart.lines


def _bars_heights(spec: ChartSpec) -> tuple[float, float]:
    """Points that the rows of bars take, and the sections of names under them."""
    places = [(s, i) for s in range(len(spec.series)) for i in range(len(spec.categories))]
    kinds = [(s, i, knowledge(spec, s, i).kind) for s, i in places]
    rows = {i for _, i, kind in kinds if kind in ("value", "place", "missing")}
    sections = {(s, kind) for s, _, kind in kinds if kind in ("member", "unlisted")}
    return len(rows) * BAR_PITCH, len(sections) * SECTION
