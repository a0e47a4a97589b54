"""Lists and their instances → numbering.xml; the counting that Word does with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from docgen.ooxml.formats import Characters, Paragraphs, paragraph_properties, run_properties
from docgen.ooxml.text import PLAIN
from docgen.ooxml.xml import Element, root, serialized, w

Format = Literal["chineseCountingThousand", "decimal", "bullet", "none"]


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: format and text of its mark (第%1篇), what follows the mark, the style that bears it."""

    format: Format
    text: str
    suffix: Literal["tab", "space", "nothing"] = "nothing"
    style: str = ""
    look: Characters = PLAIN
    place: Paragraphs = field(default=Paragraphs(left=0, first=0))


@dataclass(frozen=True, slots=True)
class List:
    """An abstract list: its levels from 0."""

    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """A w:num: the index of its list, and the numbers some of its levels start with (a level from 0 → a number)."""

    list: int
    starts: Mapping[int, int] = field(default_factory=dict)


def numbering_part(lists: Iterable[List], instances: Iterable[Instance]) -> bytes:
    """Lists and instances (numbered from 1) → numbering.xml. Word wants every abstract list before the instances."""
    abstract = [_abstract(number, one) for number, one in enumerate(lists)]
    concrete = [_instance(number, one) for number, one in enumerate(instances, 1)]
    return serialized(root("w:numbering", ("w",), *abstract, *concrete))


def _abstract(number: int, one: List) -> Element:
    levels = (_level(depth, level) for depth, level in enumerate(one.levels))
    kind = "multilevel" if len(one.levels) > 1 else "singleLevel"
    return w(
        "abstractNum",
        w("nsid", val=f"{0x2D0C0000 + number:08X}"),
        w("multiLevelType", val=kind),
        w("tmpl", val=f"{0x1D0C0000 + number:08X}"),
        *levels,
        abstractNumId=number,
    )


def _level(depth: int, level: Level) -> Element:
    """A w:lvl (17.9.6); it is started anew by every level above it."""
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=level.format),
        w("pStyle", val=level.style) if level.style else None,
        w("suff", val=level.suffix),
        w("lvlText", val=level.text),
        w("lvlJc", val="left"),
        paragraph_properties(level.place),
        run_properties(level.look),
        ilvl=depth,
    )


def _instance(number: int, one: Instance) -> Element:
    starts = (w("lvlOverride", w("startOverride", val=n), ilvl=level) for level, n in sorted(one.starts.items()))
    return w("num", w("abstractNumId", val=one.list), *starts, numId=number)


class Counting:
    """The number that each paragraph of a list gets, in order of the document.

    `shared`: all instances of a list are counted together (Word), not each by itself (LibreOffice). `filled`: a level
    that a deeper one skips counts as if it had stood there once (LibreOffice; of Word it is not known).
    """

    def __init__(self, instances: list[Instance], *, shared: bool, filled: bool) -> None:
        self._instances, self._shared, self._filled = instances, shared, filled
        self._counts: dict[tuple[int, int], int] = {}
        self._started: set[tuple[int, int]] = set()

    def peek(self, number: int, level: int) -> int:
        """Instance (from 1) and level → the number its next paragraph will get."""
        instance = self._instances[number - 1]
        first = instance.starts.get(level, 1)
        if level in instance.starts and (number, level) not in self._started:
            return first
        count = self._counts.get((self._key(number), level), 0)
        return count + 1 if count else first

    def enter(self, number: int, level: int) -> int:
        """Counts a paragraph and returns its number; deeper levels start anew."""
        count = self.peek(number, level)
        key = self._key(number)
        self._started.add((number, level))
        self._counts = {at: n for at, n in self._counts.items() if at[0] != key or at[1] < level}
        self._counts[key, level] = count
        for above in range(level if self._filled else 0):
            self._counts.setdefault((key, above), 1)
        return count

    def _key(self, number: int) -> int:
        return self._instances[number - 1].list if self._shared else -number
