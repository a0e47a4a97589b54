"""The manuscript, before numbers are bound: matters, blocks, inlines, each with its place in the text files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from docgen.model.facts import Place

MatterName = Literal["front", "body", "back"]


@dataclass(frozen=True, slots=True)
class Written:
    """A block's own words in the manuscript, without what makes it a heading, an item or an option; its lines."""

    text: str = ""
    file: str = ""
    first: int = 0
    last: int = 0


UNWRITTEN = Written()
"""What has no words of its own in the manuscript."""


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A bound expression as the author wrote it: {name}`argument`; `span` = offsets in the source line."""

    name: str
    argument: str
    where: Place


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break the author asked for (a backslash at the end of the line)."""


Inline = Text | Strong | Link | Role | LineBreak


@dataclass(frozen=True, slots=True)
class Heading:
    """`depth` 1 = part; `children` = the mark of its child headings, empty = the default of the depth below."""

    depth: int
    title: tuple[Inline, ...]
    id: str
    children: str
    restart: bool
    where: Place
    written: Written = UNWRITTEN


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: tuple[Inline, ...]
    where: Place
    written: Written = UNWRITTEN


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; each item is a row of blocks."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    where: Place


@dataclass(frozen=True, slots=True)
class Definition:
    term: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    where: Place
    written: Written = UNWRITTEN


@dataclass(frozen=True, slots=True)
class Directive:
    """A placed figure, table or list of people: name, argument (its id), options and body lines with places."""

    name: str
    argument: str
    options: Mapping[str, tuple[str, Place]]
    body: tuple[tuple[str, Place], ...]
    where: Place
    caption: tuple[Inline, ...] = ()


Block = Heading | Paragraph | ItemList | Definition | Directive


@dataclass(frozen=True, slots=True)
class Matter:
    """Front matter, body or back matter: the blocks of its files in order."""

    name: MatterName
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands on the title page and in the files' metadata."""

    title: str
    subtitle: str
    issuers: tuple[str, ...]
    date: str
    language: str
    running_title: str


@dataclass(frozen=True, slots=True)
class Report:
    titles: Titles
    matters: tuple[Matter, ...]
