"""Divisions of the report → sections of the document, each with its running heads and page numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from docgen.emit.docx import names
from docgen.emit.docx.word import Word
from docgen.ooxml.fields import page_number
from docgen.ooxml.formats import Align, Borders, Line, Paragraphs
from docgen.ooxml.sections import Head, PageNumbers, Sheet, head_part, section_properties
from docgen.ooxml.text import paragraph, run, tab
from docgen.ooxml.xml import Element, w
from docgen.style.style import POINTS_PER_MM, Style

_FURNITURE_MM = 15.0


@dataclass(frozen=True, slots=True)
class Section:
    """Elements of a section; running heads of left and right pages (empty = a page without furniture)."""

    content: tuple[Element, ...]
    begins: Literal["nextPage", "oddPage"] = "nextPage"
    left: str = ""
    right: str = ""
    numbers: PageNumbers = field(default=PageNumbers())
    sheet: Sheet | None = None


def text_sheet(style: Style) -> Sheet:
    """The style's page: type area, mirrored margins."""
    page, grid = style.page, style.grid
    width, height = page.width_mm * POINTS_PER_MM, page.height_mm * POINTS_PER_MM
    inner, top = page.inner_mm * POINTS_PER_MM, page.top_mm * POINTS_PER_MM
    furniture = _FURNITURE_MM * POINTS_PER_MM
    return Sheet(width, height, top, height - top - grid.height, inner, width - inner - grid.width, furniture, furniture)


def assemble(sections: Iterable[Section], style: Style, draft: str, word: Word) -> list[Element]:
    """Sections → the body's elements: each section's properties in its last paragraph, the last one's at the end."""
    made: list[Element] = []
    for section in sections:
        if made:
            _close(made, properties)
        made += section.content
        heads = _heads(section, style, draft, word)
        properties = section_properties(section.sheet or text_sheet(style), section.begins, heads, section.numbers)
    return [*made, properties]
