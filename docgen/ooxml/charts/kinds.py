"""ChartSpec → the plots and axes of a native chart: one function a kind, in the table at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from docgen.model.chart import ChartKind, ChartSpec
from docgen.model.period import is_period
from docgen.ooxml.charts.axes import Words, axis_ids, category_axis, second_axes, value_axis
from docgen.ooxml.charts.doughnut import doughnut
from docgen.ooxml.charts.frame import Frame, awaits_words, unit_words
from docgen.ooxml.charts.labels import Labelled
from docgen.ooxml.charts.points import shown_value
from docgen.ooxml.charts.scale import Range, above, below, step
from docgen.ooxml.charts.series import Colours, Row, bar_series, line_series, plain, rows
from docgen.ooxml.charts.stacks import limits, stack_labels, sums
from docgen.ooxml.xml import Element, element
from docgen.style.palette import line_colours, lone_colour, series_colours
from docgen.style.style import Style

_WIDEST, _SHARE, _FULLEST = 30.0, 0.56, 0.86
_STACK_WIDEST, _STACK_SHARE = 40.0, 0.5
_BAR_THICKEST, _BAR_SHARE = 13.0, 0.62
_MOST_GAP = 500
_TICKS, _UNSEEN = 3, 12
"""Steps between the ticks of an axis; of one without words, where they only say how far it goes beyond the bars."""


def plots(spec: ChartSpec, style: Style, frame: Frame) -> tuple[Element, ...]:
    """ChartSpec of a native kind → the children of c:plotArea after its layout."""
    return KINDS[spec.kind](spec, style, frame)


def _words(spec: ChartSpec) -> Words:
    left, right = _of(spec, "left"), _of(spec, "right")
    return Words(
        unit_words(row.series for row in left), unit_words(row.series for row in right), awaits_words(spec)
    )  # fmt: skip


def _of(spec: ChartSpec, axis: str) -> list[Row]:
    return [row for row in rows(spec) if row.series.axis == axis]


def _colours(spec: ChartSpec, chosen: Sequence[Row], style: Style) -> list[Colours]:
    """Rows drawn as areas → the colour of each as a whole, and of each of its points."""
    shared = series_colours(style, [row.series for row in chosen])
    if len(chosen) == 1:
        points = tuple(lone_colour(style, spec.categories, category) for category in chosen[0].categories)
        return [Colours(shared[0], points)]
    return [Colours(colour, (colour,) * len(row.points)) for row, colour in zip(chosen, shared, strict=True)]


def _gap(slot: float, width: float, count: int = 1) -> int:
    """Width of a place and of a column in it → the gap between groups, in percent of a column."""
    return max(0, min(_MOST_GAP, round((slot / width - count) * 100)))


def _bars(spec: ChartSpec, style: Style, drawn: Sequence[Element], gap: int, *, stacked: bool, along: str) -> Element:
    return element(
        "c:barChart",
        element("c:barDir", val=along),
        element("c:grouping", val="stacked" if stacked else "clustered"),
        element("c:varyColors", val=0),
        *drawn,
        element("c:gapWidth", val=gap),
        element("c:overlap", val=100) if stacked else None,
        *axis_ids(),
    )


def _group(spec: ChartSpec, style: Style, frame: Frame, along: str = "col") -> Element:
    """Columns or bars side by side, their values beyond their ends."""
    chosen = _of(spec, "left")
    count, places = len(chosen), len(spec.categories)
    if along == "bar":
        slot = frame.plot.height / max(places, 1)
        width = min(_BAR_THICKEST, _BAR_SHARE * slot / count)
    else:
        slot = frame.slot(places)
        width = min(_WIDEST, (_SHARE if count == 1 else _FULLEST) * slot / count)
    drawn = [
        bar_series(row, style, colours, "outEnd", plain(style))
        for row, colours in zip(chosen, _colours(spec, chosen, style), strict=True)
    ]
    return _bars(spec, style, drawn, _gap(slot, width, count), stacked=False, along=along)


def _stack(spec: ChartSpec, style: Style, frame: Frame, high: float) -> Element:
    """Columns of stacked parts; `high` is the end of their axis."""
    chosen = _of(spec, "left")
    slot = frame.slot(len(spec.categories))
    width = min(_STACK_WIDEST, _STACK_SHARE * slot)
    hows: Sequence[Labelled] = stack_labels(chosen, style, frame, high, width)
    drawn = [
        bar_series(row, style, colours, "ctr", how)
        for row, colours, how in zip(chosen, _colours(spec, chosen, style), hows, strict=True)
    ]
    return _bars(spec, style, drawn, _gap(slot, width), stacked=True, along="col")


def _lines(spec: ChartSpec, style: Style, *, alone: bool) -> Element:
    chosen = list(rows(spec)) if alone else _of(spec, "right")
    joined = all(is_period(category.code) for category in spec.categories)
    return element(
        "c:lineChart",
        element("c:grouping", val="standard"),
        element("c:varyColors", val=0),
        *(
            line_series(row, style, colour, joined=joined or alone)
            for row, colour in zip(chosen, line_colours(style, len(chosen), alone), strict=True)
        ),
        element("c:marker", val=1),
        *axis_ids(not alone),
    )


def _columns(spec: ChartSpec, style: Style, frame: Frame) -> tuple[Element, ...]:
    words = _words(spec)
    axis = value_axis(style, frame, words, _from_zero(spec))
    return _group(spec, style, frame), category_axis(style, frame, words), axis


def _stacked(spec: ChartSpec, style: Style, frame: Frame) -> tuple[Element, ...]:
    words, chosen = _words(spec), _of(spec, "left")
    ends = limits(chosen)
    highest = float(max(sums(chosen)))
    high = ends.high if ends else highest + step(highest)
    axis = value_axis(style, frame, words, ends or _from_zero(spec))
    return _stack(spec, style, frame, high), category_axis(style, frame, words), axis


def _ranked(spec: ChartSpec, style: Style, frame: Frame) -> tuple[Element, ...]:
    words = _words(spec)
    axis = value_axis(style, frame, words, _from_zero(spec), sideways=True)
    return _group(spec, style, frame, "bar"), category_axis(style, frame, words, sideways=True), axis


def _line(spec: ChartSpec, style: Style, frame: Frame) -> tuple[Element, ...]:
    words = _words(spec)
    return _lines(spec, style, alone=True), category_axis(style, frame, words), value_axis(style, frame, words, None)


def _combined(spec: ChartSpec, style: Style, frame: Frame) -> tuple[Element, ...]:
    """Columns in the lower part, lines above them, so that they do not cross."""
    words, left, right = _words(spec), _of(spec, "left"), _values(_of(spec, "right"))
    if not right:
        return _stacked(spec, style, frame) if spec.stack else _columns(spec, style, frame)
    ends = below(sums(left) if spec.stack else _values(left))
    bars = _stack(spec, style, frame, ends.high) if spec.stack else _group(spec, style, frame)
    axes = category_axis(style, frame, words), value_axis(style, frame, words, ends)
    return bars, _lines(spec, style, alone=False), *axes, *second_axes(style, frame, words, above(right))


def _doughnut(spec: ChartSpec, style: Style, frame: Frame) -> tuple[Element, ...]:
    return (doughnut(spec, style, frame),)


def _values(chosen: Sequence[Row]) -> list[Decimal]:
    """Rows → their known values, as shown."""
    return [value for row in chosen for point in row.points if (value := shown_value(point)) is not None]


def _from_zero(spec: ChartSpec) -> Range | None:
    """An axis from zero to where the program likes; as the program likes where a value is negative."""
    values = sums(rows(spec)) if spec.kind == "stacked" else _values(rows(spec))
    highest = float(max(values, default=0))
    ticks = _UNSEEN if spec.kind == "bars" else _TICKS
    return None if any(value < 0 for value in values) else Range(0.0, step=step(highest, ticks))


KINDS: Mapping[ChartKind, Callable[[ChartSpec, Style, Frame], tuple[Element, ...]]] = {
    "columns": _columns,
    "grouped": _columns,
    "stacked": _stacked,
    "columns-line": _combined,
    "line": _line,
    "doughnut": _doughnut,
    "bars": _ranked,
    "months": _columns,
}
