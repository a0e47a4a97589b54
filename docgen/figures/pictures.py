"""Drawings → pictures for Word: a PNG for every reader, and an SVG for those that show it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen.figures.raster import png
from docgen.figures.svg import svg
from docgen.model.drawing import Drawing
from docgen.model.picture import Picture
from docgen.style.style import Style
from docgen.work.cache import Cache

_DPI = 220


def picture_all(
    drawings: Sequence[Drawing], style: Style, fonts: Path, cache: Cache, keys: Sequence[str]
) -> list[Picture]:
    """Drawings, style, folder of its fonts → their pictures, kept under the keys."""
    pictures = [_picture(drawing, style, fonts) for drawing in drawings]
    for key, picture in zip(keys, pictures, strict=True):
        cache.save(key, picture)
    return pictures


def _picture(drawing: Drawing, style: Style, fonts: Path) -> Picture:
    return Picture(png(drawing, style, fonts, _DPI), svg(drawing, style), drawing.width, drawing.height)
