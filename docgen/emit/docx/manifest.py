"""Resolved and its figures → the manifest: what stands where in the file, and where it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.emit.docx.entries import figure_entry, inside, keeper, table_entry, written_words
from docgen.emit.docx.figures import Form
from docgen.emit.docx.lines import Line, name_rows, notes_of, people_rows, title_lines
from docgen.model import template
from docgen.model.manifest import (
    Binding,
    Edition,
    FigureEntry,
    Manifest,
    Passage,
    PassageKind,
    TableEntry,
    Target,
    parts_of,
)
from docgen.model.plain import plain
from docgen.model.report import Written
from docgen.model.resolved import (
    Block,
    Bound,
    Definition,
    Figure,
    Heading,
    Inline,
    ItemList,
    Link,
    Names,
    Paragraph,
    People,
    Resolved,
    Strong,
    Table,
)
from docgen.ooxml.bookmarks import Kind, bookmark_name
from docgen.style.style import Style


def manifest_of(report: Resolved, edition: Edition, style: Style, figures: Mapping[str, Form]) -> Manifest:
    """Report, edition, style, figures as they are shown → Manifest."""
    pen = _Pen(style, figures)
    for line in title_lines(report.titles):
        pen.line("title", line, "")
    for matter in report.matters:
        pen.blocks(matter.blocks, "")
    return Manifest(
        edition, "", tuple(pen.bindings), tuple(pen.passages), tuple(pen.figures), tuple(pen.tables),
        tuple(pen.targets), report.draft,
    )  # fmt: skip


@dataclass(slots=True)
class _Pen:
    """What has been written down so far, in the order of the document."""

    style: Style
    shown: Mapping[str, Form]
    bindings: list[Binding] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    figures: list[FigureEntry] = field(default_factory=list)
    tables: list[TableEntry] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    section: str = ""

    def blocks(self, blocks: Iterable[Block], owner: str) -> None:
        for block in blocks:
            _RULES[type(block)](self, block, owner)

    def passage(
        self, id_: str, kind: PassageKind, inlines: tuple[Inline, ...], written: Written, owner: str, mark: str = "",
        bookmark: Kind = "Id", of: str = "",
    ) -> None:  # fmt: skip
        """A passage and the bindings in it; its bookmark is named after `of` or else after itself."""
        self._add(id_, kind, written_words(inlines), written, owner, mark, bookmark_name(bookmark, of or id_))
        holder = owner if kind == "caption" else keeper(written.file)
        self.bindings += (_binding(bound, holder, id_) for bound in bounds(inlines))

    def line(self, kind: PassageKind, line: Line, owner: str) -> None:
        """A line that has no bindings."""
        words = template.joined((template.Words("\t".join(line.texts)),))
        self._add(line.id, kind, words, line.written, owner, "", bookmark_name("Id", line.id))

    def _add(
        self, id_: str, kind: PassageKind, words: str, written: Written, owner: str, mark: str, bookmark: str
    ) -> None:
        place = (inside(written.file), written.first, written.last, written.text)
        self.passages.append(Passage(id_, kind, bookmark, *place, words, mark, owner, self.section))

    def target(self, block: Heading | Figure | Table, label: str) -> None:
        kind = block.__class__.__name__.lower()
        names = bookmark_name("Ref", block.id), bookmark_name("Toc", block.id)
        self.targets.append(Target(block.id, kind, *names, label))  # type: ignore[arg-type]

    def heading(self, block: Heading, owner: str) -> None:
        self.section = block.id
        self.target(block, block.mark.rstrip("、") or plain(block.title))
        self.passage(block.id, "heading", block.title, block.written, owner, block.mark, "Ref")
        self.passages[-1] = replace(self.passages[-1], depth=block.depth)

    def paragraph(self, block: Paragraph, owner: str) -> None:
        kind: PassageKind = "item" if owner.startswith(_LIST) else "paragraph"
        self.passage(block.id, kind, block.inlines, block.written, owner)

    def items(self, block: ItemList, owner: str) -> None:
        for item in block.items:
            self.blocks(item, block.id if block.id.startswith(_LIST) else _LIST + block.id)

    def definition(self, block: Definition, owner: str) -> None:
        self.passage(block.id, "term", block.term, block.written, owner)
        self.blocks(block.blocks, block.id)

    def people(self, block: People, owner: str) -> None:
        for line in people_rows(block):
            self.line("person", line, block.id)

    def names(self, block: Names, owner: str) -> None:
        for line in name_rows(block, self.style):
            self.line("names", line, block.id)

    def figure(self, block: Figure, owner: str) -> None:
        self.target(block, block.label)
        self.figures.append(figure_entry(block, self.shown[block.id]))
        self._caption(block)
        self._notes(block)

    def table(self, block: Table, owner: str) -> None:
        self.target(block, block.label)
        self._caption(block)
        if block.unit:
            self.line("unit", Line(f"{block.id}:unit", (block.unit,)), block.id)
        self.tables.append(table_entry(block))
        for cell in (cell for row in block.body for cell in row):
            self.bindings += (_binding(bound, block.id, "") for bound in bounds(cell.inlines))
        self._notes(block)

    def _caption(self, block: Figure | Table) -> None:
        written = block.written[0] if block.written else Written()
        self.passage(
            f"{block.id}:caption", "caption", block.caption, written, block.id, block.label, "Toc", block.id
        )  # fmt: skip

    def _notes(self, block: Figure | Table) -> None:
        for line in notes_of(block):
            self.line("source" if line.id.endswith(":source") else "note", line, block.id)


_LIST = "list:"


def bounds(inlines: Iterable[Inline]) -> Iterator[Bound]:
    """The keyed expressions among inlines, in order."""
    for inline in inlines:
        if isinstance(inline, Strong | Link):
            yield from bounds(inline.children)
        elif isinstance(inline, Bound) and inline.key:
            yield inline


def _binding(bound: Bound, owner: str, passage: str) -> Binding:
    parts = parts_of(bound.key, bound.text, bound.verb)
    addresses = tuple(map(str, bound.addresses))
    return Binding(
        bound.key, bound.role, bound.argument, addresses, parts, owner, passage, bound.missing, bound.test
    )  # fmt: skip


_RULES: Mapping[type, Callable[[_Pen, Any, str], None]] = {
    Heading: _Pen.heading,
    Paragraph: _Pen.paragraph,
    ItemList: _Pen.items,
    Definition: _Pen.definition,
    Figure: _Pen.figure,
    Table: _Pen.table,
    People: _Pen.people,
    Names: _Pen.names,
}
