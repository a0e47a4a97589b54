"""Resolved blocks → boxes: one rule a block type, in the table at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil
from typing import Any

from docgen.emit.pdf.boxes import Box, Chart, Flow, Words
from docgen.emit.pdf.composer.types import Run, Shape
from docgen.emit.pdf.people import names_boxes, people_boxes
from docgen.emit.pdf.structure import Element, Sections
from docgen.emit.pdf.tables import table_flow
from docgen.emit.pdf.typeset import Type, Typesetter
from docgen.model.facts import Place
from docgen.model.resolved import (
    Block,
    Definition,
    Figure,
    Heading,
    Inline,
    ItemList,
    Names,
    Paragraph,
    People,
    Table,
    Text,
)  # fmt: skip
from docgen.style.style import Style

_NOWHERE = Place("", 0)
_GAP = 0.4
_OWN_HEIGHT = ("bars", "total")
"""Kinds of charts whose rows have their height: more room would only be white, less would make them illegible."""

_TILES_GIVE = 3
"""Lines that a map of tiles may lose: each tile holds two lines of its own."""


@dataclass(frozen=True, slots=True)
class Setter:
    """Blocks → flow. A rule gets the element that the block's own are added to; a heading's gets the heading's."""

    type: Typesetter
    heights: Mapping[str, int]

    def flow(self, blocks: tuple[Block, ...], sections: Sections) -> list[Flow]:
        """Blocks of an opening in order → flow."""
        result: list[Flow] = []
        for block in blocks:
            tree = sections.enter(block.depth) if isinstance(block, Heading) else sections.current
            result += RULES[type(block)](self, block, tree)
        return result

    def heading(self, block: Heading, element: Element) -> list[Flow]:
        look = self.type.style.heading[block.level - 1]
        gap = "" if not block.mark or block.mark.endswith(("、", "）")) else "　"
        inlines: tuple[Inline, ...] = (Text(block.mark + gap), *block.title) if block.mark else block.title
        type_ = Type(look.face, look.face, look.size, look.colour)
        shape = Shape(self.type.style.grid.width, align=look.align, balanced=True)
        lines = self.type.lines(inlines, type_, shape, block.where)
        height = look.lines * len(lines)
        total = ceil(look.before + height + look.after)
        before = total - height - look.after
        leading = self.type.style.grid.leading
        marks = tuple(
            Words(0.0, (before + look.lines * i) * leading + self.type.baseline(look.lines, look.size), line, element)
            for i, line in enumerate(lines)
        )
        return [Box(total, marks, "heading", keep=True, anchors=(block.id,), drop=float(int(look.before)))]

    def paragraph(self, block: Paragraph, tree: Element) -> list[Flow]:
        return list(self._text(block, tree.add("P")))

    def _text(self, block: Paragraph, element: Element, label: str = "") -> list[Box]:
        """A paragraph → boxes, a label before it."""
        grid, body = self.type.style.grid, self.type.body
        runs = self.type.runs((Text(label), *block.inlines) if label else block.inlines, body)
        shape = Shape(grid.width, self.type.style.text.indent * grid.size)
        lines = self.type.set_runs(runs, shape, block.where)
        return self.type.paragraph(lines, element, size=body.size, anchors=(block.id,))

    def items(self, block: ItemList, tree: Element) -> list[Flow]:
        marks = self.type.style.marks
        result: list[Flow] = []
        outer = tree.add("L", {"ListNumbering": "Decimal" if block.ordered else "Disc"})
        for number, item in enumerate(block.items, 1):
            label = marks.ordered.replace("1", str(number)) if block.ordered else marks.bullet
            entry = outer.add("LI")
            mark, body = entry.add("Lbl"), entry.add("LBody")
            for index, inner in enumerate(item):
                if isinstance(inner, Paragraph) and not index:
                    result += _labelled(self._text(inner, body.add("P"), f"{label}\u2002"), mark, len(label) + 1)
                else:
                    result += RULES[type(inner)](self, inner, body)
        return result

    def definition(self, block: Definition, tree: Element) -> list[Flow]:
        """A term in bold, its explanation in the next line (a run-in head would need a mark after it)."""
        look = self.type.style.heading[3]
        grid = self.type.style.grid
        type_ = Type(look.face, look.face, grid.size, self.type.style.text.colour)
        indent = self.type.style.text.indent * grid.size
        lines = self.type.lines(block.term, type_, Shape(grid.width, indent), _NOWHERE)
        entry = tree.last("L", {"ListNumbering": "None"}).add("LI")
        term = self.type.paragraph(lines, entry.add("Lbl"), size=grid.size, anchors=(block.id,))
        result: list[Flow] = [Box(box.lines, box.marks, keep=True, anchors=box.anchors) for box in term]
        body = entry.add("LBody")
        return result + [item for inner in block.blocks for item in RULES[type(inner)](self, inner, body)]

    def figure(self, block: Figure, tree: Element) -> list[Flow]:
        style = self.type.style
        group = tree.add("Div")
        lines = self.heights.get(block.id, style.chart.lines)
        chart = Chart(0.0, _GAP * style.grid.leading, block.id, lines, group.add("Figure", alt=block.alt))
        marks: list[Any] = [chart]
        y = _GAP + lines
        for words, type_, height, tag in self._under(block):
            marks, y = self._stacked(marks, y, words, type_, height, group.add(tag), block.where)
        give = _give(block, lines, style)
        return [Box(ceil(y + _GAP), tuple(marks), "figure", anchors=(block.id,), give=give)]

    def _under(self, block: Figure) -> list[tuple[tuple[Run, ...], Type, float, str]]:
        """What stands under a chart: caption, source line, notes."""
        style = self.type.style
        caption, source = style.caption, style.source
        label = Run(f"{block.label}　", caption.label_face, caption.size, caption.colour)
        type_ = Type(caption.face, caption.label_face, caption.size, caption.colour)
        small = Type(source.face, source.face, source.size, source.colour)
        rows = [((label, *self.type.runs(block.caption, type_)), type_, caption.lines, "Caption")]
        for text in filter(None, (block.source, *block.notes)):
            rows.append(((Run(text, source.face, source.size, source.colour),), small, source.lines, "P"))
        return rows

    def _stacked(
        self, marks: list[Any], y: float, runs: tuple[Run, ...], type_: Type, height: float,
        element: Element, where: Place,
    ) -> tuple[list[Any], float]:  # fmt: skip
        leading = self.type.style.grid.leading
        for line in self.type.set_runs(runs, Shape(self.type.style.grid.width, align="center"), where):
            marks.append(Words(0.0, y * leading + self.type.baseline(height, type_.size), line, element))
            y += height
        return marks, y

    def table(self, block: Table, tree: Element) -> list[Flow]:
        return [table_flow(block, self.type, tree)]

    def people(self, block: People, tree: Element) -> list[Flow]:
        return list(people_boxes(block, self.type, tree))

    def names(self, block: Names, tree: Element) -> list[Flow]:
        return list(names_boxes(block, self.type, tree))


