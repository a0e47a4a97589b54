"""Which rule gives way where not all can hold."""

from __future__ import annotations


def names(lines):
    return [line.yields for line in lines]


def test_a_paragraph_that_can_keep_all_rules_keeps_them(composed):
    assert set(names(composed("网络，辽宁省2019年有3257.8万人使用“互联网+”，" * 8, 30, indent=2))) == {()}


def test_no_last_line_is_a_single_character(composed):
    for length in range(11, 60):
        lines = composed("网" * length, 10)
        assert len(lines[-1].text) > 1
        lines = composed("网" * length + "。", 10)
        assert len(lines[-1].text) > 2


def test_a_single_character_gives_way_before_even_spacing(composed):
    lines = composed("网3257.8万人络", 5.25)
    assert names(lines)[-1] == ("single",)


def test_even_spacing_gives_way_before_a_number(composed):
    lines = composed("网网3257.8万人络络络络络络", 5.5)
    assert [line.text for line in lines][:2] == ["网网", "3257.8万人"]
    assert names(lines)[0] == ("uneven",)
    assert lines[0].right == 5.5


def test_a_range_breaks_at_its_dash_before_a_number_from_its_unit(composed):
    lines = composed("网络2017—2019年平均网络", 5)
    assert any(line.text.endswith("2017—") for line in lines)
    assert {name for line in lines for name in line.yields} <= {"number", "uneven"}


def test_a_number_gives_way_before_a_word(composed):
    lines = composed("网3257.8万平方公里络络", 5)
    assert {name for line in lines for name in line.yields} <= {"number", "uneven", "single"}
    assert any("3257.8" in line.text for line in lines)


def test_a_word_gives_way_before_a_mark(composed):
    lines = composed("网络，internationalization，网络", 5)
    assert {name for line in lines for name in line.yields} >= {"word"}
    assert not any(line.text.startswith("，") for line in lines)


def test_a_long_word_breaks_at_its_points_first(composed):
    assert [line.text for line in composed("information-technology", 8)] == ["information-", "technology"]


def test_an_address_breaks_at_its_points_and_says_so(composed):
    lines = composed("网址为http://www.example.org/report/index.html?page=2", 14)
    assert all(line.text[-1] in "/.-?&=" for line in lines[:-1])
    assert {name for line in lines for name in line.yields} <= {"address", "uneven"}


def test_start_and_end_rules_give_way_before_the_column(composed):
    lines = composed("网，，，，，络", 1)
    assert {name for line in lines for name in line.yields} >= {"mark"}
    assert not any("overfull" in line.yields for line in lines)


def test_text_wider_than_the_column_is_reported_and_kept(composed):
    lines = composed("网络", 0.8)
    assert [line.text for line in lines] == ["网", "络"]
    assert all("overfull" in line.yields for line in lines)


def test_the_names_come_in_the_order_of_yielding(composed):
    order = ["address", "single", "uneven", "number", "word", "mark", "overfull"]
    for width in (1, 2, 3, 4, 5, 6):
        for line in composed("网（3257.8万平方公里），《internationalization》络", width):
            assert list(line.yields) == sorted(line.yields, key=order.index)
