"""PDF bytes → pages of glyphs as they finally stand: place, size, font, advance, ink; drawn shapes; labels; outline.

The only door to PDFium. Lengths are points; x runs right and y up from the lower left corner of the trimmed page.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_SOFT_HYPHENS = frozenset("\u0002\u00ad\ufffe")
"""What PDFium says for a hyphen at a line end."""
_UPRIGHT = 0.01


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character at its origin (x, y): `width` is its font's advance, `ink` the left and right ends of its drawing.

    `tag` is the innermost marked content it stands in (P, H1, Figure, Artifact…; "" = none), `content` the number by
    which the structure tree knows it on its page (-1 = none).
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    font: str
    ink: tuple[float, float]
    tag: str
    content: int = -1

    @property
    def end(self) -> float:
        """Where its advance ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Shape:
    """The bounds of a drawn path, picture or form, and its marked content."""

    left: float
    bottom: float
    right: float
    top: float
    tag: str


@dataclass(frozen=True, slots=True)
class Page:
    """index counts from 0; `label` is the page label a viewer shows; glyphs in the order of the content stream."""

    index: int
    label: str
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """level counts from 0; page is an index, -1 where the bookmark leads nowhere."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Document:
    pages: tuple[Page, ...]
    outline: tuple[Bookmark, ...]


def read_pdf(data: bytes) -> Document:
    """PDF bytes → Document. Raises pypdfium2.PdfiumError where they are no PDF."""
    with pypdfium2.PdfDocument(data) as pdf:
        pages = tuple(_page(pdf, index) for index in range(len(pdf)))
        outline = tuple(_bookmark(item) for item in pdf.get_toc(max_depth=9))
    return Document(pages, outline)


def _bookmark(item: pypdfium2.PdfBookmark) -> Bookmark:
    target = item.get_dest()
    index = target.get_index() if target else None
    return Bookmark(item.get_title(), item.level, -1 if index is None else index)


def _page(pdf: pypdfium2.PdfDocument, index: int) -> Page:
    page = pdf[index]
    text = page.get_textpage()
    left, bottom, right, top = page.get_trimbox(fallback_ok=False) or _visible(page)
    reader = _Reader(page, text, left, bottom)
    result = Page(
        index, pdf.get_page_label(index), right - left, top - bottom, tuple(reader.glyphs()), tuple(reader.shapes())
    )
    text.close()
    page.close()
    return result


def _visible(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    """Crop box within media box, inherited ones too (which the box functions do not see)."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return box.left, box.bottom, box.right, box.top


@dataclass(frozen=True, slots=True)
class _Run:
    """What all glyphs of a text object share: font, size on the page, marked content, whether it stands upright."""

    font: str
    size: float
    tag: str
    content: int
    upright: bool


class _Reader:
    """One page of PDFium's, read glyph by glyph; a text object is asked once."""

    def __init__(self, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, left: float, bottom: float) -> None:
        self._page, self._text = page, text
        self._left, self._bottom = left, bottom
        self._runs: dict[int, _Run] = {}
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._box = pdfium.FS_RECTF()

    def glyphs(self) -> Iterator[Glyph]:
        """Upright characters in order; what PDFium made up (spaces between words, line ends) is left out."""
        high = 0
        for index in range(self._text.count_chars()):
            if pdfium.FPDFText_IsGenerated(self._text, index) == 1:
                continue
            code = pdfium.FPDFText_GetUnicode(self._text, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            run = self._run(index)
            if run.upright and code:
                yield self._glyph(index, chr(code), run)

    def _glyph(self, index: int, text: str, run: _Run) -> Glyph:
        a, b, c, d = self._numbers
        pdfium.FPDFText_GetCharOrigin(self._text, index, a, b)
        x, y = a.value - self._left, b.value - self._bottom
        pdfium.FPDFText_GetLooseCharBox(self._text, index, self._box)
        width = self._box.right - self._box.left
        pdfium.FPDFText_GetCharBox(self._text, index, a, b, c, d)
        ink = (a.value - self._left, b.value - self._left)
        shown = "-" if text in _SOFT_HYPHENS else text
        return Glyph(shown, x, y, width, run.size, run.font, ink, run.tag, run.content)

    def _run(self, index: int) -> _Run:
        thing = pdfium.FPDFText_GetTextObject(self._text, index)
        key = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if key not in self._runs:
            self._runs[key] = self._new_run(index, thing)
        return self._runs[key]

    def _new_run(self, index: int, thing: object) -> _Run:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._text, index) * math.hypot(matrix.c, matrix.d)
        name = ctypes.create_string_buffer(256)
        pdfium.FPDFText_GetFontInfo(self._text, index, name, 256, ctypes.c_int())
        upright = abs(matrix.b) <= _UPRIGHT * abs(matrix.a)
        content = pdfium.FPDFPageObj_GetMarkedContentID(thing)
        font = name.value.decode("utf-8", "replace").rpartition("+")[2]
        return _Run(font, round(size, 2), _tag(thing), content, upright)

    def shapes(self) -> Iterator[Shape]:
        """Paths, pictures, shadings and forms of the page."""
        edges = [ctypes.c_float() for _ in range(4)]
        for index in range(pdfium.FPDFPage_CountObjects(self._page)):
            thing = pdfium.FPDFPage_GetObject(self._page, index)
            if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            if pdfium.FPDFPageObj_GetBounds(thing, *edges):
                left, bottom, right, top = (edge.value for edge in edges)
                yield Shape(
                    left - self._left, bottom - self._bottom, right - self._left, top - self._bottom, _tag(thing)
                )


def _tag(thing: object) -> str:
    """A page object → the name of its innermost marked content."""
    count = pdfium.FPDFPageObj_CountMarks(thing)
    if count < 1:
        return ""
    name = (ctypes.c_ushort * 64)()
    length = ctypes.c_ulong()
    pdfium.FPDFPageObjMark_GetName(pdfium.FPDFPageObj_GetMark(thing, count - 1), name, 128, length)
    return bytes(name)[: length.value].decode("utf-16-le").rstrip("\0")
