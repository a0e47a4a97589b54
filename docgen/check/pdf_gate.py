"""Step 7, print PDF: its bytes → faults by PDF/X-4 (ISO 15930-7) and by what a press asks beyond it.

No free validator of PDF/X runs offline: these are the items of the standard that a program can test. Paints are
opaque here, so the ink on a spot is that of one paint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from docgen.check.pdf_paints import Box, Paint, paints

_SMALL = 14.0
_HAIR = 0.25
_RULE = 1.2
_NEAR = 0.5
"""Points: type and rules below the first and third are black only; no line is thinner than the second."""

_MARKS = "Separation All"
_NEEDED_XMP = (
    "{http://purl.org/dc/elements/1.1/}title",
    "{http://ns.adobe.com/xap/1.0/}CreateDate",
    "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    "{http://ns.adobe.com/xap/1.0/}MetadataDate",
    "{http://ns.adobe.com/xap/1.0/mm/}DocumentID",
    "{http://ns.adobe.com/xap/1.0/mm/}VersionID",
    "{http://ns.adobe.com/xap/1.0/mm/}RenditionClass",
)
_VERSION_KEY = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_FORBIDDEN = ("/OpenAction", "/AA", "/AcroForm")
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_TRANSFER = ("/TR", "/TR2", "/HTP")


@dataclass(frozen=True, slots=True)
class PdfFault:
    """rule; page from 1 as a viewer counts, 0 for the document; what is wrong."""

    rule: str
    page: int
    words: str


@dataclass(frozen=True, slots=True)
class Press:
    """What the printer asks: most ink in percent, and of what number the pages are a multiple."""

    ink: float
    multiple: int = 1


Rule = Callable[[pikepdf.Pdf, Press], Iterator[PdfFault]]


def gate(data: bytes, press: Press) -> tuple[PdfFault, ...]:
    """PDF bytes, what the printer asks → faults in the order of the rules. Raises pikepdf.PdfError."""
    with pikepdf.open(BytesIO(data)) as pdf:
        faults = [fault for rule in RULES for fault in rule(pdf, press)]
        painted = [fault for paint in paints(pdf) for fault in _painted(paint, pdf, press)]
        return (*faults, *dict.fromkeys(painted))


def _document(pdf: pikepdf.Pdf, press: Press) -> Iterator[PdfFault]:
    if pdf.pdf_version != "1.6":
        yield PdfFault("version", 0, f"PDF {pdf.pdf_version} instead of 1.6")
    if "/ID" not in pdf.trailer:
        yield PdfFault("id", 0, "no /ID in the trailer")
    if pdf.is_encrypted:
        yield PdfFault("encrypted", 0, "the file is encrypted")
    if _of(pdf.trailer, "/Info").get("/Trapped") not in ("/True", "/False"):
        yield PdfFault("trapped", 0, "/Trapped is neither True nor False")
    for key in _FORBIDDEN:
        if key in pdf.Root:
            yield PdfFault("action", 0, f"{key} in the catalog")
    if "/JavaScript" in _of(pdf.Root, "/Names"):
        yield PdfFault("action", 0, "JavaScript")
    for key in ("/Lang", "/MarkInfo", "/StructTreeRoot"):
        if key not in pdf.Root:
            yield PdfFault("tags", 0, f"no {key}, which PDF/A-2a wants and its validator does not miss")
    if len(pdf.pages) % press.multiple:
        yield PdfFault("pages", 0, f"{len(pdf.pages)} pages are not a multiple of {press.multiple}")


def _of(thing: Any, key: str) -> Any:
    """A dictionary inside another; an empty one where there is none."""
    return thing.get(key, pikepdf.Dictionary())


def _metadata(pdf: pikepdf.Pdf, press: Press) -> Iterator[PdfFault]:
    xmp = pdf.open_metadata(set_pikepdf_as_editor=False)
    if xmp.get(_VERSION_KEY) != "PDF/X-4":
        yield PdfFault("xmp", 0, "GTS_PDFXVersion is not PDF/X-4")
    for key in _NEEDED_XMP:
        if not xmp.get(key):
            yield PdfFault("xmp", 0, f"no {key.rpartition('}')[2]}")


def _intents(pdf: pikepdf.Pdf, press: Press) -> Iterator[PdfFault]:
    intents = list(pdf.Root.get("/OutputIntents", []))
    own = [intent for intent in intents if intent.get("/S") == "/GTS_PDFX"]
    if len(own) != 1:
        yield PdfFault("intent", 0, f"{len(own)} output intents GTS_PDFX instead of one")
        return
    for key in ("/OutputConditionIdentifier", "/RegistryName", "/Info", "/DestOutputProfile"):
        if key not in own[0]:
            yield PdfFault("intent", 0, f"output intent without {key}")
    profile = own[0].get("/DestOutputProfile")
    if profile is None:
        return
    head = profile.read_bytes()[:20]
    if head[12:20] != b"prtrCMYK" or profile.get("/N") != 4:
        yield PdfFault("intent", 0, "the profile is not a CMYK printer's")
    if any(intent.get("/DestOutputProfile", profile).objgen != profile.objgen for intent in intents):
        yield PdfFault("intent", 0, "output intents with different profiles")


def _pages(pdf: pikepdf.Pdf, press: Press) -> Iterator[PdfFault]:
    sizes = {_size(page.obj.get("/TrimBox")) for page in pdf.pages}
    if len(sizes) > 1:
        yield PdfFault("boxes", 0, "pages of different trimmed sizes")
    for number, page in enumerate(pdf.pages, 1):
        yield from (PdfFault("boxes", number, words) for words in _boxes(page.obj))
        if len(page.obj.get("/Annots", [])):
            yield PdfFault("annotation", number, "an annotation on a page to be printed")
        if "/AA" in page.obj:
            yield PdfFault("action", number, "an action of the page")
        if _of(page.obj, "/Group").get("/CS", "/DeviceCMYK") != "/DeviceCMYK":
            yield PdfFault("colour", number, "a transparency group that is not DeviceCMYK")


def _size(box: Any) -> tuple[float, float] | None:
    return None if box is None else (round(float(box[2] - box[0]), 1), round(float(box[3] - box[1]), 1))


def _boxes(page: Any) -> Iterator[str]:
    """TrimBox inside BleedBox inside MediaBox, and no ArtBox beside it."""
    if "/TrimBox" not in page:
        yield "no TrimBox"
        return
    if "/ArtBox" in page:
        yield "TrimBox and ArtBox"
    trim, media = _box(page.TrimBox), _box(page.MediaBox)
    bleed = _box(page.get("/BleedBox", page.TrimBox))
    if not _within(trim, bleed):
        yield "TrimBox reaches out of BleedBox"
    if not _within(bleed, media):
        yield "BleedBox reaches out of MediaBox"


def _box(box: Any) -> Box:
    left, bottom, right, top = (float(v) for v in box)
    return left, bottom, right, top


def _within(inner: Box, outer: Box, slack: float = 0.01) -> bool:
    low = all(i >= o - slack for i, o in zip(inner[:2], outer[:2], strict=True))
    return low and all(i <= o + slack for i, o in zip(inner[2:], outer[2:], strict=True))


def _resources(pdf: pikepdf.Pdf, press: Press) -> Iterator[PdfFault]:
    """Fonts embedded; no RGB or Lab defaults; no transfer functions."""
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if thing.get("/Type") == "/FontDescriptor" and not any(key in thing for key in _PROGRAMS):
            yield PdfFault("font", 0, f"{thing.get('/FontName')} is not embedded")
        if thing.get("/Type") == "/Font" and _bare(thing):
            yield PdfFault("font", 0, f"{thing.get('/BaseFont')} has no descriptor: it is not embedded")
        if thing.get("/Type") == "/ExtGState" and any(key in thing for key in _TRANSFER):
            yield PdfFault("state", 0, "a transfer function")


def _bare(font: Any) -> bool:
    return font.get("/Subtype") not in ("/Type0", "/Type3") and "/FontDescriptor" not in font


RULES: tuple[Rule, ...] = (_document, _metadata, _intents, _pages, _resources)


def _painted(paint: Paint, pdf: pikepdf.Pdf, press: Press) -> Iterator[PdfFault]:
    """Colour, ink, fineness and place of one paint."""
    page = pdf.pages[paint.page].obj
    for rule, words in (*_coloured(paint, press), *_fine(paint), *_placed(paint, page)):
        yield PdfFault(rule, paint.page + 1, words)


def _coloured(paint: Paint, press: Press) -> Iterator[tuple[str, str]]:
    parts = paint.colour.cmyk
    if parts is None:
        if paint.colour.space != _MARKS:
            yield "colour", f"{paint.kind} in {paint.colour.space}"
    elif sum(parts) * 100 > press.ink + _NEAR:
        yield "ink", f"{paint.kind} with {sum(parts) * 100:.0f} % ink, more than {press.ink:g} %"


def _fine(paint: Paint) -> Iterator[tuple[str, str]]:
    """Small type and rules in black alone: coloured ones show the least shift of an ink. No line too thin to print."""
    left, bottom, right, top = paint.box
    coloured = paint.colour.cmyk is not None and any(paint.colour.cmyk[:3])
    if paint.kind == "text" and coloured and paint.size < _SMALL:
        yield "black", f"type of {paint.size:g} pt in coloured inks"
    if paint.kind == "fill" and coloured and min(right - left, top - bottom) < _RULE:
        yield "black", "a rule in coloured inks"
    if paint.kind == "stroke" and paint.size < _HAIR - 0.001:
        yield "hairline", f"a line of {paint.size:.2f} pt"


def _placed(paint: Paint, page: Any) -> Iterator[tuple[str, str]]:
    """What touches the trimmed edge goes on into the bleed; outside the bleed stand marks only, inside it none."""
    if "/TrimBox" not in page or "/BleedBox" not in page or paint.kind == "other":
        return
    trim, bleed = _box(page.TrimBox), _box(page.BleedBox)
    if paint.colour.space == _MARKS:
        if _meets(paint.box, bleed):
            yield "marks", "a crop mark inside the bleed"
    elif not _within(paint.box, bleed, _NEAR):
        yield "marks", f"{paint.kind} outside the bleed"
    elif paint.kind == "fill" and any(paint.colour.cmyk or ()) and not _bleeds(paint.box, trim, bleed):
        yield "bleed", "a field ends at the trimmed edge instead of in the bleed"


def _meets(box: Box, other: Box) -> bool:
    return box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1]


def _bleeds(box: Box, trim: Box, bleed: Box) -> bool:
    low = all(b > t + _NEAR or b <= o + _NEAR for b, t, o in zip(box[:2], trim[:2], bleed[:2], strict=True))
    return low and all(b < t - _NEAR or b >= o - _NEAR for b, t, o in zip(box[2:], trim[2:], bleed[2:], strict=True))
