"""ChartSpec → the plots and axes of a native chart: one function a kind, in the table at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from docgen.model.chart import ChartKind, ChartSpec, Series
from docgen.ooxml.charts.axes import axis_ids, category_axis, second_axes, value_axis
from docgen.ooxml.charts.points import category_labels, order
from docgen.ooxml.charts.series import Row, bar_series, doughnut_series, line_series
from docgen.ooxml.xml import Element, element
from docgen.style.style import Style

_GAP = {1: 180, 2: 90}
_HOLE = 55


def native(spec: ChartSpec) -> bool:
    """ChartSpec → whether Word has a chart of this kind that says the same (orders, sets and lone totals it has not)."""
    known = any(point.value is not None for series in spec.series for point in series.points)
    return spec.kind in KINDS and known and not any(spec.standings)


def plots(spec: ChartSpec, style: Style) -> tuple[Element, ...]:
    """ChartSpec of a native kind → the children of c:plotArea after its layout."""
    return KINDS[spec.kind](spec, style)


def rows(spec: ChartSpec, style: Style) -> tuple[Row, ...]:
    """ChartSpec → its series in the order of the sheet's columns, points in the order shown."""
    shown = order(spec)
    labels = category_labels(spec)
    categories = tuple(spec.categories[i] for i in shown)
    compared = any(category.own for category in spec.categories)
    result = []
    for number, series in enumerate(spec.series):
        points = tuple(series.points[i] for i in shown)
        colour = _colour(spec, number, style, compared)
        result.append(Row(replace(series, points=points), number, colour, tuple(labels[i] for i in shown), categories))
    return tuple(result)


def _colour(spec: ChartSpec, number: int, style: Style, compared: bool) -> str:
    series = spec.series[number]
    if series.axis == "right":
        return style.chart.line
    if compared and len([s for s in spec.series if s.axis == "left"]) == 1:
        return style.chart.other
    return style.chart.series[number % len(style.chart.series)]


def _bars(spec: ChartSpec, style: Style, grouping: str, *, horizontal: bool = False) -> Element:
    """The columns (or bars) of the series on the first axis."""
    own = style.chart.own if any(c.own for c in spec.categories) else ""
    left = [row for row in rows(spec, style) if row.series.axis == "left"]
    place = "ctr" if grouping == "stacked" else "outEnd"
    overlap = element("c:overlap", val=100) if grouping == "stacked" else None
    return element(
        "c:barChart",
        element("c:barDir", val="bar" if horizontal else "col"),
        element("c:grouping", val=grouping),
        element("c:varyColors", val=0),
        *(bar_series(row, style, own, place) for row in left),
        element("c:gapWidth", val=60 if horizontal else _GAP.get(len(left), 70)),
        overlap,
        *axis_ids(),
    )


def _lines(spec: ChartSpec, style: Style, *, second: bool) -> Element:
    chosen = [row for row in rows(spec, style) if not second or row.series.axis == "right"]
    return element(
        "c:lineChart",
        element("c:grouping", val="standard"),
        element("c:varyColors", val=0),
        *(line_series(row, style) for row in chosen),
        element("c:marker", val=1),
        *axis_ids(second),
    )


def _columns(spec: ChartSpec, style: Style) -> tuple[Element, ...]:
    return _bars(spec, style, "clustered"), category_axis(style), _values(spec, style)


def _stacked(spec: ChartSpec, style: Style) -> tuple[Element, ...]:
    return _bars(spec, style, "stacked"), category_axis(style), _values(spec, style)


def _ranked(spec: ChartSpec, style: Style) -> tuple[Element, ...]:
    bars = _bars(spec, style, "clustered", horizontal=True)
    return bars, category_axis(style, horizontal=True), _values(spec, style, horizontal=True)


def _line(spec: ChartSpec, style: Style) -> tuple[Element, ...]:
    return _lines(spec, style, second=False), category_axis(style), _values(spec, style, from_zero=False)


def _combined(spec: ChartSpec, style: Style) -> tuple[Element, ...]:
    bars = _bars(spec, style, "stacked" if spec.stack else "clustered")
    right = [series for series in spec.series if series.axis == "right"]
    if not right:
        return bars, category_axis(style), _values(spec, style)
    lines = _lines(spec, style, second=True)
    return bars, lines, category_axis(style), _values(spec, style), *second_axes(style, right[0].unit)


def _doughnut(spec: ChartSpec, style: Style) -> tuple[Element, ...]:
    chart = element(
        "c:doughnutChart",
        element("c:varyColors", val=1),
        *(doughnut_series(row, style) for row in rows(spec, style)[:1]),
        element("c:firstSliceAng", val=0),
        element("c:holeSize", val=_HOLE),
    )
    return (chart,)


def _values(spec: ChartSpec, style: Style, *, horizontal: bool = False, from_zero: bool = True) -> Element:
    left: Series | None = next((series for series in spec.series if series.axis == "left"), None)
    negative = any(p.value is not None and p.value < 0 for series in spec.series for p in series.points)
    return value_axis(style, left.unit if left else "", horizontal=horizontal, from_zero=from_zero and not negative)


KINDS: Mapping[ChartKind, Callable[[ChartSpec, Style], tuple[Element, ...]]] = {
    "columns": _columns,
    "grouped": _columns,
    "stacked": _stacked,
    "columns-line": _combined,
    "line": _line,
    "doughnut": _doughnut,
    "bars": _ranked,
    "months": _columns,
}
