"""The pieces of a layout: broken lines, spread labels, round ticks, hatches, colours, what is known of an area."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.figures.box import Box, crosses
from docgen.figures.hatch import hatch_lines
from docgen.figures.heights import lines_wanted
from docgen.figures.labels import spread
from docgen.figures.scale import around, from_zero
from docgen.figures.standings import knowledge
from docgen.figures.typeset import wrap
from docgen.model.chart import Standing
from docgen.style.palette import contrast, ink_on, part_colours, ramp
from docgen.style.style import Style
from tests.figures.specs import chart, lone_total, series


def em(text: str) -> float:
    return sum(1.0 if ord(c) > 0x2E7F else 0.5 for c in text)


def numbers(text: str) -> list[Decimal]:
    return [Decimal(t) for t in text.split()]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("沈阳", 5, ("沈阳",)),
        ("在线数据处理业务", 5, ("在线数据", "处理业务")),
        ("信息服务业务（仅限互联网信息）", 10, ("信息服务业务", "（仅限互联网信息）")),
        ("FTTH/O接入", 4, ("FTTH/O", "接入")),
        ("电话、短信", 3, ("电话、", "短信")),
        ("", 5, ()),
    ],
)
def test_a_label_breaks_into_even_lines_and_not_inside_words(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, width, em) == lines


@given(st.text("甲乙丙AB12、（）", max_size=30), st.floats(2, 12))
def test_broken_lines_lose_no_character(text: str, width: float) -> None:
    assert "".join(wrap(text, width, em)) == text


@given(st.lists(st.floats(0, 100), min_size=1, max_size=9).map(sorted))
def test_spread_labels_keep_their_order_and_do_not_touch(wanted: list[float]) -> None:
    placed = spread(wanted, [10.0] * len(wanted), 0, 100)
    assert all(b - a >= 10 - 1e-6 for a, b in pairwise(placed))
    assert placed[0] >= 5 - 1e-6 and placed[-1] <= 95 + 1e-6


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([10, 50, 90], [10, 10, 10], 0, 100) == [10, 50, 90]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("2780.0 2584.9", ("0", "1000", "2000", "3000")),
        ("0.002 0.004", ("0.000", "0.001", "0.002", "0.003", "0.004")),
        ("-17.2 8.8", ("-20", "-10", "0", "10")),
        ("0", ("0",)),
        ("", ()),
    ],
)
def test_ticks_of_columns_are_round_and_hold_zero(values: str, words: tuple[str, ...]) -> None:
    assert from_zero(numbers(values)).words == words


def test_counts_have_whole_ticks() -> None:
    assert from_zero(numbers("1 2")).words == ("0", "1", "2")


def test_a_line_far_above_zero_does_not_start_there_and_a_small_change_looks_small() -> None:
    scale = around(numbers("81.4 80.7"))
    assert 70 < scale.low < 80 and scale.high - scale.low >= 8
    assert around(numbers("20 80")).low == 0


def test_a_fitted_scale_leaves_the_room_asked_for() -> None:
    scale = from_zero(numbers("95 40")).fitted(100, [(95, 20)], [(0, 0)])
    assert (scale.high - 95) * 100 / (scale.high - scale.low) == pytest.approx(20)


def test_ticks_never_touch() -> None:
    scale = from_zero(numbers("40")).fitted(30, [(40, 10)], [(0, 0)])
    assert all((b - a) * 30 / (scale.high - scale.low) >= 12 for a, b in pairwise(scale.ticks))


@given(st.floats(1, 60), st.floats(1, 60))
def test_a_hatch_ends_at_the_edge(width: float, height: float) -> None:
    for a, b in hatch_lines([[(0, 0), (width, 0), (width, height), (0, height)]]):
        for x, y in (a, b):
            assert min(abs(x), abs(x - width), abs(y), abs(y - height)) < 1e-6


def test_text_on_a_colour_is_what_stands_out_more(style: Style) -> None:
    assert ink_on(style, style.screen("navy")) == style.screen("paper")
    assert ink_on(style, style.screen("pale")) == style.screen("ink")
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_ramp_goes_from_dark_to_light_in_one_hue(style: Style) -> None:
    assert ramp(style) == tuple(style.screen(n) for n in ("navy", "blue", "sky", "pale"))


@pytest.mark.parametrize("count", range(1, 20))
def test_neighbours_in_a_ring_differ(style: Style, count: int) -> None:
    colours = part_colours(style, count)
    assert len(colours) == count
    assert all(a != b for a, b in pairwise((*colours, colours[0]))) or count == 1


def test_a_value_counts_for_more_than_a_place() -> None:
    order = (Standing("order", ("甲", "乙")),)
    spec = chart("bars", "甲 乙 丙", series("网民", "万人", "6 ? ?"), standings=order)
    kinds = [(k.kind, k.place) for k in (knowledge(spec, 0, i) for i in range(3))]
    assert kinds == [("value", 1), ("place", 2), ("unlisted", 0)]


def test_what_stands_in_no_order_is_missing() -> None:
    assert knowledge(chart("bars", "甲", series("网民", "万人", "?")), 0, 0).kind == "missing"


def test_boxes_touch_at_an_edge_without_overlap() -> None:
    assert not Box(0, 0, 5, 5).overlaps(Box(5, 0, 5, 5)) and Box(0, 0, 5, 5).overlaps(Box(4, 4, 5, 5))
    assert crosses(Box(0, 0, 4, 4), (-1, 2), (9, 2)) and not crosses(Box(0, 0, 4, 4), (-1, 9), (9, 9))


def test_many_bars_want_a_high_figure_and_a_lone_total_a_low_one(style: Style) -> None:
    many = chart("bars", " ".join("甲乙丙丁戊己庚辛壬癸子丑寅"), series("网民", "万人", " ".join("1234567891234")))
    assert lines_wanted(many, style) == style.chart.lines_max
    assert lines_wanted(lone_total("total", "5"), style) == style.chart.lines_min
