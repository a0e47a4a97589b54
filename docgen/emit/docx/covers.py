"""Titles → title page; a part's heading and its chapters → part page. The same fields and bars as in the PDF."""

from __future__ import annotations

from docgen.emit.docx import names
from docgen.emit.docx.blocks import elements
from docgen.emit.docx.desk import Desk
from docgen.emit.docx.divisions import Division
from docgen.emit.docx.lines import title_lines
from docgen.emit.docx.look import COVER_FIELD, DATE_LINE, ISSUER_LINE, PART_BAND_MM, SUBTITLE_LINE, TITLE_LINE
from docgen.model.plain import plain
from docgen.model.report import Titles
from docgen.model.resolved import Heading
from docgen.ooxml.bookmarks import around, bookmark_name
from docgen.ooxml.drawings import Box, rectangle
from docgen.ooxml.fields import number_reference, reference
from docgen.ooxml.formats import Paragraphs
from docgen.ooxml.text import paragraph, run
from docgen.ooxml.xml import Element
from docgen.style.style import POINTS_PER_MM, Style

_FIELD_KEY, _BAR_KEY, _BAND_KEY = "ornament:field", "ornament:bar", "ornament:band"
# Base lines on the title page in mm: below the field's lower edge (above it: negative), above the page's foot.
_TITLE_MM, _SUBTITLE_MM, _ISSUERS_MM, _BAR_MM, _DATE_MM = -62.0, -44.0, 34.0, 14.0, 30.0
_BAR = (18.0, 1.2)
# Height of the paragraph that holds the ornaments.
_ANCHOR = 1.0
# Where Word puts the base line in a line of exact height.
_BASE = 0.8


def title_page(titles: Titles, style: Style) -> tuple[Element, ...]:
    """A navy field with the title in white, the issuers and the date on white below it."""
    page = style.page
    field = page.height_mm * COVER_FIELD
    ornaments = (
        rectangle(_box(0, 0, page.width_mm, field), style.screen("navy"), _FIELD_KEY),
        rectangle(_box(page.inner_mm, field + _BAR_MM, *_BAR), style.screen("ochre"), _BAR_KEY),
    )
    looks = [
        (names.TITLE, TITLE_LINE, field + _TITLE_MM),
        (names.SUBTITLE, SUBTITLE_LINE, field + _SUBTITLE_MM),
        *((names.ISSUER, ISSUER_LINE, field + _ISSUERS_MM) for _ in titles.issuers),
        (names.DATE, DATE_LINE, page.height_mm - _DATE_MM),
    ]
    # In a paragraph with words the ornaments would draw its bookmark off them when LibreOffice saves.
    made = [paragraph(Paragraphs(line=_ANCHOR, before=0.0, after=0.0), ornaments)]
    foot = page.top_mm * POINTS_PER_MM + _ANCHOR
    for line, (name, height, base) in zip(title_lines(titles), looks, strict=True):
        before = max(base * POINTS_PER_MM - _BASE * height - foot, 0.0)
        words = around(bookmark_name("Id", line.id), (run(line.texts[0]),))
        made.append(paragraph(Paragraphs(name, before=before), words))
        foot += before + height
    return tuple(made)


def part_page(division: Division, desk: Desk) -> tuple[Element, ...]:
    """A part's heading, a bar, its chapters as fields. In the heading Word would copy the band to the contents."""
    page = desk.style.page
    band = rectangle(_box(0, 0, PART_BAND_MM, page.height_mm), desk.style.screen("navy"), _BAND_KEY)
    lines = (paragraph(Paragraphs(names.PART_CHAPTER), _chapter(chapter)) for chapter in division.chapters or ())
    return *elements(division.blocks, desk), paragraph(Paragraphs(names.PART_RULE), (band,)), *lines


def _chapter(chapter: Heading) -> tuple[Element, ...]:
    bookmark, title = bookmark_name("Ref", chapter.id), plain(chapter.title)
    if not chapter.mark:
        return reference(bookmark, title)
    return *number_reference(bookmark, chapter.mark), run("　"), *reference(bookmark, title)


def _box(left: float, top: float, width: float, height: float) -> Box:
    return Box(*(length * POINTS_PER_MM for length in (left, top, width, height)))
