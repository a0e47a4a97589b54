"""Text files and changes → new text files: pieces edited, taken out, put in, moved; all else byte for byte."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from docgen.compose.sheet import Piece, pieces
from docgen.revise.readback.changes import Anchor, Change, Edit, Insertion, Move, Recast, Removal

# Deep enough for what stands below any mark of a list up to `10. `.
_INSIDE = "    "
_BARE = re.compile(r"(#{1,6}|[-+*]|\d+[.)])\s+")
_MARKER = re.compile(r"(?P<indent>\s*)(?P<number>\d+)(?P<end>[.)])(?P<gap>\s+)")


class MisfitError(ValueError):
    """A change that does not fit the file it is for."""

    def __init__(self, change: Change) -> None:
        self.change = change
        super().__init__(repr(change))


@dataclass(slots=True)
class Leaf:
    """A piece of a file as it will be: its lines; the piece it was (None: new); the changes that made it so."""

    piece: Piece
    lines: list[str]
    spot: Anchor | None
    changes: list[Change] = field(default_factory=list)
    inside: bool = False
    moved: bool = False
    removed: bool = False

    @property
    def ordered(self) -> bool:
        return self.piece.kind == "item" and self.piece.ordered


@dataclass(slots=True)
class Sheet:
    """A file: what stands before its first piece and after its last, and its leaves."""

    head: list[str]
    leaves: list[Leaf]
    tail: list[str]
    gaps: Mapping[tuple[Anchor, Anchor], int]

    def text(self) -> str:
        """The whole file."""
        return "\n".join([*self.head, *(line for _, lines in self.placed() for line in lines), *self.tail])

    def placed(self) -> Iterator[tuple[Leaf, list[str]]]:
        """The leaves that stay, each with its lines, the empty ones before it included."""
        last: Leaf | None = None
        for leaf, lines in self.numbered():
            gap = 0 if last is None else self._gap(last, leaf)
            yield leaf, [*[""] * gap, *lines]
            last = leaf

    def _gap(self, before: Leaf, after: Leaf) -> int:
        """Empty lines between two leaves: as they were; none between items of one list."""
        recast = any(isinstance(change, Recast) for leaf in (before, after) for change in leaf.changes)
        stood = self.gaps.get((before.spot, after.spot)) if before.spot and after.spot and not recast else None
        if stood is not None:
            return stood
        items = before.piece.kind == after.piece.kind == "item" and before.piece.ordered == after.piece.ordered
        return 0 if items and not after.inside else 1

    def numbered(self) -> Iterator[tuple[Leaf, list[str]]]:
        """The leaves that stay, each with its lines; lists that have changed are counted anew from 1."""
        staying = [leaf for leaf in self.leaves if not leaf.removed]
        for ordered, group in groupby(staying, key=lambda leaf: leaf.ordered or leaf.inside):
            run = list(group)
            yield from _counted(run) if ordered and self._other(run) else ((leaf, leaf.lines) for leaf in run)

    def _other(self, run: list[Leaf]) -> bool:
        """Whether a list is not as it was: its items, or which stand side by side, or the first (without its 1 it
        would be no list)."""
        found = _MARKER.match(run[0].lines[0])
        headless = found is not None and int(found["number"]) != 1
        apart = any((one.spot, other.spot) not in self.gaps for one, other in pairwise(run))
        return headless or apart or any(leaf.changes for leaf in run)


def rewritten(files: Mapping[str, str], changes: Iterable[Change]) -> dict[str, Sheet]:
    """Texts by file, changes → the sheets of all files. Raises MisfitError."""
    return _Desk(files, list(changes)).sheets()


class _Desk:
    """The files taken apart: leaves by spot, and what comes after each."""

    def __init__(self, files: Mapping[str, str], changes: list[Change]) -> None:
        self._lines = {file: text.split("\n") for file, text in files.items()}
        self._pieces = {file: pieces(text) for file, text in files.items()}
        self._leaves = {leaf.spot: leaf for file in files for leaf in self._taken_apart(file) if leaf.spot}
        self._after: defaultdict[Anchor, list[Leaf]] = defaultdict(list)
        self._away: set[Anchor] = set()
        for change in sorted(changes, key=_from_below):
            self._apply(change)

    def _taken_apart(self, file: str) -> Iterator[Leaf]:
        for piece in self._pieces[file]:
            yield Leaf(piece, self._lines[file][piece.first - 1 : piece.last], Anchor(file, piece.first))

    def sheets(self) -> dict[str, Sheet]:
        return {file: self._sheet(file) for file in self._lines}

    def _sheet(self, file: str) -> Sheet:
        found, lines = self._pieces[file], self._lines[file]
        spots = [Anchor(file, piece.first) for piece in found]
        gaps = {
            (one, other): after.first - before.last - 1
            for one, other, before, after in zip(spots, spots[1:], found, found[1:], strict=False)
        }
        leaves = list(self._arrived(Anchor(file, 0)))
        for spot in spots:
            leaves += [self._leaves[spot]] if spot not in self._away else []
            leaves += self._arrived(spot) if spot not in self._away else []
        head = lines[: found[0].first - 1] if found else lines
        tail = lines[found[-1].last :] if found else []
        return Sheet(head, leaves, tail, gaps)

    def _arrived(self, spot: Anchor) -> Iterator[Leaf]:
        """What comes after a piece, with what comes after that."""
        for leaf in self._after[spot]:
            yield leaf
            if leaf.spot:
                yield from self._arrived(leaf.spot)

    def _apply(self, change: Change) -> None:
        if isinstance(change, Edit):
            self._edit(change)
        elif isinstance(change, Removal):
            self._leaf(change.piece, change).removed = True
        elif isinstance(change, Recast):
            leaf = self._leaf(change.piece, change)
            leaf.piece = replace(leaf.piece, kind=change.kind, ordered=change.ordered)
            leaf.lines = [_mark(change) + _BARE.sub("", _words_of(leaf.lines))]
        elif isinstance(change, Move):
            leaf = self._leaf(change.piece, change)
            leaf.moved = True
            self._away.add(change.piece)
            self._after[change.after].append(leaf)
        else:
            self._after[change.after].append(_new(change))

    def _leaf(self, spot: Anchor, change: Change) -> Leaf:
        leaf = self._leaves.get(spot)
        if leaf is None:
            raise MisfitError(change)
        leaf.changes.append(change)
        return leaf

    def _edit(self, edit: Edit) -> None:
        """New words in their lines: what stands before them (`## `, `- `, `:caption: `) stays."""
        holder = next((p for p in self._pieces[edit.file] if p.first <= edit.first <= edit.last <= p.last), None)
        if holder is None:
            raise MisfitError(edit)
        leaf = self._leaf(Anchor(edit.file, holder.first), edit)
        start, end = edit.first - holder.first, edit.last - holder.first + 1
        leaf.lines[start:end] = [] if edit.whole_line else _worded(leaf.lines[start:end], edit)
        while len(leaf.lines) > 1 and not leaf.lines[-1].strip():
            leaf.lines.pop()


def _from_below(change: Change) -> tuple[int, str, int]:
    """Edits of a file first, from its end, so that the lines above keep their numbers; then in the order given."""
    return (0, change.file, -change.first) if isinstance(change, Edit) else (1, "", 0)


def _worded(lines: Sequence[str], edit: Edit) -> list[str]:
    """Lines that hold the old words → lines with the new ones; further lines stand below the first word."""
    old, new = edit.old.split("\n"), edit.source.split("\n")
    first, last = lines[0], lines[-1]
    start = first.rstrip().rfind(old[0]) if first.rstrip().endswith(old[0]) else first.find(old[0])
    end = last.find(old[-1], start if len(old) == 1 else 0) + len(old[-1])
    if start < 0 or len(old) != len(lines):
        raise MisfitError(edit)
    before = first[:start]
    indent = " " * len(before) if before.strip() else before
    made = [before + new[0], *(indent + line for line in new[1:])]
    made[-1] += last[end:]
    return made


def _mark(change: Insertion | Recast) -> str:
    """What makes words a heading or an item."""
    return {"heading": "#" * change.level + " ", "item": "1. " if change.ordered else "- "}.get(change.kind, "")


def _words_of(lines: Sequence[str]) -> str:
    """The lines of a heading, an item or a paragraph in one, attributes left out."""
    return "".join(line.strip() for line in lines if not (line.startswith("{") and line.rstrip().endswith("}")))


def _new(change: Insertion) -> Leaf:
    mark = _mark(change)
    indent = " " * len(mark) if change.kind == "item" else _INSIDE if change.inside else ""
    first, *rest = change.source.split("\n")
    lines = [(indent if change.inside else mark) + first, *(indent + line for line in rest)]
    return Leaf(Piece(change.kind, 0, 0, change.ordered), lines, None, [change], change.inside)


def _counted(run: list[Leaf]) -> Iterator[tuple[Leaf, list[str]]]:
    """Items of a numbered list → each with its lines, their numbers in order, further lines indented as far."""
    number = 0
    for leaf in run:
        found = _MARKER.match(leaf.lines[0]) if leaf.ordered else None
        if found is None:
            yield leaf, leaf.lines
            continue
        number += 1
        mark = f"{found['indent']}{number}{found['end']}{found['gap']}"
        shift = len(mark) - len(found[0])
        rest = [_shifted(line, shift) for line in leaf.lines[1:]]
        yield leaf, [mark + leaf.lines[0][found.end() :], *rest]


def _shifted(line: str, by: int) -> str:
    if not line.strip() or not by:
        return line
    return " " * by + line if by > 0 else line.removeprefix(" " * -by)
