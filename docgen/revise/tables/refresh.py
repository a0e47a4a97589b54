"""Tables of an edited file → rows and columns that came or went, cells without a control; the rest are values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from docgen.model.manifest import TableEntry, TableRow
from docgen.ooxml.xml import Element, name
from docgen.revise.anchors import starts
from docgen.revise.revision import Revision
from docgen.revise.tables.cells import fill, realign
from docgen.revise.tables.columns import refresh_columns
from docgen.revise.tables.grid import Said, cells_of, find_table, keys_in, recognised, rows_of, said, texts_of
from docgen.revise.tables.rows import arrange, new_row
from docgen.revise.visible import shown
from docgen.wording.messages import message

_DESCRIPTION = f"{name('w:tblPr')}/{name('w:tblDescription')}"


@dataclass(slots=True)
class Tables:
    """What is remembered of the tables from now on, by id; keys of the controls that went with rows and columns."""

    entries: dict[str, TableEntry] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Work:
    """A table at work: as built, as it shall be, theirs, the new one."""

    base: Said
    ours: Said
    table: Element
    fresh: Element
    revision: Revision

    def fresh_row(self, key: str) -> Element:
        """The new file's row with a key."""
        rows = rows_of(self.fresh)
        return rows[len(self.ours.entry.header) + self.ours.keys.index(key)]


def refresh_tables(revision: Revision) -> Tables:
    """Brings the tables' rows, columns and plain cells up to date."""
    done = Tables()
    ours = {entry.id: entry for entry in revision.ours.tables}
    theirs, fresh = starts(revision.theirs.document), starts(revision.fresh.document)
    for entry in revision.base.tables:
        before = said(entry, revision.base)
        table = find_table(revision.theirs.document, before, theirs.get(entry.bookmark))
        done.entries[entry.id] = entry
        if table is None:
            revision.tell(
                "kept", "table", message("{entry_label}已删去，不再放回", entry_label=entry.label), key=entry.id
            )
        elif entry.id not in ours:
            revision.tell(
                "kept",
                "table",
                message("{entry_label}：手稿里已没有这张表，保留", entry_label=entry.label),
                table,
                entry.id,
            )
        else:
            now = said(ours[entry.id], revision.ours)
            new = find_table(revision.fresh.document, now, fresh.get(ours[entry.id].bookmark))
            assert new is not None, "the new file has its own tables"
            done.entries[entry.id] = _table(Work(before, now, table, new, revision), done.dropped)
    return done


def _table(work: Work, dropped: set[str]) -> TableEntry:
    base, ours = work.base.entry, work.ours.entry
    if (base.columns, base.header) != (ours.columns, ours.header):
        inside = set(keys_in(work.table))
        if not refresh_columns(work.base, work.ours, work.table, work.fresh, work.revision):
            return base
        dropped |= inside - set(keys_in(work.table))
        base = replace(base, columns=ours.columns, header=ours.header)
    kept = _rows(work, dropped)
    rows = _cells(work)
    _describe(work)
    remembered = [rows.get(row.key, row) for row in ours.rows]
    for row in kept:
        remembered.insert(min(work.base.keys.index(row.key), len(remembered)), row)
    return replace(ours, label=base.label, number=base.number, rows=tuple(remembered))


def _rows(work: Work, dropped: set[str]) -> list[TableRow]:
    """Rows that came or went → those that the data no longer have and that stay all the same: editors changed them."""
    revision, label = work.revision, work.base.entry.label
    known = recognised(rows_of(work.table), work.base)
    by_key = {work.base.keys[place]: row for place, row in known.items()}
    kept = []
    for place, row in known.items():
        key = work.base.keys[place]
        if key in work.ours.keys:
            continue
        words = message("{label}：数据里已没有“{name}”一行", label=label, name=_name(work.base.texts[place]))
        if texts_of(row) == work.base.texts[place]:
            dropped |= set(keys_in(row))
            revision.tell("changed", "table", message("{words}，删去", words=words), row, key)
            row.getparent().remove(row)  # type: ignore[union-attr]
            by_key.pop(key)
        else:
            kept.append(work.base.entry.rows[place])
            words += message("，但编辑改过它，没有删去，请核对。")
            revision.ask("table", words, next(row.iter(name("w:p"))), key)
    _bring(work, by_key)
    return kept


