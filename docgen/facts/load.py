"""Step 1: files of an edition → Dataset: rows as text, each with its file and line (the only pandas)."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd

from docgen.model.facts import EditionError, Place

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
class Dataset:
    """An edition's data files as read: settings, code lists, facts, revisions, table layouts."""

    folder: Path
    settings: Mapping[str, Any]
    lists: Mapping[str, tuple[Row, ...]]
    facts: tuple[Row, ...]
    revisions: tuple[Row, ...]
    layouts: Mapping[str, Mapping[str, Any]]


def load(folder: Path) -> Dataset:
    """Folder of an edition → Dataset; raises EditionError for a missing file, wrong encoding or columns."""
    lists = {name: read_rows(folder / name, columns) for name, columns in TABLES.items()}
    facts = [row for path in sorted((folder / "facts").glob("*.csv")) for row in read_rows(path, FACT_COLUMNS)]
    revisions = folder / "revisions.csv"
    return Dataset(
        folder,
        read_toml(folder / "edition.toml"),
        lists,
        tuple(facts),
        read_rows(revisions, REVISION_COLUMNS) if revisions.is_file() else (),
        {path.name: read_toml(path) for path in sorted((folder / "tables").glob("*.toml"))},
    )


def read_rows(path: Path, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """CSV file → rows of text; nothing is guessed (`2019.10` stays a month, `-` a dash)."""
    _check_text(path)
    _check_header(path, columns)
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8", skip_blank_lines=False)
    except pd.errors.ParserError as error:
        place = Place(str(path), _line_of(error))
        raise EditionError(place, "这一行的列数与表头不符", f"应有 {len(columns)} 列") from None
    names = [str(c) for c in frame.columns]
    records = frame.itertuples(index=False, name=None)
    rows = (
        Row({k: str(v).strip() for k, v in zip(names, record, strict=True)}, Place(str(path), line))
        for line, record in enumerate(records, 2)
    )
    return tuple(row for row in rows if any(row.cells.values()))


def _check_text(path: Path) -> None:
    if not path.is_file():
        raise EditionError(Place(str(path), 1), "缺少这个文件")
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise EditionError(Place(str(path), line), "文件不是 UTF-8 编码", "请另存为 UTF-8") from None


def _check_header(path: Path, columns: tuple[str, ...]) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file), [])
    wrong = [c for c in columns if c not in header] + [c for c in header if c not in columns]
    if wrong:
        raise EditionError(Place(str(path), 1), f"表头不对：{'、'.join(wrong)}", f"应为 {','.join(columns)}")


def _line_of(error: Exception) -> int:
    words = str(error).replace(",", " ").split()
    return next((int(word) for before, word in pairwise(words) if before == "line" and word.isdigit()), 1)


def read_toml(path: Path) -> Mapping[str, Any]:
    """TOML file → its table; raises EditionError with the line that does not parse."""
    _check_text(path)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        line = str(error).partition("line ")[2].split(",")[0]
        raise EditionError(Place(str(path), int(line) if line.isdigit() else 1), f"TOML 写法不对：{error}") from None
