"""Drawing → PNG bytes, for readers of a DOCX whose software shows no charts."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path as FilePath
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.image import imsave
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D, Transform

from docgen.model.drawing import Drawing, Path, Segment, TextRun
from docgen.style.style import Style

_AGG: Any = RendererAgg  # matplotlib ships no types for it
_CAPS: tuple[Any, ...] = ("butt", "round", "projecting")
_JOINS: tuple[Any, ...] = ("miter", "round", "bevel")
_CODES: Mapping[str, tuple[Any, ...]] = {
    "m": (Outline.MOVETO,), "l": (Outline.LINETO,), "c": (Outline.CURVE4,) * 3, "h": (Outline.CLOSEPOLY,),
}  # fmt: skip
GLYPH_SIZE = 100.0
"""Size at which outlines of glyphs are read, in points at 72 dpi; they are scaled from there."""


def png(drawing: Drawing, style: Style, fonts: FilePath, dpi: int) -> bytes:
    """Drawing, style and the folder of its fonts → a PNG on paper white; same arguments, same bytes."""
    scale = dpi / 72
    width, height = round(drawing.width * scale), round(drawing.height * scale)
    renderer = _AGG(width, height, dpi)
    renderer.clear()
    pens = {name: Pen(fonts / face.file) for name, face in style.faces.items() if _used(drawing, name)}
    to_pixels = Affine2D().scale(scale)
    _fill(renderer, Outline.unit_rectangle(), Affine2D().scale(width, height), "#ffffff")
    for mark in drawing.marks:
        if isinstance(mark, TextRun):
            _draw_text(renderer, mark, pens[mark.face], to_pixels)
        else:
            _draw_path(renderer, mark, to_pixels)
    return _encoded(np.asarray(renderer.buffer_rgba()), dpi)


class Pen:
    """The outlines of a font file's glyphs, at a size of one."""

    def __init__(self, file: FilePath) -> None:
        self._font = FT2Font(str(file))
        self._font.set_size(GLYPH_SIZE, 72)
        self._glyphs: dict[str, tuple[Outline, float]] = {}

    def glyph(self, character: str) -> tuple[Outline, float]:
        """Character → its outline and advance."""
        if character not in self._glyphs:
            glyph = self._font.load_char(ord(character), flags=LoadFlags.NO_HINTING)
            vertices, codes = self._font.get_path()
            outline = Outline(vertices / GLYPH_SIZE, codes)
            self._glyphs[character] = (outline, glyph.linearHoriAdvance / 65536 / GLYPH_SIZE)
        return self._glyphs[character]


def _used(drawing: Drawing, face: str) -> bool:
    return any(isinstance(mark, TextRun) and mark.face == face for mark in drawing.marks)


def _draw_text(renderer: Any, run: TextRun, pen: Pen, to_pixels: Affine2D) -> None:
    """Glyph after glyph by their advances alone: as the font book measures, without kerning."""
    x = 0.0
    for character in run.text:
        outline, advance = pen.glyph(character)
        place = Affine2D().translate(x, 0).scale(run.size).rotate_deg(run.angle).translate(run.x, run.y)
        if outline.codes is not None:
            _fill(renderer, outline, place + to_pixels, run.colour)
        x += advance


def _draw_path(renderer: Any, mark: Path, to_pixels: Affine2D) -> None:
    outline = _outline(mark.segments)
    if mark.fill:
        _fill(renderer, outline, to_pixels, mark.fill)
    if mark.stroke is None:
        return
    context = _context(mark.stroke.colour, mark.stroke.width)
    if mark.stroke.dash:
        context.set_dashes(0, list(mark.stroke.dash))
    context.set_capstyle(_CAPS[mark.stroke.cap])
    context.set_joinstyle(_JOINS[mark.stroke.join])
    renderer.draw_path(context, outline, to_pixels)


def _fill(renderer: Any, outline: Outline, transform: Transform, colour: str) -> None:
    renderer.draw_path(_context(colour, 0.0), outline, transform, to_rgb(colour))


def _context(colour: str, width: float) -> GraphicsContextBase:
    context = GraphicsContextBase()
    context.set_foreground(colour)
    context.set_linewidth(width)
    context.set_antialiased(True)
    context.set_snap(False)
    return context


def _outline(segments: tuple[Segment, ...]) -> Outline:
    vertices: list[tuple[float, float]] = []
    codes: list[Any] = []
    for kind, numbers in segments:
        codes.extend(_CODES[kind])
        vertices.extend(zip(numbers[::2], numbers[1::2], strict=True) if numbers else [(0.0, 0.0)])
    return Outline(vertices, codes)


def _encoded(pixels: Any, dpi: int) -> bytes:
    """Pixels → PNG with its resolution and no other metadata (matplotlib would name itself)."""
    out = BytesIO()
    nameless: Any = {"Software": None}
    imsave(out, pixels, format="png", dpi=dpi, metadata=nameless)
    return out.getvalue()
