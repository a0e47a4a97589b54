"""Step 7, print PDF: its bytes → faults by PDF/X-4 (ISO 15930-7) and by what a press asks beyond it.

No free validator of PDF/X runs offline: these are the items of the standard that a program can test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf

from docgen.check.pdf_faults import PdfFault, Press
from docgen.check.pdf_inks import box_of, painted, within
from docgen.check.pdf_paints import paints
from docgen.wording.messages import message

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


Rule = Callable[[pikepdf.Pdf, Press], Iterator[PdfFault]]


def gate(data: bytes, press: Press) -> tuple[PdfFault, ...]:
    """PDF bytes, what the printer asks → faults in the order of the rules. Raises pikepdf.PdfError."""
    with pikepdf.open(BytesIO(data)) as pdf:
        faults = [fault for rule in RULES for fault in rule(pdf, press)]
        on_pages = [fault for paint in paints(pdf) for fault in painted(paint, pdf.pages[paint.page].obj, press)]
        first = {(fault.rule, fault.page, fault.wrong): fault for fault in reversed(on_pages)}
        return (*faults, *reversed(first.values()))


def _document(pdf: pikepdf.Pdf, press: Press) -> Iterator[PdfFault]:
    if pdf.pdf_version != "1.6":
        yield PdfFault(
            "version", 0, message("PDF 版本为 {pdf_version}", pdf_version=pdf.pdf_version), message("PDF/X-4 应为 1.6")
        )
    if "/ID" not in pdf.trailer:
        yield PdfFault("id", 0, message("文件尾没有 /ID"), message("应有"))
    if pdf.is_encrypted:
        yield PdfFault("encrypted", 0, message("文件加了密"), message("付印文件不可加密"))
    if _of(pdf.trailer, "/Info").get("/Trapped") not in ("/True", "/False"):
        yield PdfFault("trapped", 0, message("没有写明是否已做陷印"), message("/Trapped 应为 True 或 False"))
    for key in _FORBIDDEN:
        if key in pdf.Root:
            yield PdfFault("action", 0, message("文件目录里有 {key}", key=key), message("付印文件不可有动作和表单"))
    if "/JavaScript" in _of(pdf.Root, "/Names"):
        yield PdfFault("action", 0, message("文件里有 JavaScript"), message("付印文件不可有脚本"))
    for key in ("/Lang", "/MarkInfo", "/StructTreeRoot"):
        if key not in pdf.Root:  # the validator of PDF/A-2a does not miss them
            yield PdfFault("tags", 0, message("没有 {key}", key=key), message("PDF/A-2a 应有语言、标记说明和结构树"))
    if len(pdf.pages) % press.multiple:
        yield PdfFault(
            "pages",
            0,
            message("共 {count_pages} 页", count_pages=len(pdf.pages)),
            message("应为 {multiple} 的倍数", multiple=press.multiple),
        )


def _of(thing: Any, key: str) -> Any:
    """A dictionary inside another; an empty one where there is none."""
    return thing.get(key, pikepdf.Dictionary())


def _metadata(pdf: pikepdf.Pdf, press: Press) -> Iterator[PdfFault]:
    xmp = pdf.open_metadata(set_pikepdf_as_editor=False)
    if xmp.get(_VERSION_KEY) != "PDF/X-4":
        yield PdfFault(
            "xmp", 0, message("元数据 GTS_PDFXVersion 为 {xmp}", xmp=xmp.get(_VERSION_KEY)), message("应为 PDF/X-4")
        )
    for key in _NEEDED_XMP:
        if not xmp.get(key):
            yield PdfFault("xmp", 0, message("元数据里没有 {key}", key=key.rpartition("}")[2]), message("应有"))


def _intents(pdf: pikepdf.Pdf, press: Press) -> Iterator[PdfFault]:
    intents = list(pdf.Root.get("/OutputIntents", []))
    own = [intent for intent in intents if intent.get("/S") == "/GTS_PDFX"]
    if len(own) != 1:
        yield PdfFault(
            "intent", 0, message("有 {count_own} 个 GTS_PDFX 输出意图", count_own=len(own)), message("应恰有一个")
        )
        return
    for key in ("/OutputConditionIdentifier", "/RegistryName", "/Info", "/DestOutputProfile"):
        if key not in own[0]:
            yield PdfFault("intent", 0, message("输出意图没有 {key}", key=key), message("应有"))
    profile = own[0].get("/DestOutputProfile")
    if profile is None:
        return
    head = profile.read_bytes()[:20]
    if head[12:20] != b"prtrCMYK" or profile.get("/N") != 4:
        yield PdfFault(
            "intent", 0, message("输出意图的特性文件不是 CMYK 印刷机的"), message("应为 prtr 类、CMYK、四个分量")
        )
    if any(intent.get("/DestOutputProfile", profile).objgen != profile.objgen for intent in intents):
        yield PdfFault("intent", 0, message("各输出意图的特性文件不同"), message("应为同一个"))


def _pages(pdf: pikepdf.Pdf, press: Press) -> Iterator[PdfFault]:
    sizes = {_size(page.obj.get("/TrimBox")) for page in pdf.pages}
    if len(sizes) > 1:
        yield PdfFault(
            "boxes", 0, message("各页的成品尺寸有 {count_sizes} 种", count_sizes=len(sizes)), message("应全书一致")
        )
    for number, page in enumerate(pdf.pages, 1):
        yield from (PdfFault("boxes", number, wrong, right) for wrong, right in _boxes(page.obj))
        if len(page.obj.get("/Annots", [])):
            yield PdfFault("annotation", number, message("有链接或批注"), message("付印的页面不可有"))
        if "/AA" in page.obj:
            yield PdfFault("action", number, message("页面带有动作"), message("付印的页面不可有"))
        if _of(page.obj, "/Group").get("/CS", "/DeviceCMYK") != "/DeviceCMYK":
            yield PdfFault("colour", number, message("透明组的颜色空间不是 DeviceCMYK"), message("应为 DeviceCMYK"))


def _size(box: Any) -> tuple[float, float] | None:
    return None if box is None else (round(float(box[2] - box[0]), 1), round(float(box[3] - box[1]), 1))


def _boxes(page: Any) -> Iterator[tuple[str, str]]:
    """TrimBox inside BleedBox inside MediaBox, and no ArtBox beside it."""
    if "/TrimBox" not in page:
        yield message("没有 TrimBox"), message("应写明成品尺寸")
        return
    if "/ArtBox" in page:
        yield message("TrimBox 之外又有 ArtBox"), message("只可有 TrimBox")
    trim, media = box_of(page.TrimBox), box_of(page.MediaBox)
    bleed = box_of(page.get("/BleedBox", page.TrimBox))
    if not within(trim, bleed):
        yield message("TrimBox 伸出 BleedBox"), message("成品应在出血框以内")
    if not within(bleed, media):
        yield message("BleedBox 伸出 MediaBox"), message("出血框应在页面以内")


def _resources(pdf: pikepdf.Pdf, press: Press) -> Iterator[PdfFault]:
    """Fonts embedded; no RGB or Lab defaults; no transfer functions."""
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if thing.get("/Type") == "/FontDescriptor" and not any(key in thing for key in _PROGRAMS):
            yield PdfFault(
                "font", 0, message("字体 {thing} 没有嵌入", thing=thing.get("/FontName")), message("所有字体都应嵌入")
            )
        if thing.get("/Type") == "/Font" and _bare(thing):
            yield PdfFault(
                "font",
                0,
                message("字体 {thing} 没有描述，未嵌入", thing=thing.get("/BaseFont")),
                message("所有字体都应嵌入"),
            )
        if thing.get("/Type") == "/ExtGState" and any(key in thing for key in _TRANSFER):
            yield PdfFault("state", 0, message("图形状态里有传递函数或网屏"), message("付印文件不可有"))


def _bare(font: Any) -> bool:
    return font.get("/Subtype") not in ("/Type0", "/Type3") and "/FontDescriptor" not in font


RULES: tuple[Rule, ...] = (_document, _metadata, _intents, _pages, _resources)
