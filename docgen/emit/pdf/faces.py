"""A TrueType file and the characters used of it → a subset program, and what the file says of itself.

The file is read only for this: it takes a sixth of a second and much memory, and what is made is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFace


@dataclass(frozen=True, slots=True)
class Header:
    """What a font descriptor states (PDF 32000-1, 9.8), in thousandths of an em but for `units_per_em`."""

    name: str
    units_per_em: int
    bbox: tuple[float, ...]
    ascent: float
    descent: float
    cap_height: float
    italic_angle: float
    stem: float


@dataclass(frozen=True, slots=True)
class Subset:
    """The program of .notdef and the wanted glyphs in their order; the number of each character's glyph in it.

    Characters that share a glyph share its number.
    """

    header: Header
    program: bytes
    glyphs: Mapping[str, int]


def subset(path: Path, characters: tuple[str, ...]) -> Subset:
    """Font file and characters → Subset."""
    face = TTFontFace(str(path))
    numbers = {0: 0}
    glyphs = {c: numbers.setdefault(face.charToGlyph[ord(c)], len(numbers)) for c in characters}
    return Subset(_header(face), bytes(face.makeSubset([0, *map(ord, characters)])), glyphs)


def _header(face: TTFontFace) -> Header:
    return Header(
        face.name.decode("latin1"), face.unitsPerEm, tuple(face.bbox), face.ascent, face.descent, face.capHeight,
        face.italicAngle, face.stemV,
    )  # fmt: skip
