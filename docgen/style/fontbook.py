"""The font book: which face draws a character, and how wide it is (the only fontTools)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

from docgen.model.facts import EditionError
from docgen.style.style import Style
from docgen.wording.messages import message
from docgen.wording.nearest import nearest
from docgen.work.cache import NOTHING_KEPT, Cache


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """Advances in thousandths of an em by code point; ascent and descent (negative) likewise."""

    name: str
    path: Path
    advances: Mapping[int, float]
    ascent: float
    descent: float

    def width(self, text: str, size: float) -> float:
        """Text → its width in points; a character the face lacks counts one em."""
        return sum(self.advances.get(ord(c), 1000.0) for c in text) * size / 1000

    def has(self, text: str) -> bool:
        """Whether the face has a glyph for every character."""
        return all(ord(c) in self.advances for c in text)


@dataclass(frozen=True, slots=True)
class FontBook:
    faces: Mapping[str, FaceMetrics]

    def face_for(self, character: str, wanted: str) -> str:
        """Character and the face the style asks for → a face that has it; empty if no font of the book does."""
        if ord(character) in self.faces[wanted].advances:
            return wanted
        bold = wanted.endswith("-bold")
        order = sorted(self.faces, key=lambda name: (name.endswith("-bold") != bold, name))
        return next((name for name in order if ord(character) in self.faces[name].advances), "")


def open_fontbook(style: Style, fonts: Path, cache: Cache = NOTHING_KEPT) -> FontBook:
    """Style, the folder of fonts, results kept → the metrics of its faces.

    Raises EditionError for a font that is not there.
    """
    for name, face in style.faces.items():
        if not (fonts / face.file).is_file():
            near = nearest(face.file, [path.name for path in fonts.glob("*.ttf")])
            raise EditionError(
                str(fonts / face.file),
                message("缺少字体 faces.{name} 的文件", name=name),
                message("是否指 {near}？", near=near),
            )
    return FontBook({name: _kept(name, fonts / face.file, cache) for name, face in style.faces.items()})


def _kept(name: str, path: Path, cache: Cache) -> FaceMetrics:
    advances, ascent, descent = cache.kept(cache.key("advances", cache.digest(path)), lambda: _metrics(path))
    return FaceMetrics(name, path, advances, ascent, descent)


def _metrics(path: Path) -> tuple[dict[int, float], float, float]:
    """Font file → advances by code point, ascent, descent. Glyphs go by numbers: their names take long to read."""
    with TTFont(path, lazy=True) as font:
        font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
        scale = 1000 / font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        advances = {code: widths[glyph][0] * scale for code, glyph in font.getBestCmap().items()}
        hhea = font["hhea"]
        return advances, hhea.ascent * scale, hhea.descent * scale
