"""A Layout and the word of a draft → the same, the word on every page; an artifact, as running heads are."""

from __future__ import annotations

from dataclasses import replace

from docgen.emit.pdf.boxes import Mark, Words
from docgen.emit.pdf.composer.types import Run, Shape
from docgen.emit.pdf.layout import Layout
from docgen.emit.pdf.running import RISE
from docgen.emit.pdf.sheets import Book
from docgen.emit.pdf.typeset import Typesetter
from docgen.style.fontbook import FontBook
from docgen.style.style import POINTS_PER_MM

_SPACED = "\u3000"


def stamped(layout: Layout, draft: str, metrics: FontBook) -> Layout:
    """Layout, the word (empty: nothing happens), metrics → a draft: the word on the line of the running heads, at
    the inner edge where these stand at the outer one, on pages without heads too."""
    if not draft:
        return layout
    type_ = Typesetter(layout.style, metrics)
    marks = tuple((_mark(_SPACED.join(draft), align == "left", type_),) for align in ("left", "right"))
    return replace(layout, report=replace(layout.report, draft=draft), stamps=marks)


def _mark(word: str, left: bool, type_: Typesetter) -> Words:
    style = type_.style
    shape = Shape(style.grid.width, align="left" if left else "right")
    run = Run(word, style.heading[1].face, style.running.size, style.text.colour)
    return Words(0.0, -RISE * POINTS_PER_MM, type_.set_runs([run], shape, "")[0], None)


def marked(book: Book, stamps: tuple[tuple[Mark, ...], ...]) -> Book:
    """Pages, the marks of right-hand and of left-hand ones → the pages with them."""
    sheets = (replace(s, running=(*s.running, *stamps[i % 2])) for i, s in enumerate(book.sheets))
    return Book(tuple(sheets), book.stands) if stamps else book
