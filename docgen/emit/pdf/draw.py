"""Sheets → content streams on a reportlab canvas, every mark inside its marked content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from docgen.emit.pdf.boxes import Chart, Fill, Mark, Words
from docgen.emit.pdf.composer.types import Piece
from docgen.emit.pdf.fonts import CIDFont
from docgen.emit.pdf.inks import Inks
from docgen.emit.pdf.replay import replay
from docgen.emit.pdf.sheets import Sheet
from docgen.emit.pdf.structure import Element, Tagger
from docgen.model.drawing import Drawing
from docgen.style.style import POINTS_PER_MM, Style

_RUNNING_RISE = 11.0
_FOLIO_DROP = 13.0


class PlainCanvas(Canvas):  # type: ignore[misc]
    """A canvas that writes nothing of its own on a page: reportlab's would name an unembedded Helvetica."""

    def _make_preamble(self) -> None:
        self._preamble = ""

    def write(self, operators: list[str]) -> None:
        """Append operators to the page."""
        self._code.extend(operators)

    @property
    def document(self) -> Any:
        return self._doc


@dataclass(frozen=True, slots=True)
class Pen:
    """What drawing needs: canvas, style, fonts, inks, drawings, the tagger. Links are collected by page."""

    canvas: PlainCanvas
    style: Style
    fonts: Mapping[str, CIDFont]
    names: Mapping[str, str]
    inks: Inks
    drawings: Callable[[str, int], Drawing]
    tagger: Tagger
    links: list[tuple[int, str, tuple[float, float, float, float], Element]]

    def sheet(self, index: int, sheet: Sheet) -> None:
        """Draw one page."""
        self.tagger.turn(index)
        page = self.style.page
        height = page.height_mm * POINTS_PER_MM
        self._marks(sheet.marks, 0.0, height)
        left = self.left(index)
        top = height - page.top_mm * POINTS_PER_MM
        for placed in sheet.placed:
            self._marks(placed.box.marks, left, top - placed.y)
        self._running(index, sheet, left, top)

    def left(self, index: int) -> float:
        """Page index → left edge of its type area: margins are mirrored, the inner one at the spine."""
        page = self.style.page
        inner = page.inner_mm * POINTS_PER_MM
        return inner if index % 2 == 0 else page.width_mm * POINTS_PER_MM - inner - self.style.grid.width

    def _marks(self, marks: tuple[Mark, ...], x: float, y: float) -> None:
        for mark in marks:
            if isinstance(mark, Words):
                self._words(mark, x, y)
            elif isinstance(mark, Fill):
                self._fill(mark, x, y)
            else:
                self._chart(mark, x, y)

    def _words(self, mark: Words, x: float, y: float) -> None:
        operators = [self.tagger.open(mark.element), "BT"]
        for piece in mark.line.pieces:
            operators.append(self.text(piece, x + mark.x, y - mark.y))
            if piece.link and mark.element is not None:
                self._link(piece, x + mark.x, y - mark.y, mark.element)
        self.canvas.write([*operators, "ET", "EMC"])

    def text(self, piece: Piece, x: float, y: float) -> str:
        """A piece → operators: colour, font, place, glyphs with the adjustments of the line."""
        font = self.fonts[piece.face]
        glyphs = adjusted(piece, font)
        colour = self.inks.fill(piece.colour)
        return f"{colour} {self.names[piece.face]} {piece.size:g} Tf 1 0 0 1 {x + piece.x:.3f} {y:.3f} Tm {glyphs} TJ"

    def _link(self, piece: Piece, x: float, y: float, element: Element) -> None:
        width = sum(piece.advances)
        left = x + piece.x
        box = (left, y - piece.size * 0.2, left + width, y + piece.size * 0.9)
        self.links.append((self.tagger.page, piece.link, box, element))

    def _fill(self, mark: Fill, x: float, y: float) -> None:
        place = f"{x + mark.x:.3f} {y - mark.y - mark.height:.3f} {mark.width:.3f} {mark.height:.3f} re f"
        self.canvas.write([self.tagger.open(None), self.inks.fill(mark.colour), place, "EMC"])

    def _chart(self, mark: Chart, x: float, y: float) -> None:
        drawing = self.drawings(mark.id, mark.lines)
        place = f"q 1 0 0 1 {x + mark.x:.3f} {y - mark.y - drawing.height:.3f} cm"
        operators = replay(drawing, self.fonts, self.names, self.inks)
        self.canvas.write([self.tagger.open(mark.element), place, *operators, "Q", "EMC"])

    def _running(self, index: int, sheet: Sheet, left: float, top: float) -> None:
        """Running head and page number (artifacts): title on left-hand pages, chapter on right-hand ones."""
        if sheet.kind != "text":
            return
        style = self.style.running
        right_hand = index % 2 == 0
        width = self.style.grid.width
        operators = [self.tagger.open(None)]
        if not sheet.opening:
            rise = _RUNNING_RISE * POINTS_PER_MM / 2.2
            operators += self._aligned(sheet.head, left, top + rise, width, right_hand)
            operators += [self.inks.fill(style.rule), f"{left:.3f} {top + rise - 6:.3f} {width:.3f} 0.4 re f"]
        foot = top - self.style.grid.height - _FOLIO_DROP * POINTS_PER_MM / 1.6
        operators += self._aligned(sheet.label, left, foot, width, right_hand)
        self.canvas.write([*operators, "EMC"])

    def _aligned(self, text: str, left: float, y: float, width: float, right_hand: bool) -> list[str]:
        style = self.style.running
        font = self.fonts[style.face]
        advances = tuple(font.width(c, style.size) for c in text)
        x = left + width - sum(advances) if right_hand else left
        return ["BT", self.text(Piece(0.0, text, style.face, style.size, style.colour, "", advances), x, y), "ET"]


def adjusted(piece: Piece, font: CIDFont) -> str:
    """A piece → the array of a TJ operator: codes, and the differences to the font's own advances."""
    parts: list[str] = []
    codes = ""
    scale = 1000 / piece.size
    for character, advance in zip(piece.text, piece.advances, strict=True):
        codes += font.encode(character)
        shift = font.advance(character) - advance * scale
        if abs(shift) > 0.5:
            parts.append(f"<{codes}>{shift:.0f}")
            codes = ""
    return f"[{''.join(parts)}{f'<{codes}>' if codes else ''}]"
