"""Runs of text → a galley: the slot of every character, what each can give or take, where lines may end.

A slot is the room a glyph fills on the line; the cuts of adjacent marks and the gaps between Han and Latin are in
the slots. All lengths are points; boundary i stands before character i.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from docgen.emit.pdf.composer.characters import (
    CLOSING_KIND,
    LOOSE_SPACE,
    NOT_FIRST,
    NOT_LAST,
    OPENING,
    SPECIAL,
    Shrink,
    stands_off,
)
from docgen.emit.pdf.composer.numbers import bound_spans
from docgen.emit.pdf.composer.types import MissingGlyph, Run
from docgen.style.fontbook import FontBook

FREE, AWKWARD, ADDRESS, NUMBER, POINT, WORD, MARK, NEVER = range(8)
"""What a break at a boundary costs, mildest first: nothing; not nice; a web address at a point of it; a number from
its unit; a Latin word at a point of it; a Latin word; a line's start or end rule; and where no break can be."""

HAN_LATIN = 0.25
HAN_LATIN_LEAST = 0.125
HAN_LATIN_MOST = 1 / 3
"""Gap between Han and Latin in em (clreq 3.2.4: a quarter, at least an eighth; a third leaves even spacing room to
stay within its half em)."""
WORD_SPACE_LEAST = 0.25
WORD_SPACE_MOST = 0.5
_OVERLAP = 0.1
"""Of a dash narrower than its em, the side bearings in em: a pair closes up by them and touches."""

_POINTS = re.compile(r"(?<=[/.\-?&=_])(?![/.\-?&=_0-9])(?=.)|(?<=[/?&=])(?=[0-9])", re.S)
_ADDRESS = re.compile(r"[a-z]+://|www\.|[^@]+@[^@]+\.|.*\.(?:com|cn|org|net|gov|edu)\b")


@dataclass(frozen=True, slots=True)
class Give:
    """What the slot of character `at` can lose and gain; an opening mark loses on its left."""

    at: int
    kind: Shrink
    shrink: float
    stretch: float = 0.0
    left: bool = False


@dataclass(slots=True)
class Galley:
    """The characters of one paragraph up to a forced break.

    slots, sizes: by character. offsets: glyph origin from the left edge of its slot, where not 0. levels, even: by
    boundary, the level of a break and whether even spacing reaches it. start_cuts: what the slot of the character
    after a boundary loses at a line start; end_cuts: what the text before it loses at a line end. looks: first
    character, face, size, colour, link of each stretch of one look.
    """

    text: str
    slots: list[float]
    sizes: list[float]
    looks: list[tuple[int, str, float, str, str]]
    levels: bytearray
    even: bytearray
    offsets: dict[int, float] = field(default_factory=dict)
    start_cuts: dict[int, float] = field(default_factory=dict)
    end_cuts: dict[int, float] = field(default_factory=dict)
    gives: list[Give] = field(default_factory=list)


def galley(runs: Sequence[Run], book: FontBook) -> Galley:
    """Runs without line feeds → their galley. Raises MissingGlyph."""
    runs = _without_loose_spaces(runs)
    made = _measured(runs, book)
    _bind_numbers(made)
    for found in SPECIAL.finditer(made.text):
        _RULES[found.lastgroup or ""](made, *found.span())
    return made


def _without_loose_spaces(runs: Sequence[Run]) -> Sequence[Run]:
    """Drop the spaces between Han and Latin and at both ends of the text."""
    text = "".join(run.text for run in runs)
    if " " not in text:
        return runs
    dropped = [found.span() for found in LOOSE_SPACE.finditer(text)]
    stripped = text.lstrip(" ")
    dropped.append((0, len(text) - len(stripped)))
    dropped.append((len(text.rstrip(" ")), len(text)))
    gone = {at for start, end in dropped for at in range(start, end)}
    kept, at = [], 0
    for run in runs:
        words = "".join(c for i, c in enumerate(run.text, at) if i not in gone)
        kept.append(Run(words, run.face, run.size, run.colour, run.link))
        at += len(run.text)
    return kept


