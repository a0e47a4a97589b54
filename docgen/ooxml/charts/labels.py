"""Points of a series → c:dLbls: every value with the digits it is printed with, readable where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from docgen.model.chart import Point
from docgen.ooxml.charts import paint
from docgen.ooxml.charts.points import number_format
from docgen.ooxml.xml import Element, element
from docgen.style.style import Style

_EXTENSION: Final = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"


@dataclass(frozen=True, slots=True)
class Label:
    """How one value is labelled: ink, ground (empty = none), moved by shares of the chart's width and height, words
    after it."""

    ink: str
    ground: str = ""
    shift: tuple[float, float] = (0.0, 0.0)
    after: str = ""


Labelled = Callable[[int, Point], Label]


def labels(
    points: tuple[Point, ...], style: Style, position: str, how: Labelled, *, separator: str | None = None
) -> Element:
    """Points, place of the labels (outEnd, ctr, t; empty = the chart's own), look of each → c:dLbls.

    `separator`: of a doughnut, whose labels have lines to their parts: the category's name stands before the value,
    with this between them (empty: no name).
    """
    single = [
        _label(index, point, style, position, how(index, point), separator)
        for index, point in enumerate(points)
        if point.value is not None
    ]
    every = [paint.text(style, style.chart.label_size, style.screen(style.text.colour))]
    every += [element("c:dLblPos", val=position)] if position else []
    leaders = _leaders(style) if separator is not None else (_no_leaders(),)
    return element("c:dLbls", *single, paint.nothing(), *every, *_shown(separator), *leaders)


def _label(index: int, point: Point, style: Style, position: str, how: Label, separator: str | None) -> Element:
    ground = element("c:spPr", paint.solid(how.ground), paint.no_line()) if how.ground else paint.nothing()
    return element(
        "c:dLbl",
        element("c:idx", val=index),
        _layout(how.shift) if how.shift != (0.0, 0.0) else None,
        element("c:numFmt", formatCode=number_format(point) + (f'"{how.after}"' if how.after else ""), sourceLinked=0),
        ground,
        paint.text(style, style.chart.label_size, how.ink),
        element("c:dLblPos", val=position) if position else None,
        *_shown(separator),
    )


def _layout(shift: tuple[float, float]) -> Element:
    places = (element(f"c:{axis}", val=f"{part:.4f}") for axis, part in zip("xy", shift, strict=True))
    return element("c:layout", element("c:manualLayout", *places))


def _shown(separator: str | None) -> list[Element]:
    named = bool(separator)
    shown = {"showLegendKey": 0, "showVal": 1, "showCatName": int(named), "showSerName": 0, "showPercent": 0}
    made = [element(f"c:{name}", val=value) for name, value in (*shown.items(), ("showBubbleSize", 0))]
    return [*made, element("c:separator", separator)] if separator else made


def _leaders(style: Style) -> tuple[Element, Element]:
    """Lines from the labels of a doughnut to its parts."""
    line = element("c:spPr", paint.line(style.screen(style.chart.axis), 0.5))
    return element("c:showLeaderLines", val=1), element("c:leaderLines", line)


def _no_leaders() -> Element:
    """No lines to labels that were moved (an extension: bar charts had none before Office 2013)."""
    return element("c:extLst", element("c:ext", element("c15:showLeaderLines", val=0), uri=_EXTENSION))
