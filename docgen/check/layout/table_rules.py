"""Tables → faults: numbers not aligned on the decimal point, continued parts without 续表 or with another head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from docgen.check.layout.faults import Found
from docgen.check.layout.lines import Line
from docgen.check.layout.roles import CAPTION, Layout, Sheet

_ALIGNED = 0.5
_LEAST = 3
_NUMBER = re.compile(r"[≈＞＜><≥≤+−-]?[\d,]+(\.\d+)?[%‰]?")
_SAME_ROW = 1.0


@dataclass(frozen=True, slots=True)
class _Part:
    """A table's part on one page: its caption line if it has one, its cells from top to bottom."""

    caption: Line | None
    cells: tuple[Line, ...]

    @property
    def label(self) -> str:
        found = CAPTION.match(self.caption.text) if self.caption else None
        return found[2] + found[3] if found else ""

    @property
    def continued(self) -> bool:
        return self.caption is not None and self.caption.text.startswith("续")

    @property
    def head(self) -> tuple[str, ...]:
        """The first row's texts."""
        return tuple(cell.text for cell in self.cells if abs(cell.y - self.cells[0].y) < _SAME_ROW)


def table_faults(layout: Layout) -> Iterator[Found]:
    """Every part of every table; heads of continued parts against the first part's."""
    heads: dict[str, tuple[str, ...]] = {}
    for sheet in layout.sheets:
        for part in _parts(sheet):
            yield from _part_faults(part, heads)
            yield from _columns(part)


def _part_faults(part: _Part, heads: dict[str, tuple[str, ...]]) -> Iterator[Found]:
    first = part.cells[0]
    if not part.label:
        yield Found(first, "continued", " ".join(part.head))
    elif not part.continued:
        heads[part.label] = part.head
    elif "".join(heads.get(part.label, ())) != "".join(part.head):  # a repeated head is no cells: an artifact
        yield Found(first, "table-head", " ".join(part.head), part.label)


def _parts(sheet: Sheet) -> Iterator[_Part]:
    """Runs of cells on a page, each with the caption 表N or 续表N right above it."""
    caption: Line | None = None
    cells: list[Line] = []
    for line, role in zip(sheet.lines, sheet.roles, strict=True):
        if role == "cell":
            cells.append(line)
        elif role not in ("source", "head"):
            if cells:
                yield _Part(caption, tuple(cells))
            cells = []
            found = CAPTION.match(line.text) if role == "caption" else None
            caption = line if found and found[2] != "图" else None
    if cells:
        yield _Part(caption, tuple(cells))


def _columns(part: _Part) -> Iterator[Found]:
    """Numbers one below the other share the place of their decimal point (clreq 3.7, GB/T 15835)."""
    for column in _stacks([cell for cell in part.cells if _NUMBER.fullmatch(cell.text)]):
        if len(column) < _LEAST or _serial(column):
            continue
        places = [round(_point(cell), 1) for cell in column]
        common = Counter(places).most_common(1)[0][0]
        for cell, place in zip(column, places, strict=True):
            if abs(place - common) > _ALIGNED:
                yield Found(cell, "decimal", cell.text, f"{place - common:+.1f} pt")


def _serial(column: list[Line]) -> bool:
    """1, 2, 3…: ordinals, which may be centred."""
    numbers = [int(cell.text) for cell in column if cell.text.isdigit()]
    return len(numbers) == len(column) and all(b - a == 1 for a, b in pairwise(numbers))


def _stacks(cells: list[Line]) -> list[list[Line]]:
    """Cells whose extents overlap from side to side → columns."""
    stacks: list[list[Line]] = []
    for cell in sorted(cells, key=lambda c: c.left):
        home = next((stack for stack in stacks if any(_overlap(cell, other) for other in stack)), None)
        if home is None:
            stacks.append([cell])
        else:
            home.append(cell)
    return [sorted(stack, key=lambda c: -c.y) for stack in stacks]


def _overlap(a: Line, b: Line) -> bool:
    return min(a.right, b.right) > max(a.left, b.left)


def _point(cell: Line) -> float:
    """Where a number's decimal point is, or would be: after its last digit."""
    for glyph in cell.glyphs:
        if glyph.text == ".":
            return glyph.x
    return max(glyph.end for glyph in cell.glyphs if glyph.text.isdigit())