def _name(texts: tuple[str, ...]) -> str:
    """What names a row: its first cell with words."""
    return next((text for text in texts if text and not text.isdigit()), "")


def _bring(work: Work, known: Mapping[str, Element]) -> None:
    """New rows come where the data have them; rows that editors deleted stay deleted."""
    wanted: dict[str, Element] = {}
    for place, row in enumerate(work.ours.entry.rows):
        if row.key in known:
            wanted[row.key] = known[row.key]
        elif row.key in work.base.keys:
            name_ = _name(work.base.texts[work.base.keys.index(row.key)])
            words = message(
                "{entry_label}：“{name}”一行已删去，不再放回", entry_label=work.base.entry.label, name=name_
            )
            work.revision.tell("kept", "table", words, work.table)
        elif known:
            totals = {r.key for r in work.base.entry.rows if r.total == row.total}
            models = [r for key, r in known.items() if key in totals] or list(known.values())
            wanted[row.key] = new_row(models[-1], work.fresh_row(row.key), work.table, work.revision)
            words = message(
                "{entry_label}：新增“{name}”一行", entry_label=work.base.entry.label, name=_name(work.ours.texts[place])
            )
            work.revision.tell("changed", "table", words, wanted[row.key], row.key)
    arrange(work.table, known, work.base.keys, wanted)


def _cells(work: Work) -> dict[str, TableRow]:
    """Plain cells of the rows that both have → rows as they are remembered, by key."""
    known = recognised(rows_of(work.table), work.ours)
    done: dict[str, TableRow] = {}
    for place, row in known.items():
        now = work.ours.entry.rows[place]
        if now.key not in work.base.keys:
            continue
        was = work.base.entry.rows[work.base.keys.index(now.key)]
        texts = work.base.texts[work.base.keys.index(now.key)], work.ours.texts[place]
        cells, fresh = cells_of(row), cells_of(work.fresh_row(now.key))
        if len(cells) == len(fresh) == len(was.cells) == len(now.cells):
            templates = zip(was.cells, now.cells, *texts, cells, fresh, strict=True)
            done[now.key] = replace(now, cells=tuple(_cell(work, *one) for one in templates))
    return done


def _cell(work: Work, was: str, now: str, before: str, after: str, cell: Element, fresh: Element) -> str:
    """One cell → its template as it is remembered. A cell whose control is there still is a value, merged later."""
    theirs = shown(cell)
    bound = set(keys_in(cell)) & set(keys_in(fresh))
    if bound:
        if theirs == before:
            realign(cell, fresh, before, after)
        return now
    if theirs == before:
        if before != after:
            realign(cell, fresh, before, after)
            fill(cell, fresh, work.revision)
            texts = (before, theirs, after)
            work.revision.tell(
                "changed",
                "table",
                message("{before} → {after}", before=before or message("（空）"), after=after or message("（空）")),
                cell,
                texts=texts,
            )
        return now
    if theirs == after:
        return now
    if after == before:
        words = message("由“{before}”改成“{theirs}”，数据没有变，保留", before=before, theirs=theirs)
        work.revision.tell("kept", "table", words, cell, texts=(before, theirs, after))
    else:
        words = message(
            "数据现为“{after}”；此处由“{before}”改成了“{theirs}”，没有改动它，请核对。",
            after=after,
            before=before,
            theirs=theirs,
        )
        work.revision.ask("table", words, next(cell.iter(name("w:p"))), texts=(before, theirs, after))
    return was


def _describe(work: Work) -> None:
    """The words for readers who do not see the table."""
    node = work.table.find(_DESCRIPTION)
    if node is not None and node.get(name("w:val")) == work.base.entry.alt:
        node.set(name("w:val"), work.ours.entry.alt)
