"""A figure directive: series over categories, points labelled, orders and sets as such."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.model.chart import Standing
from docgen.model.facts import EditionError
from tests.facts.rows import row
from tests.resolve.reports import figure

ROWS = (
    row("netizens", "1234.5"),
    row("netizens:change~.2020", "34.5"),
    row("netizens.2020", formula="{netizens@shili.2021} - {netizens@shili.2021:change~.2020}"),
    row("netizens.2019"),
    row("netizens@jia", "345", qualifier="≈"),
    row("netizens@linjia", "2000.0"),
    row("netizens:order~@cities", "jia;yi"),
    row("netizens:set~@cities", "wu;ding"),
    row("netizens[residence=urban]:share~[]", "67.6"),
    row("netizens[residence=rural]:share~[]", "32.4"),
    row("internet-penetration", "61.7"),
    row("revenue.2021-06", "7.0"),
    row("revenue", "88.8"),
    row("service-users[service=mail]", "800.5"),
    row("service-users[service=search]", "未透露"),
    row("mobile-netizens:share~netizens", "99.0"),
    row("mobile-netizens:share~@china", "1.2"),
)


def spec(options: str):
    return figure(options, *ROWS).chart


def labels(chart) -> list[str]:
    return [category.label for category in chart.categories]


def test_years_are_categories_with_what_is_known_of_them():
    chart = spec(":kind: columns\n网民 | netizens.-2..0")
    (series,) = chart.series
    assert labels(chart) == ["2019年", "2020年", "2021年"]
    assert [(p.label, p.basis) for p in series.points] == [
        ("待补", "missing"), ("≈1200.0", "derived"), ("1234.5", "reported"),
    ]  # fmt: skip
    assert (series.name, series.unit, series.axis) == ("网民", "万人", "left")
    assert series.points[2].value == Decimal("1234.5")


def test_a_point_without_any_fact_is_missing_too():
    (series,) = spec(":kind: line\ninternet-penetration.-1..0").series
    assert [(p.value, p.addresses == ()) for p in series.points] == [(None, True), (Decimal("61.7"), False)]


def test_a_word_is_no_value():
    (series,) = spec(":kind: bars\nservice-users[service=*]").series
    assert [p.value for p in series.points] == [Decimal("800.5"), None, None, None]


def test_areas_have_tiles_and_the_own_one_stands_out():
    chart = spec(":kind: bars\nnetizens@provinces")
    assert [(c.label, c.code, c.own) for c in chart.categories] == [
        ("示例", "shili", True), ("邻甲", "linjia", False), ("邻乙", "linyi", False),
    ]  # fmt: skip
    assert [c.tile for c in spec(":kind: tilemap\nnetizens@cities").categories] == [
        (1, 0),
        (0, 1),
        (1, 1),
        (2, 1),
        (1, 2),
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("netizens[residence=*]:share", ["城镇", "农村"]), ("service-users[residence=urban;service=*]", 4),
        ("enterprises[access=fibre;service=*]", 4), ("revenue.0-01..0-12", 12), ("netizens[residence=urban].-1..0", 2),
    ],
)  # fmt: skip
def test_the_category_is_what_runs(pattern, expected):
    found = labels(spec(f":kind: bars\n{pattern}"))
    assert found == expected if isinstance(expected, list) else len(set(found)) == expected


def test_months_are_named_short():
    assert labels(spec(":kind: months\nrevenue.0-05..0-07")) == ["5月", "6月", "7月"]


def test_a_second_axis_has_its_own_unit():
    chart = spec(":kind: columns-line\n网民 | netizens.-1..0\n普及率 | internet-penetration.-1..0 | right")
    assert [(s.unit, s.axis) for s in chart.series] == [("万人", "left"), ("%", "right")]


def test_lines_may_be_categories():
    chart = spec(
        ":kind: bars\n:categories: lines\n手机 | mobile-netizens:share~netizens\n网民 | netizens[residence=urban]:share"
    )
    assert labels(chart) == ["手机", "网民"]
    assert [p.label for p in chart.series[0].points] == ["99.0", "67.6"]


@pytest.mark.parametrize(
    ("option", "standing"), [("order", Standing("order", ("jia", "yi"))), ("set", Standing("set", ("wu", "ding")))]
)
def test_an_order_is_an_order_and_a_set_a_set(option, standing):
    assert spec(f":kind: tilemap\n:{option}: netizens:{option}\nnetizens@cities").standings == (standing,)


def test_a_second_map_has_its_own_standing():
    chart = spec(":kind: tilemap\n:order: netizens:order\n:set2: netizens:set\nnetizens@cities\nmobile-netizens@cities")
    assert [s.kind for s in chart.standings if s] == ["order", "set"]


def test_a_lone_total_is_shown_as_such():
    chart = spec(":kind: total\n:total: revenue\n:awaits: 各月的收入")
    assert (chart.series, chart.total.label, chart.total_name, chart.total_unit) == (
        (),
        "88.8",
        "互联网业务收入",
        "亿元",
    )
    assert chart.awaits == "各月的收入"


def test_options_reach_the_chart():
    chart = spec(":kind: bars\n:sort: value\n:unit: 万\nnetizens@provinces")
    assert (chart.sort, chart.stack, chart.series[0].unit) == (True, False, "万")
    assert spec(":kind: columns-line\n:stack: yes\nnetizens.-1..0").stack


def test_a_figure_has_its_alt_text_notes_and_label():
    made = figure(":kind: columns\n:note: 注\nnetizens.-2..0", *ROWS)
    assert (made.label, made.number, made.notes) == ("图1", 1, ("注",))
    assert made.alt == "柱形图：图题。网民规模：2020年≈1200.0万人（推算），2021年1234.5万人，2019年待补。"
    assert figure(":kind: columns\n:alt: 自己的话\nnetizens.-2..0", *ROWS).alt == "自己的话"


WRONG = {
    "no kind": ("netizens", 1, "未知的图形种类 ''", "columns"),
    "unknown kind": (":kind: colums\nnetizens", 3, "未知的图形种类 'colums'", "columns"),
    "no series": (":kind: columns", 1, "图里没有数据系列", ":total:"),
    "categories without lines": (":kind: bars\n:categories: lines\n:total: revenue", 1, "图里没有数据系列", ""),
    "unknown indicator": (":kind: columns\nnetizen.-1..0", 4, "未知的指标 'netizen'", "netizens"),
    "unknown total": (":kind: total\n:total: revenues", 4, "未知的指标 'revenues'", "revenue"),
    "a total without a fact": (":kind: total\n:total: revenue.-1", 4, "没有这个事实", "revenue@shili.2021"),
    "a line of three parts": (":kind: columns\n甲 | netizens.-1..0 | rigth", 4, "系列写法不对", "right"),
    "a line without an address": (":kind: columns\n甲 |", 4, "系列写法不对", "地址"),
    "two parts that run": (":kind: columns\nnetizens@cities.-1..0", 4, "系列里有几处展开", "只能展开一处"),
    "two dimensions that run": (":kind: bars\nnetizens[residence=*;access=*]", 4, "系列里有几处展开", "只能展开一处"),
    "other years": (":kind: grouped\nnetizens.-1..0\nmobile-netizens.-2..-1", 5, "类别与第一系列不同", "2020年"),
    "more years": (":kind: grouped\nnetizens.-1..0\nmobile-netizens.-2..0", 5, "类别与第一系列不同", "2020年、2021年"),
    "other things": (":kind: grouped\nnetizens.-1..0\nnetizens[residence=*]", 5, "类别与第一系列不同", "2020年"),
    "lines that run": (":kind: bars\n:categories: lines\nnetizens.-1..0", 5, "只能有一个地址", "名称 | 地址"),
    "two units": (":kind: grouped\nnetizens.-1..0\nbroadband-users.-1..0", 1, "同一坐标轴有几种单位", "right"),
    "an order as a set": (":kind: tilemap\n:set: netizens:order\nnetizens@cities", 4, "不是 set", ":order:"),
    "several bases": (":kind: columns\nmobile-netizens:share", 4, "有 2 个事实", "~netizens"),
    "a range backwards": (":kind: columns\nnetizens.0..-2", 4, "时期写法不对", "2019..2021"),
}  # fmt: skip


@pytest.mark.parametrize(("options", "line", "wrong", "right"), WRONG.values(), ids=WRONG)
def test_a_wrong_figure_is_refused_with_the_line(options, line, wrong, right):
    with pytest.raises(EditionError) as error:
        figure(options, *ROWS)
    assert str(error.value).startswith(f"10-body.md:{line}: ")
    assert wrong in error.value.wrong and right in error.value.right


def test_a_figure_needs_a_caption():
    from tests.resolve.reports import resolve_texts

    with pytest.raises(EditionError, match=r"10-body\.md:1: fig-a 没有标题；写一行 :caption:"):
        resolve_texts(*ROWS, body=":::{figure} fig-a\n:kind: columns\nnetizens\n:::\n")
