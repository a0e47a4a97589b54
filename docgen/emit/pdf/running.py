"""A sheet → its running head and page number, at places from the upper left of the type area; both are artifacts."""

from __future__ import annotations

from docgen.emit.pdf.boxes import Fill, Mark, Words
from docgen.emit.pdf.composer.types import Run, Shape
from docgen.emit.pdf.sheets import Sheet
from docgen.emit.pdf.typeset import Typesetter
from docgen.style.style import POINTS_PER_MM

RISE = 5.0
_DROP = 8.125
"""Millimetres: base line of the head above the type area, that of the page number below it."""
_GAP = 6.0
_RULE = 0.4
_MORE = "……"


def running_marks(sheet: Sheet, index: int, type_: Typesetter) -> tuple[Mark, ...]:
    """Sheet, its index → marks at the outer edge: a number only on a chapter's first page, none without text."""
    if sheet.kind != "text":
        return ()
    grid = type_.style.grid
    folio = _line(sheet.label, grid.height + _DROP * POINTS_PER_MM, index, type_)
    if sheet.opening:
        return (folio,)
    y = -RISE * POINTS_PER_MM
    rule = Fill(0.0, y + _GAP - _RULE, grid.width, _RULE, type_.style.running.rule)
    return _line(sheet.head, y, index, type_), rule, folio


def _line(text: str, y: float, index: int, type_: Typesetter) -> Words:
    """Text at the outer edge: on the right of right-hand pages, on the left of the others; one too long for the line
    is shortened."""
    style = type_.style.running
    shape = Shape(type_.style.grid.width, align="left" if index % 2 else "right")
    lines = type_.set_runs([Run(text, style.face, style.size, style.colour)], shape, "")
    while len(lines) > 1:
        text = "".join(piece.text for piece in lines[0].pieces).removesuffix(_MORE)[:-1] + _MORE
        lines = type_.set_runs([Run(text, style.face, style.size, style.colour)], shape, "")
    return Words(0.0, y, lines[0], None)
