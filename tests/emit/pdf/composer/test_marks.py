"""Marks: halves, what begins and ends a line, what stays whole (GB/T 15834-2011, 5.1; clreq)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("mark", "，。、；：？！）〕】》〉」』”’％～／·—")
def test_no_line_begins_with_a_mark_that_follows(composed, mark):
    for length in range(6, 14):
        lines = composed("网" * length + mark + "络络络络络络络络", 9)
        assert not any(line.text.startswith(mark) for line in lines)


@pytest.mark.parametrize("mark", "（〔【《〈「『“‘")
def test_no_line_ends_with_an_opening_mark(composed, mark):
    for length in range(6, 14):
        lines = composed("网" * length + mark + "络络络络络络络络", 9)
        assert not any(line.text.endswith(mark) for line in lines)


def test_a_solidus_neither_begins_nor_ends_a_line(composed):
    for length in range(6, 14):
        for line in composed("网" * length + "／" + "络络络络络络络络", 9)[:-1]:
            assert line.text.strip("／") == line.text


@pytest.mark.parametrize("whole", ["——", "……"])
def test_dashes_and_dots_are_not_parted(composed, whole):
    for length in range(4, 14):
        lines = composed("网" * length + whole + "络络络络络络络络", 9)
        assert sum(line.text.count(whole) for line in lines) == 1


@pytest.mark.parametrize("pair", ["》，", "”。", "）、", "（《", "“‘", "，“", "）（", "》《", "：“", "？！"])
def test_two_adjacent_marks_take_an_em_and_a_half(composed, pair):
    (line,) = composed("网" + pair + "络", 20)
    assert line.right == 1 + 1.5 + 1


def test_three_adjacent_marks_take_two_ems(composed):
    assert composed("网》”。络", 20)[0].right == 1 + 2 + 1
    assert composed("网”（《络", 20)[0].right == 1 + 2 + 1


def test_an_opening_mark_beside_another_moves_left_by_its_blank(composed):
    (line,) = composed("网，“络”", 20)
    assert line.origins[:4] == [0, 1, 1.5, 2.5]


def test_an_empty_pair_of_brackets_keeps_its_two_ems(composed):
    assert composed("网（）络", 20)[0].right == 4


def test_narrow_quotes_are_left_as_they_are(composed):
    (line,) = composed("网，“络”、络", 20, face="kai")
    assert line.right == 1 + 1 + 0.35 + 1 + 0.35 + 1 + 1


@pytest.mark.parametrize("mark", "，。、；：？！）》”")
def test_a_mark_at_the_line_end_is_cut_to_half_an_em(composed, mark):
    first = composed("网网网网网网网" + mark + "络络络络络络络", 7.5)[0]
    assert first.text[-1] == mark
    assert first.origins[-2:] == [7, 7.5]


@pytest.mark.parametrize("mark", "（《“「")
def test_an_opening_mark_hugs_the_line_start(composed, mark):
    second = composed("网网网网网" + mark + "络络络络络络络", 5, align="left")[1]
    assert second.origins[:2] == [-0.5, 0.5]


def test_an_opening_mark_hugs_the_indent(composed):
    assert composed("《网络》", 9, indent=2)[0].left == 1.5


def test_narrow_dashes_touch_and_stand_in_the_middle_of_two_ems(composed):
    (line,) = composed("网——络", 20)
    first, second, after = line.origins[1:4]
    assert after == 3
    assert second - first < 0.89 - 2 * 0.043
    assert first - 1 == pytest.approx(3 - (second + 0.89))


def test_dashes_of_full_width_touch_as_they_are(composed):
    assert composed("网——络", 20, face="kai")[0].origins == [0, 1, 2, 3, 4]


def test_a_single_dash_is_centred_in_its_em(composed):
    (line,) = composed("网—络", 20)
    assert line.origins == [0, 1.055, 2, 3]


@pytest.mark.parametrize(("face", "advance"), [("serif", 0.327), ("kai", 0.35), ("sans", 1.0)])
def test_the_middle_dot_takes_half_an_em_in_every_face(composed, face, advance):
    (line,) = composed("网·络", 20, face=face)
    assert line.origins == pytest.approx([0, 1 + (0.5 - advance) / 2, 1.5, 2.5])


def test_latin_marks_keep_the_rules_beside_han(composed):
    for length in range(4, 14):
        for line in composed("网" * length + ",络络(络)络络络", 7)[:-1]:
            assert not line.text.endswith("(")
        assert not any(line.text[0] in ",)" for line in composed("网" * length + ",络络(络)络络络", 7))
