"""Another trim size, bleed, signature, without crop marks: options of the style alone, and every file stays right."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from docgen.build import build
from docgen.check.docx_lint import lint_docx
from docgen.check.layout.report import layout_faults
from docgen.check.pdf_faults import Press
from docgen.check.pdf_gate import gate
from docgen.check.pdf_paints import paints
from docgen.model.wish import House, Wish
from docgen.style.style import POINTS_PER_MM
from docgen.work.cache import NOTHING_KEPT
from docgen.work.executors import Means, alone
from tests.reading import FONTS, SAMPLE, STYLES

SMALLER = 'extends = "yearbook-285"\n[page]\nbleed_mm = 5.0\ncrop_marks = false\nmultiple = 8\n'


def built(folder: Path, style: str, more: Mapping[str, str]) -> Mapping[str, bytes]:
    """The sample edition in a style, with further styles by name."""
    edition, styles = (
        Path(shutil.copytree(SAMPLE, folder / "edition")),
        Path(shutil.copytree(STYLES, folder / "styles")),
    )
    for name, text in more.items():
        (styles / f"{name}.toml").write_text(text, encoding="utf-8")
    settings = edition / "edition.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"yearbook"', f'"{style}"'), encoding="utf-8")
    return build(edition, House(styles, FONTS), Wish(), Means(NOTHING_KEPT, alone()), lambda _: None).files


@pytest.fixture(scope="module")
def trimmed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The sample on 210 × 285 mm, a style of the house."""
    return built(tmp_path_factory.mktemp("trimmed"), "yearbook-285", {})


@pytest.fixture(scope="module")
def unmarked(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The same with a bleed of 5 mm, in eights, without crop marks."""
    return built(tmp_path_factory.mktemp("unmarked"), "smaller", {"smaller": SMALLER})


def sizes(data: bytes, box: str) -> set[tuple[float, ...]]:
    """The box of all pages in millimetres."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return {tuple(round(float(v) / POINTS_PER_MM, 2) for v in page.obj[box]) for page in pdf.pages}


def test_the_usual_size_has_no_faults(sample_outputs: Mapping[str, bytes]) -> None:
    assert layout_faults(sample_outputs["report.pdf"]) == ()
    assert gate(sample_outputs["report-print.pdf"], Press(300, 4)) == ()


def test_both_pdfs_have_the_style_s_trim_size(trimmed: Mapping[str, bytes]) -> None:
    assert sizes(trimmed["report.pdf"], "/MediaBox") == {(0, 0, 210, 285)}
    assert sizes(trimmed["report-print.pdf"], "/TrimBox") == {(13, 13, 223, 298)}
    assert sizes(trimmed["report-print.pdf"], "/BleedBox") == {(10, 10, 226, 301)}


def test_no_file_of_another_size_has_faults(trimmed: Mapping[str, bytes], unmarked: Mapping[str, bytes]) -> None:
    for files, press in ((trimmed, Press(300, 4)), (unmarked, Press(300, 8))):
        assert layout_faults(files["report.pdf"]) == ()
        assert gate(files["report-print.pdf"], press) == ()
        assert lint_docx(files["report.docx"]) == ()


def test_word_s_pages_have_the_trim_size_too(trimmed: Mapping[str, bytes]) -> None:
    sections = Document(BytesIO(trimmed["report.docx"])).sections
    assert {(round(s.page_width.mm), round(s.page_height.mm)) for s in sections} == {(210, 285)}


def test_without_crop_marks_the_sheet_ends_with_the_bleed(unmarked: Mapping[str, bytes]) -> None:
    data = unmarked["report-print.pdf"]
    assert sizes(data, "/MediaBox") == sizes(data, "/BleedBox") == {(0, 0, 220, 295)}
    assert sizes(data, "/TrimBox") == {(5, 5, 215, 290)}
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) % 8 == 0
        assert not any(paint.colour.space == "Separation All" for paint in paints(pdf))


@pytest.mark.parametrize(("name", "profile"), [("report.pdf", "3a"), ("report.pdf", "ua1"), ("report-print.pdf", "2a")])
def test_they_conform(trimmed: Mapping[str, bytes], unmarked: Mapping[str, bytes], name: str, profile: str) -> None:
    validation = pytest.importorskip("docgen.check.pdf_validate", reason="page-validation is not installed")
    for files in (trimmed, unmarked):
        assert validation.validate(files[name], profile) == ()
