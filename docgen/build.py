"""An edition's folder → its outputs: the seven steps, in a straight line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.check.libreoffice import bookmark_pages
from docgen.compose.compose import compose
from docgen.emit.docx.emit import DocxResult, Paging, emit_docx
from docgen.emit.docx.figures import without_chart
from docgen.emit.docx.pages import page_bookmarks, printed_pages
from docgen.emit.pdf.emit import emit_pdf
from docgen.emit.pdf.fonts import CIDFont, open_fonts
from docgen.emit.pdf.frame import Target
from docgen.emit.pdf.layout import Layout, lay_out
from docgen.facts.load import load
from docgen.facts.measure import measure
from docgen.facts.settings import place_of
from docgen.figures.draw import draw
from docgen.figures.heights import lines_wanted
from docgen.figures.raster import png
from docgen.figures.svg import svg
from docgen.model.drawing import Drawing
from docgen.model.manifest import Edition, to_json
from docgen.model.picture import Picture
from docgen.model.resolved import Figure, Resolved
from docgen.resolve.data_csv import data_csv
from docgen.resolve.resolve import resolve
from docgen.style.fontbook import FontBook, open_fontbook
from docgen.style.load import load_style
from docgen.style.style import Style

_FILES = {"pdf": "report.pdf", "print": "report-print.pdf", "docx": "report.docx"}
_MANIFEST = "report.manifest.json"
ALL_OUTPUTS = tuple(_FILES)
_DPI = 220
_PASSES = 3


@dataclass(frozen=True, slots=True)
class House:
    """Where styles and fonts are: the only paths beside the edition's own."""

    styles: Path
    fonts: Path

    @property
    def profiles(self) -> Path:
        """The folder of colour profiles."""
        return self.styles / "icc"


@dataclass(frozen=True, slots=True)
class Wish:
    """What to build. `pictures`: every figure of the DOCX a picture; `docx_pages`: its page numbers from its own
    layout, not from the PDF's."""

    outputs: tuple[str, ...] = ALL_OUTPUTS
    pictures: bool = False
    docx_pages: bool = False


def build(edition: Path, house: House, wish: Wish, say: Callable[[str], None]) -> dict[str, bytes]:
    """Edition, house, what to build, where progress is told → the files by name. Raises EditionError."""
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
    figures = _Drawer(resolved, style, metrics)
    layout = lay_out(resolved, style, metrics, figures.wishes())
    say("6 输出")
    identity = Edition(edition.resolve().name, facts.year, facts.own_area, report.titles.title + report.titles.subtitle)
    outputs = _Outputs(layout, figures, open_fonts(style, house.fonts), house, identity, wish, say)
    return {file: data for name in wish.outputs for file, data in outputs.files(name).items()}


@dataclass(frozen=True, slots=True)
class _Outputs:
    """What every output is made from."""

    layout: Layout
    figures: _Drawer
    faces: Mapping[str, CIDFont]
    house: House
    edition: Edition
    wish: Wish
    say: Callable[[str], None]

    def files(self, name: str) -> dict[str, bytes]:
        """Name of an output → its files by name."""
        if name == "docx":
            return self._docx()
        target: Target = "web" if name == "pdf" else "print"
        numbers = data_csv(self.layout.report)
        return {_FILES[name]: emit_pdf(self.layout, target, self.faces, self.house.profiles, self.figures, numbers)}

    def _docx(self) -> dict[str, bytes]:
        """The DOCX and its manifest; its page numbers are those of the PDF, or of its own layout where that is asked."""
        report, heights = self.layout.report, self.layout.heights
        chosen = heights if self.wish.pictures else without_chart(report)
        pictures = self.figures.pictures({id_: heights[id_] for id_ in chosen}, self.house.fonts)

        def made(pages: Mapping[str, str]) -> DocxResult:
            return emit_docx(report, self.edition, self.layout.style, pictures, Paging(pages, heights))

        result = made(self.layout.pages)
        if self.wish.docx_pages:
            result = self._laid_out(made, result)
        else:
            self.say("  DOCX 目录的页码取自 PDF 的排版（--docx-pages 取 DOCX 自身的）")
        return {_FILES["docx"]: result.data, _MANIFEST: to_json(result.manifest).encode()}

    def _laid_out(self, made: Callable[[Mapping[str, str]], DocxResult], first: DocxResult) -> DocxResult:
        """The DOCX with the page numbers of its own layout: made anew until they stay the same."""
        result, pages, report = first, dict(self.layout.pages), self.layout.report
        for _ in range(_PASSES):
            self.say("  LibreOffice 排版 DOCX")
            places = bookmark_pages(result.data, page_bookmarks(report))
            found = {**self.layout.pages, **printed_pages(report, places)}
            if found == pages:
                return result
            result, pages = made(found), found
        self.say("  DOCX 的页码在几次排版后仍有变动")
        return result


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

    def wishes(self) -> dict[str, int]:
        """The heights that the figures would like, in grid lines."""
        return {id_: lines_wanted(figure.chart, self.style) for id_, figure in self._figures.items()}

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
            id_: Picture(png(drawing, self.style, fonts, _DPI), svg(drawing, self.style), drawing.width, drawing.height)
            for id_, drawing in drawings.items()
        }