def _measured(runs: Sequence[Run], book: FontBook) -> Galley:
    slots: list[float] = []
    sizes: list[float] = []
    looks: list[tuple[int, str, float, str, str]] = []
    for run in runs:
        for text, face in _by_face(run, book):
            looks.append((len(slots), face, run.size, run.colour, run.link))
            advances, scale = book.faces[face].advances, run.size / 1000
            slots += [advances[code] * scale for code in map(ord, text)]
            sizes += [run.size] * len(text)
    text = "".join(run.text for run in runs)
    count = len(text)
    even = bytearray(b"\1") * (count + 1)
    even[0] = even[count] = 0
    levels = bytearray(count + 1)
    return Galley(text, slots, sizes, looks, levels, even)


def _by_face(run: Run, book: FontBook) -> list[tuple[str, str]]:
    """Run → (text, face) stretches whose faces have every character."""
    advances = book.faces[run.face].advances
    if all(code in advances for code in map(ord, run.text)):
        return [(run.text, run.face)] if run.text else []
    stretches: list[tuple[str, str]] = []
    for character in run.text:
        face = book.face_for(character, run.face)
        if not face:
            raise MissingGlyph(character)
        if stretches and stretches[-1][1] == face:
            stretches[-1] = (stretches[-1][0] + character, face)
        else:
            stretches.append((character, face))
    return stretches


def _bind_numbers(made: Galley) -> None:
    for start, end in bound_spans(made.text):
        inside = end - start - 1
        made.levels[start + 1 : end] = bytes((NUMBER,)) * inside
        made.even[start + 1 : end] = bytes(inside)


def _mark(made: Galley, at: int, end: int) -> None:
    """Full-width mark: forbids a break, gives its blank half (adjacent marks: one and a half em together)."""
    if made.text[at] in OPENING:
        _opening(made, at)
    else:
        _closing(made, at)


def _opening(made: Galley, at: int) -> None:
    made.levels[at + 1] = MARK
    blank = max(0.0, made.slots[at] - made.sizes[at] / 2)
    before = made.text[at - 1] if at else ""
    if not blank:
        return
    if before and (before in OPENING or at in made.end_cuts and before in CLOSING_KIND):
        made.slots[at] -= blank
        made.offsets[at] = -blank
    else:
        made.start_cuts[at] = blank
        made.gives.append(Give(at, Shrink.BRACKET, blank, left=True))


def _closing(made: Galley, at: int) -> None:
    made.levels[at] = MARK
    if made.text[at - 1 : at] in CLOSING_KIND and at in made.end_cuts:
        made.slots[at - 1] -= made.end_cuts.pop(at)
        made.gives.pop()
    blank = max(0.0, made.slots[at] - made.sizes[at] / 2)
    if blank:
        made.end_cuts[at + 1] = blank
        made.gives.append(Give(at, CLOSING_KIND[made.text[at]], blank))


def _space(made: Galley, at: int, end: int) -> None:
    """Typed spaces that stand: no line begins with them, those at a line end are dropped."""
    made.levels[at:end] = bytes((NEVER,)) * (end - at)
    made.even[at:end] = bytes(end - at)
    em, last = made.sizes[at], end - 1
    made.slots[at:end] = [max(slot, WORD_SPACE_LEAST * em) for slot in made.slots[at:end]]
    made.end_cuts[end] = sum(made.slots[at:end])
    most = WORD_SPACE_MOST * em if made.levels[end] != NUMBER else 0.0
    room = made.slots[last] - WORD_SPACE_LEAST * em
    made.gives.append(Give(last, Shrink.WORD_SPACE, room, max(0.0, most - made.slots[last])))


def _wide_space(made: Galley, at: int, end: int) -> None:
    made.levels[at:end] = bytes((NEVER,)) * (end - at)
    made.even[at:end] = bytes(end - at)
    made.end_cuts[end] = sum(made.slots[at:end])


def _fixed_space(made: Galley, at: int, end: int) -> None:
    made.levels[at : end + 1] = bytes((NEVER,)) * (end + 1 - at)


