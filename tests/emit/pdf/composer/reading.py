"""Set lines → what a reader sees: text, glyph origins, edges in em of 10 points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from docgen.emit.pdf.composer.types import SetLine

EM = 10.0


def text(line: SetLine) -> str:
    return "".join(piece.text for piece in line.pieces)


def texts(lines: Sequence[SetLine]) -> list[str]:
    return [text(line) for line in lines]


def origins(line: SetLine) -> list[float]:
    """Origins of the glyphs from the left edge of the column, and the right end of the line."""
    found: list[float] = []
    for piece in line.pieces:
        *places, end = accumulate(piece.advances, initial=piece.x)
        found += places
    return [place / EM for place in [*found, end]] if line.pieces else []


def right(line: SetLine) -> float:
    return origins(line)[-1]
