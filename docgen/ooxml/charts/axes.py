"""Axes of a chart: categories below, values with a light grid, the units at the upper corners."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.ooxml.charts import paint
from docgen.ooxml.charts.frame import Box, Frame, ems
from docgen.ooxml.charts.scale import Range, written
from docgen.ooxml.xml import Element, element
from docgen.style.style import Style

CATEGORY, VALUE, CATEGORY_2, VALUE_2 = 111111111, 222222222, 333333333, 444444444
_GRID, _BASE = 0.5, 0.75
_PADDING = 4.0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a chart beside its data: units at the left and right, what is awaited at the foot."""

    left: str
    right: str
    foot: str


def axis_ids(second: bool = False) -> tuple[Element, Element]:
    """The c:axId pair of a plot on the first or the second axis."""
    ids = (CATEGORY_2, VALUE_2) if second else (CATEGORY, VALUE)
    return element("c:axId", val=ids[0]), element("c:axId", val=ids[1])


def category_axis(style: Style, frame: Frame, words: Words, *, sideways: bool = False) -> Element:
    """The axis of categories; of ranked bars it stands at the left, running down. The horizontal axis has what is
    awaited for its title, the upright one the unit."""
    return element(
        "c:catAx",
        element("c:axId", val=CATEGORY),
        element("c:scaling", element("c:orientation", val="maxMin" if sideways else "minMax")),
        element("c:delete", val=0),
        element("c:axPos", val="l" if sideways else "b"),
        corner(style, frame, words.left) if sideways else _foot(style, frame, words.foot),
        element("c:numFmt", formatCode="General", sourceLinked=0),
        *_ticks("low"),
        element("c:spPr", paint.line(style.screen(style.chart.axis), _BASE)),
        paint.text(style, frame.names, style.screen(style.text.colour), level=True),
        element("c:crossAx", val=VALUE),
        element("c:crosses", val="autoZero"),
        element("c:auto", val=0),
        element("c:lblAlgn", val="ctr"),
        element("c:lblOffset", val=50),
        element("c:noMultiLvlLbl", val=1),
    )


def value_axis(style: Style, frame: Frame, words: Words, limits: Range | None, *, sideways: bool = False) -> Element:
    """The axis of values: light grid, no line; ends as the program likes, or `limits`. Of bars nothing is drawn."""
    grid = element("c:majorGridlines", element("c:spPr", paint.line(style.screen(style.chart.grid), _GRID)))
    hidden = f'[>{written(limits.last + limits.step / 2)}]"";General' if limits and limits.last else "General"
    return element(
        "c:valAx",
        element("c:axId", val=VALUE),
        _scaling(limits),
        element("c:delete", val=0),
        element("c:axPos", val="t" if sideways else "l"),
        None if sideways else grid,
        _foot(style, frame, words.foot) if sideways else corner(style, frame, words.left),
        element("c:numFmt", formatCode=hidden, sourceLinked=0),
        *_ticks("none" if sideways else "nextTo"),
        element("c:spPr", paint.no_line()),
        paint.text(style, style.chart.label_size, style.screen(style.source.colour)),
        element("c:crossAx", val=CATEGORY),
        element("c:crosses", val="autoZero"),
        element("c:crossBetween", val="between"),
        element("c:majorUnit", val=written(limits.step)) if limits and limits.step else None,
    )


def second_axes(style: Style, frame: Frame, words: Words, limits: Range) -> tuple[Element, Element]:
    """The hidden axes that the lines of a combination stand on; the points say their values, the title the unit."""
    categories = element(
        "c:catAx",
        element("c:axId", val=CATEGORY_2),
        element("c:scaling", element("c:orientation", val="minMax")),
        element("c:delete", val=1),
        element("c:axPos", val="b"),
        *_ticks("nextTo"),
        element("c:crossAx", val=VALUE_2),
        element("c:crosses", val="autoZero"),
    )
    values = element(
        "c:valAx",
        element("c:axId", val=VALUE_2),
        _scaling(limits),
        element("c:delete", val=0),
        element("c:axPos", val="r"),
        corner(style, frame, words.right, right=True),
        element("c:numFmt", formatCode="General", sourceLinked=0),
        *_ticks("none"),
        element("c:spPr", paint.no_line()),
        paint.text(style, style.chart.label_size, style.screen(style.source.colour)),
        element("c:crossAx", val=CATEGORY_2),
        element("c:crosses", val="max"),
        element("c:crossBetween", val="between"),
    )
    return categories, values


def _scaling(limits: Range | None) -> Element:
    return element(
        "c:scaling",
        element("c:orientation", val="minMax"),
        element("c:max", val=written(limits.high)) if limits and limits.high else None,
        element("c:min", val=written(limits.low)) if limits else None,
    )


def _ticks(place: str) -> tuple[Element, ...]:
    none = element("c:majorTickMark", val="none"), element("c:minorTickMark", val="none")
    return *none, element("c:tickLblPos", val=place)


def corner(style: Style, frame: Frame, words: str, *, right: bool = False) -> Element | None:
    """Words → a title set horizontally at the upper left or right corner of the chart."""
    size = style.chart.label_size
    extent = ems(words) * size + _PADDING
    return _title(style, frame, words, Box(frame.width - extent if right else 0.0, 0.0, extent, size))


def _foot(style: Style, frame: Frame, words: str) -> Element | None:
    size = style.chart.label_size
    left = max((frame.width - ems(words) * size) / 2, 0.0)
    return _title(style, frame, words, Box(left, frame.height - 1.9 * size, frame.width, size))


def _title(style: Style, frame: Frame, words: str, box: Box) -> Element | None:
    if not words:
        return None
    text = paint.rich(style, words, style.chart.label_size, style.screen(style.source.colour))
    return element("c:title", text, frame.layout(box, sized=False), element("c:overlay", val=1))
