"""What the data staff's workbook holds, before it is Excel: sheets of blocks of rows of cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from docgen.model.facts import Address, Basis

RowKind = Literal["number", "text", "names"]
State = Literal["reported", "derived", "missing", "none"]
EARLIER = 5
"""How many years before the edition's own have a column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One fact in its year's column: what the sheet shows, its decimals, and how it is computed.

    `state` none: no fact stands here and nothing asks for one. `operands` are the facts of `formula`, numbered {0},
    {1}, …, when all of them stand on the same sheet; else a derived cell shows its value only. `accepted`: the reason
    for which a missing number is accepted; it may still be filled in.
    """

    state: State
    address: Address | None = None
    text: str = ""
    decimals: int = 0
    about: bool = False
    formula: str = ""
    operands: tuple[Address, ...] = ()
    comment: str = ""
    accepted: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A series: its key, the words that say what it is, its cells by year, and what is said of this year's fact.

    `words`: what may stand instead of a number. `source` is an id; `late` the column of a period after the year's
    end, words that say so.
    """

    key: str
    kind: RowKind
    name: str
    breakdown: str
    area: str
    span: str
    measure: str
    unit: str
    cells: Mapping[int, Cell]
    qualifier: str = "="
    basis: Basis = "missing"
    source: str = ""
    words: tuple[str, ...] = ()
    uses: str = ""
    comment: str = ""

    @property
    def label(self) -> tuple[str, ...]:
        """What a person reads the row by: it must still stand beside the key when the file comes back."""
        return self.name, self.breakdown, self.area, self.span, self.measure, self.unit


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of a figure, of a table, or of what is stated in prose only."""

    title: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chapter: the name on its tab, its title, the years that have a column, its blocks."""

    name: str
    title: str
    years: tuple[int, ...]
    blocks: tuple[Block, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for block in self.blocks for row in block.rows)


@dataclass(frozen=True, slots=True)
class Book:
    """`edition` tells one edition from another; `date` (year, month) is the file's date of creation."""

    edition: str
    title: str
    year: int
    date: tuple[int, int]
    sheets: tuple[Sheet, ...]
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for sheet in self.sheets for row in sheet.rows)
