"""What a data clerk does with the workbook: get it, fill in cells, hand it back."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from docgen.commands import data
from docgen.workbook.columns import KEY
from tests.reading import ROOT, SAMPLE

WHEN = "2022-07-01"
SOURCE = "示例信息中心"


def edition(folder: Path, of: Path = SAMPLE) -> Path:
    """A copy of an edition to work on."""
    return Path(shutil.copytree(of, folder / of.name))


def export(folder: Path, file: Path) -> Path:
    """Folder of an edition → its workbook."""
    assert data.export(folder, file, ROOT, lambda _: None) == 0
    return file


def opened(file: Path, values: bool = False) -> Workbook:
    """The workbook as a person sees it; with `values`, results in the place of formulas."""
    with warnings.catch_warnings(action="ignore"):
        return load_workbook(BytesIO(file.read_bytes()), data_only=values)


def heads(sheet: Any) -> tuple[int, dict[str, int]]:
    """Sheet → the number of its row of heads, the numbers of its columns by head (0 where it is no chapter)."""
    for row in sheet.iter_rows(max_row=10):
        names = {str(cell.value): cell.column for cell in row if cell.value}
        if KEY in names and "指标" in names:
            return row[0].row, names
    return 0, {}


def cell(book: Workbook, key: str, head: str) -> Any:
    """The cell in the row with this key, under this head."""
    for sheet in book.worksheets:
        top, columns = heads(sheet)
        for row in range(top + 1, sheet.max_row + 1) if top else ():
            if sheet.cell(row, columns[KEY]).value == key:
                return sheet.cell(row, columns[head])
    raise AssertionError(f"no row {key}")


def fill(file: Path, cells: Mapping[tuple[str, str], Any], change: Callable[[Workbook], object] | None = None) -> Path:
    """Values by key and head (and any other change) → the file saved again."""
    book = opened(file)
    for (key, head), value in cells.items():
        cell(book, key, head).value = value
    if change:
        change(book)
    book.save(file)
    return file


@dataclass(frozen=True)
class Answer:
    """What the import said: its exit status, the lines told, the lines of errors."""

    status: int
    told: str
    errors: str


def hand_in(folder: Path, file: Path, capsys: Any, *, who: str = "张三", write_it: bool = False) -> Answer:
    """The file → what the import says (an EditionError passes)."""
    lines: list[str] = []
    capsys.readouterr()
    status = data.import_(folder, file, ROOT, lines.append, who=who, when=WHEN, write_it=write_it)
    return Answer(status, "\n".join(lines), capsys.readouterr().err)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of an edition."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
