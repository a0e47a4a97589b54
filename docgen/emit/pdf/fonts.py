"""Faces of the style → fonts of a PDF: one Type 0 font a face, with right text extraction beyond U+FFFF.

reportlab splits a TrueType font into simple fonts of 255 glyphs and writes code points above U+FFFF wrongly; this
class writes two-byte codes (PDF 32000-1, 9.7) and a ToUnicode map in UTF-16 (9.10.3). A character may have several
codes, one for each advance it is set with (see advances.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc

from docgen.emit.pdf.advances import glyph_count, readvanced
from docgen.emit.pdf.composer.types import Piece
from docgen.emit.pdf.faces import Header, subset
from docgen.emit.pdf.streams import deflated, padded
from docgen.style.fontbook import FaceMetrics, FontBook
from docgen.work.cache import NOTHING_KEPT, Cache

_BLOCK = 100
_STEP = 125
"""What a line adds to a glyph's advance or takes from it goes into the advance in steps of an eighth of an em; the
rest is too little for a reader to see a space in it (from a tenth on) or a step back (a fifth)."""

_LEAST, _MOST = -_STEP / 2, _STEP / 2
"""Between these nothing goes into the advance."""

_UNUSED = b"\0\1"
"""A further entry of the map from codes to glyphs, for a code that is nowhere used."""

Glyph = tuple[str, int]
"""A character and what its advance holds beyond the font's own, in thousandths of an em."""


@dataclass(frozen=True, slots=True)
class Streams:
    """Deflated: the font program (`length` bytes when inflated), glyph numbers by code, code points by code.

    widths: the advances of the codes from 1 on, as an array of PDF.
    """

    header: Header
    program: bytes
    length: int
    glyphs: bytes
    unicode: bytes
    widths: str


