"""Resolved → Book: openings paginated, parts on right-hand pages, contents and catalogs with right page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from math import ceil
from typing import Literal

from docgen.emit.pdf.blocks import Setter
from docgen.emit.pdf.boxes import Box, Flow, Words
from docgen.emit.pdf.composer.types import Run, Shape
from docgen.emit.pdf.covers import part_page, title_page
from docgen.emit.pdf.lists import list_boxes
from docgen.emit.pdf.paginate import paginate
from docgen.emit.pdf.running import running_marks
from docgen.emit.pdf.sheets import Book, Sheet, Stand, roman
from docgen.emit.pdf.structure import Element, Sections
from docgen.emit.pdf.typeset import Typesetter
from docgen.model.plain import plain
from docgen.model.resolved import FIGURES, TABLES, Block, Entry, Heading, Matter, Resolved

Numbering = Literal["front", "body"]


@dataclass(frozen=True, slots=True)
class _List:
    """The contents or a catalog: its title, entries, target and place in the structure tree."""

    title: str
    entries: tuple[Entry, ...]
    target: str
    numbering: Numbering


def make_up(report: Resolved, type_: Typesetter, heights: Mapping[str, int], tree: Element) -> Book:
    """Resolved report, heights that figures wish in grid lines → all pages.

    Contents and catalogs are set twice: for their length, then with the numbers.
    """
    maker = _MakeUp(type_, report, heights)
    catalogs = report.catalogs
    contents = _List(catalogs.contents_title, catalogs.contents, "catalog-contents", "front")
    ends = (
        _List(catalogs.figures_title, catalogs.figures, FIGURES, "body"),
        _List(catalogs.tables_title, catalogs.tables, TABLES, "body"),
    )
    title = Sheet("title", "front", marks=title_page(report.titles, type_, tree.add("Sect")))
    sections = [tree.add("Sect")]
    front = maker.matter(report.matters[0], "front", tree)
    body = maker.matter(report.matters[1], "body", tree)
    back = maker.matter(report.matters[2], "body", tree)
    sections += [tree.add("Sect") for _ in ends]

    def bound(labels: Mapping[str, str], sections: list[Element]) -> tuple[Sheet, ...]:
        first = [title, Sheet("blank", "front"), *maker.list(contents, labels, sections[0]), *front]
        lists = (maker.list(end, labels, section) for end, section in zip(ends, sections[1:], strict=True))
        last = [*body, *back, *chain.from_iterable(lists)]
        return _labelled([*_even(first), *last], report.titles.running_title)

    dummy = bound({}, [Element("Sect") for _ in sections])
    book = _book(dummy)
    labels = {target: dummy[stand.page].label for target, stand in book.stands.items()}
    sheets = bound(labels, sections)
    return _book(tuple(replace(sheet, running=running_marks(sheet, i, type_)) for i, sheet in enumerate(sheets)))


def _even(sheets: list[Sheet]) -> list[Sheet]:
    """A blank page is added when the next must be a right-hand one."""
    return sheets if len(sheets) % 2 == 0 else [*sheets, Sheet("blank", sheets[-1].numbering)]


def _labelled(sheets: Iterable[Sheet], running_title: str) -> tuple[Sheet, ...]:
    """Sheets in order → the same with page labels (roman from the contents on, decimal from the body on) and
    what their heads say.

    Left-hand pages bear the report's title, right-hand ones their chapter's.
    """
    counts = {"front": 0, "body": 0}
    result = []
    for index, sheet in enumerate(sheets):
        if sheet.numbering == "front" and index < 2:
            result.append(sheet)
            continue
        counts[sheet.numbering] += 1
        number = counts[sheet.numbering]
        label = roman(number) if sheet.numbering == "front" else str(number)
        result.append(replace(sheet, label=label, head=running_title if index % 2 else sheet.head))
    return tuple(result)


def _book(sheets: tuple[Sheet, ...]) -> Book:
    stands: dict[str, Stand] = {}
    for index, sheet in enumerate(sheets):
        for anchor in sheet.anchors:
            stands.setdefault(anchor, Stand(index, 0.0))
        for placed in sheet.placed:
            for anchor in placed.box.anchors:
                stands.setdefault(anchor, Stand(index, placed.y))
    return Book(sheets, stands)


@dataclass(frozen=True, slots=True)
class _MakeUp:
    """Openings → sheets."""

    type: Typesetter
    report: Resolved
    heights: Mapping[str, int]

    def matter(self, matter: Matter, numbering: Numbering, tree: Element) -> list[Sheet]:
        """A matter's openings in order → its sheets, parts on right-hand pages with a blank back."""
        sheets: list[Sheet] = []
        sections = Sections(tree)
        for heading, blocks in _openings(matter.blocks):
            if heading.opens == "part":
                sheets = [*_even(sheets), self._part(heading, sections), Sheet("blank", numbering)]
                blocks = blocks[1:]
            if blocks:
                sheets += self._pages(blocks, numbering, self._head(heading), sections)
        return sheets

    def _head(self, heading: Heading) -> str:
        gap = "　" if heading.mark and not heading.mark.endswith(("、", "）")) else ""
        return heading.mark + gap + plain(heading.title)

    def _pages(self, blocks: tuple[Block, ...], numbering: Numbering, head: str, sections: Sections) -> Iterator[Sheet]:
        flow = Setter(self.type, self.heights).flow(blocks, sections)
        return self._set(flow, numbering, head)

    def _set(self, flow: list[Flow], numbering: Numbering, head: str) -> Iterator[Sheet]:
        grid = self.type.style.grid
        for index, placed in enumerate(paginate(flow, grid.lines, grid.leading)):
            yield Sheet("text", numbering, head=head, opening=index == 0, placed=placed)

    def _part(self, heading: Heading, sections: Sections) -> Sheet:
        element = sections.enter(heading.depth)
        chapters = self._chapters_of(heading)
        marks = part_page(heading.mark, plain(heading.title), chapters, self.type, element, sections.current)
        return Sheet("part", "body", head=self._head(heading), marks=marks, anchors=(heading.id,))

    def _chapters_of(self, heading: Heading) -> tuple[Entry, ...]:
        """The entries of the contents that stand one level below a part."""
        entries = self.report.catalogs.contents
        start = next(i for i, entry in enumerate(entries) if entry.target == heading.id) + 1
        end = next((i for i in range(start, len(entries)) if entries[i].level == 1), len(entries))
        return tuple(entry for entry in entries[start:end] if entry.level == 2)

    def list(self, catalog: _List, labels: Mapping[str, str], section: Element) -> list[Sheet]:
        """Contents or catalog → its sheets."""
        look = self.type.style.heading[1]
        grid = self.type.style.grid
        element = section.add("H1")
        runs = [Run(catalog.title, look.face, look.size, look.colour)]
        lines = self.type.set_runs(runs, Shape(grid.width, align="center"), "")
        base = look.before * grid.leading + self.type.baseline(look.lines, look.size)
        marks = tuple(Words(0.0, base + i * look.lines * grid.leading, line, element) for i, line in enumerate(lines))
        height = ceil(look.before + look.lines * len(lines) + look.after)
        title = Box(height, marks, "heading", True, (catalog.target,))
        entries = list_boxes(catalog.entries, labels, self.type, section)
        return list(self._set([title, *entries], catalog.numbering, catalog.title))


def _openings(blocks: tuple[Block, ...]) -> Iterator[tuple[Heading, tuple[Block, ...]]]:
    """Blocks → the stretches that begin on a new page; what follows a part's heading begins one too."""
    starts = [i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.opens]
    for start, end in pairwise([*starts, len(blocks)]):
        heading = blocks[start]
        assert isinstance(heading, Heading)
        yield heading, blocks[start:end]
