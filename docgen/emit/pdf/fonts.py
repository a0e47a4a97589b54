"""Faces of the style → fonts of a PDF: one Type 0 font a face, with right text extraction beyond U+FFFF.

reportlab splits a TrueType font into simple fonts of 255 glyphs and writes code points above U+FFFF wrongly; this
class writes two-byte codes (PDF 32000-1, 9.7) and a ToUnicode map in UTF-16 (9.10.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

from docgen.style.style import Style

_BLOCK = 100


class CIDFont(TTFont):  # type: ignore[misc]
    """A TrueType font written as one composite font; codes count characters in the order of their first use."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self.codes: dict[str, int] = {}

    def encode(self, text: str) -> str:
        """Text → the hexadecimal two-byte codes of its glyphs."""
        codes = self.codes
        for character in text:
            if character not in codes:
                codes[character] = len(codes) + 1
        return "".join(f"{codes[c]:04X}" for c in text)

    def advance(self, character: str) -> float:
        """Character → its advance in thousandths of an em."""
        return float(self.face.getCharWidth(ord(character)))

    def width(self, text: str, size: float) -> float:
        """Text → its width in points."""
        return sum(map(self.advance, text)) * size / 1000

    def enter(self, doc: Any) -> str:
        """The document this font is written into → the name its pages know it by."""
        if self not in doc.delayedFonts:
            doc.delayedFonts.append(self)
        return str(doc.fontMapping.setdefault(self.fontName, f"/F{len(doc.fontMapping) + 1}"))

    def addObjects(self, doc: Any) -> None:
        """Write font file, descriptor, CIDFont, ToUnicode and the composite font into the document."""
        if not self.codes:
            return
        face = self.face
        name = _subset_name(face.name.decode("latin1"), self.codes)
        cid = _dictionary(
            Type="/Font", Subtype="/CIDFontType2", BaseFont="/" + name, DW=1000, W=self._widths(),
            CIDToGIDMap=doc.Reference(_stream(self._glyphs()), f"glyphs:{name}"),
            CIDSystemInfo=_dictionary(Registry=pdfdoc.PDFString("Adobe"), Ordering=pdfdoc.PDFString("Identity"), Supplement=0),
            FontDescriptor=doc.Reference(self._descriptor(doc, name), f"descriptor:{name}"),
        )  # fmt: skip
        font = _dictionary(
            Type="/Font", Subtype="/Type0", BaseFont="/" + name, Encoding="/Identity-H",
            DescendantFonts=pdfdoc.PDFArray([doc.Reference(cid, f"cid:{name}")]),
            ToUnicode=doc.Reference(_stream(to_unicode(self.codes).encode("ascii")), f"unicode:{name}"),
        )  # fmt: skip
        internal = doc.fontMapping[self.fontName][1:]
        doc.idToObject["BasicFonts"].dict[internal] = doc.Reference(font, internal)

    def _glyphs(self) -> bytes:
        """The glyph of each code in the subset: characters that share a glyph share its number there too."""
        numbers: dict[int, int] = {0: 0}
        glyphs = [numbers.setdefault(self.face.charToGlyph[ord(c)], len(numbers)) for c in self.codes]
        return b"".join(glyph.to_bytes(2, "big") for glyph in (0, *glyphs))

    def _widths(self) -> Any:
        widths = [self.face.getCharWidth(ord(c)) for c in self.codes]
        return pdfdoc.PDFArray([1, pdfdoc.PDFArray([float(fp_str(w)) for w in widths])])

    def _descriptor(self, doc: Any, name: str) -> Any:
        face = self.face
        program = face.makeSubset([0, *map(ord, self.codes)])
        stream = pdfdoc.PDFStream(content=program, filters=[pdfdoc.PDFZCompress])
        stream.dictionary["Length1"] = len(program)
        return _dictionary(
            Type="/FontDescriptor", FontName="/" + name, Flags=4, FontBBox=pdfdoc.PDFArray(list(face.bbox)),
            Ascent=face.ascent, Descent=face.descent, CapHeight=face.capHeight, ItalicAngle=face.italicAngle,
            StemV=face.stemV, FontFile2=doc.Reference(stream, f"program:{name}"),
        )  # fmt: skip


def open_fonts(style: Style, fonts: Path) -> Mapping[str, CIDFont]:
    """Style and the folder of fonts → its faces as fresh fonts under their own names."""
    return {name: CIDFont(name, str(fonts / face.file)) for name, face in style.faces.items()}


def _subset_name(name: str, codes: Iterable[str]) -> str:
    """Name of a face and its characters → the name with a tag that depends on them (PDF 32000-1, 9.6.4)."""
    seed = sum(ord(c) * (i + 1) for i, c in enumerate(codes))
    letters = []
    for _ in range(6):
        seed, digit = divmod(seed, 26)
        letters.append(chr(65 + digit))
    return f"{''.join(letters)}+{name}"


def to_unicode(codes: Mapping[str, int]) -> str:
    """Characters and their codes → a ToUnicode CMap in blocks of 100."""
    pairs = [f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>" for character, code in codes.items()]
    blocks = [pairs[i : i + _BLOCK] for i in range(0, len(pairs), _BLOCK)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def _dictionary(**entries: Any) -> Any:
    return pdfdoc.PDFDictionary(entries)


def _stream(content: bytes) -> Any:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
