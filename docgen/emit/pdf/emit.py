"""Step 6, PDF: Resolved and drawings → the bytes of report.pdf, and where everything stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from docgen.emit.pdf.boxes import Chart
from docgen.emit.pdf.draw import Pen, PlainCanvas
from docgen.emit.pdf.fonts import open_fonts
from docgen.emit.pdf.inks import Inks
from docgen.emit.pdf.makeup import make_up
from docgen.emit.pdf.outline import add_destinations, add_links, add_outline, add_page_labels
from docgen.emit.pdf.sheets import Book
from docgen.emit.pdf.structure import Element, Tagger
from docgen.emit.pdf.typeset import Typesetter
from docgen.model.drawing import Drawing
from docgen.model.resolved import Resolved
from docgen.style.fontbook import FontBook
from docgen.style.style import POINTS_PER_MM, Style


@dataclass(frozen=True, slots=True)
class PdfResult:
    """The file, the printed page number of every target, the height of every figure in grid lines."""

    data: bytes
    pages: Mapping[str, str]
    heights: Mapping[str, int]


def emit_pdf(
    report: Resolved, style: Style, book: FontBook, fonts: Path, drawings: Callable[[str, int], Drawing]
) -> PdfResult:
    """Report, style, metrics, folder of fonts, drawings by figure id and height → PdfResult."""
    tree = Element("Document")
    pages = make_up(report, Typesetter(style, book), tree)
    data = _draw(report, style, fonts, drawings, pages)
    labels = {target: pages.label(target) for target in pages.stands}
    return PdfResult(data, labels, chart_heights(pages))


def chart_heights(book: Book) -> dict[str, int]:
    """Book → the height of every figure's chart in grid lines, as the pages were made up."""
    marks = (mark for sheet in book.sheets for placed in sheet.placed for mark in placed.box.marks)
    return {mark.id: mark.lines for mark in marks if isinstance(mark, Chart)}


def _draw(
    report: Resolved, style: Style, fonts: Path, drawings: Callable[[str, int], Drawing], book: Book
) -> bytes:
    buffer = BytesIO()
    size = (style.page.width_mm * POINTS_PER_MM, style.page.height_mm * POINTS_PER_MM)
    canvas = PlainCanvas(buffer, pagesize=size, invariant=1, pageCompression=1, lang=report.titles.language)
    faces = open_fonts(style, fonts)
    names = {name: font.enter(canvas.document) for name, font in faces.items()}
    pen = Pen(canvas, style, faces, names, Inks(style, "screen"), drawings, Tagger(), [])
    for index, sheet in enumerate(book.sheets):
        add_destinations(canvas, index, book, style)
        pen.sheet(index, sheet)
        add_links(pen, book)
        canvas.showPage()
    add_outline(canvas, report.catalogs.contents, book)
    add_page_labels(canvas, book)
    canvas.setTitle(report.titles.title + report.titles.subtitle)
    canvas.setAuthor("、".join(report.titles.issuers))
    canvas.save()
    return buffer.getvalue()
