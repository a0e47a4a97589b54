"""Headings and lists of a report → Word's lists, and which instance and level each of them takes.

A heading's mark is counted by Word (第%1篇), not typed. One multilevel list serves the default marks of the depths;
where marks are shifted (children of a chapter that begin with （一）) another does. Depths that run on through the
headings above them (chapters through parts) have a list apart from those: LibreOffice does not know lvlRestart. Word
counts all instances of a list together, LibreOffice each by itself: where any way of counting would give another
number than the report has, a new instance begins that starts with the right number, and lasts until a heading above
it comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from docgen.emit.docx.headings import DEPTHS
from docgen.emit.docx.levels import heading_list, item_list
from docgen.model.resolved import Block, Definition, Heading, ItemList, Resolved
from docgen.ooxml.numbering import Counting, Instance, List
from docgen.style.style import Style
from docgen.wording.numerals import HIGHEST, mark


@dataclass(frozen=True, slots=True)
class Numbering:
    """Lists and instances for numbering.xml; the instances that Word's own headings belong to, by depth; by id of a
    heading or list its (instance, level); absent = no mark."""

    lists: tuple[List, ...]
    instances: tuple[Instance, ...]
    own: Mapping[int, int]
    places: Mapping[str, tuple[int, int]]


def plan_numbering(report: Resolved, style: Style) -> Numbering:
    """Report → Numbering."""
    blocks = [block for matter in report.matters for block in matter.blocks]
    planner = _Planner(style, continuous_depths(blocks))
    places = {block.id: place for block in blocks if isinstance(block, Heading) and (place := planner.enter(block))}
    bullets = planner.add(planner.define(item_list(style, ordered=False)), {})
    ordered = planner.define(item_list(style, ordered=True))
    for items, level in _item_lists(blocks, 0):
        places[items.id] = planner.add(ordered, {level: 1}) if items.ordered else bullets, level
    return Numbering(tuple(planner.lists), tuple(planner.instances), planner.own, places)


def ordinal(block: Heading) -> int:
    """The number that a heading's mark prints. Raises ValueError if the mark is not of the heading's scheme."""
    for number in range(1, HIGHEST + 1):
        if mark(block.scheme, number) == block.mark:
            return number
    raise ValueError(f"{block.where}: {block.mark!r} is no mark of the scheme {block.scheme!r}")


def continuous_depths(blocks: Iterable[Block]) -> frozenset[int]:
    """The depths whose numbers run on through the headings above them (chapters through parts)."""
    found, last = set(), dict[int, int]()
    for block in blocks:
        if isinstance(block, Heading):
            number = ordinal(block) if block.mark else 0
            if number > 1 and block.depth not in last:
                found.add(block.depth)
            last = {depth: n for depth, n in last.items() if depth < block.depth} | {block.depth: number}
    return frozenset(found)


def _item_lists(blocks: Iterable[Block], level: int) -> Iterator[tuple[ItemList, int]]:
    """Every list and how deep it is nested, in order."""
    for block in blocks:
        if isinstance(block, ItemList):
            yield block, level
            for item in block.items:
                yield from _item_lists(item, level + 1)
        elif isinstance(block, Definition):
            yield from _item_lists(block.blocks, level)


class _Planner:
    """Lists and instances so far, the instances of the headings that are open, and all countings."""

    def __init__(self, style: Style, continuous: frozenset[int]) -> None:
        self._style = style
        self.lists: list[List] = []
        self.instances: list[Instance] = []
        self._countings = [
            Counting(self.instances, shared=shared, filled=filled)
            for shared in (True, False)
            for filled in (True, False)
        ]
        self._bases: dict[tuple[int, range], int] = {}
        self._open: dict[int, int] = {}
        edges = [1, *sorted(continuous - {1}), DEPTHS + 1]
        self._groups = {depth: range(first, end) for first, end in pairwise(edges) for depth in range(first, end)}
        self.own = {depth: self._base(0, depth) for depth in self._groups}

    def enter(self, block: Heading) -> tuple[int, int] | None:
        """The next heading → its instance and level, or None if it has no mark."""
        level = block.depth - 1
        open_ = {depth: number for depth, number in self._open.items() if depth <= level}
        self._open = {depth: number for depth, number in open_.items() if depth < level}
        if not block.mark:
            return None
        number = self._instance(block, level, [open_[depth] for depth in sorted(open_, reverse=True)])
        for counting in self._countings:
            counting.enter(number, level)
        self._open[level] = number
        return number, level

    def define(self, one: List) -> int:
        """A new list → its index."""
        self.lists.append(one)
        return len(self.lists) - 1

    def add(self, list_: int, starts: Mapping[int, int]) -> int:
        """A new instance of a list → its number, from 1."""
        self.instances.append(Instance(list_, starts))
        return len(self.instances)

    def _instance(self, block: Heading, level: int, near: list[int]) -> int:
        """An open instance whose list has the heading's mark, the nearest first; else that list's first; else new."""
        shifts, depth = self._shifts(block.scheme, level), level + 1
        known = [shift for shift in shifts[1:] if (shift, self._groups[depth]) in self._bases]
        bases = [self._base(shift, depth) for shift in (shifts[0], *known)]
        lists = {self.instances[base - 1].list for base in bases}
        number = next((n for n in near if self.instances[n - 1].list in lists), bases[0])
        due = ordinal(block)
        if all(counting.peek(number, level) == due for counting in self._countings):
            return number
        return self.add(self.instances[number - 1].list, {level: due})

    def _shifts(self, scheme: str, level: int) -> list[int]:
        """By how much the marks of a list with this mark at this level differ from the default, the least first."""
        default = self._style.marks.default
        fitting = [s for s in range(-level, len(default)) if default[min(level + s, len(default) - 1)] == scheme]
        return sorted(fitting, key=abs)

    def _base(self, shift: int, depth: int) -> int:
        """The first instance of the list with a shift that serves a depth, made when it is first needed."""
        key = shift, self._groups[depth]
        if key not in self._bases:
            self._bases[key] = self.add(self.define(heading_list(self._style, *key)), {})
        return self._bases[key]
