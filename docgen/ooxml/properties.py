"""What a file says of itself: title, authors, date → the parts of its properties."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.ooxml.xml import Element, element, name, root, serialized


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself. `date` in W3CDTF (2020-11-01T00:00:00Z) or empty."""

    title: str
    subject: str
    author: str
    keywords: str
    language: str
    date: str


def first_moment(date: str) -> str:
    """A date in words (2020年11月) → the first moment of it in W3CDTF; empty if it names no year."""
    numbers = [int(n) for n in re.findall(r"\d+", date)[:3]]
    if not numbers or numbers[0] < 1000:
        return ""
    year, month, day = (*numbers, 1, 1)[:3]
    return f"{year:04}-{month:02}-{day:02}T00:00:00Z"


def core_properties(of: Properties) -> bytes:
    """Dublin Core of the file (ECMA-376 part 2, 11): its dates are the report's own, never the clock's."""
    facts = [
        ("dc:title", of.title),
        ("dc:subject", of.subject),
        ("dc:creator", of.author),
        ("cp:keywords", of.keywords),
        ("dc:language", of.language),
        ("cp:lastModifiedBy", of.author),
    ]
    tree = root("cp:coreProperties", ("cp", "dc", "dcterms", "xsi"), *(element(t, x) for t, x in facts if x))
    tree.extend(_moment(tag, of.date) for tag in ("dcterms:created", "dcterms:modified") if of.date)
    return serialized(tree)


def application_properties() -> bytes:
    """The properties of the program: none, so that nothing ties the file to a machine."""
    return serialized(element("ep:Properties"))


def _moment(tag: str, date: str) -> Element:
    made = element(tag, date)
    made.set(name("xsi:type"), "dcterms:W3CDTF")
    return made
