"""Text and the font book → widths, runs of faces that have every character, broken lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from docgen.figures.box import Box
from docgen.model.facts import EditionError
from docgen.style.fontbook import FontBook
from docgen.wording.messages import message

ASCENT, DESCENT = 0.88, 0.12
"""Edges of the em box of Han type above and below the base line (OpenType ideographic em box)."""
MIDDLE = 0.37
"""Height of the optical middle of figures and Han over the base line, in em."""

_PIECES = re.compile(r"[A-Za-z0-9.,%‰+/#&@~～\-–—−]+|\s+|.")
_FIGURES = re.compile(r"[0-9.%≈><≥≤+−-]*")
_NOT_FIRST = frozenset("、，。：；！？）》〉」』】”’…·,.%")
_NOT_LAST = frozenset("（《〈「『【“‘")


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Measures and splits the text of one figure; `figure` is its id, for errors."""

    book: FontBook
    figure: str

    def runs(self, text: str, face: str) -> tuple[tuple[str, str], ...]:
        """Text → (face, text) runs whose faces have every character; EditionError if no face has one."""
        if self.book.faces[face].has(text):
            return ((face, text),)
        runs: list[tuple[str, str]] = []
        for character in text:
            found = self.book.face_for(character, face)
            if not found:
                code = f"U+{ord(character):04X}"
                raise EditionError(
                    self.figure,
                    message("没有字体含有字符 {character!r}（{code}）", character=character, code=code),
                    message("换用别的字符"),
                )
            if runs and runs[-1][0] == found:
                runs[-1] = (found, runs[-1][1] + character)
            else:
                runs.append((found, character))
        return tuple(runs)

    def width(self, text: str, face: str, size: float) -> float:
        """Text → its width in points."""
        return sum(self.book.faces[name].width(run, size) for name, run in self.runs(text, face))


def rise_of(text: str) -> tuple[float, float]:
    """Text → how far it reaches below and above the base line, in em: figures less than Han."""
    return (0.03, 0.75) if _FIGURES.fullmatch(text) else (DESCENT, ASCENT)


def text_box(x: float, y: float, text: str, width: float, size: float, upright: bool = False) -> Box:
    """Start of the base line, width and size of a text → the box it fills; upright: turned by 90 degrees."""
    below, above = (part * size for part in rise_of(text))
    if upright:
        return Box(x - above, y, above + below, width)
    return Box(x, y - below, width, above + below)


def wrap(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Text → the fewest lines not wider than `width`; a wider word stands alone.

    It breaks before a bracket where that costs no line, else into lines of about equal length.
    """
    lines = _fill(text, width, measure)
    if len(lines) < 2:
        return lines
    head, bracket, tail = text.partition("（")
    if bracket and head and tail:
        apart = (*wrap(head, width, measure), *_fill(bracket + tail, width, measure))
        if len(apart) == len(lines):
            return apart
    low, high = 0.0, width
    while high - low > 1:
        middle = (low + high) / 2
        narrower = _fill(text, middle, measure)
        fits = len(narrower) == len(lines) and max(map(measure, narrower)) <= width
        low, high = (low, middle) if fits else (middle, high)
    return _fill(text, high, measure)


def _fill(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Text → lines filled one after the other; breaks nowhere before or after the marks that forbid it."""
    lines = [""]
    for piece in _unbreakable(text):
        if lines[-1] and measure((lines[-1] + piece).strip()) > width:
            lines.append(piece.strip())
        else:
            lines[-1] += piece
    return tuple(line.strip() for line in lines if line.strip())


def _unbreakable(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        joined = pieces and (piece[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST)
        if joined:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
