"""Document → the same with natural advances: what each character takes by itself, whatever the PDF's widths hold.

A writer may put the gaps of a line into its glyphs (the same outline under several codes, each with an advance of its
own). The outline tells the natural advance: a full-width character's is an em, a letter's or digit's the smallest one
in the document, without a gap behind its ink.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docgen.check.layout.classes import FULL_WIDTH_MARKS, is_han
from docgen.check.layout.glyphs import Document, Glyph

_FULL = 0.9
_BEARING = 1 / 8
"""em: the widest blank behind a letter's ink that is its own. Measured over letters and digits of the house's five
faces: at most 0.112 (I of LXGW WenKai), but for that face's 1 with 0.242."""
_SAME = 0.005

Key = tuple[str, str]
"""Font and character."""


def with_natural_widths(document: Document) -> Document:
    """Document → Document."""
    widths = natural_widths(glyph for page in document.pages for glyph in page.glyphs)
    glyphs = [tuple(_widened(glyph, widths) for glyph in page.glyphs) for page in document.pages]
    pages = tuple(replace(page, glyphs=own) for page, own in zip(document.pages, glyphs, strict=True))
    return replace(document, pages=pages)


def natural_widths(glyphs: Iterable[Glyph]) -> dict[Key, float]:
    """Glyphs of a document → natural advances in em."""
    seen: dict[Key, set[float]] = {}
    inks: dict[Key, tuple[float, float]] = {}
    for glyph in glyphs:
        key = (glyph.font, glyph.text)
        inks[key] = ((glyph.ink[0] - glyph.x) / glyph.size, (glyph.ink[1] - glyph.x) / glyph.size)
        seen.setdefault(key, set()).add(round(glyph.width / glyph.size, 3))
    return {key: _natural(key[1], seen[key], *inks[key]) for key in seen}


def _natural(text: str, advances: set[float], ink_left: float, ink_right: float) -> float:
    """Advances seen, ends of the ink from the origin → the natural advance; all in em.

    PDFium now and then gives the ink's end for the advance: such a one tells nothing where there are others.
    """
    told = {advance for advance in advances if advance - ink_right > _SAME} or advances
    if max(told) >= _FULL and (is_han(text) or text in FULL_WIDTH_MARKS):
        return 1.0
    if text.isalnum() and min(told) - ink_right > _BEARING:
        return ink_right + min(max(ink_left, 0.0), _BEARING)
    return min(told)


def _widened(glyph: Glyph, widths: dict[Key, float]) -> Glyph:
    width = widths[glyph.font, glyph.text] * glyph.size
    return glyph if abs(width - glyph.width) < _SAME * glyph.size else replace(glyph, width=width)
