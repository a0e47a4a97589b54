"""Bound inlines → the same with their keys: the identity of a bound expression wherever it is edited to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from docgen.model.manifest import key_of
from docgen.model.resolved import Bound, Cell, Inline, Link, Strong

Inlines = tuple[Inline, ...]


@dataclass(slots=True)
class Keys:
    """Keys given so far: the same role and argument in one owner (text file, figure, table) are counted."""

    _given: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def inlines(self, owner: str, inlines: Inlines) -> Inlines:
        """Inlines of an owner → the same, every Bound with its key."""
        return tuple(self._inline(owner, inline) for inline in inlines)

    def rows(self, owner: str, rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
        """Rows of a table's cells → the same, every Bound with its key."""
        return tuple(tuple(replace(cell, inlines=self.inlines(owner, cell.inlines)) for cell in row) for row in rows)

    def _inline(self, owner: str, inline: Inline) -> Inline:
        if isinstance(inline, Strong | Link):
            return replace(inline, children=self.inlines(owner, inline.children))
        if not isinstance(inline, Bound):
            return inline
        name = (owner, inline.role, inline.argument)
        self._given[name] = self._given.get(name, -1) + 1
        return replace(inline, key=key_of(*name, self._given[name]))
