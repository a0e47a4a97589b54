"""Setting a line: compressed first, then stretched, in clreq's order; ends, indents, alignment, looks."""

from __future__ import annotations

import pytest

from docgen.emit.pdf.composer.compose import compose
from docgen.emit.pdf.composer.types import Run, Shape
from tests.emit.pdf.composer.conftest import EM


def test_nothing_gives_nothing(book):
    assert compose([], Shape(100.0), book) == ()
    assert compose([Run("", "serif", 10, "ink")], Shape(100.0), book) == ()


def test_a_line_that_fits_is_left_natural(composed):
    (line,) = composed("网，络 A。", 20)
    assert line.origins == [0, 1, 2, 3.25, 3.75, 4.25]


def test_a_line_is_justified_to_the_width_but_the_last(composed):
    first, last = composed("网" * 9 + "络络络", 6.5)
    assert first.right == 6.5
    assert last.right == len(last.text)


@pytest.mark.parametrize(
    ("loss", "advances"),
    [
        (0.25, {"）": 0.75, "，": 1, "。": 1}),
        (0.75, {"）": 0.5, "，": 0.75, "A": 0.75, "。": 1}),
        (1.125, {"，": 0.5, "A": 0.6875, "。": 1}),
        (1.5, {"）": 0.5, "，": 0.5, "A": 0.625, "。": 0.75}),
    ],
)
def test_brackets_give_first_then_pauses_gaps_and_stops(shortened, loss, advances):
    line = shortened("网）网，网A网。网网", loss)
    assert {c: line.advance(c) for c in advances} == pytest.approx(advances)


def test_marks_of_one_kind_give_alike(shortened):
    line = shortened("网，网、网网", 0.5)
    assert (line.advance("，"), line.advance("、")) == (0.75, 0.75)


def test_a_word_space_keeps_a_quarter_em(shortened):
    line = shortened("AB CD网，网", 0.2)
    assert line.advance(" ") == 0.25
    assert line.advance("，") == pytest.approx(1 - 0.2 + 0.01)


def test_word_spaces_widen_before_gaps_and_gaps_before_all(composed):
    text = "网AB CD网网网网网网网"
    line = composed(text, 8.9)[0]
    natural = 1.25 + 2 + 0.26 + 0.25 + 5
    assert natural < 8.9 - 0.1
    assert line.advance(" ") == pytest.approx(0.26 + 8.9 - natural, abs=1e-4)
    wider = composed(text, 9.1)[0]
    assert wider.advance(" ") == 0.5
    assert wider.advance("网") == pytest.approx(1.25 + (9.1 - natural - 0.24) / 2, abs=1e-4)


def test_all_places_share_the_rest_but_those_inside_words(composed):
    line = composed("网AB网络网络网网网网", 7.1)[0]
    each = line.advance("络") - 1
    assert each > 0
    assert line.advance("A") == 0.5
    assert line.advance("网") == pytest.approx(1 + 1 / 3 + each, abs=1e-4)


def test_a_pair_of_dashes_does_not_widen(composed):
    natural = composed("网——络", 20)[0]
    line = composed("网——网网网网网网网网", 6.5)[0]
    assert line.advance("—") == natural.advance("—")


def test_a_compressed_opening_mark_moves_left(composed):
    line = composed("网（网网网网网网网", 6.75)[0]
    assert line.text == "网（网网网网网"
    assert line.origins[:3] == [0, 0.75, 1.75]


def test_an_opening_mark_at_a_line_start_has_nothing_left_to_give(composed):
    second = composed("网网网网（网，网网网网", 4.25, align="justify")[1]
    assert second.left == -0.5
    assert second.right <= 4.25


@pytest.mark.parametrize(("align", "left"), [("left", 0.0), ("center", 1.5), ("right", 3.0)])
def test_a_line_stands_where_the_shape_says(composed, align, left):
    assert composed("网络网络", 7, align=align)[0].left == left


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_gaps_are_natural_where_lines_are_not_justified(composed, align):
    for line in composed("网，络A网络网（络网）网络。" * 5, 8.3, align=align):
        assert line.line.width <= 83
        assert all(line.advance(c) == 1 for c in "，" if c in line.text[:-1])


def test_centred_lines_are_about_equal(composed):
    assert [len(line.text) for line in composed("网络" * 6, 10, align="center")] == [6, 6]


def test_the_indents_are_kept(book):
    lines = compose([Run("网" * 20, "serif", 10, "ink")], Shape(100.0, 20.0, indent=10.0), book)
    assert [line.pieces[0].x for line in lines] == [30.0, 10.0, 10.0]
    assert [line.width for line in lines[:2]] == [70.0, 90.0]


def test_a_line_feed_ends_a_line_that_is_not_justified(composed):
    lines = composed("网络\n网网\n\n络", 6, indent=2)
    assert [line.text for line in lines] == ["网络", "网网", "", "络"]
    assert [line.line.width for line in lines] == [20, 20, 0, 10]
    assert [line.left for line in lines] == [2, 0, 0, 0]


def test_runs_keep_their_looks_and_marks_meet_across_them(book):
    runs = [
        Run("见《网", "serif", 10, "ink"),
        Run("络》", "kai", 10, "navy", "#fig-a"),
        Run("，络", "serif", 10, "ink"),
    ]
    (line,) = compose(runs, Shape(200.0), book)
    assert [(p.text, p.face, p.colour, p.link) for p in line.pieces] == [
        ("见《网", "serif", "ink", ""), ("络》", "kai", "navy", "#fig-a"), ("，络", "serif", "ink", ""),
    ]  # fmt: skip
    assert [piece.x for piece in line.pieces] == [0, 30, 45]


def test_pieces_of_two_sizes_measure_each_in_its_own(book):
    runs = [Run("网，", "serif", 10, "ink"), Run("（络", "serif", 12, "ink")]
    (line,) = compose(runs, Shape(200.0), book)
    assert line.width == 10 + 10 + 6 + 12


def test_lines_of_a_heading_end_at_marks_if_they_can(book):
    text = "（四）推动重点区域、重点企业发展，强化示范带动效应"
    lines = compose([Run(text, "serif", EM, "ink")], Shape(21 * EM, align="left", balanced=True), book)
    assert ["".join(piece.text for piece in line.pieces) for line in lines] == [text[:17], text[17:]]
    plain = compose([Run(text, "serif", EM, "ink")], Shape(21 * EM, align="left"), book)
    assert len(plain[0].pieces[0].text) > 17


def test_no_line_of_a_heading_is_empty_for_a_mark_s_sake(book):
    text = "网，" + "络" * 30
    lines = compose([Run(text, "serif", EM, "ink")], Shape(20 * EM, align="left", balanced=True), book)
    assert [len(line.pieces[0].text) for line in lines] == [16, 16]
