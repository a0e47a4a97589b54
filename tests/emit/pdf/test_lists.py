"""Lines of the contents and catalogs that stay with the line below them."""

from __future__ import annotations

from docgen.emit.pdf.lists import list_boxes
from docgen.emit.pdf.structure import Element
from docgen.emit.pdf.typeset import Typesetter
from docgen.model.resolved import Entry
from docgen.style.fontbook import open_fontbook
from tests.emit.pdf import sample


def kept(*levels: int) -> list[bool]:
    entries = tuple(Entry(level, "", "题", f"t{place}") for place, level in enumerate(levels))
    type_ = Typesetter(sample.style(), open_fontbook(sample.style(), sample.ROOT / "fonts"))
    return [box.keep for box in list_boxes(entries, {}, type_, Element("Sect"))]


def test_a_part_and_a_chapter_stay_with_their_first_entry() -> None:
    assert kept(1, 2, 3, 3, 3, 2, 2, 3) == [True, True, False, True, False, False, True, False]


def test_the_last_entry_of_a_chapter_stays_with_the_one_above() -> None:
    assert kept(1, 2, 3, 3, 3, 3, 2) == [True, True, False, False, True, False, False]


def test_the_lines_of_a_catalog_may_part_anywhere() -> None:
    assert kept(1, 1, 1) == [False, False, False]
