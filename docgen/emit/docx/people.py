"""Lists of people → lines with tab stops: office, name, posts; names of two characters as wide as three."""

from __future__ import annotations

from docgen.emit.docx import names
from docgen.emit.docx.look import NAME_SPREAD, name_columns
from docgen.model.resolved import Names, People
from docgen.ooxml.formats import Characters, Paragraphs
from docgen.ooxml.text import paragraph, run, tab
from docgen.ooxml.xml import Element
from docgen.style.style import Style


def people_lines(block: People, style: Style) -> tuple[Element, ...]:
    """A line a post; the office stands before its first person, the name before the first post."""
    lines = []
    for office, persons in block.offices:
        for index, person in enumerate(persons):
            for serial, post in enumerate(person.posts or ("",)):
                head = office if not index and not serial else ""
                lines.append(_line(head, "" if serial else person.name, post, style))
    return tuple(lines)


def _line(office: str, name: str, post: str, style: Style) -> Element:
    parts = (*_office(office), tab(), *_name(name, style), tab(), *((run(post),) if post else ()))
    return paragraph(Paragraphs(names.PEOPLE), parts)


def name_lines(block: Names, style: Style) -> tuple[Element, ...]:
    """Names in columns, the office before the first line."""
    count = name_columns(style)
    lines = []
    for start in range(0, len(block.names), count):
        row = [part for name in block.names[start : start + count] for part in (tab(), *_name(name, style))]
        head = _office("" if start else block.office)
        lines.append(paragraph(Paragraphs(names.NAMES), (*head, *row)))
    return tuple(lines)


def _office(office: str) -> tuple[Element, ...]:
    return (run(office, Characters(style=names.OFFICE)),) if office else ()


def _name(name: str, style: Style) -> tuple[Element, ...]:
    """A name in one run; the text has no spaces in it, the gap is spacing of characters (clreq: 人名疏排)."""
    if not name:
        return ()
    gap = (NAME_SPREAD - 2) * style.grid.size if len(name) == 2 else 0.0
    return (run(name, Characters(spacing=gap)),)
