"""A layout of the 2019 DOCX → pictures of its golden pages, and how far two pictures differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageChops

from docgen.check.libreoffice import pages_in
from docgen.ooxml.bookmarks import bookmark_name

FOLDER = Path(__file__).parent / "docx"
FONTS = FOLDER / "fonts.txt"
"""The fonts that the pictures are set in: in others they cannot be compared."""

PAGES: Mapping[str, str] = {
    "01-title": "",
    "02-contents": "contents",
    "03-part": "20-netizens.h8b5a2c61",
    "04-chapter-with-combined-chart": "fig-netizens",
    "05-map": "fig-netizens-cities",
    "06-stacked": "fig-netizens-residence",
    "07-line-over-columns": "fig-mobile-users",
    "08-doughnut-and-ranked-bars": "fig-services",
    "09-appendix-tables": "tab-domains",
    "10-list-of-figures": "catalog-figures",
}
"""Name of a golden page → what stands on it (empty = the first page)."""

_DPI, _GREYS, _CELL = 60, 16, 6
MEAN, SHARE, STRONG = 1.5, 0.01, 48
"""How far a page may be from its golden one: mean of all cells, share of cells further than STRONG (of 255 greys)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean distance of the cells of two pages, share of the cells that differ strongly."""

    mean: float
    share: float

    @property
    def small(self) -> bool:
        return self.mean <= MEAN and self.share <= SHARE


def golden_pages(layout: bytes) -> dict[str, Image.Image]:
    """The PDF that LibreOffice made → pictures in grey by name. Raises KeyError where something stands on no page."""
    names = {name: bookmark_name("Toc", target) for name, target in PAGES.items() if target}
    places = pages_in(layout, names.values())
    with pypdfium2.PdfDocument(layout) as pdf:
        return {name: _picture(pdf, places[names[name]] if name in names else 0) for name in PAGES}


def _picture(pdf: pypdfium2.PdfDocument, index: int) -> Image.Image:
    made: Image.Image = pdf[index].render(scale=_DPI / 72, grayscale=True).to_pil().convert("L")
    return made


def compared(page: Image.Image, golden: Image.Image) -> Difference:
    """Two pages → how far they differ, cell by cell: single glyphs do not count, what is missing or moved does."""
    if page.size != golden.size:
        return Difference(255.0, 1.0)
    apart = np.abs(_cells(page) - _cells(golden))
    return Difference(float(apart.mean()), float((apart > STRONG).mean()))


def _cells(page: Image.Image) -> np.ndarray:
    size = page.width // _CELL, page.height // _CELL
    return np.asarray(page.convert("L").resize(size, Image.Resampling.BOX), dtype=float)


def saved(page: Image.Image) -> bytes:
    """A picture → a small PNG of few greys."""
    stream = BytesIO()
    page.quantize(_GREYS, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def beside(page: Image.Image, golden: Image.Image) -> Image.Image:
    """The golden page, the page, and where they differ, beside each other."""
    size = max(page.width, golden.width), max(page.height, golden.height)
    made = Image.new("L", (3 * size[0] + 20, size[1]), 128)
    one, other = (_on(image, size) for image in (golden, page))
    for place, image in enumerate((one, other, ImageChops.invert(ImageChops.difference(one, other)))):
        made.paste(image, (place * (size[0] + 10), 0))
    return made


def _on(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    ground = Image.new("L", size, 255)
    ground.paste(image.convert("L"))
    return ground


def fonts(layout: bytes) -> str:
    """The names of the fonts of a PDF, a line each."""
    with pikepdf.open(BytesIO(layout)) as pdf:
        named = {str(o.get("/BaseFont")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o}
    return "\n".join(sorted({name.lstrip("/").split("+")[-1] for name in named})) + "\n"
