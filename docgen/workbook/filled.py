"""What stands in a workbook that came back: sheets of rows of raw cells, nothing judged yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

RawKind = Literal["blank", "number", "text", "formula", "date", "flag", "error"]


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell: its name (H12), what kind of thing stands in it, its text; for a number its value and look.

    `shown`: digits after the point that the cell's format shows, None where it shows what is there.
    """

    name: str
    kind: RawKind = "blank"
    text: str = ""
    value: Decimal | None = None
    shown: int | None = None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row with something in it: its number as Excel counts, its cells by the head of their column."""

    number: int
    cells: Mapping[str, RawCell]

    def text(self, head: str) -> str:
        return self.cells[head].text.strip() if head in self.cells else ""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """`heads`: head → letter of its column; empty for a sheet that has no row of heads with a key among them."""

    name: str
    heads: Mapping[str, str]
    rows: tuple[RawRow, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook as read: the lines of its hidden sheet, who filled it in, its chapters, its list of sources."""

    hidden: tuple[str, ...]
    who: str
    sheets: tuple[RawSheet, ...]
    sources: tuple[RawRow, ...]
