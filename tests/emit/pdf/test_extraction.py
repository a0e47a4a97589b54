"""Text copied out of the PDF is the text that was set, in every reader."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from docgen.emit.pdf.boxes import Words
from docgen.emit.pdf.composer.types import Piece
from tests.emit.pdf import sample

READERS = {
    "poppler": ("pdftotext", "-raw", "{pdf}", "-"),
    "mutool": ("mutool", "draw", "-q", "-F", "txt", "{pdf}"),
}


def lines() -> list[tuple[int, str]]:
    """Page index and text of every line that is no artifact."""
    found = []
    for index, sheet in enumerate(sample.layout().book.sheets):
        for marks in (sheet.marks, *(placed.box.marks for placed in sheet.placed)):
            words = (mark for mark in marks if isinstance(mark, Words) and mark.element)
            found += [(index, "".join(piece.text for piece in mark.line.pieces)) for mark in words]
    return found


def spaces(text: str) -> str:
    """Readers give any blank as a plain space."""
    return re.sub(r"[ \u2002\u3000]+", " ", text)


def missing(pages: list[str]) -> list[str]:
    return [text for page, text in lines() if spaces(text).strip() not in spaces(pages[page])]


@pytest.mark.parametrize("reader", READERS)
def test_every_line_is_extracted_as_it_was_set(reader: str, web: bytes, tmp_path: Path) -> None:
    command = READERS[reader]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    path = tmp_path / "report.pdf"
    path.write_bytes(web)
    done = subprocess.run([part.format(pdf=path) for part in command], capture_output=True, check=True)
    assert missing(done.stdout.decode("utf-8").split("\f")) == []


def test_pypdf_extracts_every_line_as_it_was_set(web: bytes) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(web)).pages]
    assert missing(pages) == []
    assert sum(page.count(sample.RARE) for page in pages) == 1


def test_gaps_between_han_and_latin_are_in_the_advance_of_the_glyph() -> None:
    font = sample.faces()["serif"].fresh()
    digit = font.advance("9")
    advances = (12 * 1.25, digit * 0.012, 12.0)
    written = font.shown(Piece(0.0, "到9年", "serif", 12.0, "ink", "", advances))
    assert written == "[<000100020003>]"
    assert list(font.codes) == [("到", 250), ("9", 0), ("年", 0)]


def test_marks_that_close_up_have_a_smaller_advance() -> None:
    font = sample.faces()["serif"].fresh()
    assert font.shown(Piece(0.0, "）。", "serif", 10.0, "ink", "", (5.0, 10.0))) == "[<00010002>]"
    assert list(font.codes) == [("）", -500), ("。", 0)]


def test_what_is_less_than_a_sixteenth_stays_an_adjustment() -> None:
    font = sample.faces()["serif"].fresh()
    assert font.shown(Piece(0.0, "网络网", "serif", 10.0, "ink", "", (10.3, 10.0, 9.9))) == "[<0001>-30<00020001>]"


def test_a_glyph_of_another_advance_draws_the_same_outline() -> None:
    font = sample.faces()["kai"].fresh()
    for character, advance in (("中", 1000.0), ("中", 1250.0), ("a", 0.0), (" ", 900.0)):
        font.fit(character, advance)
    _, program, numbers = font._subset()
    with TTFont(BytesIO(program)) as made:
        names = made.getGlyphOrder()
        glyphs = [names[int.from_bytes(numbers[i : i + 2], "big")] for i in range(2, len(numbers), 2)]
        scale = made["head"].unitsPerEm / 1000
        widths = [font.advance(c) + held for c, held in font.codes]
        assert [made["hmtx"][name][0] for name in glyphs] == pytest.approx([w * scale for w in widths], abs=1)
        table = made["glyf"]
        plain, wide = (table[name].getCoordinates(table)[0] for name in glyphs[:2])
        assert glyphs[0] != glyphs[1]
        assert plain == wide
