"""A chart says the same as its twin in the PDF: series, order, values as printed, colours, what is missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree

from docgen.model.chart import ChartKind, ChartSpec, Point, Standing
from docgen.ooxml.charts.kinds import KINDS
from docgen.ooxml.charts.native import NATIVE, native
from docgen.ooxml.charts.part import chart_part
from docgen.ooxml.charts.points import category_labels, order
from docgen.style.palette import ink_on, part_colours, series_colours
from docgen.style.style import Style
from tests.figures.specs import chart, city_map, lone_total, series
from tests.ooxml.charts.specs import HEIGHT, WIDTH, A, C, fill, labels, points, tree, val

COLUMNS = chart("columns", "2018 2019", series("网民", "万人", "~2584.9 2780.0"))
GROUPED = chart("grouped", "甲 乙", series("上年", "万", "1 2"), series("本年", "万", "3 ?"))
STACKED = chart("stacked", "2018 2019", series("城镇", "%", "~73.4 72.4"), series("农村", "%", "26.6 27.6"))
COMBINED = chart(
    "columns-line", "2017 2018 2019", series("用户", "万户", "? ~100 120"), series("占比", "%", "? 1.5 2.5", "right")
)
RING = chart("doughnut", "甲 乙 丙", series("构成", "%", "~50 30 20"))
BARS = chart("bars", "甲 乙 丙", series("家数", "家", "3 9 ?"), own="甲", sort=True)
EVERY: dict[ChartKind, ChartSpec] = {
    "columns": COLUMNS, "grouped": GROUPED, "stacked": STACKED, "columns-line": COMBINED, "doughnut": RING,
    "bars": BARS, "line": chart("line", "2018 2019", series("甲", "%", "1 2"), series("乙", "%", "~3 4")),
    "months": chart("months", "1月 2月", series("台", "台", "1 2")),
}  # fmt: skip


def test_every_native_kind_is_tried_here() -> None:
    assert set(EVERY) == set(KINDS) == NATIVE


@pytest.mark.parametrize("spec", EVERY.values(), ids=EVERY)
def test_series_categories_and_values_are_the_spec_s(spec: ChartSpec, style: Style) -> None:
    found = list(tree(spec, style).iter(f"{C}ser"))
    assert [points(one, "tx")[0] for one in found] == [one.name for one in spec.series]
    names, shown = category_labels(spec), order(spec)
    for one, expected in zip(found, spec.series, strict=True):
        assert [points(one, "cat")[i] for i in range(len(shown))] == [names[i] for i in shown]
        in_order = [expected.points[i] for i in shown]
        assert points(one, "val") == {i: str(p.value) for i, p in enumerate(in_order) if p.value is not None}


@pytest.mark.parametrize("spec", EVERY.values(), ids=EVERY)
def test_the_same_spec_gives_the_same_bytes(spec: ChartSpec, style: Style) -> None:
    assert chart_part(spec, style, WIDTH, HEIGHT) == chart_part(spec, style, WIDTH, HEIGHT)


@pytest.mark.parametrize("spec", EVERY.values(), ids=EVERY)
def test_the_plot_lies_inside_the_chart(spec: ChartSpec, style: Style) -> None:
    layout = tree(spec, style).find(f".//{C}plotArea/{C}layout/{C}manualLayout")
    x, y, width, height = (float(val(layout, name)) for name in "xywh")
    assert min(x, y) >= 0 and width > 0.2 and height > 0.3
    assert x + width <= 1 and y + height <= 1


def test_labels_print_what_the_pdf_prints(style: Style) -> None:
    (found,) = tree(COLUMNS, style).iter(f"{C}ser")
    assert labels(found) == {0: '"≈"0.0', 1: "0.0"}


def test_a_derived_value_is_the_one_that_is_printed(style: Style) -> None:
    rounded = Point(Decimal("62868"), "62900", "derived")
    spec = replace(COLUMNS, series=(replace(COLUMNS.series[0], points=(rounded, COLUMNS.series[0].points[1])),))
    (found,) = tree(spec, style).iter(f"{C}ser")
    assert points(found, "val")[0] == "62900"


def test_what_is_missing_is_said_in_the_category_and_is_a_gap(style: Style) -> None:
    (one, other) = tree(GROUPED, style).iter(f"{C}ser")
    assert points(other, "cat") == {0: "甲", 1: "乙\n（部分待补）"} and points(other, "val") == {0: "3"}
    assert category_labels(BARS)[2] == "丙（待补）" and category_labels(COMBINED)[0] == "2017年\n（待补）"
    assert val(tree(GROUPED, style), "chart/dispBlanksAs") == "gap"
    assert points(one, "val") == {0: "1", 1: "2"}


def test_what_is_derived_is_said_in_the_category(style: Style) -> None:
    assert category_labels(COLUMNS) == ("2018年\n（推算）", "2019年")
    assert category_labels(STACKED) == ("2018年\n（部分推算）", "2019年")
    both = chart("grouped", "甲", series("上年", "万", "~1"), series("本年", "万", "?"))
    assert category_labels(both) == ("甲\n（部分待补）\n（部分推算）",)


def test_what_is_derived_is_said_after_the_value_in_a_doughnut(style: Style) -> None:
    (found,) = tree(RING, style).iter(f"{C}ser")
    assert category_labels(RING) == ("甲", "乙", "丙")
    assert labels(found) == {0: '"≈"0"（推算）"', 1: "0", 2: "0"}


def test_names_of_categories_are_never_turned(style: Style) -> None:
    for axis in tree(GROUPED, style).iter(f"{C}catAx"):
        assert axis.find(f"{C}txPr/{A}bodyPr").get("rot") == "0"  # type: ignore[union-attr]


def test_ranked_bars_fall_and_the_own_area_stands_out(style: Style) -> None:
    (found,) = tree(BARS, style).iter(f"{C}ser")
    assert list(points(found, "cat").values()) == ["乙", "甲", "丙（待补）"]
    colours = {int(val(point, "idx")): fill(point) for point in found.findall(f"{C}dPt")}
    assert fill(found) == style.screen(style.chart.own)
    assert colours == {0: style.screen(style.chart.other)}


def test_colours_are_those_of_the_pdf(style: Style) -> None:
    found = list(tree(GROUPED, style).iter(f"{C}ser"))
    assert tuple(map(fill, found)) == series_colours(style, GROUPED.series)
    (ring,) = tree(RING, style).iter(f"{C}ser")
    first, *rest = part_colours(style, 3)
    assert [fill(point) for point in ring.findall(f"{C}dPt")] == [f"hatched {first}", *rest]


def test_a_derived_column_is_hatched_in_its_outline(style: Style) -> None:
    (found,) = tree(COLUMNS, style).iter(f"{C}ser")
    (derived,) = found.findall(f"{C}dPt")
    assert val(derived, "idx") == "0" and fill(derived) == f"hatched {style.screen('navy')}"


def test_a_derived_point_of_a_line_is_hollow(style: Style) -> None:
    found = list(tree(EVERY["line"], style).iter(f"{C}ser"))[1]
    (derived,) = found.findall(f"{C}dPt")
    marker = derived.find(f"{C}marker")
    assert marker is not None and fill(marker) == style.screen("paper")


def test_labels_in_dark_parts_are_light(style: Style) -> None:
    found = next(tree(STACKED, style).iter(f"{C}ser"))
    inks = [
        f"#{label.find(f'.//{A}defRPr/{A}solidFill/{A}srgbClr').get('val').lower()}"  # type: ignore[union-attr]
        for label in found.findall(f"{C}dLbls/{C}dLbl")
    ]
    assert inks == [style.screen(style.text.colour), ink_on(style, style.screen("navy"))]


def test_a_part_too_low_for_its_label_has_it_beside(style: Style) -> None:
    spec = chart("stacked", "2019", series("甲", "%", "98"), series("乙", "%", "2"))
    low = list(tree(spec, style).iter(f"{C}ser"))[1].find(f"{C}dLbls/{C}dLbl")
    assert float(val(low, "layout/manualLayout/x")) > 0.02


def test_parts_of_a_whole_end_at_a_hundred(style: Style) -> None:
    assert val(tree(STACKED, style).find(f".//{C}valAx"), "scaling/max") == "100"


def test_other_axes_grow_with_their_values(style: Style) -> None:
    axis = tree(COLUMNS, style).find(f".//{C}valAx")
    assert val(axis, "scaling/min") == "0" and val(axis, "scaling/max") == ""


def test_units_stand_at_the_corners_and_what_is_awaited_at_the_foot(style: Style) -> None:
    spec = replace(COMBINED, awaits="其余各年")
    words = ["".join(t.text or "" for t in title.iter(f"{A}t")) for title in tree(spec, style).iter(f"{C}title")]
    assert sorted(words) == ["单位：%", "单位：万户", "待补：其余各年"]
    ring = tree(RING, style).find(f"{C}chart/{C}title")
    assert ring is not None and "".join(t.text or "" for t in ring.iter(f"{A}t")) == "单位：%"


def test_lines_join_periods_only(style: Style) -> None:
    def stroke(spec: ChartSpec) -> bool:
        line = next(tree(spec, style).iter(f"{C}lineChart")).find(f"{C}ser/{C}spPr/{A}ln/{A}noFill")
        return line is None

    peers = chart("columns-line", "甲 乙", series("用户", "万户", "1 2"), series("占比", "%", "3 4", "right"))
    assert stroke(COMBINED) and not stroke(peers)


def test_long_names_of_parts_stand_in_a_legend(style: Style) -> None:
    long = chart("doughnut", "信息服务业务（仅限互联网信息服务） 其他", series("家数", "家", "9 1"))
    assert tree(RING, style).find(f".//{C}legend") is None
    assert val(tree(long, style), "chart/legend/legendPos") == "r"
    shown = {val(label, "showCatName") for label in tree(long, style).iter(f"{C}dLbl")}
    assert shown == {"0"} and {val(label, "showCatName") for label in tree(RING, style).iter(f"{C}dLbl")} == {"1"}


def extent(node: etree._Element | None) -> tuple[float, float]:
    """Left and width of what is placed by hand, in points."""
    return tuple(WIDTH * float(val(node, f"layout/manualLayout/{side}")) for side in "xw")  # type: ignore[return-value]


def test_a_ring_beside_a_legend_is_as_large_as_one_without(style: Style) -> None:
    name = "信息服务业务（仅限互联网信息服务）、在线数据处理与交易处理业务"
    long = tree(chart("doughnut", f"{name} 乙 丙 丁", series("家数", "家", "9 4 2 1")), style)
    alone, ring = (extent(one.find(f".//{C}plotArea")) for one in (tree(RING, style), long))
    legend = extent(long.find(f".//{C}legend"))
    assert ring[1] == pytest.approx(alone[1], abs=0.1)
    assert ring[0] + ring[1] < legend[0] and legend[0] + legend[1] <= WIDTH + 0.1
    assert val(long, "chart/legend/legendPos") == "r"


def test_ring_and_legend_stand_in_the_middle_together(style: Style) -> None:
    spec = tree(chart("doughnut", "政府机关和事业单位 企业", series("构成", "%", "60 40")), style)
    ring, legend = extent(spec.find(f".//{C}plotArea")), extent(spec.find(f".//{C}legend"))
    assert legend[0] + legend[1] < WIDTH - 30
    left, right = ring[0], WIDTH - legend[0] - legend[1]
    assert left - right == pytest.approx(legend[0] - ring[0] - ring[1], abs=0.2), (
        "a label has the room that it has right"
    )


def test_a_ring_gives_way_where_the_lines_of_a_legend_need_the_height(style: Style) -> None:
    names = [f"{'信息服务业务与在线数据处理业务'}{mark}" for mark in "甲乙丙丁戊己庚辛壬癸"]
    many = tree(chart("doughnut", " ".join(names), series("家数", "家", " ".join("9" * 10))), style, height=120.0)
    size = int(next(many.find(f".//{C}legend").iter(f"{A}defRPr")).get("sz", ""))  # type: ignore[union-attr]
    top, tall = (float(val(many, f"chart/legend/layout/manualLayout/{side}")) for side in "yh")
    assert top >= 0 and top + tall <= 1.001 and size < 100 * style.chart.label_size


@pytest.mark.parametrize(
    "spec",
    [
        lone_total("total", "32.0"), lone_total("months", "32.0"), city_map(series("网民", "万", "? ? ? ? ? ? ?")),
        chart("bars", "甲 乙", series("家数", "家", "? ?"), standings=(Standing("order", ("甲",)),)),
        chart("columns", "2018 2019", series("网民", "万人", "? ?")),
    ],
    ids=["total", "months", "map", "order", "nothing known"],
)  # fmt: skip
def test_what_word_has_no_chart_for_is_a_picture(spec: ChartSpec) -> None:
    assert not native(spec)
