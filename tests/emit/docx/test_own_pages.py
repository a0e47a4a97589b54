"""Page numbers taken from LibreOffice's layout of the DOCX are those of the pages where things stand."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from docgen.build import build
from docgen.check.libreoffice import laid_out, pages_in, program
from docgen.emit.docx.pages import page_bookmarks, printed_pages
from docgen.model.resolved import Entry, Resolved
from docgen.model.wish import House, Wish
from docgen.work.cache import NOTHING_KEPT
from docgen.work.executors import Means, alone
from tests.emit.docx.parts import in_style
from tests.reading import FONTS, SAMPLE, STYLES


def lines_of(layout: bytes, folder: Path) -> list[list[str]]:
    """A PDF → the lines of every page, without spaces."""
    reader = shutil.which("pdftotext")
    if not reader:
        pytest.skip("pdftotext is not installed")
    (folder / "layout.pdf").write_bytes(layout)
    order = [reader, "-layout", str(folder / "layout.pdf"), "-"]
    text = subprocess.run(order, check=True, capture_output=True).stdout.decode()
    pages = [[re.sub(r"\s", "", line) for line in page.splitlines()] for page in text.split("\f")[:-1]]
    return [[line for line in page if line] for page in pages]


def numbered(pages: list[list[str]]) -> list[str]:
    """Pages → the number printed at the foot of each; of a page without one, two less than that of the page after the
    next: parts stand alone on a leaf."""
    feet = [page[-1] if page and re.fullmatch(r"\d+|[IVXLC]+", page[-1]) else "" for page in pages]
    following = [*feet[2:], "", ""]
    return [
        foot or (str(int(later) - 2) if later.isdigit() else "") for foot, later in zip(feet, following, strict=True)
    ]


def standing(entry: Entry, pages: list[list[str]], lists: set[int]) -> set[int]:
    """The pages where the words of an entry stand as lines of their own (broken ones run on), lists left out."""
    wanted = re.sub(r"\s", "", entry.label + entry.title)
    return {n for n, page in enumerate(pages) if n not in lists and wanted in "\n".join(page).replace("\n", "")}


def test_the_2019_report(layout_2019: bytes, report_2019: Resolved, tmp_path: Path) -> None:
    printed = printed_pages(report_2019, pages_in(layout_2019, page_bookmarks(report_2019)))
    pages = lines_of(layout_2019, tmp_path)
    feet = numbered(pages)
    lists = {n for n, page in enumerate(pages) if sum("....." in line for line in page) > 2}
    catalogs = report_2019.catalogs
    entries = [*catalogs.contents[:-2], *catalogs.figures, *catalogs.tables]
    assert len(entries) > 180
    for entry in entries:
        found = {feet[n] for n in standing(entry, pages, lists)}
        assert printed[entry.target] in found, f"{entry.label}{entry.title}"
        assert entry in catalogs.contents or len(found) == 1, "the words of a caption stand once"
    assert {feet[n] for n in lists if n > len(pages) // 2} >= {printed[e.target] for e in catalogs.contents[-2:]}


@pytest.mark.skipif(not program(), reason="LibreOffice is not installed")
def test_the_file_shows_the_numbers_of_its_own_layout_and_says_so(sample_report: Resolved) -> None:
    means = Means(NOTHING_KEPT, alone())
    wish = Wish(("docx",), docx_pages=True)
    built = build(SAMPLE, House(STYLES, FONTS), wish, means, lambda _: None)
    data = built.files["report.docx"]
    printed = printed_pages(sample_report, pages_in(laid_out(data), page_bookmarks(sample_report)))
    shown = [re.sub(r".*?(\d+|[IVXLC]+)$", r"\1", line) for line in in_style(data, "TableofFigures")]
    catalogs = sample_report.catalogs
    assert shown == [printed[entry.target] for entry in (*catalogs.figures, *catalogs.tables)]
    assert any("LibreOffice" in note for note in built.notes)
