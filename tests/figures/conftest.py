"""What the tests of figures share: the look, its fonts, and a chart drawn with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.figures.draw import draw
from docgen.model.chart import ChartSpec
from docgen.model.drawing import Drawing
from docgen.style.fontbook import FontBook, open_fontbook
from docgen.style.load import load_style
from docgen.style.style import Style

Draw = Callable[..., Drawing]


@pytest.fixture(scope="session")
def style(root: Path) -> Style:
    return load_style(root / "styles", "yearbook")


@pytest.fixture(scope="session")
def book(root: Path, style: Style) -> FontBook:
    return open_fontbook(style, root / "fonts")


@pytest.fixture(scope="session")
def drawn(style: Style, book: FontBook) -> Draw:
    """Spec and height in lines → its Drawing at the width of the type area."""

    def drawn(spec: ChartSpec, lines: int = 10) -> Drawing:
        return draw(spec, style, book, style.grid.width, lines * style.grid.leading)

    return drawn
