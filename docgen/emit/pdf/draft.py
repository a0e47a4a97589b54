"""A Layout and the word of a draft → the same, the word on every page; an artifact, as running heads are."""

from __future__ import annotations

from dataclasses import replace

from docgen.emit.pdf.boxes import Fill, Mark, Words
from docgen.emit.pdf.composer.types import Run, Shape
from docgen.emit.pdf.layout import Layout
from docgen.emit.pdf.running import RISE
from docgen.emit.pdf.sheets import Book
from docgen.emit.pdf.typeset import Typesetter
from docgen.style.fontbook import FontBook
from docgen.style.style import POINTS_PER_MM

_SPACE = "\u2003"
_LARGER = 1.5
_PADDING = (6.0, 2.5)
"""Points: how much larger than the running heads the word is, and the field round it, to the sides and up and down."""
_ASCENT, _DESCENT = 0.88, 0.12


def stamped(layout: Layout, draft: str, metrics: FontBook) -> Layout:
    """Layout, the word (empty: nothing happens), metrics → a draft: the word on the line of the running heads, at
    the inner edge where these stand at the outer one, on pages without heads too."""
    if not draft:
        return layout
    type_ = Typesetter(layout.style, metrics)
    stamps = tuple(_stamp(_SPACE.join(draft), left, type_) for left in (True, False))
    return replace(layout, report=replace(layout.report, draft=draft), stamps=stamps)


def _stamp(word: str, left: bool, type_: Typesetter) -> tuple[Mark, ...]:
    """The word on a light field, which a dark cover does not swallow; black alone in print."""
    style, (beside, around) = type_.style, _PADDING
    size, y = style.running.size + _LARGER, -RISE * POINTS_PER_MM
    run = Run(word, style.heading[1].face, size, style.text.colour)
    line = type_.set_runs([run], Shape(style.grid.width, align="left"), "")[0]
    width = line.pieces[-1].x + sum(line.pieces[-1].advances) + 2 * beside
    x = 0.0 if left else style.grid.width - width
    field = Fill(x, y - size * _ASCENT - around, width, size * (_ASCENT + _DESCENT) + 2 * around, style.running.rule)
    return field, Words(x + beside, y, line, None)


def marked(book: Book, stamps: tuple[tuple[Mark, ...], ...]) -> Book:
    """Pages, the marks of right-hand and of left-hand ones → the pages with them."""
    sheets = (replace(s, running=(*s.running, *stamps[i % 2])) for i, s in enumerate(book.sheets))
    return Book(tuple(sheets), book.stands) if stamps else book