def _give(block: Figure, lines: int, style: Style) -> tuple[int, int]:
    """By how many lines a chart may shrink and grow: within the style's range, as its kind allows."""
    kind, chart = block.chart.kind, style.chart
    if kind in _OWN_HEIGHT:
        return 0, 0
    least = max(chart.lines_min, lines - _TILES_GIVE) if kind == "tilemap" else chart.lines_min
    return max(lines - least, 0), max(chart.lines_max - lines, 0)


def _labelled(boxes: list[Box], mark: Element, length: int) -> list[Box]:
    """The boxes of a list item's first paragraph; its first characters belong to the label."""
    first = boxes[0]
    words = first.marks[0]
    assert isinstance(words, Words)
    ends = accumulate(len(piece.text) for piece in words.line.pieces)
    count = 1 + next(i for i, end in enumerate(ends) if end >= length)
    pieces = words.line.pieces
    label = replace(words, line=replace(words.line, pieces=pieces[:count], yields=()), element=mark)
    rest = replace(words, line=replace(words.line, pieces=pieces[count:]))
    return [replace(first, marks=(label, rest)), *boxes[1:]]


RULES: Mapping[type, Callable[[Setter, Any, Element], list[Flow]]] = {
    Heading: Setter.heading,
    Paragraph: Setter.paragraph,
    ItemList: Setter.items,
    Definition: Setter.definition,
    Figure: Setter.figure,
    Table: Setter.table,
    People: Setter.people,
    Names: Setter.names,
}
