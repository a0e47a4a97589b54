"""Step 1: files of an edition → Dataset: rows as text, each with its file and line."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from docgen.facts.settings import read_settings
from docgen.model.facts import EditionError, Place
from docgen.wording.files import read_text, read_toml
from docgen.wording.messages import message

FACT_COLUMNS = (
    "indicator", "ref_area", "time_period", "breakdown", "measure", "base", "qualifier", "obs_value",
    "unit", "basis", "formula", "preferred", "source", "places", "note",
)  # fmt: skip
TABLES = {
    "indicators.csv": ("id", "name", "unit", "decimals", "kind", "adds", "words", "note"),
    "areas.csv": ("code", "name", "short", "group", "order", "col", "row"),
    "breakdowns.csv": ("dimension", "code", "name", "order"),
    "sources.csv": ("id", "name", "issuer", "address", "date", "words"),
}
REVISION_COLUMNS = ("fact", "old", "new", "who", "when", "why")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a CSV file: its cells by column, stripped text."""

    cells: Mapping[str, str]
    place: Place

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's layout as read, and its file: errors name the line of the item that is wrong."""

    items: Mapping[str, Any]
    path: Path


@dataclass(frozen=True, slots=True)
class Dataset:
    """An edition's data files as read: settings, code lists, facts, revisions, table layouts."""

    folder: Path
    settings: Mapping[str, Any]
    lists: Mapping[str, tuple[Row, ...]]
    facts: tuple[Row, ...]
    revisions: tuple[Row, ...]
    layouts: Mapping[str, Layout]


def load(folder: Path) -> Dataset:
    """Folder of an edition → Dataset; raises EditionError for a missing file, wrong encoding or columns."""
    lists = {name: read_rows(folder / name, columns) for name, columns in TABLES.items()}
    facts = [row for path in sorted((folder / "facts").glob("*.csv")) for row in read_rows(path, FACT_COLUMNS)]
    revisions = folder / "revisions.csv"
    return Dataset(
        folder,
        read_settings(folder),
        lists,
        tuple(facts),
        read_rows(revisions, REVISION_COLUMNS) if revisions.is_file() else (),
        {path.name: Layout(read_toml(path), path) for path in sorted((folder / "tables").glob("*.toml"))},
    )


def read_rows(path: Path, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """CSV file → rows of text; nothing is guessed (`2019.10` stays a month, `-` a dash). Raises EditionError."""
    records = _records(read_text(path), str(path), columns)
    rows = (Row({column: cell.strip() for column, cell in cells}, place) for cells, place in records)
    return tuple(row for row in rows if any(row.cells.values()))


def _records(text: str, file: str, columns: tuple[str, ...]) -> Iterator[tuple[Iterable[tuple[str, str]], Place]]:
    """CSV text → cells with their columns, and the line on which the record begins. Raises EditionError for a header
    or a record of wrong cells."""
    reader = csv.reader(StringIO(text), strict=True)
    begins = 1
    try:
        header = next(reader, [])
        wrong = [c for c in columns if c not in header] + [c for c in header if c not in columns]
        if wrong or len(header) != len(columns):
            raise EditionError(
                Place(file, 1),
                message("表头不对：{wrong}", wrong="、".join(wrong)),
                message("应为 {columns}", columns=",".join(columns)),
            )
        begins = reader.line_num + 1
        for record in reader:
            if record and len(record) != len(columns):
                counts = message("应有 {wanted} 列，写了 {written} 列", wanted=len(columns), written=len(record))
                raise EditionError(Place(file, begins), message("这一行的列数与表头不符"), counts)
            yield zip(header, record, strict=False), Place(file, begins)
            begins = reader.line_num + 1
    except csv.Error:
        raise EditionError(Place(file, begins), message("这一行的引号不成对"), message('格内的引号写成 ""')) from None
