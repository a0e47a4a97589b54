"""Latin words and numbers in a galley: whole, with a gap between them and Han."""

from __future__ import annotations

import re

from docgen.emit.pdf.composer.characters import NOT_FIRST, NOT_LAST, Kind, stands_off
from docgen.emit.pdf.composer.galley import ADDRESS, MARK, NUMBER, POINT, WORD, Galley, Give

GAP, GAP_LEAST, GAP_MOST = 0.25, 0.125, 1 / 3
"""Gap between Han and Latin in em: a quarter, at least an eighth, at most a half (clreq 3.2.4). It widens to a third,
so that with the even spacing it stays within the half."""

_POINT = re.compile(r"(?<=[/.\-?&=_])(?![/.\-?&=_0-9])(?=.)|(?<=[/?&=])(?=[0-9])", re.S)
_ADDRESS = re.compile(r"[a-z]+://|www\.|[^@]+@[^@]+\.|.*\.(?:com|cn|org|net|gov|edu)\b")


def latin(made: Galley, at: int, end: int) -> None:
    """Word or number, its marks with it."""
    text = made.text
    if end - at > 1:
        made.bind(at, end, WORD)
        _points(made, at, end)
    if at and text[at] in NOT_FIRST:
        made.levels[at] = MARK
    if text[end - 1] in NOT_LAST:
        made.levels[end] = MARK
    alone = end - at == 1
    if at and stands_off(text[at - 1], text[at], alone) and made.slots[at] != made.sizes[at]:
        _gap(made, at)
    if end < len(text) and stands_off(text[end], text[end - 1], alone) and made.slots[end - 1] != made.sizes[end - 1]:
        _gap(made, end)


def _gap(made: Galley, at: int) -> None:
    """The gap at boundary `at` between Han and Latin; that of a number to its unit does not widen."""
    em = made.sizes[at - 1]
    gap = GAP * em
    made.slots[at - 1] += gap
    made.end_cuts[at] = gap
    gain = (GAP_MOST - GAP) * em if made.levels[at] < NUMBER else 0.0
    made.gives.append(Give(at - 1, Kind.HAN_LATIN, (GAP - GAP_LEAST) * em, gain))


def _points(made: Galley, at: int, end: int) -> None:
    """Places where a long word breaks first; a full-width apostrophe is set in half an em."""
    word = made.text[at:end]
    if word.isalnum() or not any(map(str.isalpha, word)):
        return
    level = ADDRESS if _ADDRESS.match(word) else POINT
    for found in _POINT.finditer(word, 1):
        made.levels[at + found.start()] = level
    for place, character in enumerate(word, at):
        if character == "’":
            made.slots[place] = min(made.slots[place], made.sizes[place] / 2)
