"""Resolved → Layout: the report made up once, from which each of its files is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.emit.pdf.boxes import Chart, Mark
from docgen.emit.pdf.makeup import make_up
from docgen.emit.pdf.sheets import Book
from docgen.emit.pdf.structure import Element
from docgen.emit.pdf.typeset import Typesetter
from docgen.emit.pdf.yields import Yield, yields
from docgen.model.resolved import Resolved
from docgen.style.fontbook import FontBook
from docgen.style.style import Style


@dataclass(frozen=True, slots=True)
class Layout:
    """A report, its look, its pages, and the structure tree that these belong to.

    stamps: what every page of a draft bears, right-hand pages first; empty for what is none.
    """

    report: Resolved
    style: Style
    book: Book
    tree: Element
    stamps: tuple[tuple[Mark, ...], ...] = ()

    @property
    def pages(self) -> Mapping[str, str]:
        """The printed page number of every target."""
        return {target: self.book.label(target) for target in self.book.stands}

    @property
    def yields(self) -> tuple[Yield, ...]:
        """Where a rule of line setting gave way."""
        return yields(self.book)

    @property
    def heights(self) -> Mapping[str, int]:
        """The height of every figure's chart in grid lines, as the pages were made up."""
        marks = (mark for sheet in self.book.sheets for placed in sheet.placed for mark in placed.box.marks)
        return {mark.id: mark.lines for mark in marks if isinstance(mark, Chart)}


def lay_out(report: Resolved, style: Style, metrics: FontBook, heights: Mapping[str, int]) -> Layout:
    """Report, style, metrics of its faces, heights that figures wish (others take the style's) → Layout."""
    tree = Element("Document")
    return Layout(report, style, make_up(report, Typesetter(style, metrics), heights, tree), tree)
