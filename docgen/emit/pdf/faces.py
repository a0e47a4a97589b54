"""A TrueType file → what a PDF asks of a face: widths, glyph numbers, measures of its descriptor, subset programs.

Reading a Chinese font takes a third of a second: what was read, and the subsets that were made, are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFace

from docgen.work.cache import Cache


@dataclass(frozen=True, slots=True)
class Metrics:
    """Widths in thousandths of an em and glyph numbers by code point; `missing` is the width of any other."""

    name: str
    units_per_em: int
    bbox: tuple[float, ...]
    ascent: float
    descent: float
    cap_height: float
    italic_angle: float
    stem: float
    missing: float
    widths: Mapping[int, float]
    glyphs: Mapping[int, int]


@dataclass(slots=True)
class Face:
    """A font file with its metrics; the file itself is read only for what is not kept."""

    path: Path
    cache: Cache
    _file: TTFontFace | None = None
    _metrics: Metrics | None = None

    @property
    def metrics(self) -> Metrics:
        """What the font says of itself and its glyphs."""
        if self._metrics is None:
            key = self.cache.key("font metrics", self.digest)
            self._metrics = self.cache.kept(key, lambda: _measured(self._read()))
        return self._metrics

    def width(self, character: str) -> float:
        """Character → its advance in thousandths of an em."""
        return float(self.metrics.widths.get(ord(character), self.metrics.missing))

    @property
    def digest(self) -> str:
        """The checksum of the file."""
        return self.cache.digest(self.path)

    def program(self, characters: tuple[str, ...]) -> bytes:
        """Characters → the font program of .notdef and their glyphs, in this order."""
        key = self.cache.key("font program", self.digest, "".join(characters))
        return self.cache.kept(key, lambda: bytes(self._read().makeSubset([0, *map(ord, characters)])))

    def _read(self) -> TTFontFace:
        if self._file is None:
            self._file = TTFontFace(str(self.path))
        return self._file


def _measured(font: TTFontFace) -> Metrics:
    return Metrics(
        font.name.decode("latin1"), font.unitsPerEm, tuple(font.bbox), font.ascent, font.descent, font.capHeight,
        font.italicAngle, font.stemV, font.defaultWidth, dict(font.charWidths), dict(font.charToGlyph),
    )  # fmt: skip
