"""Divisions of the report → sections of the document, each with its running heads and page numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Literal

from docgen.emit.docx import names
from docgen.emit.docx.word import Word
from docgen.ooxml.fields import page_number
from docgen.ooxml.formats import Align, Characters, Paragraphs
from docgen.ooxml.sections import Head, PageNumbers, Sheet, head_part, section_properties
from docgen.ooxml.text import paragraph, run, tab
from docgen.ooxml.xml import Element
from docgen.style.style import POINTS_PER_MM, Style

_HEADER_MM, _FOOTER_MM = 19.0, 15.0
_SPACED = 4.0


@dataclass(frozen=True, slots=True)
class Section:
    """Elements of a section; the running heads of its left and right pages (None = pages without furniture)."""

    content: tuple[Element, ...]
    heads: tuple[str, str] | None
    begins: Literal["nextPage", "oddPage"] = "nextPage"
    numbers: PageNumbers = field(default=PageNumbers())


def assemble(sections: Iterable[Section], style: Style, draft: str, word: Word) -> list[Element]:
    """Sections → the body's elements: each section's properties in a paragraph after it, the last one's at the end."""
    made: list[Element] = []
    properties: Element | None = None
    heads = cache(partial(_heads, stamps=_stamps(draft, style), word=word))
    for section in sections:
        if properties is not None:
            made.append(_end(properties))
        made += section.content
        properties = section_properties(_sheet(style), section.begins, heads(section.heads), section.numbers)
    return made if properties is None else [*made, properties]


def _sheet(style: Style) -> Sheet:
    """The style's page: type area, mirrored margins."""
    page, grid = style.page, style.grid
    width, height = page.width_mm * POINTS_PER_MM, page.height_mm * POINTS_PER_MM
    inner, top = page.inner_mm * POINTS_PER_MM, page.top_mm * POINTS_PER_MM
    return Sheet(
        width,
        height,
        top,
        height - top - grid.height,
        inner,
        width - inner - grid.width,
        _HEADER_MM * POINTS_PER_MM,
        _FOOTER_MM * POINTS_PER_MM,
    )


def _end(properties: Element) -> Element:
    """A section's properties, in a paragraph of no height.

    In a paragraph with words LibreOffice misplaces the bookmarks, and on saving cuts it in two.
    """
    made = paragraph(Paragraphs(line=1.0, before=0.0, after=0.0))
    made[0].append(properties)
    return made


def _heads(texts: tuple[str, str] | None, stamps: _Stamps, word: Word) -> list[Head]:
    """The running heads' parts: left pages have theirs at the left, right pages at the right, numbers outside."""
    left, right = _bare(stamps.bare(), "right"), _bare(stamps.bare(), "left")
    left_foot, right_foot = _blank(), _blank()
    if texts:
        left = _line(names.HEADER, (run(texts[0]),), stamps.heads())
        right = _line(names.HEADER, stamps.heads(), (run(texts[1]),))
        left_foot = _line(names.FOOTER, page_number(), ())
        right_foot = _line(names.FOOTER, (), page_number())
    return [
        Head("header", "even", word.head("header", head_part("header", [left]))),
        Head("header", "default", word.head("header", head_part("header", [right]))),
        Head("footer", "even", word.head("footer", head_part("footer", [left_foot]))),
        Head("footer", "default", word.head("footer", head_part("footer", [right_foot]))),
    ]


def _line(style: str, left: Iterable[Element], right: Iterable[Element]) -> Element:
    """What stands at the left edge and what stands at the right edge of the type area, on one line."""
    ending = tuple(right)
    return paragraph(Paragraphs(style), (*left, tab(), *ending) if ending else left)


@dataclass(frozen=True, slots=True)
class _Stamps:
    """The word of a draft, empty for what is none, as it stands in running heads and on pages without them."""

    word: str
    dark: str
    light: str

    def heads(self) -> tuple[Element, ...]:
        return self._run(self.dark)

    def bare(self) -> tuple[Element, ...]:
        """On a cover the word stands on a dark field."""
        return self._run(self.light)

    def _run(self, colour: str) -> tuple[Element, ...]:
        return (run(self.word, Characters(bold=True, spacing=_SPACED, colour=colour)),) if self.word else ()


def _stamps(draft: str, style: Style) -> _Stamps:
    return _Stamps(draft, style.screen(style.text.colour), style.screen(style.running.rule))


def _bare(words: tuple[Element, ...], align: Align) -> Element:
    """The head of a page without furniture: a draft says so there too, without the heads' rule."""
    return paragraph(Paragraphs(names.NORMAL, align=align), words) if words else _blank()


def _blank() -> Element:
    return paragraph(Paragraphs(names.NORMAL))
