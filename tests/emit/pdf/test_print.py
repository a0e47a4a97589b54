"""The file for the press: its frame, its inks, its pages."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from docgen.check.pdf_paints import Paint, paints
from docgen.emit.pdf.frame import frame_of
from docgen.emit.pdf.sheets import Book, Sheet
from docgen.style.style import POINTS_PER_MM
from tests.emit.pdf import sample


@pytest.fixture(scope="module")
def pdf(press: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(press))


@pytest.fixture(scope="module")
def painted(pdf: pikepdf.Pdf) -> list[Paint]:
    return list(paints(pdf))


def millimetres(box: pikepdf.Object) -> list[float]:
    return [round(float(v) / POINTS_PER_MM, 2) for v in box]


def test_the_trimmed_page_stands_in_its_bleed_on_a_larger_sheet(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    assert millimetres(page.TrimBox) == [13, 13, 223, 310]
    assert millimetres(page.BleedBox) == [10, 10, 226, 313]
    assert millimetres(page.MediaBox) == [0, 0, 236, 323]


def test_the_fields_of_title_and_parts_reach_to_the_end_of_the_bleed(pdf: pikepdf.Pdf, painted: list[Paint]) -> None:
    bleed = [float(v) for v in pdf.pages[0].obj.BleedBox]
    title = next(p for p in painted if p.page == 0 and p.kind == "fill")
    assert [title.box[0], title.box[2], title.box[3]] == pytest.approx([bleed[0], bleed[2], bleed[3]], abs=0.01)
    part = next(i for i, sheet in enumerate(sample.layout().book.sheets) if sheet.kind == "part")
    band = next(p for p in painted if p.page == part and p.kind == "fill")
    assert [band.box[0], band.box[1], band.box[3]] == pytest.approx([bleed[0], bleed[1], bleed[3]], abs=0.01)


def test_crop_marks_stand_on_every_page_in_all_inks(pdf: pikepdf.Pdf, painted: list[Paint]) -> None:
    marks = [p for p in painted if p.colour.space == "Separation All"]
    assert len(marks) == 8 * len(pdf.pages)
    trim = [float(v) for v in pdf.pages[0].obj.TrimBox]
    assert {round(p.box[0], 2) for p in marks if p.box[0] == p.box[2]} == {round(trim[0], 2), round(trim[2], 2)}


def test_text_of_the_body_is_black_only(painted: list[Paint]) -> None:
    small = [p for p in painted if p.kind == "text" and p.size < 14 and any(p.colour.cmyk or ())]
    assert small
    assert all(p.colour.cmyk and not any(p.colour.cmyk[:3]) for p in small)


def test_headings_keep_their_colour(painted: list[Paint]) -> None:
    navy = tuple(part / 100 for part in sample.style().palette["navy"].print)
    assert any(p.kind == "text" and p.size == 20 and p.colour.cmyk == pytest.approx(navy) for p in painted)


def test_pages_are_filled_up_to_whole_signatures() -> None:
    book = Book((Sheet("text", "body"),) * 5, {})
    assert [sheet.kind for sheet in book.padded(4).sheets[5:]] == ["blank"] * 3
    assert len(book.padded(5).sheets) == 5


def test_the_profile_and_its_condition_are_those_of_the_style(pdf: pikepdf.Pdf) -> None:
    intents = list(pdf.Root.OutputIntents)
    assert [str(intent.S) for intent in intents] == ["/GTS_PDFX", "/GTS_PDFA1"]
    assert intents[0].DestOutputProfile.objgen == intents[1].DestOutputProfile.objgen
    assert str(intents[0].OutputConditionIdentifier) == sample.style().intent.condition


def test_on_the_web_a_page_is_its_trimmed_size(web: bytes) -> None:
    with pikepdf.open(BytesIO(web)) as pdf:
        assert millimetres(pdf.pages[0].obj.MediaBox) == [0, 0, 210, 297]
        assert "/TrimBox" not in pdf.pages[0].obj


def test_both_files_are_drawn_from_the_same_pages(web: bytes, press: bytes) -> None:
    """Every line stands at the same place of the trimmed page."""
    with pikepdf.open(BytesIO(web)) as one, pikepdf.open(BytesIO(press)) as other:
        edge = frame_of(sample.style(), "print").edge
        here = [(p.page, p.box[0], p.box[1]) for p in paints(one) if p.kind == "text"]
        there = [(p.page, p.box[0] - edge, p.box[1] - edge) for p in paints(other) if p.kind == "text"]
        assert len(here) == len(there)
        assert all(a == pytest.approx(b, abs=0.01) for a, b in zip(here, there, strict=True))
