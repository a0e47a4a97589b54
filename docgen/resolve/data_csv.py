"""Resolved → figures.csv: every number that the figures show, as printed, one a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from docgen.model.chart import ChartSpec, Point
from docgen.model.plain import plain
from docgen.model.resolved import Figure, Resolved

_HEADER = ("图号", "图题", "系列", "类别", "数值", "单位", "依据")
_BASES = {"reported": "来源给出", "derived": "推算", "missing": "待补"}
_PLACE = "位次"

Row = tuple[str, str, str, str, str]


def data_csv(report: Resolved) -> bytes:
    """Report → CSV in UTF-8 with a byte order mark (Excel asks for it) and CRLF: label, caption, series, category,
    value, unit, basis. A place in an order of areas is a row with the unit 位次."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEADER)
    for matter in report.matters:
        for block in matter.blocks:
            if isinstance(block, Figure):
                writer.writerows((block.label, plain(block.caption), *row) for row in _rows(block.chart))
    return text.getvalue().encode("utf-8-sig")


def _rows(chart: ChartSpec) -> Iterator[Row]:
    for series in chart.series:
        for category, point in zip(chart.categories, series.points, strict=True):
            yield _row(series.name, category.label, point, series.unit)
    if chart.total:
        yield _row(chart.total_name, "", chart.total, chart.total_unit)
    yield from _places(chart)


def _row(series: str, category: str, point: Point, unit: str) -> Row:
    return series, category, point.label, unit, _BASES[point.basis]


def _places(chart: ChartSpec) -> Iterator[Row]:
    names = {category.code: category.label for category in chart.categories}
    for series, standing in zip(chart.series, chart.standings, strict=False):
        if standing and standing.kind == "order":
            for place, code in enumerate(standing.codes, 1):
                yield series.name, names.get(code, code), str(place), _PLACE, _BASES["reported"]
