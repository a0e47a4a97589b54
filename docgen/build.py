"""An edition's folder → its outputs: the seven steps, in a straight line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.compose.compose import compose
from docgen.emit.docx.emit import emit_docx
from docgen.emit.pdf.emit import emit_pdf
from docgen.emit.pdf.fonts import CIDFont, open_fonts
from docgen.emit.pdf.frame import Target
from docgen.emit.pdf.layout import Layout, lay_out
from docgen.facts.load import load
from docgen.facts.measure import measure
from docgen.facts.settings import place_of
from docgen.figures.draw import draw
from docgen.figures.raster import png
from docgen.model.drawing import Drawing
from docgen.model.picture import Picture
from docgen.model.resolved import Figure, Resolved
from docgen.resolve.data_csv import data_csv
from docgen.resolve.resolve import resolve
from docgen.style.fontbook import FontBook, open_fontbook
from docgen.style.load import load_style
from docgen.style.style import Style

_FILES = {"pdf": "report.pdf", "print": "report-print.pdf", "docx": "report.docx"}
ALL_OUTPUTS = tuple(_FILES)
_DPI = 220


@dataclass(frozen=True, slots=True)
class House:
    """Where styles and fonts are: the only paths beside the edition's own."""

    styles: Path
    fonts: Path

    @property
    def profiles(self) -> Path:
        """The folder of colour profiles."""
        return self.styles / "icc"


def build(edition: Path, house: House, only: tuple[str, ...], say: Callable[[str], None]) -> dict[str, bytes]:
    """Edition, house, wanted outputs, where progress is told → the files by name. Raises EditionError."""
    say("1 读入数据")
    dataset = load(edition)
    style = load_style(house.styles, dataset.settings["style"], place_of(edition, "style"))
    say("2 求值")
    facts = measure(dataset)
    say("3 读入文本")
    report = compose(edition, dataset.settings)
    say("4 编号、绑定")
    resolved = resolve(report, facts, dataset.layouts, style.marks)
    say("5 绘图、排版")
    metrics = open_fontbook(style, house.fonts)
    layout = lay_out(resolved, style, metrics)
    figures = _Drawer(resolved, style, metrics)
    say("6 输出")
    outputs = _Outputs(layout, figures, open_fonts(style, house.fonts), house)
    return {_FILES[name]: outputs.file(name) for name in only}


@dataclass(frozen=True, slots=True)
class _Outputs:
    """What every output is made from."""

    layout: Layout
    figures: _Drawer
    faces: Mapping[str, CIDFont]
    house: House

    def file(self, name: str) -> bytes:
        """Name of an output → its bytes."""
        if name == "docx":
            pictures = self.figures.pictures(self.layout.heights, self.house.fonts)
            return emit_docx(self.layout.report, self.layout.style, pictures, self.layout.pages)
        target: Target = "web" if name == "pdf" else "print"
        numbers = data_csv(self.layout.report)
        return emit_pdf(self.layout, target, self.faces, self.house.profiles, self.figures, numbers)


@dataclass(slots=True)
class _Drawer:
    """Figures by id and height → drawings, each drawn once."""

    report: Resolved
    style: Style
    book: FontBook
    _drawn: dict[tuple[str, int], Drawing] = field(default_factory=dict)
    _figures: dict[str, Figure] = field(default_factory=dict)

    def __post_init__(self) -> None:
        blocks = (block for matter in self.report.matters for block in matter.blocks)
        self._figures = {block.id: block for block in blocks if isinstance(block, Figure)}

    def __call__(self, id_: str, lines: int) -> Drawing:
        key = (id_, lines)
        if key not in self._drawn:
            grid = self.style.grid
            chart = self._figures[id_].chart
            self._drawn[key] = draw(chart, self.style, self.book, grid.width, lines * grid.leading)
        return self._drawn[key]

    def pictures(self, heights: Mapping[str, int], fonts: Path) -> dict[str, Picture]:
        """Heights of the figures → their pictures for Word, the same drawings as in the PDF."""
        drawings = {id_: self(id_, lines) for id_, lines in heights.items()}
        return {
            id_: Picture(png(drawing, self.style, fonts, _DPI), b"", drawing.width, drawing.height)
            for id_, drawing in drawings.items()
        }
