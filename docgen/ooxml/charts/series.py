"""A Series → c:ser of a bar or line chart: name, colours, labels as printed, categories, values."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model.chart import Category, ChartSpec, Point, Series
from docgen.ooxml.charts import paint
from docgen.ooxml.charts.labels import Label, Labelled, labels
from docgen.ooxml.charts.points import category_labels, category_reference, name_reference, order, value_reference
from docgen.ooxml.xml import Element, element
from docgen.style.palette import PAPER
from docgen.style.style import Style

_LINE, _MARKER = 1.5, 5


@dataclass(frozen=True, slots=True)
class Row:
    """A series at its place in the sheet: its number from 0, its points in the order shown, their categories."""

    series: Series
    number: int
    points: tuple[Point, ...]
    labels: tuple[str, ...]
    categories: tuple[Category, ...]


def rows(spec: ChartSpec) -> tuple[Row, ...]:
    """ChartSpec → its series in the order of the sheet's columns, points in the order shown."""
    shown, labels_ = order(spec), category_labels(spec)
    names = tuple(labels_[i] for i in shown)
    categories = tuple(spec.categories[i] for i in shown)
    return tuple(
        Row(series, number, tuple(series.points[i] for i in shown), names, categories)
        for number, series in enumerate(spec.series)
    )


def head(row: Row) -> tuple[Element, ...]:
    """What every series begins with: number, order, name."""
    index, place = element("c:idx", val=row.number), element("c:order", val=row.number)
    return index, place, name_reference(row.series, row.number + 1)


def data(row: Row) -> tuple[Element, ...]:
    """What every series ends with: categories and values."""
    return category_reference(row.labels), value_reference(row.points, row.number + 1)


def plain(style: Style) -> Labelled:
    """Labels in ink on nothing, where the chart puts them."""
    ink = style.screen(style.text.colour)
    return lambda index, point: Label(ink)


@dataclass(frozen=True, slots=True)
class Colours:
    """The colour of a series (its key in the legend) and of each of its points."""

    usual: str
    points: tuple[str, ...]


def bar_series(row: Row, style: Style, colours: Colours, position: str, how: Labelled) -> Element:
    """Row, its colours, place and look of the labels → c:ser of a bar chart."""
    return element(
        "c:ser",
        *head(row),
        paint.area(style, colours.usual, False),
        element("c:invertIfNegative", val=0),
        *_unusual(row, style, colours),
        labels(row.points, style, position, how),
        *data(row),
    )


def _unusual(row: Row, style: Style, colours: Colours) -> list[Element]:
    """Points that look unlike their series: derived ones are hatched, the own area stands out."""
    made = []
    for index, (point, colour) in enumerate(zip(row.points, colours.points, strict=True)):
        derived = point.basis == "derived"
        if point.value is None or (not derived and colour == colours.usual):
            continue
        switches = element("c:invertIfNegative", val=0), element("c:bubble3D", val=0)
        made.append(element("c:dPt", element("c:idx", val=index), *switches, paint.area(style, colour, derived)))
    return made


def line_series(row: Row, style: Style, colour: str, *, joined: bool = True) -> Element:
    """Row → c:ser of a line chart; a derived point's marker is hollow; markers alone where nothing runs."""
    stroke = paint.line(colour, _LINE) if joined else paint.no_line()
    hollow = [i for i, p in enumerate(row.points) if p.basis == "derived" and p.value is not None]
    return element(
        "c:ser",
        *head(row),
        element("c:spPr", stroke),
        _marker(colour, colour),
        *(_hollow(index, style, colour, joined) for index in hollow),
        labels(row.points, style, "t", plain(style)),
        *data(row),
        element("c:smooth", val=0),
    )


def _marker(fill: str, colour: str) -> Element:
    shape = element("c:spPr", paint.solid(fill), paint.line(colour, 1.0))
    return element("c:marker", element("c:symbol", val="circle"), element("c:size", val=_MARKER), shape)


def _hollow(index: int, style: Style, colour: str, joined: bool) -> Element:
    stroke = paint.line(colour, _LINE) if joined else paint.no_line()
    shape = element("c:bubble3D", val=0), element("c:spPr", stroke)
    return element("c:dPt", element("c:idx", val=index), _marker(style.screen(PAPER), colour), *shape)
