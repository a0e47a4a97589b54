"""Rows of the sheet of sources → new sources, and what is wrong with them."""

from __future__ import annotations

import re

from docgen.wording.messages import message
from docgen.workbook.book import Book
from docgen.workbook.changes import Refusal
from docgen.workbook.columns import SOURCE_HEADS, SOURCES, source_names
from docgen.workbook.filled import RawRow

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new_sources(rows: tuple[RawRow, ...], book: Book) -> tuple[tuple[tuple[str, ...], ...], list[Refusal]]:
    """Rows below the heads, the edition's Book → cells of the new sources, refusals."""
    names = source_names([(id_, parts[0]) for id_, parts in book.sources.items()])
    new: dict[str, tuple[str, ...]] = {}
    refusals: list[Refusal] = []
    for row in rows:
        cells = tuple(row.text(head) for head in SOURCE_HEADS)
        if not any(cells):
            continue
        id_ = cells[0]
        known = (id_, names[id_], *book.sources[id_][1:]) if id_ in names else None
        if known is not None:
            if cells != tuple(part.strip() for part in known):
                refusals.append(_refusal(row, message("已有的来源 {id} 被改动", id=id_), message("这里只能添新的来源")))
        elif wrong := _wrong(row, cells, new, set(names.values())):
            refusals.append(wrong)
        else:
            new[id_] = cells
    return tuple(new.values()), refusals


def _wrong(row: RawRow, cells: tuple[str, ...], new: dict[str, tuple[str, ...]], names: set[str]) -> Refusal | None:
    id_, name = cells[0], cells[1]
    if not _ID.fullmatch(id_):
        return _refusal(
            row, message("来源的编号 {id!r} 写法不对", id=id_), message("用小写英文、数字和连字符，如 communique-2020")
        )
    if id_ in new:
        return _refusal(row, message("来源的编号 {id} 重复", id=id_), message("每个来源一个编号"))
    if not name or name in names | {cells[1] for cells in new.values()}:
        return _refusal(row, message("来源没有名称，或名称与别的相同"), message("名称照原文件写全"))
    odd = [cell.name for cell in row.cells.values() if cell.kind not in ("blank", "text", "number")]
    return Refusal(f"{SOURCES}!{odd[0]}", message("不是文字"), message("请把单元格格式设为文本后重写")) if odd else None


def _refusal(row: RawRow, wrong: str, right: str) -> Refusal:
    return Refusal(f"{SOURCES}!A{row.number}", wrong, right)
