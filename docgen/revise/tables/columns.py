"""Columns of a table that came or went → the same in the edited file, row by row; the cells that stay are theirs."""

from __future__ import annotations

from copy import deepcopy

from docgen.ooxml.xml import Element, name
from docgen.revise.adopt import adopted
from docgen.revise.revision import Revision
from docgen.revise.tables.cells import fill
from docgen.revise.tables.grid import Said, cells_of, recognised, rows_of, texts_of
from docgen.revise.visible import shown
from docgen.wording.messages import message

_GRID = name("w:tblGrid")
_WIDTH = f"{name('w:tcPr')}/{name('w:tcW')}"


def refresh_columns(base: Said, ours: Said, table: Element, fresh: Element, revision: Revision) -> bool:
    """Gives a table the columns and the head of the new one. False (and a question) where editors changed what would
    go: the head, a cell of a column that is gone, the make-up of rows."""
    heads = len(base.entry.header)
    rows = rows_of(table)
    known = recognised(rows[heads:], base)
    reason = _obstacle(base, ours, rows, known)
    if reason:
        words = message(
            "{entry_label}的栏目有增减，但{reason}，没有改动这张表，请核对。",
            entry_label=base.entry.label,
            reason=reason,
        )
        at, now = next(table.iter(name("w:p"))), "\n".join(ours.entry.columns)
        revision.ask("table", words, at, base.entry.id, data=now)
        return False
    news = rows_of(fresh)
    for old in rows[:heads]:
        old.getparent().remove(old)  # type: ignore[union-attr]
    for head in news[: len(ours.entry.header)]:
        rows[heads].addprevious(adopted(head, revision, table))
    by_key = dict(zip(ours.keys, news[len(ours.entry.header) :], strict=True))
    for place, row in known.items():
        _cells(row, base, ours, by_key.get(base.keys[place], news[-1]), revision)
    _widths(table, fresh)
    revision.tell(
        "changed",
        "table",
        message("{entry_label}的栏目已随数据增减", entry_label=base.entry.label),
        table,
        base.entry.id,
    )
    return True


def _obstacle(base: Said, ours: Said, rows: list[Element], known: dict[int, Element]) -> str:
    """Why the columns cannot be changed; empty if they can."""
    heads = len(base.entry.header)
    shown_heads = ["".join(texts_of(row)) for row in rows[:heads]]
    if shown_heads != ["".join(texts) for texts in base.entry.header]:
        return message("表头被编辑改过")
    if len(known) < len(rows) - heads or any(len(cells_of(r)) != len(base.entry.columns) for r in known.values()):
        return message("编辑增加过行或合并过单元格")
    gone = [i for i, key in enumerate(base.entry.columns) if key not in ours.entry.columns]
    if any(shown(cells_of(row)[i]) != base.texts[place][i] for place, row in known.items() for i in gone):
        return message("要去掉的一栏里有编辑改过的内容")
    return ""


def _cells(row: Element, base: Said, ours: Said, fresh: Element, revision: Revision) -> None:
    """The cells of a row in their new order."""
    olds = dict(zip(base.entry.columns, cells_of(row), strict=True))
    model = cells_of(row)[-1]
    for cell in olds.values():
        row.remove(cell)
    for key, source in zip(ours.entry.columns, cells_of(fresh), strict=True):
        if key in olds:
            row.append(olds[key])
        else:
            made = deepcopy(model)
            row.append(made)
            properties, wanted = (one.find(f"{name('w:p')}/{name('w:pPr')}") for one in (made, source))
            if properties is not None and wanted is not None:
                properties.getparent().replace(properties, adopted(wanted, revision, row))  # type: ignore[union-attr]
            fill(made, source, revision)


def _widths(table: Element, fresh: Element) -> None:
    """Widths of the columns as the new file has them."""
    old, new = table.find(_GRID), fresh.find(_GRID)
    if old is not None and new is not None:
        table.replace(old, deepcopy(new))
    widths = [[cell.find(_WIDTH) for cell in cells_of(row)] for row in rows_of(fresh)]
    model = max(widths, key=len)
    for row in rows_of(table):
        for cell, width in zip(cells_of(row), model, strict=False):
            own = cell.find(_WIDTH)
            if own is not None and width is not None and len(cells_of(row)) == len(model):
                own.attrib.update(width.attrib)
