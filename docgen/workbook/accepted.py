"""Book and the points that may be missing → the same Book, those cells with the reason: nobody need look for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from docgen.model.facts import Address
from docgen.workbook.book import Block, Book, Cell, Row, Sheet


def with_accepted(book: Book, reasons: Mapping[Address, str]) -> Book:
    """Book, reasons by address (its base may be left out) → Book."""
    return replace(book, sheets=tuple(_sheet(sheet, reasons) for sheet in book.sheets)) if reasons else book


def _sheet(sheet: Sheet, reasons: Mapping[Address, str]) -> Sheet:
    return replace(sheet, blocks=tuple(_block(block, reasons) for block in sheet.blocks))


def _block(block: Block, reasons: Mapping[Address, str]) -> Block:
    return replace(block, rows=tuple(_row(row, reasons) for row in block.rows))


def _row(row: Row, reasons: Mapping[Address, str]) -> Row:
    return replace(row, cells={year: _cell(cell, reasons) for year, cell in row.cells.items()})


def _cell(cell: Cell, reasons: Mapping[Address, str]) -> Cell:
    if cell.state != "missing" or cell.text or cell.address is None:
        return cell
    return replace(cell, accepted=reasons.get(cell.address) or reasons.get(cell.address._replace(base="")) or "")
