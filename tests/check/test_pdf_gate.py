"""The gate to the press lets the report pass, and finds each fault that is put into it."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from docgen.check.pdf_faults import PdfFault, Press
from docgen.check.pdf_gate import gate
from docgen.check.pdf_paints import Colour, paints
from tests.emit.pdf import sample

PRESS = Press(ink=300, multiple=4)


def changed(change: Callable[[pikepdf.Pdf], object], data: bytes | None = None) -> bytes:
    """The print file (or another) with a fault in it."""
    with pikepdf.open(BytesIO(data or sample.press())) as pdf:
        change(pdf)
        buffer = BytesIO()
        pdf.save(buffer, static_id=True, force_version="1.6")
        return buffer.getvalue()


def faults(change: Callable[[pikepdf.Pdf], object]) -> set[tuple[str, int]]:
    return {(fault.rule, fault.page) for fault in gate(changed(change), PRESS)}


def painted(operators: str, page: int = 0) -> Callable[[pikepdf.Pdf], None]:
    """A change: these operators at the end of a page."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[page].contents_add(f"/Artifact BMC {operators} EMC".encode())

    return change


def of_page(key: str, value: object, page: int = 2) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        if value is None:
            del pdf.pages[page].obj[key]
        else:
            pdf.pages[page].obj[key] = value

    return change


def test_the_report_passes() -> None:
    assert gate(sample.press(), PRESS) == ()


def test_a_fault_says_where_what_is_wrong_and_what_would_be_right() -> None:
    found = gate(changed(painted("1 0 0 rg 40 40 9 9 re f", 2)), PRESS)
    wrong, right = "色块用了颜色空间 DeviceRGB", "付印文件只用 DeviceCMYK 或 DeviceGray"
    assert found == (PdfFault("colour", 3, wrong, right, "距左边 1 毫米、上边 293 毫米处"),)
    assert str(found[0]) == f"第 3 页距左边 1 毫米、上边 293 毫米处　{wrong}；{right}"


def test_the_same_fault_many_times_on_a_page_is_told_once_a_page() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        painted("1 0 0 rg 40 40 9 9 re f 60 60 9 9 re f", 2)(pdf)
        painted("1 0 0 rg 60 60 9 9 re f", 1)(pdf)

    found = gate(changed(change), PRESS)
    assert [fault.page for fault in found] == [2, 3]
    assert found[1].spot == "距左边 1 毫米、上边 293 毫米处"


def test_faults_are_told_in_chinese() -> None:
    changes = [_unembedded, _without_intents, _untrapped, _with_action, _other_version, _speechless, _one_page_more]
    for fault in (fault for change in changes for fault in gate(changed(change), PRESS)):
        assert str(fault).startswith("整个文件　") and "；" in str(fault)
        assert not re.search(r"\b(no|not|is|the|an?|with|of)\b", str(fault))


@pytest.mark.parametrize(
    ("operators", "rule"),
    [
        ("1 0 0 rg 40 40 99 99 re f", "colour"),
        ("0 0 1 RG 1 w 40 40 m 99 99 l S", "colour"),
        ("/DeviceRGB cs 1 0 0 sc 40 40 99 99 re f", "colour"),
        ("1 1 .5 .6 k 99 99 99 99 re f", "ink"),
        ("BT 1 .7 .2 .3 k /F1 12 Tf 1 0 0 1 99 99 Tm <0001> Tj ET", "black"),
        ("q .5 0 0 .5 0 0 cm BT 1 0 0 0 k /F1 26 Tf 1 0 0 1 199 199 Tm <0001> Tj ET Q", "black"),
        ("1 0 0 0 k 99 99 200 .5 re f", "black"),
        ("0 0 0 1 K .1 w 99 99 m 199 99 l S", "hairline"),
        ("0 0 0 1 k 36.85 99 99 99 re f", "bleed"),
        ("0 0 0 1 k 1 1 5 5 re f", "marks"),
        ("/All CS 1 SCN 1 w 99 99 m 99 199 l S", "marks"),
    ],
)
def test_a_wrong_paint_is_found(operators: str, rule: str) -> None:
    assert faults(painted(operators)) == {(rule, 1)}


