"""A galley: the slot of every character, what it can give or take, where lines may end.

A slot is the room that a glyph fills on its line; the cuts of adjacent marks and the gaps between Han and Latin are
in the slots. All lengths are points; boundary i stands before character i.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.emit.pdf.composer.characters import Kind

FREE, AWKWARD, ADDRESS, RANGE, NUMBER, POINT, WORD, MARK, NEVER = range(9)
"""Levels of a break, mildest first: nothing against it; not nice; a web address at a point of it; a range of numbers
at its dash; a number from its unit; a Latin word at a point of it; a Latin word or number; a line's start or end rule;
no break can be."""


class Give(NamedTuple):
    """What the slot of character `at` can lose and gain; an opening mark loses on its left."""

    at: int
    kind: Kind
    shrink: float
    stretch: float = 0.0
    left: bool = False


class Look(NamedTuple):
    """From character `start` on: face, size, colour, link."""

    start: int
    face: str
    size: float
    colour: str
    link: str


@dataclass(slots=True)
class Galley:
    """The characters of a paragraph up to a forced break.

    slots, sizes: by character. offsets: origin of a glyph from the left edge of its slot, where not 0. levels, even:
    by boundary, the level of a break and whether even spacing reaches it. start_cuts: what the slot of the character
    after a boundary loses at a line start; end_cuts: what the text before it loses at a line end. gives: in order.
    """

    text: str
    slots: list[float]
    sizes: list[float]
    looks: list[Look]
    levels: bytearray
    even: bytearray
    offsets: dict[int, float] = field(default_factory=dict)
    start_cuts: dict[int, float] = field(default_factory=dict)
    end_cuts: dict[int, float] = field(default_factory=dict)
    gives: list[Give] = field(default_factory=list)

    def whole(self) -> float:
        """The width of all the characters on one line."""
        return sum(self.slots) - self.start_cuts.get(0, 0.0) - self.end_cuts.get(len(self.text), 0.0)

    def bind(self, start: int, end: int, level: int) -> None:
        """The characters start … end become one: breaks inside at `level`, no even spacing."""
        inside = end - start - 1
        if inside > 0:
            self.levels[start + 1 : end] = bytes((level,)) * inside
            self.even[start + 1 : end] = bytes(inside)
