"""What an edited paragraph shows, piece by piece: characters, controls, references, breaks, and who put them there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

SpotKind = Literal["character", "control", "reference", "break"]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who made a tracked change or a comment, and when (W3CDTF; empty where the file does not say)."""

    author: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A character, a control (`name` = key, `text` = what it shows), a reference (`name` = its bookmark) or a break.

    `hand`: whose tracked change it is. `comments`: ids of the comments round it.
    """

    kind: SpotKind
    text: str
    name: str = ""
    strong: bool = False
    url: str = ""
    hand: Hand | None = None
    comments: frozenset[str] = frozenset()


@dataclass(slots=True)
class Shown:
    """A paragraph of the edited file as it reads with its changes accepted (or rejected).

    `style` in small letters; `level` of a heading, 0 for others; `item`: has the mark of a list (`ordered`: a number).
    `bookmarks` begin in it, `ending` end in it. `drawings` = names of the pictures and charts in it; `strays` = what
    no manuscript can hold (kind, words): notes, text boxes, formulas. `caption`: it holds a number of a caption.
    `contents`: it stands in a list of contents. `hands` = whose tracked changes are in it,
    `comments` = ids of the comments that are marked in it. `bold`: its style is.
    `runs_on`: its end is deleted, so it is one with what follows. `section`: a section of the document ends with it.
    """

    style: str = ""
    level: int = 0
    item: bool = False
    ordered: bool = False
    spots: list[Spot] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    ending: list[str] = field(default_factory=list)
    drawings: list[str] = field(default_factory=list)
    strays: list[tuple[str, str]] = field(default_factory=list)
    hands: list[Hand] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    caption: bool = False
    contents: bool = False
    bold: bool = False
    runs_on: bool = False
    section: bool = False

    @property
    def text(self) -> str:
        return text_of(self.spots)


@dataclass(slots=True)
class ShownTable:
    """A table of the edited file: the paragraphs of its cells, row by row."""

    rows: list[list[list[Shown]]] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[Shown]:
        return [paragraph for row in self.rows for cell in row for paragraph in cell]

    @property
    def bookmarks(self) -> set[str]:
        return {name for paragraph in self.paragraphs for name in paragraph.bookmarks}


Flow = list[Shown | ShownTable]


def text_of(spots: Iterable[Spot]) -> str:
    """Spots → their text, as a reader sees it."""
    return "".join(spot.text for spot in spots)


def folded(spots: Iterable[Spot]) -> list[Spot]:
    """Spots, one for each control: LibreOffice saves a control of Han and digits as several beside each other.

    Each shows a part of the text and then all of it, the first just all of it (2021年, 年2021年, 2021年).
    """
    result: list[Spot] = []
    for control, run in groupby(spots, key=lambda spot: spot.name if spot.kind == "control" else ""):
        found = list(run)
        shortest = min(found, key=lambda spot: len(spot.text))
        same = bool(control) and all(spot.text.endswith(shortest.text) for spot in found)
        result += [shortest] if same else found
    return result
