"""Captions of figures and tables with their numbers as fields; the lines of source and notes."""

from __future__ import annotations

from itertools import pairwise

from docgen.emit.docx import names
from docgen.emit.docx.desk import Desk
from docgen.emit.docx.inlines import runs
from docgen.emit.docx.lines import Line, notes_of
from docgen.model.resolved import Figure, Table
from docgen.ooxml.bookmarks import around, bookmark_name
from docgen.ooxml.fields import sequence
from docgen.ooxml.formats import Paragraphs
from docgen.ooxml.text import paragraph, run
from docgen.ooxml.xml import Element

# Between a label and what it labels; a list of figures that Word makes has it too.
GAP = "　"


def caption(block: Figure | Table, desk: Desk, *, last: bool = False) -> Element:
    """图, its number as SEQ, the title. The inner bookmark is the label (a reference is exactly 图26), the outer one
    the whole caption, which the catalog points at. `last`: nothing below has to stay with it."""
    kind = block.label.removesuffix(str(block.number))
    label = around(bookmark_name("Ref", block.id), (run(kind), *sequence(kind, block.number)))
    whole = around(bookmark_name("Toc", block.id), (*label, run(GAP), *runs(block.caption, desk)))
    return paragraph(Paragraphs(names.CAPTION, keep_next=False if last else None), whole)


def notes(block: Figure | Table, style: str) -> tuple[Element, ...]:
    """The source line and the notes; each is kept with the next."""
    lines = notes_of(block)
    kept = [_note(line, Paragraphs(style, keep_next=True, after=0)) for line, _ in pairwise(lines)]
    return (*kept, *(_note(line, Paragraphs(style)) for line in lines[-1:]))


def _note(line: Line, look: Paragraphs) -> Element:
    return paragraph(look, around(bookmark_name("Id", line.id), (run(line.texts[0]),)))
