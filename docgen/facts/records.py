"""CSV text + edits of single cells and new rows → CSV text; every other character stays as it was."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands in the file: the line it begins on, the raw text of its cells, its line end."""

    line: int
    cells: tuple[str, ...]
    end: str


def edited(
    data: bytes, edits: Mapping[int, Mapping[str, str]], added: Mapping[int, Sequence[Mapping[str, str]]]
) -> bytes:
    """Bytes of a CSV file, new cells by line and column, new rows by the line they follow (0: at the end) → bytes.

    UTF-8; a byte order mark, the kind of line ends and the quoting of untouched cells stay.
    """
    text = data.decode("utf-8")
    mark, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    records = _records(text)
    columns = [_plain(cell) for cell in records[0].cells]
    end = records[0].end or "\n"
    result = []
    for record in records:
        result.append(_written(record, edits.get(record.line, {}), columns))
        for row in added.get(record.line, ()):
            result[-1] = _ended(result[-1], end)
            result.append(_row(row, columns) + end)
    for row in added.get(0, ()):
        result[-1] = _ended(result[-1], end)
        result.append(_row(row, columns) + end)
    return (mark + "".join(result)).encode("utf-8")


def _ended(text: str, end: str) -> str:
    return text if text.endswith("\n") else text + end


def _written(record: Record, edits: Mapping[str, str], columns: list[str]) -> str:
    cells = list(record.cells)
    for column, text in edits.items():
        cells[columns.index(column)] = quoted(text)
    return ",".join(cells) + record.end


def _row(row: Mapping[str, str], columns: list[str]) -> str:
    return ",".join(quoted(row.get(column, "")) for column in columns)


def quoted(text: str) -> str:
    """Text → a CSV cell, quoted where it must be."""
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow([text, ""])
    return out.getvalue().removesuffix(",\n")


def _plain(cell: str) -> str:
    return next(csv.reader([cell.strip()]), [""])[0]


def _records(text: str) -> list[Record]:
    """CSV text → its records; a line end inside quotes belongs to its cell."""
    records, cells, start, line, begins, inside = [], [], 0, 1, 1, False
    for at, character in enumerate(text):
        if character == '"':
            inside = not inside
        elif character == "," and not inside:
            cells.append(text[start:at])
            start = at + 1
        elif character == "\n":
            line += 1
            if not inside:
                last = text[start:at]
                end = "\r\n" if last.endswith("\r") else "\n"
                records.append(Record(begins, (*cells, last.removesuffix("\r")), end))
                cells, start, begins = [], at + 1, line
    if start < len(text) or cells:
        records.append(Record(begins, (*cells, text[start:]), ""))
    return records
