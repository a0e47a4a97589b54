"""Lists of people → lines with tab stops: office, name, posts; names of two characters as wide as three."""

from __future__ import annotations

from docgen.emit.docx import names
from docgen.emit.docx.lines import name_rows, people_rows
from docgen.emit.docx.look import NAME_SPREAD
from docgen.model.resolved import Names, People
from docgen.ooxml.bookmarks import around, bookmark_name
from docgen.ooxml.formats import Characters, Paragraphs
from docgen.ooxml.text import paragraph, run, tab
from docgen.ooxml.xml import Element
from docgen.style.style import Style


def people_lines(block: People, style: Style) -> tuple[Element, ...]:
    """A line a post, each in the bookmark that is its identity."""
    made = []
    for line in people_rows(block):
        office, name, post = line.texts
        parts = (*_office(office), tab(), *_name(name, style), tab(), *((run(post),) if post else ()))
        made.append(paragraph(Paragraphs(names.PEOPLE), around(bookmark_name("Id", line.id), parts)))
    return tuple(made)


def name_lines(block: Names, style: Style) -> tuple[Element, ...]:
    """Names in columns, the office before the first line."""
    made = []
    for line in name_rows(block, style):
        office, *row = line.texts
        parts = (*_office(office), *(part for name in row for part in (tab(), *_name(name, style))))
        made.append(paragraph(Paragraphs(names.NAMES), around(bookmark_name("Id", line.id), parts)))
    return tuple(made)


def _office(office: str) -> tuple[Element, ...]:
    return (run(office, Characters(style=names.OFFICE)),) if office else ()


def _name(name: str, style: Style) -> tuple[Element, ...]:
    """A name in one run; the text has no spaces in it, the gap is spacing of characters (clreq: 人名疏排)."""
    if not name:
        return ()
    gap = (NAME_SPREAD - 2) * style.grid.size if len(name) == 2 else 0.0
    return (run(name, Characters(spacing=gap)),)
