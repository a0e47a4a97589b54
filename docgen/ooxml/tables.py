"""Cells with their spans → a table of fixed layout whose cells are as wide as the grid says (WPS needs that)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Generic, Literal, Protocol, TypeVar

from docgen.ooxml.formats import Borders, border_box, hexadecimal, twips
from docgen.ooxml.xml import Element, copied, name, on, w


@dataclass(frozen=True, slots=True)
class TableCell:
    """Paragraphs of a cell (at least one), how many columns and rows it covers, its ground and own borders."""

    paragraphs: tuple[Element, ...]
    columns: int = 1
    rows: int = 1
    fill: str = ""
    borders: Borders | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from the left, covered places left out; `head` rows are repeated on every page; height ≥ points."""

    cells: tuple[TableCell, ...]
    head: bool = False
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A table as a whole: style, title and description for readers who do not see it, padding in points, borders."""

    style: str
    title: str = ""
    description: str = ""
    side: float = 0.0
    borders: Borders = field(default=Borders())


class Spanning(Protocol):
    """Whatever covers some columns and rows of a grid."""

    @property
    def columns(self) -> int: ...

    @property
    def rows(self) -> int: ...


C = TypeVar("C", bound=Spanning)


@dataclass(frozen=True, slots=True)
class Slot(Generic[C]):
    """A place of the grid: its cell, the column it begins in, and whether the cell began in a row above."""

    cell: C
    column: int
    merged: Literal["", "restart", "continue"]


def table(frame: Frame, widths: Sequence[int], rows: Sequence[Row]) -> Element:
    """Rows → w:tbl; `widths` in twips. Raises ValueError if the cells do not fill the grid."""
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    placed = zip(rows, slots([row.cells for row in rows], len(widths)), strict=True)
    return w("tbl", _properties(frame, sum(widths)), grid, *(_row(row, line, widths) for row, line in placed))


def slots(rows: Iterable[tuple[C, ...]], columns: int) -> list[list[Slot[C]]]:
    """Rows of cells → rows of slots, places covered from above filled in. Raises ValueError if a row does not fit."""
    open_: dict[int, tuple[C, int]] = {}
    lines: list[list[Slot[C]]] = []
    for cells in rows:
        line: list[Slot[C]] = []
        waiting, column = list(cells), 0
        while column < columns:
            if column in open_:
                cell, left = open_.pop(column)
                line.append(Slot(cell, column, "continue"))
            elif waiting:
                cell, left = (found := waiting.pop(0)), found.rows
                line.append(Slot(cell, column, "restart" if cell.rows > 1 else ""))
            else:
                raise ValueError(f"row {len(lines) + 1} of the table ends at column {column + 1} of {columns}")
            if left > 1:
                open_[column] = (cell, left - 1)
            column += cell.columns
        if waiting or column > columns:
            raise ValueError(f"row {len(lines) + 1} of the table has more cells than columns")
        lines.append(line)
    return lines


def _properties(frame: Frame, width: int) -> Element:
    side = twips(frame.side)
    return w(
        "tblPr",
        w("tblStyle", val=frame.style),
        w("tblW", w=width, type="dxa"),
        w("jc", val="center"),
        border_box("tblBorders", frame.borders),
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("left", w=side, type="dxa"), w("right", w=side, type="dxa")),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=frame.title) if frame.title else None,
        w("tblDescription", val=frame.description) if frame.description else None,
    )


def _row(row: Row, line: list[Slot[TableCell]], widths: Sequence[int]) -> Element:
    properties = w(
        "trPr",
        on("cantSplit", True),
        w("trHeight", val=twips(row.height), hRule="atLeast") if row.height else None,
        on("tblHeader", True if row.head else None),
    )
    return w("tr", properties, *(_cell(slot, widths) for slot in line))


def _cell(slot: Slot[TableCell], widths: Sequence[int]) -> Element:
    cell = slot.cell
    width = sum(widths[slot.column : slot.column + cell.columns])
    properties = _cell_properties(width, cell.columns, slot.merged, cell.borders, cell.fill)
    return w("tc", properties, *(cell.paragraphs if slot.merged != "continue" else (_empty(cell),)))


@copied
def _cell_properties(width: int, columns: int, merged: str, borders: Borders | None, fill: str) -> Element:
    return w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=columns) if columns > 1 else None,
        w("vMerge", val=merged) if merged else None,
        border_box("tcBorders", borders) if borders else None,
        w("shd", val="clear", color="auto", fill=hexadecimal(fill)) if fill else None,
        w("vAlign", val="center"),
    )


def _empty(cell: TableCell) -> Element:
    """The paragraph that a covered place must have, no taller than those of the cell that covers it."""
    properties = cell.paragraphs[0].find(name("w:pPr"))
    return w("p", None if properties is None else deepcopy(properties))


def share_out(width: int, wishes: Sequence[float], needs: Sequence[float]) -> tuple[int, ...]:
    """A width in twips shared out to the twip: every column has what it needs (in the same unit as the wishes, if they
    all fit), the rest goes to those that wish for more."""
    scale = width / sum(wishes)
    least = [min(need, width) for need in needs]
    if sum(least) >= width:
        return _exact(width, least)
    more = [max(wish * scale - need, 0.0) for wish, need in zip(wishes, least, strict=True)]
    rest = (width - sum(least)) / (sum(more) or 1.0)
    return _exact(width, [need + extra * rest for need, extra in zip(least, more, strict=True)])


def _exact(width: int, shares: Sequence[float]) -> tuple[int, ...]:
    """Shares → whole twips that add up to the width."""
    edges = [round(width * part / sum(shares)) for part in accumulate(shares, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))
