"""A finished page: what stands on it, its label, its running head; and the book of all pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from docgen.emit.pdf.boxes import Mark, Placed


@dataclass(frozen=True, slots=True)
class Sheet:
    """`placed` boxes in the type area, `marks` on the whole page (from its upper left corner), `running` head and foot.

    label: the printed page number, empty for pages that bear none; numbering front (roman) or body (decimal).
    """

    kind: Literal["title", "blank", "part", "text"]
    numbering: Literal["front", "body"]
    label: str = ""
    head: str = ""
    opening: bool = False
    placed: tuple[Placed, ...] = ()
    marks: tuple[Mark, ...] = ()
    running: tuple[Mark, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a target stands: page index and distance of its upper edge from the top of the type area, in points."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Book:
    """All pages in order, and where every target stands."""

    sheets: tuple[Sheet, ...]
    stands: Mapping[str, Stand]

    def reaches(self, target: str) -> bool:
        """Whether a link's target, `#id` or an address, leads somewhere."""
        return target[1:] in self.stands if target.startswith("#") else bool(target)

    def padded(self, multiple: int) -> Book:
        """The same with blank pages at the end, so that their number is a multiple."""
        lacking = -len(self.sheets) % multiple
        return Book((*self.sheets, *[Sheet("blank", "body")] * lacking), self.stands)

    def label(self, target: str) -> str:
        """Target → the printed page number of its page."""
        return self.sheets[self.stands[target].page].label


_VALUES = (100, 90, 50, 40, 10, 9, 5, 4, 1)
_LETTERS = ("C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")


def roman(number: int) -> str:
    """1…399 → I…CCCXCIX."""
    result = ""
    for value, letters in zip(_VALUES, _LETTERS, strict=True):
        while number >= value:
            result += letters
            number -= value
    return result
