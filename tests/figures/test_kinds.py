"""What each kind of chart shows, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from docgen.model.chart import ChartSpec, Standing
from docgen.model.facts import EditionError
from docgen.style.fontbook import FontBook
from docgen.style.style import Style
from tests.figures.conftest import Draw
from tests.figures.geometry import box_of, dashed, filled, paths, texts, words
from tests.figures.specs import chart, city_map, lone_total, series

YEARS = "2019 2020 2021"


def columns(points: str, labels: str = YEARS, own: str = "") -> ChartSpec:
    return chart("columns", labels, series("网民", "万人", points), own=own)


def test_a_missing_point_has_no_bar_but_a_dashed_slot_with_the_word(drawn: Draw, style: Style, book: FontBook) -> None:
    drawing = drawn(columns("? 20 30"))
    assert len(filled(drawing, style.screen("navy"), book)) == 2
    assert words(drawing).count("待补") == 1
    assert len(dashed(drawing)) == 1


def test_the_slot_is_the_same_whatever_the_values_are(drawn: Draw, book: FontBook) -> None:
    heights = {round(box_of(dashed(drawn(columns(p)))[0], book).height, 2) for p in ("? 20 30", "? 20000 1", "? ? 3")}
    assert len(heights) == 1


def test_columns_stand_on_zero_in_proportion(drawn: Draw, style: Style, book: FontBook) -> None:
    low, high = filled(drawn(columns("10 40", "2020 2021")), style.screen("navy"), book)
    assert low.bottom == pytest.approx(high.bottom)
    assert high.height == pytest.approx(4 * low.height, rel=1e-3)


def test_a_negative_column_hangs_from_the_zero_line(drawn: Draw, style: Style, book: FontBook) -> None:
    below, above = filled(drawn(columns("-10 20", "2020 2021")), style.screen("navy"), book)
    assert below.top == pytest.approx(above.bottom)


def test_the_own_area_is_navy_among_sky(drawn: Draw, style: Style, book: FontBook) -> None:
    for kind in ("columns", "bars"):
        spec = replace(columns("5 9 7", "甲 乙 丙", own="乙"), kind=kind)
        drawing = drawn(spec)
        assert len(filled(drawing, style.screen(style.chart.own), book)) == 1
        assert len(filled(drawing, style.screen(style.chart.other), book)) == 2


def test_of_two_years_the_later_stands_out(drawn: Draw, style: Style, book: FontBook) -> None:
    spec = chart(
        "grouped", "甲", series("上年末", "人", "4", period="2020"), series("本年末", "人", "8", period="2021")
    )
    (later,) = filled(drawn(spec), style.screen(style.chart.own), book)
    (earlier,) = filled(drawn(spec), style.screen(style.chart.other), book)
    assert later.height > earlier.height


def test_a_derived_column_is_hatched_on_paper_and_explained(drawn: Draw, style: Style, book: FontBook) -> None:
    drawing = drawn(columns("~20 30 31"))
    assert len(filled(drawing, style.screen("navy"), book)) == 2
    assert "推算" in words(drawing) and "≈20" in words(drawing)


def test_one_series_needs_no_legend(drawn: Draw) -> None:
    assert "网民" not in words(drawn(columns("1 2 3")))


def test_the_unit_stands_at_the_top_left_and_of_lines_at_the_top_right(drawn: Draw, book: FontBook) -> None:
    spec = chart("columns-line", YEARS, series("网民", "万人", "1 2 3"), series("普及率", "%", "50 60 70", "right"))
    drawing = drawn(spec)
    left, right = (next(t for t in texts(drawing) if t.text == f"单位：{u}") for u in ("万人", "%"))
    assert left.x == 0 and box_of(right, book).right == pytest.approx(drawing.width, abs=0.1)


def test_a_line_runs_above_the_columns(drawn: Draw, style: Style, book: FontBook) -> None:
    spec = chart("columns-line", YEARS, series("网民", "万人", "1 2 3"), series("普及率", "%", "70 60 50", "right"))
    drawing = drawn(spec)
    line = [p for p in paths(drawing) if p.stroke and p.stroke.colour == style.screen(style.chart.line)]
    tops = [b.top for b in filled(drawing, style.screen("navy"), book)]
    assert min(box_of(p, book).bottom for p in line) > max(tops)


def test_areas_are_not_joined_by_a_line(drawn: Draw, style: Style, book: FontBook) -> None:
    def strokes(labels: str) -> int:
        rows = (series("网民", "万人", "1 2 3"), series("普及率", "%", "70 60 50", "right"))
        drawing = drawn(chart("columns-line", labels, *rows))
        red = [p for p in paths(drawing) if p.stroke and p.stroke.colour == style.screen(style.chart.line)]
        return sum(box_of(p, book).width > 30 for p in red)

    assert strokes(YEARS) == 1 and strokes("甲 乙 丙") == 0


def test_a_line_breaks_at_a_missing_point(drawn: Draw, style: Style) -> None:
    drawing = drawn(chart("line", "2017 2018 2019 2020 2021", series("普及率", "%", "50 51 ? 55 57")))
    runs = [p for p in paths(drawing) if p.stroke and p.stroke.colour == style.screen("navy") and not p.fill]
    assert len(runs) == 2 and "待补" in words(drawing)


def test_a_gap_of_one_line_among_several_names_that_line(drawn: Draw) -> None:
    drawing = drawn(chart("line", YEARS, series("甲", "%", "50 ? 52"), series("乙", "%", "30 31 32")))
    assert words(drawing).count("待补") == 1


def test_a_stack_puts_what_is_missing_on_the_known_parts(drawn: Draw, style: Style, book: FontBook) -> None:
    drawing = drawn(chart("stacked", "2020 2021", series("甲", "个", "9 9"), series("乙", "个", "? 4")))
    column = filled(drawing, style.screen("navy"), book)[0]
    assert box_of(dashed(drawing)[0], book).bottom > column.top


def test_a_ring_with_a_missing_part_is_refused(drawn: Draw) -> None:
    with pytest.raises(EditionError, match="fig-test"):
        drawn(chart("doughnut", "男性 女性", series("占比", "%", "52 ?")))


def test_a_ring_names_every_part_with_its_value(drawn: Draw) -> None:
    drawing = drawn(chart("doughnut", "男性 女性 不详", series("占比", "%", "52 47 ~1")))
    assert {"男性", "女性", "不详", "52", "47", "≈1", "推算"} <= set(words(drawing))


def test_bars_known_by_order_have_a_place_and_no_length(drawn: Draw, style: Style, book: FontBook) -> None:
    rows = series("网民", "万人", "669 ? ? ?")
    order = Standing("order", ("甲", "丙", "乙"))
    drawing = drawn(chart("bars", "甲 乙 丙 丁", rows, standings=(order,)))
    assert len(filled(drawing, style.screen("navy"), book)) == 1
    assert [w for w in words(drawing) if w.startswith("第")] == ["第2位", "第3位"]
    assert "未列出" in words(drawing)


def test_bars_fall_by_value_when_sorted(drawn: Draw) -> None:
    drawing = drawn(chart("bars", "甲 乙 丙", series("网民", "万人", "3 9 ?"), sort=True))
    names = sorted((t for t in texts(drawing) if t.text in "甲乙丙"), key=lambda t: -t.y)
    assert [t.text for t in names] == ["乙", "甲", "丙"]


def test_a_set_has_neither_places_nor_lengths(drawn: Draw, style: Style, book: FontBook) -> None:
    drawing = drawn(
        chart("bars", "甲 乙 丙", series("企业", "家", "? ? ?"), standings=(Standing("set", ("甲", "丙")),))
    )
    assert "数量较多（不分先后）" in words(drawing) and not any(w.startswith("第") for w in words(drawing))
    chips = filled(drawing, style.screen(style.chart.other), book)
    assert len({round(c.width, 3) for c in chips}) == 1 and len(chips) == 2


def test_series_of_two_units_get_a_panel_each(drawn: Draw) -> None:
    drawing = drawn(chart("bars", "甲 乙", series("企业", "家", "3 9"), series("占比", "%", "25 75")))
    assert {"企业（家）", "占比（%）"} <= set(words(drawing))


def test_long_names_turn_columns_into_bars(drawn: Draw, style: Style, book: FontBook) -> None:
    names = " ".join(f"{c}国内多方通信服务业务及存储转发类业务" for c in "甲乙丙丁戊己庚辛")
    drawing = drawn(chart("columns", names, series("企业", "家", "1 2 3 4 5 6 7 8")))
    lengths = [b.width for b in filled(drawing, style.screen("navy"), book)]
    assert lengths == sorted(lengths) and lengths[-1] == pytest.approx(8 * lengths[0], rel=1e-3)


def test_cities_are_equal_tiles_tinted_by_rank(drawn: Draw, style: Style, book: FontBook) -> None:
    order = Standing("order", ("东城", "西城", "南城", "北城"))
    drawing = drawn(city_map(series("网民", "万人", "669 ? ? ? ? ? ?"), standings=[order]))
    tiles = [b for c in ("navy", "blue", "sky", "pale", "mist") for b in filled(drawing, style.screen(c), book)]
    assert len(tiles) == 7 and len({(round(b.width, 1), round(b.height, 1)) for b in tiles}) == 1
    assert {"669", "第2位", "第3位", "第4位", "未列出"} <= set(words(drawing))


def test_a_city_without_a_tile_is_refused(drawn: Draw) -> None:
    with pytest.raises(EditionError, match="没有位置"):
        drawn(replace(columns("1 2 3"), kind="tilemap"))


def test_two_maps_bear_their_names(drawn: Draw) -> None:
    drawing = drawn(city_map(series("网民", "万人", "1 2 3 4 5 6 7"), series("普及率", "%", "1 2 3 4 5 6 7")))
    assert {"网民（万人）", "普及率（%）"} <= set(words(drawing))


def test_months_known_only_in_sum_show_the_sum_and_twelve_slots(drawn: Draw) -> None:
    drawing = drawn(lone_total("months", "440695", awaits="各月数量"))
    assert {"主机全年合计", "440695", "个", "1月", "12月", "待补：各月数量"} <= set(words(drawing))
    assert len(dashed(drawing)) == 12


def test_known_months_are_columns(drawn: Draw, style: Style, book: FontBook) -> None:
    months = " ".join(f"{m}月" for m in range(1, 13))
    drawing = drawn(chart("months", months, series("主机", "个", "5 6 ? 7 8 9 ? 7 6 5 4 3")))
    assert len(filled(drawing, style.screen("navy"), book)) == 10 and words(drawing).count("待补") == 2


def test_a_total_stands_large(drawn: Draw) -> None:
    number = next(t for t in texts(drawn(lone_total("total", "548364"))) if t.text == "548364")
    assert number.size > 20 and number.face == "sans-bold"


def test_a_missing_total_is_the_word(drawn: Draw) -> None:
    spec = lone_total("total", "1")
    assert spec.total
    drawing = drawn(replace(spec, total=replace(spec.total, value=None, basis="missing")))
    assert "待补" in words(drawing)


def test_a_word_in_place_of_a_number_stands_in_the_slot(drawn: Draw) -> None:
    spec = columns("? 2 3")
    first = replace(spec.series[0].points[0], label="未透露")
    row = replace(spec.series[0], points=(first, *spec.series[0].points[1:]))
    assert "未透露" in words(drawn(replace(spec, series=(row,))))


def test_more_than_can_be_labelled_is_refused(drawn: Draw) -> None:
    years = " ".join(map(str, range(1950, 2021)))
    rows = [series(n, "个", " ".join(["123456.7"] * 71)) for n in "甲乙丙"]
    with pytest.raises(EditionError, match="fig-test"):
        drawn(chart("grouped", years, *rows))


def test_the_text_on_dark_parts_is_paper(drawn: Draw, style: Style) -> None:
    drawing = drawn(chart("stacked", "2021", series("甲", "个", "50"), series("乙", "个", "40")))
    colours = {t.text: t.colour for t in texts(drawing)}
    assert (colours["50"], colours["40"]) == (style.screen("paper"), style.screen("ink"))


def test_values_are_drawn_as_given_however_large(drawn: Draw, style: Style, book: FontBook) -> None:
    for scale in ("0.0001", "1", "100000000"):
        rows = series("甲", "个", f"{Decimal(scale) * 3:f} {Decimal(scale) * 9:f}")
        low, high = filled(drawn(chart("columns", "2020 2021", rows)), style.screen("navy"), book)
        assert high.height == pytest.approx(3 * low.height, rel=1e-2)
