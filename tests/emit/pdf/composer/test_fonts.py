"""What the composer takes for granted of the fonts of the book, read from their outlines."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from docgen.emit.pdf.composer.characters import CLOSING, OPENING, PAUSES, STOPS
from docgen.emit.pdf.composer.compose import compose
from docgen.emit.pdf.composer.types import Run, Shape
from docgen.style.fontbook import open_fontbook
from docgen.style.load import load_style

FACES = ["serif", "serif-bold", "sans", "sans-bold", "kai"]
SIZE = 1000.0


@pytest.fixture(scope="module")
def fonts(root):
    return open_fontbook(load_style(root / "styles", "yearbook"), root / "fonts")


@pytest.fixture(scope="module", params=FACES)
def face(request, fonts):
    """Name of a face and the ink of its characters, left and right, in thousandths of an em."""
    with TTFont(fonts.faces[request.param].path, lazy=True) as font:
        cmap, glyphs, scale = font.getBestCmap(), font["glyf"], 1000 / font["head"].unitsPerEm

        def ink(character: str) -> tuple[float, float]:
            glyph = glyphs[cmap[ord(character)]]
            return glyph.xMin * scale, glyph.xMax * scale

        yield request.param, ink


def _line(text, face, fonts):
    (line,) = compose([Run(text, face, SIZE, "ink")], Shape(1e6), fonts)
    (piece,) = line.pieces
    return [sum(piece.advances[:at], piece.x) for at in range(len(piece.text))], piece.x + sum(piece.advances)


@pytest.mark.parametrize("mark", CLOSING.translate(dict.fromkeys(map(ord, "〗〞＞"))) + PAUSES + STOPS[:-1])
def test_a_mark_cut_on_its_right_keeps_its_ink(face, fonts, mark):
    name, ink = face
    (*_, origin), end = _line("网" + mark, name, fonts)
    assert origin + ink(mark)[1] <= end + 5


@pytest.mark.parametrize("mark", OPENING.translate(dict.fromkeys(map(ord, "〖〝＜"))))
def test_a_mark_cut_on_its_left_keeps_its_ink(face, fonts, mark):
    name, ink = face
    (origin, _), _ = _line(mark + "网", name, fonts)
    assert origin + ink(mark)[0] >= 0


def test_a_pair_of_dashes_is_one_rule(face, fonts):
    name, ink = face
    (_, first, second, after), _ = _line("网——网", name, fonts)
    left, right = ink("—")
    assert second + left <= first + right + 5
    assert first + left - 1000 == pytest.approx(after - (second + right), abs=5)


def test_dots_are_whole_ems(face, fonts):
    name, _ = face
    assert _line("网……网", name, fonts) == ([0, 1000, 2000, 3000], 4000)
