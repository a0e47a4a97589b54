"""ChartSpec → a native chart: its XML and the workbook that “编辑数据” opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter

from docgen.model.chart import ChartSpec
from docgen.ooxml.charts import paint
from docgen.ooxml.charts.kinds import plots, rows
from docgen.ooxml.charts.points import SHEET
from docgen.ooxml.charts.series import Row, number_format
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
    return ChartPart(serialized(_space(spec, style)), workbook(rows(spec, style)))


def _space(spec: ChartSpec, style: Style) -> Element:
    external = element("c:externalData", element("c:autoUpdate", val=0))
    external.set(name("r:id"), WORKBOOK)
    return root(
        "c:chartSpace",
        _PREFIXES,
        element("c:date1904", val=0),
        element("c:lang", val="zh-CN"),
        element("c:roundedCorners", val=0),
        _chart(spec, style),
        element("c:spPr", element("a:noFill"), paint.no_line()),
        paint.text(style, style.chart.size, "ink"),
        external,
    )


def _chart(spec: ChartSpec, style: Style) -> Element:
    several = len(spec.series) > 1
    return element(
        "c:chart",
        element("c:autoTitleDeleted", val=1),
        element("c:plotArea", element("c:layout"), *plots(spec, style)),
        _legend(style) if several and spec.kind != "doughnut" else None,
        element("c:plotVisOnly", val=1),
        element("c:dispBlanksAs", val="gap"),
    )


def _legend(style: Style) -> Element:
    return element(
        "c:legend",
        element("c:legendPos", val="t"),
        element("c:overlay", val=0),
        paint.text(style, style.chart.size, "ink"),
    )


def workbook(columns: tuple[Row, ...]) -> bytes:
    """Rows of a chart → a workbook: categories in the first column, a column a series, missing cells empty."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": _DAY})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 24)
    for line, label in enumerate(columns[0].labels, 1):
        sheet.write_string(line, 0, label)
    for column, row in enumerate(columns, 1):
        sheet.write_string(0, column, row.series.name)
        for line, point in enumerate(row.points, 1):
            if point.value is not None:
                look = book.add_format({"num_format": number_format(point)})
                sheet.write_number(line, column, float(point.value), look)
    book.close()
    return buffer.getvalue()
