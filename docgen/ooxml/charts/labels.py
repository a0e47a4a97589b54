"""Points of a series → c:dLbls: every value with the digits it is printed with, readable where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docgen.model.chart import Point
from docgen.ooxml.charts import paint
from docgen.ooxml.charts.points import number_format
from docgen.ooxml.xml import Element, element
from docgen.style.style import Style


@dataclass(frozen=True, slots=True)
class Label:
    """How one value is labelled: ink, ground (empty = none), moved by shares of the chart's width and height."""

    ink: str
    ground: str = ""
    shift: tuple[float, float] = (0.0, 0.0)


Labelled = Callable[[int, Point], Label]


def labels(
    points: tuple[Point, ...], style: Style, position: str, how: Labelled, *, separator: str | None = None
) -> Element:
    """Points, place of the labels (outEnd, ctr, t; empty = the chart's own), look of each → c:dLbls.

    `separator`: the category's name stands before the value, with this between them.
    """
    single = [
        _label(index, point, style, position, how(index, point), separator)
        for index, point in enumerate(points)
        if point.value is not None
    ]
    every = [paint.text(style, style.chart.label_size, style.screen(style.text.colour))]
    every += [element("c:dLblPos", val=position)] if position else []
    leaders = [_leaders(style)] if separator is not None else []
    shown = [element("c:showLeaderLines", val=1)] if separator is not None else []
    return element("c:dLbls", *single, paint.nothing(), *every, *_shown(separator), *shown, *leaders)


def _label(index: int, point: Point, style: Style, position: str, how: Label, separator: str | None) -> Element:
    ground = element("c:spPr", paint.solid(how.ground), paint.no_line()) if how.ground else paint.nothing()
    return element(
        "c:dLbl",
        element("c:idx", val=index),
        _layout(how.shift) if how.shift != (0.0, 0.0) else None,
        element("c:numFmt", formatCode=number_format(point), sourceLinked=0),
        ground,
        paint.text(style, style.chart.label_size, how.ink),
        element("c:dLblPos", val=position) if position else None,
        *_shown(separator),
    )


def _layout(shift: tuple[float, float]) -> Element:
    places = (element(f"c:{axis}", val=f"{part:.4f}") for axis, part in zip("xy", shift, strict=True))
    return element("c:layout", element("c:manualLayout", *places))


def _shown(separator: str | None) -> list[Element]:
    named = separator is not None
    shown = {"showLegendKey": 0, "showVal": 1, "showCatName": int(named), "showSerName": 0, "showPercent": 0}
    made = [element(f"c:{name}", val=value) for name, value in (*shown.items(), ("showBubbleSize", 0))]
    return [*made, element("c:separator", separator)] if separator is not None else made


def _leaders(style: Style) -> Element:
    return element("c:leaderLines", element("c:spPr", paint.line(style.screen(style.chart.axis), 0.5)))
