"""The CSV of the figures' numbers."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO

import pandas as pd

from docgen.model.chart import Category, ChartSpec, Point, Series, Standing
from docgen.model.facts import Place
from docgen.model.report import Titles
from docgen.model.resolved import Catalogs, Figure, Matter, Paragraph, Resolved, Text
from docgen.resolve.data_csv import data_csv

WHERE = Place("text/sample.md", 1)
USERS = Series("用户", "万户", "left", (Point(Decimal("12.50"), "≈12.5", "derived"), Point(None, "未透露", "missing")))
SPEC = ChartSpec("fig-a", "columns", (Category("2018年", "2018"), Category("2019年", "2019")), (USERS,), (None,))


def written(spec: ChartSpec) -> bytes:
    figure = Figure("fig-a", "图1", 1, (Text("用户，"), Text("逐年")), spec, "", (), "", WHERE)
    matter = Matter("body", (Paragraph("p", (Text("文字"),), WHERE), figure))
    titles = Titles("报告", "", (), "2032年", "zh-CN", "报告")
    return data_csv(Resolved(titles, (matter,), Catalogs((), (), ())))


def rows(spec: ChartSpec) -> list[list[str]]:
    return list(csv.reader(StringIO(written(spec).decode("utf-8-sig"), newline="")))


def test_every_point_is_a_row_with_its_value_as_printed_and_its_basis() -> None:
    assert rows(SPEC) == [
        ["图号", "图题", "系列", "类别", "数值", "单位", "依据"],
        ["图1", "用户，逐年", "用户", "2018年", "≈12.5", "万户", "推算"],
        ["图1", "用户，逐年", "用户", "2019年", "未透露", "万户", "待补"],
    ]


def test_a_total_is_a_row_of_its_own() -> None:
    spec = replace(SPEC, series=(), total=Point(Decimal(5), "5", "reported"), total_name="全年", total_unit="亿元")
    assert rows(spec)[1:] == [["图1", "用户，逐年", "全年", "", "5", "亿元", "来源给出"]]


def test_places_in_an_order_are_rows_and_a_set_has_none() -> None:
    ordered = replace(SPEC, standings=(Standing("order", ("2019", "2018")),))
    assert [row[3:] for row in rows(ordered)[3:]] == [
        ["2019年", "1", "位次", "来源给出"],
        ["2018年", "2", "位次", "来源给出"],
    ]
    assert len(rows(replace(SPEC, standings=(Standing("set", ("2019",)),)))) == 3


def test_excel_is_told_that_it_is_utf_8() -> None:
    titles = Titles("报告", "", (), "2032年", "zh-CN", "报告")
    assert data_csv(Resolved(titles, (), Catalogs((), (), ()))).startswith(b"\xef\xbb\xbf")


def test_pandas_reads_it_as_it_stands() -> None:
    """What an analyst does with the numbers attached to the PDF."""
    point = replace(USERS.points[0], label="12.5", basis="reported")
    frame = pd.read_csv(BytesIO(written(replace(SPEC, series=(replace(USERS, points=(point, point)),)))))
    found = frame.pivot(index="类别", columns="系列", values="数值")
    assert found["用户"].to_dict() == {
        "2018年": 12.5,
        "2019年": 12.5,
    }
