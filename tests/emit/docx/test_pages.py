"""Page numbers from a layout of the DOCX: Roman before the body, counted anew in it."""

from __future__ import annotations

import pytest

from docgen.check.libreoffice import bookmark_pages, program, saved
from docgen.emit.docx.pages import page_bookmarks, printed_pages, roman
from docgen.ooxml.bookmarks import bookmark_name
from docgen.style.style import Style
from tests.emit.docx.sample import emitted, report, with_chart
from tests.emit.docx.test_manifest import bookmarked


@pytest.mark.parametrize(("number", "letters"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX")])
def test_roman_numerals(number: int, letters: str) -> None:
    assert roman(number) == letters


def test_the_front_matter_counts_from_the_contents_and_the_body_from_one() -> None:
    stands = {"contents": 2, "preface": 4, "part-1": 10, "ch-1": 12, "fig-netizens": 13}
    pages = printed_pages(report(), {bookmark_name("Toc", target): page for target, page in stands.items()})
    assert pages == {"preface": "III", "part-1": "1", "ch-1": "3", "fig-netizens": "4"}


@pytest.fixture(scope="module")
def libreoffice() -> None:
    if not program():
        pytest.skip("LibreOffice is not installed")


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_lays_the_file_out(look: Style) -> None:
    pages = printed_pages(report(), bookmark_pages(emitted(report(), look).data, page_bookmarks(report())))
    assert pages["preface"] == "II" and pages["part-1"] == "1" and pages["ch-1"] == "3"
    assert int(pages["fig-netizens"]) >= 3 and int(pages["ch-2"]) > int(pages["ch-1"])


@pytest.mark.usefixtures("libreoffice")
def test_what_identifies_places_survives_a_save_by_libreoffice(look: Style) -> None:
    """LibreOffice drops tags and names of controls and of charts; the bookmarks stay, with the same text in them."""
    made = emitted(with_chart(), look)
    before, after = bookmarked(made.data), bookmarked(saved(made.data))
    for key, text in made.manifest.texts().items():
        assert after[f"_d_{key}"] == text
    assert {name for name in before if name.startswith("_Id_")} <= set(after)
    kinds = ("title", "paragraph", "item", "term", "person", "names", "source", "note", "unit", "caption", "heading")
    passages = [passage for passage in made.manifest.passages if passage.kind in kinds]
    assert {p.bookmark: after[p.bookmark] for p in passages} == {p.bookmark: before[p.bookmark] for p in passages}
