"""A small font book with the widths that matter, and a shorthand to compose plain text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.emit.pdf.composer.compose import compose
from docgen.emit.pdf.composer.types import Align, Run, SetLine, Shape
from docgen.style.fontbook import FaceMetrics, FontBook

SIZE = 10.0
_FULL = [*range(0x3000, 0x3030), *range(0x4E00, 0xA000), *range(0xFF01, 0xFF5F), *map(ord, "“”‘’…‰℃①")]
_PROPORTIONAL = {**dict.fromkeys(range(0x21, 0x7F), 500.0), 0x20: 260.0, 0xA0: 260.0, ord("−"): 560.0, ord("%"): 900.0}

Composed = Callable[..., tuple[SetLine, ...]]


def _face(name: str, **own: float) -> FaceMetrics:
    advances = dict.fromkeys(_FULL, 1000.0) | _PROPORTIONAL | {ord(c): width for c, width in own.items()}
    return FaceMetrics(name, Path(name), advances, 880.0, -120.0)


@pytest.fixture(scope="session")
def book() -> FontBook:
    """serif: dash 890, dot 327, quotes full; kai: dash 1000, dot and quotes 350; sans alone has 𬉼."""
    faces = (
        _face("serif", **{"—": 890.0, "·": 327.0}),
        _face("kai", **{"—": 1000.0, "·": 350.0, "“": 350.0, "”": 350.0, "‘": 350.0, "’": 350.0}),
        _face("sans", **{"—": 894.0, "·": 1000.0, "𬉼": 1000.0}),
    )
    return FontBook({face.name: face for face in faces})


@pytest.fixture(scope="session")
def composed(book: FontBook) -> Composed:
    """Text, width in em of 10 points, indent in em, alignment, face → its lines."""

    def lines(
        text: str, width: float, indent: float = 0.0, align: Align = "justify", face: str = "serif"
    ) -> tuple[SetLine, ...]:
        return compose([Run(text, face, SIZE, "ink")], Shape(width * SIZE, indent * SIZE, align), book)

    return lines
