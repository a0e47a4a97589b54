"""Book ↔ the lines of the hidden sheet: what was exported, so that an import sees what a person has changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from docgen.model.facts import Basis
from docgen.workbook.book import Book, Row

FORMAT = "docgen 数据工作簿 1"


@dataclass(frozen=True, slots=True)
class Exported:
    """A row as it was exported: its sheet and label, what was said of this year's fact, texts of the cells by year."""

    key: str
    sheet: str
    label: tuple[str, ...]
    qualifier: str
    source: str
    basis: Basis
    cells: Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Baseline:
    edition: str
    rows: Mapping[str, Exported]


def lines(book: Book) -> list[str]:
    """Book → lines: format, edition, checksum of what follows, one line a row."""
    rows = [_line(row, sheet.name) for sheet in book.sheets for row in sheet.rows]
    return [FORMAT, book.edition, _checksum(book.edition, rows), *rows]


def _line(row: Row, sheet: str) -> str:
    cells = {str(year): [cell.state, cell.text] for year, cell in row.cells.items()}
    record = [row.key, sheet, list(row.label), row.qualifier, row.source, row.basis, cells]
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _checksum(edition: str, rows: Iterable[str]) -> str:
    return sha256("\n".join([edition, *rows]).encode("utf-8")).hexdigest()


def parse(text: list[str]) -> Baseline | None:
    """Lines of the hidden sheet → Baseline; None when they are not what was exported."""
    if len(text) < 3 or text[0] != FORMAT or _checksum(text[1], text[3:]) != text[2]:
        return None
    rows = (_row(json.loads(line)) for line in text[3:])
    return Baseline(text[1], {row.key: row for row in rows})


def _row(record: list[Any]) -> Exported:
    key, sheet, label, qualifier, source, basis, cells = record
    known = {int(year): (state, text) for year, (state, text) in cells.items()}
    return Exported(key, sheet, tuple(label), qualifier, source, basis, known)
