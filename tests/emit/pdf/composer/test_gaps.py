"""Gaps between Han and Latin, and typed spaces."""

from __future__ import annotations

import pytest

from docgen.emit.pdf.composer.types import MissingGlyph


def test_a_quarter_em_parts_han_and_latin(composed):
    assert composed("网A络", 20)[0].origins == [0, 1.25, 2, 3]


@pytest.mark.parametrize("text", ["网 A 络", "网   A络", "网A 络"])
def test_typed_spaces_between_them_are_the_layouts_gap(composed, text):
    (line,) = composed(text, 20)
    assert (line.text, line.right) == ("网A络", 3)


@pytest.mark.parametrize("text", ["，A", "A。", "（A）", "—A", "A…", "℃网"])
def test_there_is_none_beside_marks_and_full_width_signs(composed, text):
    (line,) = composed("网" + text + "网", 20, face="kai")
    plain = sum(0.5 if c == "A" else 1 for c in line.text)
    gaps = 0.25 * (text.startswith("A") + text.endswith("A"))
    assert line.right == pytest.approx(plain + gaps)


def test_a_gap_is_dropped_where_the_line_breaks(composed):
    first, second = composed("网网网网ABCD", 4)
    assert (first.right, second.left) == (4, 0)


def test_a_typed_space_between_latin_words_is_a_glyph(composed):
    (line,) = composed("AB CD", 20)
    assert (line.text, line.advance(" ")) == ("AB CD", 0.26)


def test_a_space_where_the_line_breaks_is_dropped(composed):
    lines = composed("ABCD EFGH", 2)
    assert [line.text for line in lines] == ["ABCD", "EFGH"]
    assert lines[0].right == 2


def test_a_typed_space_between_han_stays(composed):
    assert composed("网 络", 20)[0].text == "网 络"


def test_a_full_width_space_stays_within_a_line_only(composed):
    assert composed("图一\u3000网络", 20)[0].right == 5
    assert [line.text for line in composed("图一\u3000网络", 2.5, align="left")] == ["图一", "网络"]


def test_no_line_breaks_at_a_no_break_space(composed):
    for width in range(5, 12):
        lines = composed("网网网网\u00a0络络络络络络", width, align="left")
        assert sum("网\u00a0络" in line.text for line in lines) == 1


def test_a_full_width_apostrophe_in_a_word_takes_half_an_em(composed):
    (line,) = composed("网don’t络", 20)
    assert line.advance("’") == 0.5
    assert line.advance("n") == 0.5


def test_rare_characters_come_from_another_face(composed):
    (line,) = composed("网𬉼络", 20)
    assert [(piece.text, piece.face) for piece in line.line.pieces] == [
        ("网", "serif"),
        ("𬉼", "sans"),
        ("络", "serif"),
    ]
    assert line.origins == [0, 1, 2, 3]


def test_a_character_of_no_face_is_an_error(composed):
    with pytest.raises(MissingGlyph) as raised:
        composed("网➤", 20)
    assert raised.value.character == "➤"
