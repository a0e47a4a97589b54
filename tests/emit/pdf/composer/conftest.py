"""A small font book with the widths that matter, and a shorthand to compose text and read the lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import pytest

from docgen.emit.pdf.composer.cast import cast
from docgen.emit.pdf.composer.compose import compose
from docgen.emit.pdf.composer.lines import set_line
from docgen.emit.pdf.composer.types import Align, Run, SetLine, Shape
from docgen.style.fontbook import FaceMetrics, FontBook

EM = 10.0
_FULL = [*range(0x3000, 0x3030), *range(0x4E00, 0xA000), *range(0xFF01, 0xFF5F), *map(ord, "“”‘’…‰℃①")]
_PROPORTIONAL = {**dict.fromkeys(range(0x21, 0x7F), 500.0), 0x20: 260.0, 0xA0: 260.0, ord("−"): 560.0, ord("%"): 900.0}


@dataclass(frozen=True)
class Read:
    """A line as a reader sees it, in em of 10 points from the left edge of the column."""

    line: SetLine

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.line.pieces)

    @property
    def yields(self) -> tuple[str, ...]:
        return self.line.yields

    @property
    def origins(self) -> list[float]:
        """Of each glyph, and the right end of the line."""
        found, end = [], 0.0
        for piece in self.line.pieces:
            *places, end = accumulate(piece.advances, initial=piece.x)
            found += places
        return [round(place / EM, 6) for place in (*found, end)]

    @property
    def left(self) -> float:
        return self.origins[0]

    @property
    def right(self) -> float:
        return self.origins[-1]

    def advance(self, character: str) -> float:
        """From the origin of the first such character to that of the next one."""
        at = self.text.index(character)
        return round(self.origins[at + 1] - self.origins[at], 6)


Composed = Callable[..., list[Read]]


def _face(name: str, own: dict[str, float]) -> FaceMetrics:
    advances = dict.fromkeys(_FULL, 1000.0) | _PROPORTIONAL | {ord(c): width for c, width in own.items()}
    return FaceMetrics(name, Path(name), advances, 880.0, -120.0)


@pytest.fixture(scope="session")
def book() -> FontBook:
    """serif: dash 890, dot 327, quotes full; kai: dash 1000, dot and quotes 350; sans alone has 𬉼."""
    faces = (
        _face("serif", {"—": 890.0, "·": 327.0}),
        _face("kai", {"—": 1000.0, **dict.fromkeys("·“”‘’", 350.0)}),
        _face("sans", {"—": 894.0, "·": 1000.0, "𬉼": 1000.0}),
    )
    return FontBook({face.name: face for face in faces})


@pytest.fixture(scope="session")
def composed(book: FontBook) -> Composed:
    """Text, width in em of 10 points, indent in em, alignment, face → its lines."""

    def lines(
        text: str, width: float, indent: float = 0.0, align: Align = "justify", face: str = "serif"
    ) -> list[Read]:
        shape = Shape(width * EM, indent * EM, align)
        return [Read(line) for line in compose([Run(text, face, EM, "ink")], shape, book)]

    return lines


@pytest.fixture(scope="session")
def shortened(book: FontBook) -> Callable[[str, float], Read]:
    """Text → the line of it that is `loss` em shorter than its natural width."""

    def line(text: str, loss: float) -> Read:
        made = cast([Run(text, "serif", EM, "ink")], book)
        natural = set_line(made, 0, len(text), 1000.0, 0.0, False, ()).width
        return Read(set_line(made, 0, len(text), natural - loss * EM, 0.0, False, ()))

    return line