class CIDFont:
    """A TrueType font written as one composite font; codes count glyphs in the order of their first use."""

    def __init__(self, metrics: FaceMetrics, cache: Cache) -> None:
        self.name, self.metrics, self.cache = metrics.name, metrics, cache
        self.codes: dict[Glyph, str] = {}
        self._advances: dict[str, float] = {}
        self._plain: dict[str, tuple[str, float]] = {}
        self._encoded: dict[str, str] = {}
        self._set: dict[int, tuple[Piece, str]] = {}
        self._last: tuple[int, Streams] | None = None

    def fresh(self) -> CIDFont:
        """The same face, already read, with no glyph used yet: for another file."""
        return CIDFont(self.metrics, self.cache)

    def encode(self, text: str) -> str:
        """Text → the hexadecimal two-byte codes of its glyphs."""
        known = self._encoded.get(text)
        if known is None:
            known = self._encoded[text] = "".join([self._code(character, 0) for character in text])
        return known

    def shown(self, piece: Piece) -> str:
        """A piece of a line → the array of a TJ operator: codes, and what the glyphs' advances lack of the line's.

        Each is worked out once, for all files that show it.
        """
        known = self._set.get(id(piece))
        if known is None:
            known = self._set[id(piece)] = piece, self._adjusted(piece)
        return known[1]

    def _adjusted(self, piece: Piece) -> str:
        parts = ["[<"]
        scale = 1000 / piece.size
        lack = 0.0
        plain = self._plain
        for character, advance in zip(piece.text, piece.advances, strict=True):
            if not -0.5 <= lack <= 0.5:
                parts.append(f">{-lack:.0f}<")
            known = plain.get(character)
            # Nearly always: a glyph in use, at its own advance.
            if known and _LEAST <= (lack := advance * scale - known[1]) <= _MOST:
                parts.append(known[0])
                continue
            code, lack = self.fit(character, advance * scale)
            parts.append(code)
        parts.append(">]")
        return "".join(parts)

    def fit(self, character: str, advance: float) -> tuple[str, float]:
        """Character and the advance it is set with, in thousandths of an em → its code and what still lacks."""
        natural = self.advance(character)
        room = advance - natural
        held = max(round(room / _STEP) * _STEP, -int(natural))
        code = self._code(character, held)
        if not held:
            self._plain[character] = code, natural
        return code, room - held

    def _code(self, character: str, held: int) -> str:
        glyph = (character, held)
        code = self.codes.get(glyph)
        if code is None:
            code = self.codes[glyph] = f"{len(self.codes) + 1:04X}"
        return code

    def advance(self, character: str) -> float:
        """Character → its advance in thousandths of an em."""
        known = self._advances.get(character)
        if known is None:
            known = self._advances[character] = float(self.metrics.advances[ord(character)])
        return known

    def width(self, text: str, size: float) -> float:
        """Text → its width in points."""
        return sum(map(self.advance, text)) * size / 1000

    def enter(self, doc: Any) -> str:
        """The document this font is written into → the name its pages know it by."""
        if self not in doc.delayedFonts:
            doc.delayedFonts.append(self)
        return str(doc.fontMapping.setdefault(self.name, f"/F{len(doc.fontMapping) + 1}"))

    def addObjects(self, doc: Any) -> None:
        """Write font file, descriptor, CIDFont, ToUnicode and the composite font into the document."""
        if not self.codes:
            return
        written = self._written()
        name = _subset_name(written.header.name, self.codes)
        cid = _dictionary(
            Type="/Font", Subtype="/CIDFontType2", BaseFont="/" + name, DW=1000, W=written.widths,
            CIDToGIDMap=doc.Reference(stream(written.glyphs), f"glyphs:{name}"),
            CIDSystemInfo=_dictionary(
                Registry=pdfdoc.PDFString("Adobe"), Ordering=pdfdoc.PDFString("Identity"), Supplement=0
            ),
            FontDescriptor=doc.Reference(self._descriptor(doc, name, written), f"descriptor:{name}"),
        )  # fmt: skip
        font = _dictionary(
            Type="/Font", Subtype="/Type0", BaseFont="/" + name, Encoding="/Identity-H",
            DescendantFonts=pdfdoc.PDFArray([doc.Reference(cid, f"cid:{name}")]),
            ToUnicode=doc.Reference(stream(written.unicode), f"unicode:{name}"),
        )  # fmt: skip
        internal = doc.fontMapping[self.name][1:]
        doc.idToObject["BasicFonts"].dict[internal] = doc.Reference(font, internal)

    def _written(self) -> Streams:
        """The streams of the font as it is used, made once for all files that use it alike."""
        if self._last is None or self._last[0] != len(self.codes):
            key = self.cache.key("font streams", self.cache.digest(self.metrics.path), repr(list(self.codes)))
            self._last = len(self.codes), self.cache.kept(key, self._streams)
        return self._last[1]

    def _streams(self) -> Streams:
        header, program, glyphs = self._subset()
        program = padded(program)
        maps = padded(glyphs, _UNUSED), to_unicode(self.codes).encode("ascii")
        glyph_numbers, unicode = map(deflated, maps)
        return Streams(header, deflated(program), len(program), glyph_numbers, unicode, self._widths())

    def _widths(self) -> str:
        return f"[1 [{' '.join(fp_str(self.advance(c) + held) for c, held in self.codes)}]]"

    def _subset(self) -> tuple[Header, bytes, bytes]:
        """→ the font program, and by code the number of its glyph: one that holds more or less is a further glyph."""
        made = subset(self.metrics.path, tuple(dict.fromkeys(character for character, _ in self.codes)))
        units = made.header.units_per_em
        others = [(made.glyphs[c], round(held * units / 1000)) for c, held in self.codes if held]
        further = count(glyph_count(made.program))
        glyphs = [next(further) if held else made.glyphs[c] for c, held in self.codes]
        numbers = b"".join(glyph.to_bytes(2, "big") for glyph in (0, *glyphs))
        return made.header, readvanced(made.program, others), numbers

    def _descriptor(self, doc: Any, name: str, written: Streams) -> Any:
        face = written.header
        program = stream(written.program)
        program.dictionary["Length1"] = written.length
        return _dictionary(
            Type="/FontDescriptor", FontName="/" + name, Flags=4, FontBBox=pdfdoc.PDFArray(list(face.bbox)),
            Ascent=face.ascent, Descent=face.descent, CapHeight=face.cap_height, ItalicAngle=face.italic_angle,
            StemV=face.stem, FontFile2=doc.Reference(program, f"program:{name}"),
        )  # fmt: skip


def open_fonts(book: FontBook, cache: Cache = NOTHING_KEPT) -> Mapping[str, CIDFont]:
    """The font book, results kept → its faces under their own names, with no glyph used yet."""
    return {name: CIDFont(metrics, cache) for name, metrics in book.faces.items()}


def _subset_name(name: str, codes: Iterable[Glyph]) -> str:
    """Name of a face and its glyphs → the name with a tag that depends on them (PDF 32000-1, 9.6.4)."""
    seed = sum((ord(c) + held) * (i + 1) for i, (c, held) in enumerate(codes))
    letters = []
    for _ in range(6):
        seed, digit = divmod(seed, 26)
        letters.append(chr(65 + digit))
    return f"{''.join(letters)}+{name}"


def to_unicode(codes: Mapping[Glyph, str]) -> str:
    """Glyphs and their codes → a ToUnicode CMap in blocks of 100."""
    pairs = [f"<{code}> <{character.encode('utf-16-be').hex().upper()}>" for (character, _), code in codes.items()]
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


def stream(content: bytes) -> Any:
    """Deflated content → a stream."""
    return pdfdoc.PDFStream(_dictionary(Filter="/FlateDecode"), content)
