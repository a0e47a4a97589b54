"""Rows of a table in the edited file: new ones made like their neighbours, all put in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Final

from docgen.ooxml.xml import NAMESPACES, Element, name
from docgen.revise.adopt import adopted
from docgen.revise.anchors import END, START
from docgen.revise.revision import Revision
from docgen.revise.tables.cells import fill
from docgen.revise.tables.grid import cells_of, rows_of

_IDENTITIES: Final = tuple(f"{{{NAMESPACES['w14']}}}{attribute}" for attribute in ("paraId", "textId"))
_MARKS: Final = (START, END, *map(name, ("w:ins", "w:del", "w:trPrChange", "w:tcPrChange", "w:pPrChange")))


def new_row(model: Element, fresh: Element, table: Element, revision: Revision) -> Element:
    """A row of the new file, made like a row of the edited one: its look, the new words."""
    if len(cells_of(model)) != len(cells_of(fresh)):
        return adopted(fresh, revision, table)
    made = deepcopy(model)
    table.append(made)
    for cell, source in zip(cells_of(made), cells_of(fresh), strict=True):
        _strip(cell)
        fill(cell, source, revision)
        for run in cell.iter(name("w:r")):
            _plain(run, source)
    table.remove(made)
    return made


def arrange(table: Element, known: Mapping[str, Element], before: Sequence[str], wanted: Mapping[str, Element]) -> None:
    """Rows of the file by key, the order in which they were built, the rows it shall have in order → puts them in it.

    Where editors moved rows, theirs keep their order and new ones come behind the row that they follow in the data.
    What editors added stays behind the row it stood behind.
    """
    rows = rows_of(table)
    own = {row: key for key, row in known.items()}
    order = [own[row] for row in rows if row in own]
    untouched = order == [key for key in before if key in known]
    target = [row for row in rows if row in own] if not untouched else list(wanted.values())
    if not untouched:
        _slip_in(target, list(wanted.values()))
    final = _with_others(rows, set(own), target)
    if final != rows:
        _set_rows(table, rows, final)


def _slip_in(target: list[Element], wanted: list[Element]) -> None:
    """Puts each row that is not there yet behind the one before it."""
    for place, row in enumerate(wanted):
        if row not in target:
            above = next((r for r in reversed(wanted[:place]) if r in target), None)
            target.insert(target.index(above) + 1 if above is not None else 0, row)


def _with_others(rows: list[Element], known: set[Element], target: list[Element]) -> list[Element]:
    """The rows in their new order, each followed by the rows of the editors (and heads) that stood behind it."""
    followers: dict[Element | None, list[Element]] = {}
    last: Element | None = None
    for row in rows:
        if row in known:
            last = row
        else:
            followers.setdefault(last, []).append(row)
    kept = [row for row in rows if row in known and row not in target]
    final = list(followers.get(None, []))
    for row in target:
        final += [row, *followers.get(row, [])]
    for row in kept:
        above = rows[rows.index(row) - 1] if rows.index(row) else None
        final.insert(final.index(above) + 1 if above in final else len(final), row)
        final += followers.get(row, [])
    return final


def _set_rows(table: Element, rows: list[Element], final: list[Element]) -> None:
    first = rows[0].getparent()
    assert first is not None
    place = list(first).index(rows[0])
    for row in rows:
        row.getparent().remove(row)  # type: ignore[union-attr]
    for offset, row in enumerate(final):
        first.insert(place + offset, row)


def _strip(cell: Element) -> None:
    """A copied cell: no bookmarks, no tracked changes, no identities of the paragraph it was copied from."""
    for node in list(cell.iter(*_MARKS)):
        node.getparent().remove(node)  # type: ignore[union-attr]
    for paragraph in cell.iter(name("w:p")):
        for attribute in _IDENTITIES:
            paragraph.attrib.pop(attribute, "")


def _plain(run: Element, source: Element) -> None:
    """A new row does not inherit what an editor marked in a single cell (colour, bold): its runs are the new file's."""
    properties = run.find(name("w:rPr"))
    if properties is not None and next(source.iter(name("w:rPr")), None) is None:
        run.remove(properties)
