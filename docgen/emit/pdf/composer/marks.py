"""Marks and spaces in a galley: their halves, what they forbid, what they can give."""

from __future__ import annotations

from docgen.emit.pdf.composer.characters import CLOSING_KIND, OPENING, SOLIDUS, Kind
from docgen.emit.pdf.composer.galley import AWKWARD, MARK, NEVER, NUMBER, Galley, Give

WORD_SPACE_LEAST, WORD_SPACE_MOST = 0.25, 0.5
"""A space between Latin words in em (clreq)."""
_ORDER = 0.125
"""Least distance of glyph origins in em: who reads the text out of the page goes by them."""
_BEARINGS = 0.1
"""White on both sides of a dash that is narrower than its em, in em: a pair closes up by it and touches (measured in
the four Noto faces: 0.087 to 0.098)."""


def opening(made: Galley, at: int, end: int) -> None:
    """No line ends after it; its blank left half goes beside another mark and at a line start."""
    made.levels[end] = MARK
    blank = made.slots[at] - made.sizes[at] / 2
    if blank <= 0:
        return
    closed = _closed_before(made, at)
    room = blank if not at else min(blank, _apart(made, at))
    if at and (closed or made.text[at - 1] in OPENING):
        made.slots[at] -= room
        made.offsets[at] = -room
        if closed:
            give = made.gives.pop()
            made.gives.append(give._replace(shrink=min(give.shrink, _apart(made, at) - room)))
    else:
        made.start_cuts[at] = blank
        made.gives.append(Give(at, Kind.BRACKET, room, left=True))


def _apart(made: Galley, at: int) -> float:
    """How far the glyph before may come nearer to the slot of the character, and still stand before its origin."""
    return max(0.0, made.slots[at - 1] - made.offsets.get(at - 1, 0.0) - _ORDER * made.sizes[at])


def closing(made: Galley, at: int, end: int) -> None:
    """Closing mark, pause or stop: no line begins with it; its blank right half goes beside another, at a line end."""
    made.levels[at] = MARK
    if _closed_before(made, at):
        made.slots[at - 1] -= made.end_cuts.pop(at)
        made.gives.pop()
    blank = made.slots[at] - made.sizes[at] / 2
    if blank > 0:
        made.end_cuts[end] = blank
        made.gives.append(Give(at, CLOSING_KIND[made.text[at]], blank))


def _closed_before(made: Galley, at: int) -> bool:
    """Whether a mark with its right half still blank stands before."""
    return at in made.end_cuts and made.text[at - 1] in CLOSING_KIND


def dash(made: Galley, at: int, end: int) -> None:
    """Two dashes touch, centred in two em (GB/T 15834, 5.1.4); one alone is a connector of one em (5.1.6)."""
    for first in range(at, end - 1, 2):
        em, advance = made.sizes[first], made.slots[first]
        step = advance - _BEARINGS * em if advance < em else advance
        pad = em - (step + advance) / 2
        made.slots[first : first + 2] = [pad + step, advance + pad]
        made.offsets[first] = pad
    if (end - at) % 2:
        _centred(made, end - 1, made.sizes[at])
    made.levels[at] = max(made.levels[at], AWKWARD if end - at > 1 else MARK)
    made.bind(at, end, MARK)


def ellipsis(made: Galley, at: int, end: int) -> None:
    """Six dots in two em, whole (GB/T 15834, 5.1.5)."""
    made.levels[at] = max(made.levels[at], AWKWARD)
    made.bind(at, end, MARK)


def middle(made: Galley, at: int, end: int) -> None:
    """The middle dot takes half an em and begins no line (GB/T 15834, 5.1.7)."""
    _centred(made, at, made.sizes[at] / 2)
    made.levels[at] = MARK


def connector(made: Galley, at: int, end: int) -> None:
    made.levels[at] = MARK
    if made.text[at] == SOLIDUS:
        made.levels[end] = MARK


def _centred(made: Galley, at: int, room: float) -> None:
    made.offsets[at] = (room - made.slots[at]) / 2
    made.slots[at] = room


def space(made: Galley, at: int, end: int) -> None:
    """Typed spaces that stand: no line begins with them, those at a line end are dropped."""
    em, last = made.sizes[at], end - 1
    made.slots[at:end] = [max(slot, WORD_SPACE_LEAST * em) for slot in made.slots[at:end]]
    within_number = made.levels[end] == NUMBER
    _dropped_at_end(made, at, end)
    natural = made.slots[last]
    gain = 0.0 if within_number else max(0.0, WORD_SPACE_MOST * em - natural)
    made.gives.append(Give(last, Kind.WORD_SPACE, natural - WORD_SPACE_LEAST * em, gain))


def wide_space(made: Galley, at: int, end: int) -> None:
    _dropped_at_end(made, at, end)


def _dropped_at_end(made: Galley, at: int, end: int) -> None:
    made.levels[at:end] = bytes((NEVER,)) * (end - at)
    made.even[at:end] = bytes(end - at)
    made.end_cuts[end] = sum(made.slots[at:end])


def fixed_space(made: Galley, at: int, end: int) -> None:
    made.levels[at : end + 1] = bytes((NEVER,)) * (end + 1 - at)
