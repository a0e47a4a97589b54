"""Tables of the file → corrections of the facts in their cells; what a layout or a code list says is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.model.manifest import Binding, Manifest, TableEntry, TableRow, expression_key
from docgen.model.template import Control, filled, pieces
from docgen.revise.readback.bound import Binder, Correction
from docgen.revise.readback.changes import Finding
from docgen.revise.readback.meaning import Wording, meaning
from docgen.revise.readback.spots import Flow, Shown, ShownTable, text_of
from docgen.wording.messages import message

_SHORT = 30


Told = tuple[str, Correction] | Finding


def table_changes(base: Manifest, ours: Manifest, flow: Flow, binder: Binder) -> Iterator[Told]:
    """Manifest of the file and of the edition now, the file, what reads controls → findings, and corrections with the
    labels of their tables."""
    tables = [block for block in flow if isinstance(block, ShownTable)]
    known = _recognised(base, tables)
    now = {entry.id: entry for entry in ours.tables}
    for table in tables:
        entry = known.get(id(table))
        if entry is None:
            words = "｜".join(text_of(p.spots) for p in table.paragraphs if p.text.strip())
            yield Finding(
                "held",
                message("新增的表"),
                message("表里的数要先有数据，请在 tables/ 里写它的表式：{words}", words=words[: 2 * _SHORT]),
            )
        else:
            yield from _table(entry, table, (base, ours), now.get(entry.id), binder)


def _recognised(base: Manifest, tables: list[ShownTable]) -> dict[int, TableEntry]:
    """Tables of the file by identity → what they are: by their bookmark, else by the controls in them."""
    owners = {binding.key: binding.owner for binding in base.bindings}
    found: dict[int, TableEntry] = {}
    for table in tables:
        spots = [spot for paragraph in table.paragraphs for spot in paragraph.spots if spot.kind == "control"]
        inside = [owners.get(expression_key(spot.name), "") for spot in spots]
        fits = [e for e in base.tables if e.bookmark in table.bookmarks] or [e for e in base.tables if e.id in inside]
        if fits and fits[0] not in found.values():
            found[id(table)] = fits[0]
    return found


def _table(
    entry: TableEntry, table: ShownTable, manifests: tuple[Manifest, Manifest], now: TableEntry | None, binder: Binder
) -> Iterator[Told]:
    """One table: what stands in its controls, then the words without one."""
    base, ours = manifests
    built, present = _words(entry, base), _words(now, ours) if now else set()
    lost = _lost(entry, table, base)
    seen: set[str] = set()
    for row in table.rows:
        typed: list[str] = []
        for cell in row:
            text = "".join(paragraph.text for paragraph in cell).strip()
            seen.add(text)
            if any(spot.kind == "control" for paragraph in cell for spot in paragraph.spots):
                yield from _cell(cell, entry, binder)
            elif id(cell) in lost:
                yield from _plain(lost[id(cell)], text, entry, binder)
            elif text and text not in built | present:
                typed.append(text)
        if typed:
            words = "｜".join(text[:_SHORT] for text in typed)
            yield Finding(
                "held",
                entry.label,
                message("表里改写或新增了“{words}”，{names_from}", words=words, names_from=_names_from(entry)),
            )
    standing = _standing(table) | {binding.key for binding in lost.values()}
    yield from _missing(entry, base.texts(), standing, built - seen)


def _missing(entry: TableEntry, texts: Mapping[str, str], standing: set[str], away: set[str]) -> Iterator[Finding]:
    """What a table has lost: rows, words that are `away`, values."""
    gone = [row for row in entry.rows if (keys := _row_keys(row)) and not keys & standing]
    for row in gone:
        words = "｜".join(filled(cell, texts, {}) for cell in row.cells)
        yield Finding(
            "held",
            entry.label,
            message("“{words}”一行删去了，{rows_from}", words=words[: 2 * _SHORT], rows_from=_rows_from(entry)),
        )
    known = {filled(cell, texts, {}).strip() for row in gone for cell in row.cells}
    for words in sorted(away - known - {""}):
        yield Finding(
            "held",
            entry.label,
            message("表里删去或改写了“{words}”，{names_from}", words=words[:_SHORT], names_from=_names_from(entry)),
        )
    yield from _gone(entry, [row for row in entry.rows if row not in gone], texts, standing)


def _lost(entry: TableEntry, table: ShownTable, base: Manifest) -> dict[int, Binding]:
    """Cells (by identity) whose control is lost, known by row and column where the table has the rows it was built
    with."""
    body = table.rows[len(entry.header) :]
    if len(body) != len(entry.rows):
        return {}
    bindings = {binding.key: binding for binding in base.bindings if binding.owner == entry.id}
    found: dict[int, Binding] = {}
    for row, cells in zip(entry.rows, body, strict=True):
        for template, cell in zip(row.cells, cells, strict=False):
            keys = _keys(template)
            bare = all(spot.kind != "control" for paragraph in cell for spot in paragraph.spots)
            if len(row.cells) == len(cells) and bare and keys and keys[0] in bindings:
                found[id(cell)] = bindings[keys[0]]
    return found


def _plain(binding: Binding, text: str, entry: TableEntry, binder: Binder) -> Iterator[Told]:
    """A value without a control: as it was, corrected, or emptied."""
    if text == binding.text:
        return
    if not text:
        yield Finding(
            "held",
            entry.label,
            message("表里删去了“{binding_text}”，{rows_from}", binding_text=binding.text, rows_from=_rows_from(entry)),
        )
        return
    read = meaning(binding, Wording(None, "", text), binder.book)
    yield from (Finding("held" if read.held else "doubt", entry.label, words) for words in read.doubts)
    if read.value is not None:
        yield entry.label, Correction(binding, text, read.value)


def _keys(template: str) -> list[str]:
    """The keys of the expressions in a cell's template."""
    return [expression_key(piece.key) for piece in pieces(template) if isinstance(piece, Control)]


