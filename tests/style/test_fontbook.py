"""The font book: which face has a character, and how wide it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.model.facts import EditionError
from docgen.style.fontbook import FaceMetrics, FontBook, open_fontbook
from docgen.style.load import load_style
from tests.reading import FONTS, STYLES


def face(name: str, characters: str) -> FaceMetrics:
    return FaceMetrics(name, FONTS, {ord(c): 500.0 for c in characters}, 900.0, -200.0)


BOOK = FontBook({n: face(n, c) for n, c in {"kai": "ab", "sans": "abc", "sans-bold": "ad", "serif": "a"}.items()})


@pytest.mark.parametrize(
    ("character", "wanted", "found"),
    [
        ("a", "serif", "serif"),
        ("b", "serif", "kai"),
        ("c", "kai", "sans"),
        ("d", "serif", "sans-bold"),
        ("x", "kai", ""),
    ],
)
def test_the_wanted_face_comes_first_then_others_of_its_weight(character, wanted, found):
    assert BOOK.face_for(character, wanted) == found


def test_a_text_is_as_wide_as_its_characters():
    assert BOOK.faces["sans"].width("ab", 10) == 10.0
    assert BOOK.faces["sans"].has("ab") and not BOOK.faces["sans"].has("ax")


def test_a_font_that_is_not_there_gets_the_nearest():
    style = load_style(STYLES, "yearbook")
    faces = {**style.faces, "kai": replace(style.faces["kai"], file="LXGWWenKai.ttf")}
    with pytest.raises(EditionError, match=r"LXGWWenKai\.ttf: 缺少字体 faces\.kai.*LXGWWenKai-Regular\.ttf"):
        open_fontbook(replace(style, faces=faces), FONTS)
