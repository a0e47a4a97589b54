"""What readback proposes for the manuscript and what it tells people: plain values, in the manuscript's terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.compose.sheet import PieceKind
from docgen.model.manifest import Passage

FindingKind = Literal["conflict", "held", "doubt", "comment"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A piece of the manuscript: its file (text/10-x.md) and its first line; line 0 = before all of the file."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Other words for what stands in lines first to last: `source` instead of `old`. An option may go with its line."""

    file: str
    first: int
    last: int
    old: str
    source: str
    whole_line: bool = False


def edit(of: Passage, source: str, *, whole_line: bool = False) -> Edit:
    """A passage of the manuscript as it is now, its new words → Edit."""
    return Edit(of.file, of.first, of.first + of.source.count("\n"), of.source, source, whole_line)


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece that an editor deleted."""

    piece: Anchor


@dataclass(frozen=True, slots=True)
class Insertion:
    """A piece that an editor added after another: a heading of some level, an item, a paragraph.

    `inside`: the paragraph goes on within the item it comes after.
    """

    after: Anchor
    kind: PieceKind
    source: str
    level: int = 0
    ordered: bool = False
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A piece that an editor moved behind another."""

    piece: Anchor
    after: Anchor


@dataclass(frozen=True, slots=True)
class Recast:
    """A paragraph that an editor made a heading or an item, or the other way round, or a heading of another depth."""

    piece: Anchor
    kind: PieceKind
    level: int = 0
    ordered: bool = False


Change = Edit | Removal | Insertion | Move | Recast


@dataclass(frozen=True, slots=True)
class Finding:
    """What a person must see. conflict: changed on both sides; held: cannot be placed; doubt: placed, look at it.

    `where` = file and line, or the heading it stands under; `words` = what it is; `sides` = (who, text) to compare.
    """

    kind: FindingKind
    where: str
    words: str
    sides: tuple[tuple[str, str], ...] = ()
