"""Sheets → content streams on a reportlab canvas, every mark inside its marked content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from reportlab.lib.colors import CMYKColorSep
from reportlab.pdfgen.canvas import Canvas

from docgen.emit.pdf.boxes import Chart, Fill, Mark, Words
from docgen.emit.pdf.composer.types import Piece
from docgen.emit.pdf.fonts import CIDFont, stream
from docgen.emit.pdf.frame import Frame
from docgen.emit.pdf.inks import Inks, Looks
from docgen.emit.pdf.replay import Replay
from docgen.emit.pdf.sheets import Sheet
from docgen.emit.pdf.streams import deflated
from docgen.emit.pdf.structure import Element, Link, Owner, Tagger
from docgen.model.drawing import Drawing

_MARK_WIDTH = 0.25


class PlainCanvas(Canvas):  # type: ignore[misc]
    """A canvas that writes nothing of its own on a page: reportlab's would name an unembedded Helvetica.

    Pages are deflated as they are closed.
    """

    def _make_preamble(self) -> None:
        self._preamble = ""

    def write(self, operators: list[str]) -> None:
        """Append operators to the page."""
        self._code.extend(operators)

    def showPage(self) -> None:
        """Close the page."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.Contents = stream(deflated(page.stream.encode("ascii")))

    @property
    def document(self) -> Any:
        return self._doc


@dataclass(frozen=True, slots=True)
class Pen:
    """What drawing needs: canvas, frame, fonts, inks, looks of text, drawings and their replay, the tagger, whether a
    link leads somewhere.
    """

    canvas: PlainCanvas
    frame: Frame
    fonts: Mapping[str, CIDFont]
    inks: Inks
    looks: Looks
    replay: Replay
    drawings: Callable[[str, int], Drawing]
    tagger: Tagger
    reaches: Callable[[str], bool]

    def sheet(self, index: int, sheet: Sheet) -> None:
        """Draw one page."""
        self.tagger.turn()
        frame = self.frame
        self._marks(sheet.marks, frame.edge, frame.edge + frame.height)
        for placed in sheet.placed:
            self._marks(placed.box.marks, frame.left(index), frame.head - placed.y)
        self._marks(sheet.running, frame.left(index), frame.head)
        if frame.slug:
            self._crop_marks()
        self.canvas.write(self.tagger.close())

    def _marks(self, marks: tuple[Mark, ...], x: float, y: float) -> None:
        for mark in marks:
            if isinstance(mark, Words):
                self.words(mark, x + mark.x, y - mark.y)
            elif isinstance(mark, Fill):
                self._fill(mark, x + mark.x, y - mark.y)
            else:
                self._chart(mark, x + mark.x, y - mark.y)

    def words(self, mark: Words, x: float, y: float) -> None:
        for target, pieces in groupby(mark.line.pieces, key=attrgetter("link")):
            self._pieces(list(pieces), mark.element, target, x, y)

    def _pieces(self, pieces: list[Piece], element: Element | None, target: str, x: float, y: float) -> None:
        owner: Owner | None = element
        if element and self.reaches(target):
            owner = self._link(pieces, element, target, x, y)
        texts = [self.text(piece, x, y) for piece in pieces]
        self.canvas.write([*self.tagger.switch(owner), "BT", *texts, "ET"])

    def _link(self, pieces: list[Piece], element: Element, target: str, x: float, y: float) -> Link:
        last, size = pieces[-1], pieces[0].size
        box = (x + pieces[0].x, y - size * 0.2, x + last.x + sum(last.advances), y + size * 0.9)
        link = self.tagger.link(element, target)
        link.cover(self.tagger.page, box, "".join(piece.text for piece in pieces))
        return link

    def text(self, piece: Piece, x: float, y: float) -> str:
        """A piece → operators: colour, font, place, glyphs with the adjustments of the line."""
        glyphs = self.fonts[piece.face].shown(piece)
        look = self.looks.set(piece.colour, piece.face, piece.size)
        return f"{look} 1 0 0 1 {x + piece.x:.3f} {y:.3f} Tm {glyphs} TJ"

    def _fill(self, mark: Fill, x: float, y: float) -> None:
        place = f"{x:.3f} {y - mark.height:.3f} {mark.width:.3f} {mark.height:.3f} re f"
        self.canvas.write([*self.tagger.switch(None), self.inks.fill(mark.colour), place])

    def _chart(self, mark: Chart, x: float, y: float) -> None:
        drawing = self.drawings(mark.id, mark.lines)
        self.tagger.boxes[mark.element] = (x, y - drawing.height, x + drawing.width, y)
        place = f"q 1 0 0 1 {x:.3f} {y - drawing.height:.3f} cm"
        self.canvas.write([*self.tagger.switch(mark.element), place, *self.replay.operators(drawing), "Q"])

    def _crop_marks(self) -> None:
        """Lines in all inks, whatever these are (PDF 32000-1, 8.6.6.4: the separation All)."""
        lines = [f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l" for x, y, to_x, to_y in self.frame.crop_marks()]
        self.canvas.write(self.tagger.switch(None))
        self.canvas.setStrokeColor(CMYKColorSep(1, 1, 1, 1, spotName="All"))
        self.canvas.write([f"{_MARK_WIDTH} w", *lines, "S"])
