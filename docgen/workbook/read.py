"""Bytes of an xlsx file → Filled (the only openpyxl): refused before it is opened if it cannot be what was exported."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from docgen.model.facts import EditionError
from docgen.wording.messages import message
from docgen.workbook.columns import COVER, HIDDEN, KEY, SOURCE_HEADS, SOURCES, WHO
from docgen.workbook.filled import Filled, RawCell, RawRow, RawSheet

_LARGEST = 30 * 2**20
_UNPACKED = 300 * 2**20
_PARTS = 2000
_RATIO = 200
_ROWS, _COLUMNS = 20_000, 60
_OLE = b"\xd0\xcf\x11\xe0"
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_RIGHT = message("请交回 docgen data export 导出的 xlsx 文件")
_FORMAT_NOISE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_PLACES = re.compile(r"\.([0#?]+)")
_SAFE_DIGITS = 15


def read_workbook(data: bytes, name: str) -> Filled:
    """Bytes of a file and its name → Filled. Raises EditionError for what is not a workbook or not safe to open."""
    _check(data, name)
    sheets = _opened(data, name)
    chapters = tuple(_chapter(t, rows) for t, rows in sheets.items() if t not in (COVER, SOURCES, HIDDEN))
    hidden = tuple(cell.text for _, cells in sheets.get(HIDDEN, ()) for cell in cells[:1])
    return Filled(hidden, _who(sheets.get(COVER, [])), chapters, _sources(sheets.get(SOURCES, [])))


def _opened(data: bytes, name: str) -> dict[str, list[tuple[int, list[RawCell]]]]:
    """Bytes of a file → rows of its sheets; openpyxl warns of looks that it does not keep, which is no matter here."""
    try:
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
            return {sheet.title: list(_rows(sheet, name)) for sheet in book.worksheets}
    except EditionError:
        raise
    except Exception as error:  # openpyxl lets whatever broke inside a damaged file through
        raise EditionError(name, message("打不开这个文件（{name}）", name=type(error).__name__), _RIGHT) from None


def _check(data: bytes, name: str) -> None:
    """Not an xlsx, too large, packed to burst, or with declarations that a workbook never has → EditionError."""
    if data.startswith(_OLE):
        raise EditionError(name, message("这是旧版 xls 或加了密码的文件"), message("请去掉密码，另存为 xlsx"))
    if len(data) > _LARGEST:
        raise EditionError(
            name,
            message("文件太大（{count_data} MB）", count_data=len(data) // 2**20),
            message("应不超过 {largest} MB", largest=_LARGEST // 2**20),
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_parts(package, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise EditionError(name, message("不是 xlsx 文件，或文件已损坏"), _RIGHT) from None


def _check_parts(package: zipfile.ZipFile, name: str) -> None:
    parts = package.infolist()
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > _PARTS or size > _UNPACKED or size > _RATIO * max(packed, 2**14):
        raise EditionError(name, message("文件解开后大得不正常"), _RIGHT)
    if "xl/workbook.xml" not in package.namelist():
        raise EditionError(name, message("不是 xlsx 文件"), _RIGHT)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and _declares(package, part):
            raise EditionError(name, message("文件的 {filename} 里有不该有的声明", filename=part.filename), _RIGHT)


def _declares(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether an XML part declares a document type; what unpacks to more than it says breaks off with an error."""
    with package.open(part) as stream:
        before = b""
        while chunk := stream.read(2**20):
            if _DECLARATION.search(before + chunk):
                return True
            before = chunk[-16:]
    return False


def _rows(sheet: Any, name: str) -> Iterator[tuple[int, list[RawCell]]]:
    """Sheet of openpyxl → numbers and cells of its rows that are not empty.

    openpyxl gives one and the same row for all those that the file does not have: a cell far below has hundreds of
    thousands of them above it.
    """
    sheet.reset_dimensions()
    before = None
    for number, row in enumerate(sheet.iter_rows(max_col=_COLUMNS), 1):
        if row is before:
            continue
        before = row
        cells = [_cell(cell, number, column) for column, cell in enumerate(row, 1)]
        if any(cell.kind != "blank" for cell in cells):
            if number > _ROWS:
                raise EditionError(
                    f"{name} {sheet.title}!A{number}",
                    message("超过 {rows} 行还有内容", rows=_ROWS),
                    message("请删去多余的行"),
                )
            yield number, cells


def _cell(cell: Any, row: int, column: int) -> RawCell:
    name, value = f"{get_column_letter(column)}{row}", cell.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return RawCell(name)
    if cell.data_type == "f":
        return RawCell(name, "formula", value if isinstance(value, str) else "=")
    if cell.data_type == "e":
        return RawCell(name, "error", str(value))
    if isinstance(value, bool):
        return RawCell(name, "flag", str(value).upper())
    if isinstance(value, datetime | date | time | timedelta):
        return RawCell(name, "date", str(value))
    if isinstance(value, int | float):
        return _number(name, value, str(cell.number_format))
    return RawCell(name, "text", str(value))


def _number(name: str, value: int | float, look: str) -> RawCell:
    """A number → the shortest decimal that is the same binary number, as Excel shows it with 15 digits."""
    number = Decimal(value) if value == int(value) else _shortest(value)
    shown = _FORMAT_NOISE.sub("", look.split(";")[0])
    places = _PLACES.search(shown)
    plain = "General" in shown or "E" in shown or not re.search("[0#?]", shown)
    decimals = None if plain else len(places[1]) if places else 0
    return RawCell(name, "number", f"{number:f}", number, decimals, "%" in shown)


def _shortest(value: int | float) -> Decimal:
    """96.200000000000003 → 96.2; 1.1 + 2.2 pasted as a value → 3.3."""
    shortest = Decimal(repr(value))
    rounded = Decimal(f"{value:.{_SAFE_DIGITS}g}")
    return rounded if len(shortest.as_tuple().digits) > _SAFE_DIGITS else shortest


def _chapter(title: str, rows: list[tuple[int, list[RawCell]]]) -> RawSheet:
    """Rows of a sheet → those below the row of heads, cells by their heads."""
    for start, (_, cells) in enumerate(rows):
        heads = {cell.text.strip(): number for number, cell in enumerate(cells) if cell.kind == "text"}
        if KEY in heads:
            body = tuple(_by_head(number, cells, heads) for number, cells in rows[start + 1 :])
            return RawSheet(title, {head: get_column_letter(n + 1) for head, n in heads.items()}, body)
    return RawSheet(title, {}, tuple(_by_head(number, cells, {}) for number, cells in rows))


def _by_head(number: int, cells: list[RawCell], heads: dict[str, int]) -> RawRow:
    return RawRow(number, {head: cells[at] for head, at in heads.items() if at < len(cells)})


def _who(rows: list[tuple[int, list[RawCell]]]) -> str:
    for _, cells in rows:
        for cell, beside in pairwise(cells):
            if cell.text.strip() == WHO:
                return beside.text.strip()
    return ""


def _sources(rows: list[tuple[int, list[RawCell]]]) -> tuple[RawRow, ...]:
    for start, (_, cells) in enumerate(rows):
        heads = {cell.text.strip(): number for number, cell in enumerate(cells) if cell.kind == "text"}
        if set(SOURCE_HEADS) <= heads.keys():
            return tuple(_by_head(number, cells, heads) for number, cells in rows[start + 1 :])
    return ()
