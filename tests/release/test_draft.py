"""The stamp: on every page while something would block a release, nowhere when nothing does."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pypdf

from docgen.commands.making import make_alone
from docgen.model.wish import House, Wish
from docgen.work.cache import NOTHING_KEPT
from tests.reading import FONTS, STYLES
from tests.release.hands import settle


def pages(data: bytes) -> list[str]:
    return [page.extract_text().replace("\u2003", "") for page in pypdf.PdfReader(BytesIO(data)).pages]


def test_every_page_of_both_pdfs_says_that_it_is_a_draft(sample_outputs):
    for name in ("report.pdf", "report-print.pdf"):
        stamped = ["草稿" in text for text in pages(sample_outputs[name])]
        assert len(stamped) > 10 and all(stamped)


def test_what_nothing_blocks_bears_no_stamp(sample_copy: Path):
    built = make_alone(settle(sample_copy), House(STYLES, FONTS), Wish(("pdf",)), NOTHING_KEPT)
    assert not any("草稿" in text for text in pages(built.files["report.pdf"]))
    assert not any("草稿" in note for note in built.notes)


def test_the_stamp_is_no_part_of_the_text(sample_outputs):
    with_marks = pypdf.PdfReader(BytesIO(sample_outputs["report.pdf"]))
    content = with_marks.pages[1].get_contents().get_data().decode("latin-1")
    assert "/Artifact BMC" in content and "MCID" not in content


def test_the_2019_edition_as_it_stands_is_no_draft(outputs_2019):
    assert not json.loads(outputs_2019["build.json"])["draft"]
    assert not any("草稿" in text for text in pages(outputs_2019["report.pdf"]))