def _dash(made: Galley, at: int, end: int) -> None:
    """Two dashes touch, centred in two em; a single one is centred in an em."""
    for first in range(at, end - 1, 2):
        em, advance = made.sizes[first], made.slots[first]
        step = advance - _OVERLAP * em if advance < em else advance
        pad = (2 * em - step - advance) / 2
        made.slots[first], made.slots[first + 1] = pad + step, advance + pad
        made.offsets[first] = pad
    if (end - at) % 2:
        _centred(made, end - 1, made.sizes[at])
        made.levels[at] = max(made.levels[at], MARK)
    _keep_whole(made, at, end)


def _ellipsis(made: Galley, at: int, end: int) -> None:
    _keep_whole(made, at, end)


def _keep_whole(made: Galley, at: int, end: int) -> None:
    made.levels[at] = max(made.levels[at], AWKWARD)
    made.levels[at + 1 : end] = bytes((MARK,)) * (end - at - 1)
    made.even[at + 1 : end] = bytes(end - at - 1)


def _middle(made: Galley, at: int, end: int) -> None:
    """The middle dot takes half an em and begins no line (GB/T 15834, 5.1.7)."""
    _centred(made, at, made.sizes[at] / 2)
    made.levels[at] = MARK


def _wave(made: Galley, at: int, end: int) -> None:
    made.levels[at] = MARK


def _solidus(made: Galley, at: int, end: int) -> None:
    made.levels[at] = made.levels[end] = MARK


def _centred(made: Galley, at: int, room: float) -> None:
    made.offsets[at] = (room - made.slots[at]) / 2
    made.slots[at] = room


def _latin(made: Galley, at: int, end: int) -> None:
    """A Latin word or number: whole, with a gap to the Han on its sides."""
    inside, text = end - at - 1, made.text
    if inside:
        made.levels[at + 1 : end] = bytes((WORD,)) * inside
        made.even[at + 1 : end] = bytes(inside)
        _points(made, at, end)
        _apostrophes(made, at, end)
    if text[at] in NOT_FIRST and at:
        made.levels[at] = MARK
    if text[end - 1] in NOT_LAST:
        made.levels[end] = MARK
    if at and stands_off(text[at - 1], text[at], end - at) and _proportional(made, at):
        _stand_off(made, at)
    if end < len(text) and stands_off(text[end], text[end - 1], end - at) and _proportional(made, end - 1):
        _stand_off(made, end)


def _proportional(made: Galley, at: int) -> bool:
    return made.slots[at] < made.sizes[at]


def _stand_off(made: Galley, at: int) -> None:
    """The gap at boundary `at` between Han and Latin; that of a number to its unit does not widen."""
    em = made.sizes[at - 1]
    gap = HAN_LATIN * em
    made.slots[at - 1] += gap
    made.end_cuts[at] = gap
    most = HAN_LATIN_MOST if made.levels[at] < NUMBER else HAN_LATIN
    made.gives.append(Give(at - 1, Shrink.HAN_LATIN, gap - HAN_LATIN_LEAST * em, most * em - gap))


def _points(made: Galley, at: int, end: int) -> None:
    word = made.text[at:end]
    if word.isalnum() or not any(c.isalpha() for c in word):
        return
    level = ADDRESS if _ADDRESS.match(word) else POINT
    for found in _POINTS.finditer(word):
        if found.start():
            made.levels[at + found.start()] = level


def _apostrophes(made: Galley, at: int, end: int) -> None:
    """A full-width apostrophe inside a Latin word is set in half an em."""
    for place in range(at, end):
        if made.text[place] == "’":
            made.slots[place] = min(made.slots[place], made.sizes[place] / 2)


_RULES = {
    "mark": _mark,
    "space": _space,
    "wide": _wide_space,
    "fixed": _fixed_space,
    "dash": _dash,
    "ellipsis": _ellipsis,
    "middle": _middle,
    "wave": _wave,
    "solidus": _solidus,
    "latin": _latin,
}


def prefix(values: Sequence[float]) -> list[float]:
    """Values → sums of the first 0, 1, … of them."""
    return list(accumulate(values, initial=0.0))
