"""What the composer takes and gives: runs of text and a shape → set lines of placed pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["justify", "left", "center", "right"]


class MissingGlyph(Exception):
    """No face of the font book has the character."""

    def __init__(self, character: str) -> None:
        super().__init__(f"no face has {character!r} (U+{ord(character):04X})")
        self.character = character


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look: face of the font book, size in points, palette colour, link (block id `#fig-x` or URL).

    A line feed in the text ends the line.
    """

    text: str
    face: str
    size: float
    colour: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """Points: width of the column, extra indent of the first line, left indent of all lines.

    balanced: the last line is filled like the others, and lines end at marks if they can; centred text always is.
    """

    width: float
    first_indent: float = 0.0
    align: Align = "justify"
    indent: float = 0.0
    balanced: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one run and face on a line, in points.

    x: origin of the first glyph from the left edge of the column. advances: from each glyph's origin to the next
    one's, the last to the origin of the next piece or to the end of the line; cuts and justification are in them.
    """

    x: float
    text: str
    face: str
    size: float
    colour: str
    link: str
    advances: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line. width: what the text fills, without indents; yields: names of the rules that gave way on it."""

    pieces: tuple[Piece, ...]
    width: float
    yields: tuple[str, ...] = ()
