"""The validator passes both files, and fails each file with a fault in it: a validator that says nothing is noticed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Dictionary

from tests.emit.pdf import sample

pytest.importorskip("page", reason="page-validation (extra `validate`) is not installed")

from docgen.check.pdf_validate import validate

if TYPE_CHECKING:
    from docgen.check.pdf_validate import Profile


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        buffer = BytesIO()
        pdf.save(buffer, static_id=True, force_version="1.7")
        return buffer.getvalue()


def first(pdf: pikepdf.Pdf, type_: str, kind: str = "") -> pikepdf.Object:
    """The first object of a type (and of a structure type)."""
    things = (o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == type_)
    return next(o for o in things if not kind or o.get("/S") == kind)


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_web_file_conforms(profile: Profile) -> None:
    assert validate(sample.web(), profile) == ()


def test_the_print_file_conforms() -> None:
    assert validate(sample.press(), "2a") == ()


def _colour(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"/Artifact BMC 1 0 0 rg 99 99 9 9 re f EMC")


def _font(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/FontDescriptor").FontFile2


def _alternate_text(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/StructElem", "/Figure").Alt


def _language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _tag(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 0 1 k 99 99 9 9 re f")


def _link(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/Annot").Contents


def _heading(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/StructElem", "/H2").S = pikepdf.Name.H5


def _scope(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/S") == "/TH":
            del thing.A


def _relationship(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0].AFRelationship


@pytest.mark.parametrize("change", [_colour, _font, _intent])
def test_a_fault_in_the_print_file_is_found(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert validate(changed(sample.press(), change), "2a")


@pytest.mark.parametrize("change", [_alternate_text, _language, _title, _tag, _link, _heading, _scope, _font])
def test_a_fault_against_accessibility_is_found(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert validate(changed(sample.web(), change), "ua1")


@pytest.mark.parametrize("change", [_font, _intent, _relationship])
def test_a_fault_against_archiving_is_found(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert validate(changed(sample.web(), change), "3a")


def test_ghostscript_measures_no_more_ink_than_allowed(tmp_path: Path) -> None:
    """Rendered in the press's own inks, inside the trimmed page: the gate reckons, this measures."""
    if shutil.which("gs") is None:
        pytest.skip("ghostscript is not installed")
    assert 100 < _most_ink(sample.press(), tmp_path) < 300


def test_ghostscript_sees_an_over_inked_field(tmp_path: Path) -> None:
    if shutil.which("gs") is None:
        pytest.skip("ghostscript is not installed")

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"/Artifact BMC 1 1 1 .5 k 99 99 99 99 re f EMC")

    assert _most_ink(changed(sample.press(), change), tmp_path) > 300


def _most_ink(data: bytes, folder: Path) -> float:
    """The most ink on any spot of the first page, in percent (bitmap of 8-bit CMYK, 20 dpi)."""
    path = folder / "report.pdf"
    path.write_bytes(data)
    command = ["gs", "-q", "-o", "-", "-sDEVICE=bitcmyk", "-dGrayValues=256", "-r20", "-dUseTrimBox", "-dLastPage=1"]
    raw = subprocess.run([*command, str(path)], capture_output=True, check=True).stdout
    assert len(raw) % 4 == 0
    return max(sum(raw[i : i + 4]) for i in range(0, len(raw), 4)) / 2.55
