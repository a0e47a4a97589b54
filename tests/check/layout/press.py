"""A small press for tests: lines placed character by character with reportlab, right unless a test asks for a slip."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

SIZE, LEADING, COLUMNS, ROWS = 12.0, 21.0, 20, 12
LEFT, TOP = 80.0, 700.0
WIDTH = COLUMNS * SIZE
PAPER = (400.0, 800.0)
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
_FONTS = Path(__file__).resolve().parents[3] / "fonts"
_OPENERS, _CLOSERS = "（《“", "）》”，。、；：！？"


class Press:
    """Pages with a type area of 20 characters by 12 lines, 12 on 21 pt, left edge at 80, first base line at 700."""

    def __init__(self) -> None:
        for name, file in (("song", "NotoSerifSC-Regular.ttf"), ("hei", "NotoSansSC-Bold.ttf")):
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(_FONTS / file)))
        self.shift = 0.0
        self._buffer = BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=PAPER, invariant=1, initialFontName="song")

    def data(self) -> bytes:
        """End the last page → the file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()

    def turn(self) -> None:
        self.canvas.showPage()

    def place(self, text: str, x: float, y: float, size: float = SIZE, face: str = "song") -> None:
        """A string at its own advances."""
        self.canvas.setFont(face, size)
        self.canvas.drawString(x + self.shift, y, text)

    def line(
        self, text: str, row: float, *, left: float = 0.0, width: float | None = None, gap: float = 0.25,
        kern: bool = True, cut: bool = True, size: float = SIZE, face: str = "song", tag: str = "",
    ) -> None:  # fmt: skip
        """A line on a row of the grid from `left` (pt from the edge), stretched evenly to `width`.

        gap: Han–Latin, em. kern: marks compressed. cut: marks at both ends give their blank half.
        """
        places = self._places(text, left, size, face, gap, kern)
        first = size / 2 if cut and text[0] in _OPENERS else 0.0
        end = places[-1] + (size / 2 if cut and text[-1] in _CLOSERS else self._advance(text[-1], size, face))
        each = (width - (end - first - left)) / (len(text) - 1) if width and len(text) > 1 else 0.0
        if tag:
            self.canvas._code.append(f"/{tag} BMC")
        for index, (character, place) in enumerate(zip(text, places, strict=True)):
            if text[index + 1 : index + 2].isspace():
                character += text[index + 1]  # PDFium passes over a blank drawn by itself
            self.place(character.lstrip(), LEFT + place - first + index * each, TOP - row * LEADING, size, face)
        if tag:
            self.canvas._code.append("EMC")

    def _advance(self, character: str, size: float, face: str) -> float:
        return float(pdfmetrics.stringWidth(character, face, size))

    def _places(self, text: str, left: float, size: float, face: str, gap: float, kern: bool) -> list[float]:
        places, x = [], left
        for before, character in zip(" " + text, text, strict=False):
            pair = before in _CLOSERS and character in _OPENERS + _CLOSERS
            if kern and (pair or (before in _OPENERS and character in _OPENERS)):
                x -= size / 2
            if _western(before) != _western(character) and (_han(before) or _han(character)) and places:
                x += gap * size if _western(before) or _western(character) else 0.0
            places.append(x)
            x += self._advance(character, size, face)
        return places

    def paragraph(self, lines: Sequence[str], row: float = 0.0, *, begins: bool = True, ends: bool = True) -> float:
        """Lines of a paragraph, the first indented by two em, all but the last flush → the next row."""
        for index, text in enumerate(lines):
            left = 2 * SIZE if begins and not index else 0.0
            last = ends and index == len(lines) - 1
            self.line(text, row + index, left=left, width=None if last else WIDTH - left)
        return row + len(lines)

    def filled(self, row: float = 0.0, rows: int = ROWS, *, begins: bool = True, ends: bool = True) -> float:
        """Rows filled with one paragraph of plain Han → the next row."""
        return self.paragraph(filler(rows, begins, ends), row, begins=begins, ends=ends)

    def box(self, row: float, rows: float) -> None:
        """A drawing: a frame over some rows of the grid, its top at `row`."""
        self.canvas.rect(LEFT, TOP + SIZE - (row + rows) * LEADING, WIDTH, rows * LEADING)

    def head(self, text: str, right: bool) -> None:
        width = self._advance(text[0], 9, "song") * len(text)
        self.place(text, LEFT + WIDTH - width if right else LEFT, TOP + 40, 9)

    def folio(self, text: str) -> None:
        self.place(text, LEFT, TOP - ROWS * LEADING - 20, 9)


def filler(rows: int, begins: bool = True, ends: bool = True) -> list[str]:
    """Lines of plain Han that fill rows of the column; the last ends short."""
    lengths = [COLUMNS] * rows
    if begins:
        lengths[0] -= 2
    if ends:
        lengths[-1] -= 6
    return [HAN[:length] for length in lengths]


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _western(character: str) -> bool:
    return character.isascii() and character.isalnum()
