"""A w:tbl of an edited document → its rows and cells, known by their controls and by what they said when built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from docgen.model.manifest import Manifest, TableEntry
from docgen.model.template import Control, filled, pieces
from docgen.ooxml.controls import BOOKMARK
from docgen.ooxml.xml import Element, name, value
from docgen.revise.anchors import START
from docgen.revise.places import controls
from docgen.revise.visible import is_gone, shown

TABLE: Final = name("w:tbl")
_ROW, _CELL = name("w:tr"), name("w:tc")
_REMOVED: Final = f"{name('w:trPr')}/{name('w:del')}"


@dataclass(frozen=True, slots=True)
class Said:
    """A table of a manifest with its words: texts of the cells as built, keys of the controls in each row."""

    entry: TableEntry
    texts: tuple[tuple[str, ...], ...]
    controls: tuple[frozenset[str], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(row.key for row in self.entry.rows)


def said(entry: TableEntry, manifest: Manifest) -> Said:
    """A table's entry, its manifest → Said."""
    texts = manifest.texts()
    rows = tuple(tuple(filled(cell, texts, {}) for cell in row.cells) for row in entry.rows)
    inside = (frozenset(k for cell in row.cells for k in control_keys(cell)) for row in entry.rows)
    return Said(entry, rows, tuple(inside))


def control_keys(template: str) -> list[str]:
    """A cell's template → the keys of its controls."""
    return [piece.key for piece in pieces(template) if isinstance(piece, Control)]


def find_table(document: Element, said_: Said, start: Element | None) -> Element | None:
    """The table: round its bookmark, else the one with most of its controls; None if it is gone."""
    if start is not None:
        around = next(start.iterancestors(TABLE), None)
        if around is not None and not is_gone(around):
            return around
    known = frozenset().union(*said_.controls) if said_.controls else frozenset[str]()
    counts = Counter({table: len(known & set(keys_in(table))) for table in document.iter(TABLE)})
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] else None


def keys_in(node: Element) -> list[str]:
    """The keys of docgen's controls in an element."""
    marked = (value(start, "name") for start in node.iter(START))
    return [key for key, _ in controls(node)] + [m.removeprefix(BOOKMARK) for m in marked if m.startswith(BOOKMARK)]


def rows_of(table: Element) -> list[Element]:
    """The rows of a table that are still there, those of inner tables left out."""
    rows = (row for row in table.iter(_ROW) if next(row.iterancestors(TABLE)) is table)
    return [row for row in rows if row.find(_REMOVED) is None and not is_gone(row)]


def cells_of(row: Element) -> list[Element]:
    """The cells of a row."""
    return [cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row]


def texts_of(row: Element) -> tuple[str, ...]:
    """What the cells of a row say."""
    return tuple(shown(cell) for cell in cells_of(row))


def recognised(rows: Sequence[Element], of: Said) -> dict[int, Element]:
    """Body rows of the file → for each row of the manifest (by its place) the row it is, as far as it is there.

    By the controls in it; a row without any by what its cells say.
    """
    free = list(rows)
    found: dict[int, Element] = {}
    holds = {row: set(keys_in(row)) for row in rows}
    for place, keys in enumerate(of.controls):
        best = max(free, key=lambda row: len(keys & holds[row]), default=None)
        if best is not None and keys & holds[best]:
            found[place] = best
            free.remove(best)
    for place, texts in enumerate(of.texts):
        same = next((row for row in free if place not in found and texts_of(row) == texts), None)
        if same is not None:
            found[place] = same
            free.remove(same)
    return found
