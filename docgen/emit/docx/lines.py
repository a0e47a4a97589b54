"""Lines that blocks do not name one by one (people, sources, notes, title page) → their ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.emit.docx.look import name_columns
from docgen.model.report import UNWRITTEN, Titles, Written
from docgen.model.resolved import Figure, Names, People, Table
from docgen.style.style import Style


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its id: texts parted by tabs; what the manuscript has for it."""

    id: str
    texts: tuple[str, ...]
    written: Written = UNWRITTEN


def people_rows(block: People) -> Iterator[Line]:
    """A line a post: office, name, post; the office before its first person, the name before the first post."""
    given: dict[str, int] = {}
    for office, persons in block.offices:
        for index, person in enumerate(persons):
            for serial, post in enumerate(person.posts or ("",)):
                given[person.name] = given.get(person.name, 0) + 1
                head = office if not index and not serial else ""
                texts = (head, "" if serial else person.name, post)
                yield Line(f"{block.id}:{person.name}:{given[person.name]}", texts, person.written)


def name_rows(block: Names, style: Style) -> Iterator[Line]:
    """Names in columns, the office before the first line; a line is named after its first name."""
    count = name_columns(style)
    for start in range(0, len(block.names), count):
        row = block.names[start : start + count]
        yield Line(f"{block.id}:{row[0]}", ("" if start else block.office, *row), block.written)


def notes_of(block: Figure | Table) -> tuple[Line, ...]:
    """The source line and the notes of a figure or table."""
    sources = [Line(f"{block.id}:source", (block.source,))] if block.source else []
    written = (*block.written[1:], *(UNWRITTEN for _ in block.notes))
    notes = enumerate(zip(block.notes, written, strict=False), 1)
    return (*sources, *(Line(f"{block.id}:note{serial}", (text,), origin) for serial, (text, origin) in notes))


def title_lines(titles: Titles) -> tuple[Line, ...]:
    """What stands on the title page, from above."""
    issuers = (Line(f"title:issuer{serial}", (issuer,)) for serial, issuer in enumerate(titles.issuers, 1))
    return (
        Line("title:title", (titles.title,)),
        Line("title:subtitle", (titles.subtitle,)),
        *issuers,
        Line("title:date", (titles.date,)),
    )