@pytest.mark.parametrize(
    "operators",
    [
        "1 1 .5 .5 k 99 99 99 99 re f",
        "BT 1 .7 .2 .3 k /F1 14 Tf 1 0 0 1 99 99 Tm <0001> Tj ET",
        "0.5 g 0.5 G 1 w 99 99 99 99 re B",
        "0 0 0 1 k 28.346 99 99 99 re f",
        "1 0 0 rg 0 0 0 1 k 99 99 99 99 re f",
    ],
)
def test_a_right_paint_passes(operators: str) -> None:
    assert faults(painted(operators)) == set()


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("/TrimBox", None, "boxes"),
        ("/TrimBox", Array([0, 0, 600, 800]), "boxes"),
        ("/ArtBox", Array([40, 40, 600, 800]), "boxes"),
        ("/MediaBox", Array([30, 30, 600, 800]), "boxes"),
        ("/AA", Dictionary(), "action"),
        ("/Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB), "colour"),
    ],
)
def test_a_wrong_page_is_found(key: str, value: object, rule: str) -> None:
    assert (rule, 3) in faults(of_page(key, value))


def test_a_link_in_the_print_file_is_found() -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[99, 99, 199, 199], F=4)
    assert faults(of_page("/Annots", Array([link]))) == {("annotation", 3)}


def _unembedded(pdf: pikepdf.Pdf) -> None:
    descriptor = next(o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == "/FontDescriptor")
    del descriptor.FontFile2


def _standard_font(pdf: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources.Font["/F99"] = pdf.make_indirect(font)


def _other_profile(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[1].DestOutputProfile = Stream(pdf, b"other", N=4)


def _rgb_profile(pdf: pikepdf.Pdf) -> None:
    profile = (sample.ROOT / "styles/icc/sRGB.icc").read_bytes()
    pdf.Root.OutputIntents[0].DestOutputProfile.write(profile)


def _without_intents(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _untrapped(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Trapped = Name.Unknown


def _with_action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo)


def _other_version(pdf: pikepdf.Pdf) -> None:
    data = pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/X-3")
    pdf.Root.Metadata.write(data)


def _speechless(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _one_page_more(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[1])


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (_unembedded, "font"), (_standard_font, "font"), (_other_profile, "intent"), (_rgb_profile, "intent"),
        (_without_intents, "intent"), (_untrapped, "trapped"), (_with_action, "action"), (_other_version, "xmp"),
        (_one_page_more, "pages"), (_speechless, "tags"),
    ],
)  # fmt: skip
def test_a_wrong_document_is_found(change: Callable[[pikepdf.Pdf], None], rule: str) -> None:
    assert faults(change) == {(rule, 0)}


def test_an_image_is_not_let_through_unseen() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        image = Stream(pdf, b"\0\0\0\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        image.ColorSpace, image.BitsPerComponent = Name.DeviceCMYK, 8
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im1=pdf.make_indirect(image))
        painted("q 99 0 0 99 99 99 cm /Im1 Do Q")(pdf)

    assert faults(change) == {("colour", 1)}


def test_forms_are_read_with_their_own_resources_and_place() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        form = Stream(pdf, b"0 1 0 0 k 0 0 10 10 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 10, 10])
        form.Matrix = Array([2, 0, 0, 2, 0, 0])
        pdf.pages[1].obj.Resources.XObject = Dictionary(Fm1=pdf.make_indirect(form))
        painted("q 1 0 0 1 50 60 cm /Fm1 Do Q", 1)(pdf)

    with pikepdf.open(BytesIO(changed(change))) as pdf:
        found = [p for p in paints(pdf) if p.page == 1 and p.kind == "fill"]
    assert (found[-1].box, found[-1].colour) == ((50, 60, 70, 80), Colour("DeviceCMYK", (0, 1, 0, 0)))