def _words(entry: TableEntry, manifest: Manifest) -> set[str]:
    """The texts of a table's heads and cells without a control."""
    heads, texts = {text for row in entry.header for text in row}, manifest.texts()
    plain = (cell for row in entry.rows for cell in row.cells if not _keys(cell))
    return heads | {filled(cell, texts, {}).strip() for cell in plain}


def _cell(cell: list[Shown], entry: TableEntry, binder: Binder) -> Iterator[Told]:
    """A cell with a value: its correction; words beside the value have no place in the data."""
    for paragraph in cell:
        read = binder.bound(paragraph.spots)
        yield from ((entry.label, correction) for correction in read.corrections)
        yield from (Finding("held", entry.label, words) for words in read.held)
        yield from (Finding("doubt", entry.label, words) for words in read.doubts)
        typed = "".join(atom.text for atom in read.atoms if atom.kind == "character").strip()
        if typed:
            words = message(
                "单元格“{paragraph_text}”里另写了“{typed}”，数以外的字由 {file} 决定，请改那里",
                paragraph_text=paragraph.text,
                typed=typed,
                file=entry.file,
            )
            yield Finding("held", entry.label, words)


def _standing(table: ShownTable) -> set[str]:
    """The keys of the expressions that are in a table of the file."""
    spots = [spot for paragraph in table.paragraphs for spot in paragraph.spots if spot.kind == "control"]
    return {expression_key(spot.name) for spot in spots}


def _row_keys(row: TableRow) -> set[str]:
    return {key for cell in row.cells for key in _keys(cell)}


def _gone(entry: TableEntry, rows: list[TableRow], texts: Mapping[str, str], standing: set[str]) -> Iterator[Finding]:
    """Values that are no longer in rows that still are: a cell emptied, a column deleted."""
    for row in rows:
        cells = [filled(cell, texts, {}) for cell in row.cells]
        missing = [text for cell, text in zip(row.cells, cells, strict=True) if set(_keys(cell)) - standing]
        if missing:
            words = message(
                "“{cells}”一行里删去了{missing}，{rows_from}",
                cells="｜".join(cells)[:_SHORT],
                missing="、".join(missing),
                rows_from=_rows_from(entry),
            )
            yield Finding("held", entry.label, words)


def _names_from(entry: TableEntry) -> str:
    return message("表头和名称由 {file} 和代码表决定，请改那里", file=entry.file)


def _rows_from(entry: TableEntry) -> str:
    return message("表的行列由 {file} 和数据决定，请改那里", file=entry.file)
