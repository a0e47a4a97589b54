"""ChartSpec → a native chart: its XML and the workbook that “编辑数据” opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter

from docgen.model.chart import ChartSpec
from docgen.ooxml.charts import paint
from docgen.ooxml.charts.axes import corner
from docgen.ooxml.charts.doughnut import ring, round_frame
from docgen.ooxml.charts.frame import Frame, frame, unit_words
from docgen.ooxml.charts.kinds import plots
from docgen.ooxml.charts.points import SHEET, number_format, shown_value
from docgen.ooxml.charts.series import Row, rows
from docgen.ooxml.xml import Element, element, name, root, serialized
from docgen.style.style import Style

# Workbooks bear a date; a fixed one keeps the bytes the same (the zip format's own first day).
_DAY = datetime(1980, 1, 1)
_PREFIXES = ("c", "a", "r")
WORKBOOK = "rId1"
"""The relation id by which a chart names its workbook."""


@dataclass(frozen=True, slots=True)
class ChartPart:
    """The chart's XML (its workbook is related as `WORKBOOK`) and the workbook's bytes."""

    xml: bytes
    workbook: bytes


def chart_part(spec: ChartSpec, style: Style, width: float, height: float) -> ChartPart:
    """ChartSpec of a native kind, style, size in points → ChartPart; same arguments, same bytes."""
    place = (round_frame if spec.kind == "doughnut" else frame)(spec, style, width, height)
    return ChartPart(serialized(_space(spec, style, place)), workbook(rows(spec)))


def _space(spec: ChartSpec, style: Style, place: Frame) -> Element:
    external = element("c:externalData", element("c:autoUpdate", val=0))
    external.set(name("r:id"), WORKBOOK)
    return root(
        "c:chartSpace",
        _PREFIXES,
        element("c:date1904", val=0),
        element("c:lang", val="zh-CN"),
        element("c:roundedCorners", val=0),
        _chart(spec, style, place),
        paint.nothing(),
        paint.text(style, style.chart.size, style.screen(style.text.colour)),
        external,
    )


def _chart(spec: ChartSpec, style: Style, place: Frame) -> Element:
    round_ = spec.kind == "doughnut"
    plot = place.layout(ring(place).box if round_ else place.plot, inner=True)
    return element(
        "c:chart",
        _unit(spec, style, place) if round_ else None,
        element("c:autoTitleDeleted", val=int(not round_)),
        element("c:plotArea", plot, *plots(spec, style, place)),
        _legend(style, place),
        element("c:plotVisOnly", val=1),
        element("c:dispBlanksAs", val="gap"),
    )


def _unit(spec: ChartSpec, style: Style, place: Frame) -> Element | None:
    """A doughnut has no axis to bear its unit: it is the chart's title, set small."""
    return corner(style, place, unit_words(spec.series))


def _legend(style: Style, place: Frame) -> Element | None:
    if place.legend is None:
        return None
    return element(
        "c:legend",
        element("c:legendPos", val="r" if place.legend.left > place.plot.left + place.plot.width / 2 else "t"),
        place.layout(place.legend),
        element("c:overlay", val=0),
        paint.text(style, place.keys, style.screen(style.text.colour)),
    )


def workbook(columns: tuple[Row, ...]) -> bytes:
    """Rows of a chart → a workbook: categories in the first column, a column a series, missing cells empty."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": _DAY})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 24)
    broken = book.add_format({"text_wrap": True})
    for line, label in enumerate(columns[0].labels, 1):
        sheet.write_string(line, 0, label, broken)
    for column, row in enumerate(columns, 1):
        sheet.write_string(0, column, row.series.name)
        for line, point in enumerate(row.points, 1):
            value = shown_value(point)
            if value is not None:
                look = book.add_format({"num_format": number_format(point)})
                sheet.write_number(line, column, value, look)
    book.close()
    return buffer.getvalue()
