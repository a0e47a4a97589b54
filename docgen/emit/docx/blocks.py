"""Blocks → paragraphs, tables and drawings: one rule a block type, in the table at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from docgen.emit.docx import names
from docgen.emit.docx.captions import caption, notes
from docgen.emit.docx.desk import Desk
from docgen.emit.docx.headings import heading_style, is_built_in
from docgen.emit.docx.inlines import runs
from docgen.emit.docx.people import name_lines, people_lines
from docgen.emit.docx.tables import table_elements
from docgen.model.resolved import Block, Definition, Figure, Heading, ItemList, Names, Paragraph, People, Table
from docgen.ooxml.bookmarks import around, bookmark_name
from docgen.ooxml.drawings import Chart, chart, picture
from docgen.ooxml.formats import Paragraphs
from docgen.ooxml.text import paragraph
from docgen.ooxml.xml import Element

Elements = tuple[Element, ...]


def elements(blocks: Iterable[Block], desk: Desk) -> Elements:
    """Blocks in order → what stands in the body of the document."""
    return tuple(made for block in blocks for made in RULES[type(block)](block, desk))


def heading(block: Heading, desk: Desk) -> Elements:
    """A heading: its number comes from its list, its title is in the bookmarks that lists and references use."""
    title = around(bookmark_name("Ref", block.id), runs(block.title, desk))
    look = Paragraphs(heading_style(block, desk.style), number=_number(block, desk))
    return (paragraph(look, around(bookmark_name("Toc", block.id), title)),)


def _number(block: Heading, desk: Desk) -> tuple[int, int] | None:
    """Its place in a list; nothing where its style says the same; (0, 0) takes away what its style says."""
    place = desk.numbering.places.get(block.id)
    if not is_built_in(heading_style(block, desk.style)):
        return place
    return (0, 0) if place is None else None if place[0] == desk.numbering.own[block.depth] else place


def text(block: Paragraph, desk: Desk) -> Elements:
    """A paragraph of the body, in the bookmark that is its identity."""
    return (_paragraph(block, desk, Paragraphs(names.BODY)),)


def _paragraph(block: Paragraph, desk: Desk, look: Paragraphs) -> Element:
    return paragraph(look, around(bookmark_name("Id", block.id), runs(block.inlines, desk)))


def items(block: ItemList, desk: Desk) -> Elements:
    """A list: the first paragraph of an item bears the mark, what follows in the item stands below it."""
    marked = Paragraphs(names.ITEM, number=desk.numbering.places[block.id])
    made: list[Element] = []
    for item in block.items:
        first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (None, item)
        made.append(_paragraph(first, desk, marked) if first else paragraph(marked))
        made.extend(elements(rest, desk))
    return tuple(made)


def definition(block: Definition, desk: Desk) -> Elements:
    """A term in bold, its explanation in the next paragraph."""
    term = around(bookmark_name("Id", block.id), runs(block.term, desk))
    return paragraph(Paragraphs(names.TERM), term), *elements(block.blocks, desk)


def figure(block: Figure, desk: Desk) -> Elements:
    """The picture, its caption below, its source and notes; all kept on one page."""
    bookmark = bookmark_name("Id", block.id)
    place = paragraph(Paragraphs(names.FIGURE), around(bookmark, (_drawing(block, desk),)))
    below = notes(block, names.FIGURE_SOURCE)
    return place, caption(block, desk, last=not below), *below


def _drawing(block: Figure, desk: Desk) -> Element:
    """A chart of Word's own, or a picture no wider than the text."""
    media, key = desk.media[block.id], f"fig:{block.id}"
    if isinstance(media, Chart):
        return chart(media, key, block.alt)
    scale = min(1.0, desk.style.grid.width / media.width)
    return picture(media, key, block.alt, media.width * scale, media.height * scale)


def people(block: People, desk: Desk) -> Elements:
    return people_lines(block, desk.style)


def name_list(block: Names, desk: Desk) -> Elements:
    return name_lines(block, desk.style)


RULES: Mapping[type, Callable[[Any, Desk], Elements]] = {
    Heading: heading,
    Paragraph: text,
    ItemList: items,
    Definition: definition,
    Figure: figure,
    Table: table_elements,
    People: people,
    Names: name_list,
}
