"""The report after step 4: every visible string is final but the page numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from docgen.model.chart import ChartSpec
from docgen.model.facts import Address, Place
from docgen.model.report import UNWRITTEN, MatterName, Titles, Written

# Targets of the pages that hold the figure and the table catalog.
FIGURES, TABLES = "catalog-figures", "catalog-tables"


Align = Literal["left", "center", "decimal"]


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
class Bound:
    """Text that came from facts: a whole expression (verb, number, unit) with the addresses it rests on.

    `argument` as the author wrote it (a cell's: the complete address). `verb`: how the text begins where it is a verb
    and a number (增长6.3%). `test` is a claim's condition (`rising addr`); empty for other roles. `key` names the
    expression in an edited file (model/manifest.py).
    """

    text: str
    role: str
    addresses: tuple[Address, ...]
    where: Place
    missing: bool = False
    test: str = ""
    argument: str = ""
    verb: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Text such as 图26 that points at the block with the id `target`."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break the author asked for."""


Inline = Text | Strong | Link | Bound | Reference | LineBreak


@dataclass(frozen=True, slots=True)
class Heading:
    """depth 1 part, 2 chapter, 3… sections; `mark` as printed (第一章, 一、, （一）; empty in front matter).

    `scheme` is the mark's pattern (第一章, 一、, （一）, 1、, none), `restart` that the count starts anew here.
    `listed`: stands in the contents. `opens` what its page is: a part page, a chapter's first page, or nothing.
    `level` is its look: the depth, one more where the part has no chapters.
    """

    id: str
    depth: int
    mark: str
    scheme: str
    restart: bool
    title: tuple[Inline, ...]
    listed: bool
    opens: Literal["part", "chapter", ""]
    level: int
    where: Place
    written: Written = UNWRITTEN


@dataclass(frozen=True, slots=True)
class Paragraph:
    id: str
    inlines: tuple[Inline, ...]
    where: Place
    written: Written = UNWRITTEN


@dataclass(frozen=True, slots=True)
class ItemList:
    id: str
    ordered: bool
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Definition:
    id: str
    term: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    written: Written = UNWRITTEN


@dataclass(frozen=True, slots=True)
class Figure:
    """label 图1; caption without the label; `source` the whole source line; `notes` lines under it.

    `written`: caption and notes as they stand in the manuscript.
    """

    id: str
    label: str
    number: int
    caption: tuple[Inline, ...]
    chart: ChartSpec
    source: str
    notes: tuple[str, ...]
    alt: str
    where: Place
    written: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its inlines, how many columns and rows it covers."""

    inlines: tuple[Inline, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """align: left, center, or decimal (on the decimal point); width = wish in characters of the table's type.

    `key`: what names the column (its pattern in the layout).
    """

    align: Align
    width: float
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """kind 表 or 附表; header rows and body rows of cells (a covered place has no cell); `totals` = last body rows.

    `keys`: what names each body row (codes of area or breakdown); `layout`: file of its layout. `written`: as Figure.
    """

    id: str
    kind: Literal["表", "附表"]
    label: str
    number: int
    caption: tuple[Inline, ...]
    unit: str
    columns: tuple[Column, ...]
    header: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    totals: int
    source: str
    notes: tuple[str, ...]
    alt: str
    where: Place
    written: tuple[Written, ...] = ()
    keys: tuple[str, ...] = ()
    layout: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    posts: tuple[str, ...]
    written: Written = UNWRITTEN


@dataclass(frozen=True, slots=True)
class People:
    """Offices of the board, each with its persons."""

    id: str
    offices: tuple[tuple[str, tuple[Person, ...]], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """An office and the names of those who hold it, set in columns."""

    id: str
    office: str
    names: tuple[str, ...]
    written: Written = UNWRITTEN


Block = Heading | Paragraph | ItemList | Definition | Figure | Table | People | Names


@dataclass(frozen=True, slots=True)
class Matter:
    name: MatterName
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents or a catalog; `level` counts from 1; `label` 第一章 or 图1, apart from the title."""

    level: int
    label: str
    title: str
    target: str


@dataclass(frozen=True, slots=True)
class Catalogs:
    """Contents, figure catalog, table catalog (appendix tables included), with the titles of their pages."""

    contents: tuple[Entry, ...]
    figures: tuple[Entry, ...]
    tables: tuple[Entry, ...]
    contents_title: str = "目录"
    figures_title: str = "图目录"
    tables_title: str = "表目录"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the emitters get. `continued` marks a table's further parts (续表)."""

    titles: Titles
    matters: tuple[Matter, ...]
    catalogs: Catalogs
    continued: str = "续表"
    draft: str = ""
    keywords: tuple[str, ...] = field(default=())
