"""Axes of a chart: categories below, values with a light grid and their unit at the top left."""

from __future__ import annotations

from docgen.ooxml.charts import paint
from docgen.ooxml.xml import Element, element
from docgen.style.style import Style

CATEGORY, VALUE, CATEGORY_2, VALUE_2 = 111111111, 222222222, 333333333, 444444444


def axis_ids(second: bool = False) -> tuple[Element, Element]:
    """The c:axId pair of a plot on the first or the second axis."""
    ids = (CATEGORY_2, VALUE_2) if second else (CATEGORY, VALUE)
    return element("c:axId", val=ids[0]), element("c:axId", val=ids[1])


def category_axis(style: Style, *, horizontal: bool = False) -> Element:
    """The axis of categories; of ranked bars it stands at the left and runs downwards."""
    return element(
        "c:catAx",
        element("c:axId", val=CATEGORY),
        element("c:scaling", element("c:orientation", val="maxMin" if horizontal else "minMax")),
        element("c:delete", val=0),
        element("c:axPos", val="l" if horizontal else "b"),
        element("c:numFmt", formatCode="General", sourceLinked=0),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="low"),
        element("c:spPr", paint.line(style, style.chart.axis, 0.75)),
        paint.text(style, style.chart.size, "ink"),
        element("c:crossAx", val=VALUE),
        element("c:crosses", val="autoZero"),
        element("c:auto", val=0),
        element("c:lblAlgn", val="ctr"),
        element("c:lblOffset", val=100),
        element("c:noMultiLvlLbl", val=1),
    )


def value_axis(style: Style, unit: str, *, horizontal: bool = False, from_zero: bool = True) -> Element:
    """The axis of values: light grid, no line, the unit at the top left."""
    scaling = [element("c:orientation", val="minMax")]
    if from_zero:
        scaling.append(element("c:min", val=0))
    return element(
        "c:valAx",
        element("c:axId", val=VALUE),
        element("c:scaling", *scaling),
        element("c:delete", val=0),
        element("c:axPos", val="t" if horizontal else "l"),
        element("c:majorGridlines", element("c:spPr", paint.line(style, style.chart.grid, 0.5))),
        unit_title(style, unit, 0.0),
        element("c:numFmt", formatCode="General", sourceLinked=0),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="none" if horizontal else "nextTo"),
        element("c:spPr", paint.no_line()),
        paint.text(style, style.chart.size, "grey"),
        element("c:crossAx", val=CATEGORY),
        element("c:crosses", val="autoZero"),
        element("c:crossBetween", val="between"),
    )


def second_axes(style: Style, unit: str) -> tuple[Element, Element]:
    """The hidden category axis and the value axis at the right that the lines of a combination stand on."""
    categories = element(
        "c:catAx",
        element("c:axId", val=CATEGORY_2),
        element("c:scaling", element("c:orientation", val="minMax")),
        element("c:delete", val=1),
        element("c:axPos", val="b"),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="nextTo"),
        element("c:crossAx", val=VALUE_2),
        element("c:crosses", val="autoZero"),
    )
    values = element(
        "c:valAx",
        element("c:axId", val=VALUE_2),
        element("c:scaling", element("c:orientation", val="minMax")),
        element("c:delete", val=0),
        element("c:axPos", val="r"),
        unit_title(style, unit, 0.88),
        element("c:numFmt", formatCode="General", sourceLinked=0),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="nextTo"),
        element("c:spPr", paint.no_line()),
        paint.text(style, style.chart.size, "grey"),
        element("c:crossAx", val=CATEGORY_2),
        element("c:crosses", val="max"),
        element("c:crossBetween", val="between"),
    )
    return categories, values


def unit_title(style: Style, unit: str, x: float) -> Element | None:
    """Unit → an axis title set horizontally at the top of the chart (x = share of its width)."""
    if not unit:
        return None
    place = element(
        "c:manualLayout",
        element("c:xMode", val="edge"),
        element("c:yMode", val="edge"),
        element("c:x", val=f"{x:g}"),
        element("c:y", val="0"),
    )
    words = paint.rich(style, f"单位：{unit}", style.chart.size, "grey")
    return element("c:title", words, element("c:layout", place), element("c:overlay", val=1))
