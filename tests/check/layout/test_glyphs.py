"""Glyphs are read where they stand, whatever the PDF's page boxes and widths say."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from docgen.check.layout.glyphs import Glyph, read_pdf
from docgen.check.layout.report import layout_faults
from docgen.check.layout.widths import natural_widths
from tests.check.layout.press import LEFT, SIZE, TOP, Press


def test_a_glyph_has_its_origin_advance_and_ink() -> None:
    press = Press()
    press.place("天", LEFT, TOP)
    glyph = read_pdf(press.data()).pages[0].glyphs[0]
    assert (glyph.text, glyph.size) == ("天", SIZE)
    assert (glyph.x, glyph.y, glyph.width) == pytest.approx((LEFT, TOP, SIZE), abs=0.01)
    assert LEFT < glyph.ink[0] < glyph.ink[1] < LEFT + SIZE


def test_places_count_from_the_trim_box() -> None:
    press = Press()
    press.canvas.setTrimBox((10, 20, 390, 780))
    press.place("天", LEFT, TOP)
    page = read_pdf(press.data()).pages[0]
    assert (page.width, page.height) == (380, 760)
    assert (page.glyphs[0].x, page.glyphs[0].y) == pytest.approx((LEFT - 10, TOP - 20), abs=0.01)


def test_a_page_box_may_be_inherited() -> None:
    """XeLaTeX writes it once for all pages."""
    press = Press()
    press.filled()
    with pikepdf.open(BytesIO(press.data())) as pdf:
        pdf.Root.Pages.MediaBox = pdf.pages[0].obj.MediaBox
        del pdf.pages[0].obj["/MediaBox"]
        pdf.save(inherited := BytesIO())
    page = read_pdf(inherited.getvalue()).pages[0]
    assert (page.width, page.height) == (400, 800)


def test_a_page_set_too_large_is_measured_at_the_size_it_has() -> None:
    press = Press()
    press.canvas.scale(0.5, 0.5)
    press.place("天", 2 * LEFT, 2 * TOP, 2 * SIZE)
    glyph = read_pdf(press.data()).pages[0].glyphs[0]
    assert (glyph.x, glyph.width, glyph.size) == pytest.approx((LEFT, SIZE, SIZE), abs=0.01)


def test_turned_text_is_no_line() -> None:
    press = Press()
    press.filled()
    press.canvas.rotate(90)
    press.place("轴，", 700, -30)
    assert layout_faults(press.data()) == ()


def glyph(text: str, width: float, ink: tuple[float, float]) -> Glyph:
    return Glyph(text, 0.0, 0.0, 10 * width, 10.0, "song", (10 * ink[0], 10 * ink[1]), "")


def test_gaps_held_in_advances_are_taken_out() -> None:
    """What is drawn tells the advance: one em for Han, the least for letters, never more than ink and bearing."""
    glyphs = [glyph("年", 1.25, (0.04, 0.96)), glyph("1", 0.72, (0.07, 0.43)), glyph("1", 0.47, (0.07, 0.43))]
    glyphs += [glyph("W", 1.3, (0.02, 1.04)), glyph("，", 0.5, (0.08, 0.23)), glyph("，", 1.0, (0.08, 0.23))]
    widths = {text: round(width, 2) for (_, text), width in natural_widths(glyphs).items()}
    assert widths == {"年": 1.0, "1": 0.47, "W": 1.06, "，": 1.0}
