"""A Series → c:ser of a bar, line or doughnut chart: name, colours, labels as printed, categories, values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docgen.model.chart import Category, Point, Series
from docgen.ooxml.charts import paint
from docgen.ooxml.charts.points import category_reference, name_reference, value_reference
from docgen.ooxml.xml import Element, element
from docgen.style.style import Style


@dataclass(frozen=True, slots=True)
class Row:
    """A series at its place in the chart: number from 0, palette colour, labels and order of the categories."""

    series: Series
    number: int
    colour: str
    labels: tuple[str, ...]
    categories: tuple[Category, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        return self.series.points


def bar_series(row: Row, style: Style, own: str, position: str) -> Element:
    """Row → c:ser of a bar chart; `own` is the colour of the edition's own area, empty for none."""
    return element(
        "c:ser",
        element("c:idx", val=row.number),
        element("c:order", val=row.number),
        name_reference(row.series, row.number + 1),
        element("c:spPr", paint.solid(style, row.colour), paint.no_line()),
        element("c:invertIfNegative", val=0),
        *_bar_points(row, style, own),
        labels(row, style, position),
        category_reference(row.labels),
        value_reference(row.points, row.number + 1),
    )


def _bar_points(row: Row, style: Style, own: str) -> list[Element]:
    """Points that look unlike their series: derived ones are hatched, the own area stands out."""
    result = []
    for index, (point, category) in enumerate(zip(row.points, row.categories, strict=True)):
        colour = own if own and category.own else row.colour
        if point.value is None or (point.basis == "reported" and colour == row.colour):
            continue
        derived = point.basis == "derived"
        fill = paint.hatched(style, colour) if derived else paint.solid(style, colour)
        shape = element("c:spPr", fill, paint.line(style, colour, 0.75) if derived else paint.no_line())
        bubble = element("c:bubble3D", val=0)
        negative = element("c:invertIfNegative", val=0)
        result.append(element("c:dPt", element("c:idx", val=index), negative, bubble, shape))
    return result


def line_series(row: Row, style: Style) -> Element:
    """Row → c:ser of a line chart; a derived point's marker is hollow."""
    return element(
        "c:ser",
        element("c:idx", val=row.number),
        element("c:order", val=row.number),
        name_reference(row.series, row.number + 1),
        element("c:spPr", paint.line(style, row.colour, 1.5)),
        _marker(style, row.colour, row.colour),
        *(
            _hollow(i, style, row.colour)
            for i, p in enumerate(row.points)
            if p.basis == "derived" and p.value is not None
        ),
        labels(row, style, "t"),
        category_reference(row.labels),
        value_reference(row.points, row.number + 1),
        element("c:smooth", val=0),
    )


def _marker(style: Style, fill: str, colour: str) -> Element:
    shape = element("c:spPr", paint.solid(style, fill), paint.line(style, colour, 1.0))
    return element("c:marker", element("c:symbol", val="circle"), element("c:size", val=5), shape)


def _hollow(index: int, style: Style, colour: str) -> Element:
    return element(
        "c:dPt", element("c:idx", val=index), _marker(style, "paper", colour), element("c:bubble3D", val=0),
        element("c:spPr", paint.line(style, colour, 1.5)),
    )  # fmt: skip


def doughnut_series(row: Row, style: Style) -> Element:
    """Row → c:ser of a doughnut: one colour a part, derived parts hatched."""
    parts = []
    for index, point in enumerate(row.points):
        colour = style.chart.parts[index % len(style.chart.parts)]
        fill = paint.hatched(style, colour) if point.basis == "derived" else paint.solid(style, colour)
        shape = element("c:spPr", fill, paint.line(style, "paper" if point.basis == "reported" else colour, 0.75))
        parts.append(element("c:dPt", element("c:idx", val=index), element("c:bubble3D", val=0), shape))
    return element(
        "c:ser",
        element("c:idx", val=row.number),
        element("c:order", val=row.number),
        name_reference(row.series, row.number + 1),
        *parts,
        labels(row, style, "", category=True),
        category_reference(row.labels),
        value_reference(row.points, row.number + 1),
    )


def labels(row: Row, style: Style, position: str, *, category: bool = False) -> Element:
    """Row → c:dLbls: every value with the digits it is printed with, ≈ before what is not exact."""
    show = _shower(category)
    single = [
        element(
            "c:dLbl",
            element("c:idx", val=index),
            element("c:numFmt", formatCode=number_format(point), sourceLinked=0),
            element("c:spPr", element("a:noFill"), element("a:ln", element("a:noFill"))),
            paint.text(style, style.chart.label_size, "ink"),
            element("c:dLblPos", val=position) if position else None,
            *show(),
        )
        for index, point in enumerate(row.points)
        if point.value is not None
    ]
    every = [paint.text(style, style.chart.label_size, "ink")]
    every += [element("c:dLblPos", val=position)] if position else []
    return element("c:dLbls", *single, *every, *show())


def _shower(category: bool) -> Callable[[], list[Element]]:
    def switches() -> list[Element]:
        shown = {"showLegendKey": 0, "showVal": 1, "showCatName": int(category), "showSerName": 0, "showPercent": 0}
        return [element(f"c:{name}", val=value) for name, value in (*shown.items(), ("showBubbleSize", 0))]

    return switches


def number_format(point: Point) -> str:
    """Point → the format that prints its label: decimals as printed, ≈ or ＞ in quotes before it."""
    digits = point.label.lstrip("≈＞＜≥≤")
    prefix = point.label[: len(point.label) - len(digits)]
    decimals = len(digits.partition(".")[2])
    body = "0" + ("." + "0" * decimals if decimals else "")
    return f'"{prefix}"{body}' if prefix else body
