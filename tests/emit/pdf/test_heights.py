"""How high charts are made up: they fill pages as far as their kind allows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.emit.pdf.blocks import Setter
from docgen.emit.pdf.boxes import Box
from docgen.emit.pdf.structure import Element
from docgen.emit.pdf.typeset import Typesetter
from docgen.model.chart import ChartKind
from docgen.style.fontbook import open_fontbook
from tests.emit.pdf import sample


@pytest.mark.parametrize(
    ("kind", "lines", "give"),
    [
        ("columns", 9, (1, 3)),
        ("columns", 8, (0, 4)),
        ("bars", 10, (0, 0)),
        ("total", 8, (0, 0)),
        ("tilemap", 12, (3, 0)),
    ],
)
def test_a_chart_gives_and_takes_lines_as_its_kind_allows(kind: ChartKind, lines: int, give: tuple[int, int]) -> None:
    figure = sample.figure("fig", 1)
    figure = replace(figure, chart=replace(figure.chart, kind=kind))
    setter = Setter(Typesetter(sample.style(), open_fontbook(sample.style(), sample.ROOT / "fonts")), {"fig": lines})
    (box,) = setter.figure(figure, Element("Sect"))
    assert isinstance(box, Box) and box.give == give
