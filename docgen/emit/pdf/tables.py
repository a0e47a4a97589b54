"""A Table → its flow: caption, header, rows as boxes; decimal points aligned, rules above, below and between."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate

from docgen.emit.pdf.boxes import Box, Fill, Mark, TableFlow, Words
from docgen.emit.pdf.composer.types import Run, SetLine, Shape
from docgen.emit.pdf.structure import Element
from docgen.emit.pdf.typeset import Type, Typesetter
from docgen.model.resolved import Cell, Column, Table

_SHORT, _SHORT_IF_CRAMPED = 16, 12
_CRAMPED = 0.7
"""Texts of so many characters are kept on one line; of fewer where that takes more than this part of the width."""
_ROW_PADDING = 0.2
_LINE = 0.68
_THICK, _THIN, _HAIR = 1.0, 0.5, 0.35
_NEAR = 0.01
_NUMBER = re.compile(r"([-−+≈＞＜≥≤]*\d[\d,]*)(.*)", re.S)
"""What stands before the decimal point, and the rest: 100% has its point, were there one, before the sign."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Left edges and widths of the columns, and where the decimal points of a column stand from its left edge."""

    edges: tuple[float, ...]
    points: tuple[float, ...]

    def width(self, column: int, span: int = 1) -> float:
        return self.edges[column + span] - self.edges[column]


def table_flow(block: Table, type_: Typesetter, tree: Element) -> TableFlow:
    """Table → TableFlow; the header's boxes are repeated as artifacts on further pages by the drawer."""
    element = tree.add("Table", {"Summary": block.alt})
    frame = _frame(block, type_)
    caption = _caption(block, block.label, type_, element.add("Caption"))
    head = element.add("THead")
    body = element.add("TBody")
    header = _header(block, type_, frame, head)
    rows = tuple(_row(block, index, type_, frame, body) for index in range(len(block.body)))
    closing = Box(0.0, (_rule(0.0, type_, _THICK, type_.style.table.rule),))
    continued = _caption(block, "续" + block.label, type_, None)
    return TableFlow(caption, replace(continued, anchors=()), header, rows, closing, _last(block, type_, tree))


def _frame(block: Table, type_: Typesetter) -> _Frame:
    """Wishes of the columns → edges: the type area filled, no column narrower than its widest name or number."""
    total = type_.style.grid.width
    least = [_least(block, i, _SHORT, type_) for i in range(len(block.columns))]
    if sum(least) > total * _CRAMPED:
        least = [_least(block, i, _SHORT_IF_CRAMPED, type_) for i in range(len(block.columns))]
    headed = [max(low, _head(block, i, type_)) for i, low in enumerate(least)]
    least = headed if sum(headed) <= total else least
    free = total - sum(least)
    share = free / sum(column.width for column in block.columns)
    widths = [low + column.width * share for low, column in zip(least, block.columns, strict=True)]
    edges = tuple(accumulate(widths, initial=0.0))
    points = tuple(_point(block, i, width, type_) for i, width in enumerate(widths))
    return _Frame(edges, points)


def _least(block: Table, column: int, short: int, type_: Typesetter) -> float:
    """The width that a column needs so that no text up to `short` characters breaks and no number leaves it."""
    style = type_.style.table
    metrics = type_.book.faces[style.total_face]
    widths = (metrics.width(text, style.size) for text in _texts(block, column) if len(text) <= short)
    whole = max(widths, default=style.size * 2) + 2 * style.padding
    return max(whole, sum(_sides(block, column, type_))) if block.columns[column].align == "decimal" else whole


def _head(block: Table, column: int, type_: Typesetter) -> float:
    """The width that the lowest head of a column needs on one line; none for heads over several columns."""
    style = type_.style.table
    heads = [cell for (_, at), cell in _positions(block).items() if at == column and cell.columns == 1]
    widths = (type_.book.faces[style.head_face].width(_plain(cell), style.size) for cell in heads)
    return max(widths, default=0.0) + 2 * style.padding


def _texts(block: Table, column: int) -> list[str]:
    return [_plain(row[column]) for row in block.body]


def _plain(cell: Cell) -> str:
    return "".join(getattr(inline, "text", "") for inline in cell.inlines)


def _point(block: Table, column: int, width: float, type_: Typesetter) -> float:
    """The decimal point's distance from the column's left edge: the numbers' block stands in the middle."""
    left, right = _sides(block, column, type_)
    return (width + left - right) / 2


def _sides(block: Table, column: int, type_: Typesetter) -> tuple[float, float]:
    """The widest of what stands before the decimal points of a column, and of what stands after them."""
    metrics, size = type_.book.faces[type_.style.table.face], type_.style.table.size
    parts = [found.groups() for found in map(_NUMBER.match, _texts(block, column)) if found]
    left = max((metrics.width(before, size) for before, _ in parts), default=0.0)
    right = max((metrics.width(after, size) for _, after in parts), default=0.0)
    return left, right


def _caption(block: Table, label: str, type_: Typesetter, element: Element | None) -> Box:
    """Caption line above the table; the unit at the right end of a line of its own."""
    style = type_.style.caption
    look = Type(style.face, style.label_face, style.size, style.colour)
    runs = [Run(f"{label}　", style.label_face, style.size, style.colour), *type_.runs(block.caption, look)]
    width, leading = type_.style.grid.width, type_.style.grid.leading
    y = 0.4
    marks: list[Mark] = []
    for line in type_.set_runs(runs, Shape(width, align="center"), block.where):
        marks.append(Words(0.0, y * leading + type_.baseline(style.lines, style.size), line, element))
        y += style.lines
    if block.unit:
        small = type_.style.source
        run = Run(block.unit, small.face, small.size, small.colour)
        for unit in type_.set_runs([run], Shape(width, align="right"), block.where):
            marks.append(Words(0.0, y * leading + type_.baseline(small.lines, small.size), unit, element))
            y += small.lines
    return Box(y + 0.1, tuple(marks), keep=True, anchors=(block.id,), drop=0.3)


def _header(block: Table, type_: Typesetter, frame: _Frame, head: Element) -> Box:
    style = type_.style.table
    look = Type(style.head_face, style.head_face, style.size, type_.style.text.colour)
    grid = _positions(block)
    levels = len(block.header)
    lines = {
        (level, column): type_.lines(
            cell.inlines, look, Shape(frame.width(column, cell.columns) - style.padding, align="center"), block.where
        )
        for (level, column), cell in grid.items()
    }
    most = [
        max((len(lines[k]) for k, c in grid.items() if k[0] == level and c.rows == 1), default=1)
        for level in range(levels)
    ]
    heights = [count * _LINE + _ROW_PADDING * 2 for count in most]
    tallest = max(len(lines[k]) * _LINE + _ROW_PADDING * 2 for k in grid)
    heights[-1] += max(0.0, tallest - sum(heights))
    leading = type_.style.grid.leading
    total = sum(heights) * leading
    marks: list[Mark] = [Fill(0.0, 0.0, type_.style.grid.width, total, style.head_fill)]
    marks.append(_rule(0.0, type_, _THICK, style.rule))
    rows = [head.add("TR") for _ in range(levels)]
    for (level, column), cell in grid.items():
        top = sum(heights[:level]) * leading
        height = sum(heights[level : level + cell.rows]) * leading
        spans = {key: count for key, count in (("ColSpan", cell.columns), ("RowSpan", cell.rows)) if count > 1}
        element = rows[level].add("TH", {"Scope": "Column", **spans})
        marks += _centred(lines[level, column], frame.edges[column] + style.padding / 2, top, height, type_, element)
        if level + cell.rows < levels:
            x, width = frame.edges[column] + 2, frame.width(column, cell.columns) - 4
            marks.append(Fill(x, top + height, width, _HAIR, style.inner_rule))
    marks.append(_rule(total, type_, _THIN, style.rule))
    return Box(sum(heights), tuple(marks), keep=True)


def _positions(block: Table) -> dict[tuple[int, int], Cell]:
    """Header cells → the same by level and first column; places covered by a cell above are skipped."""
    covered: set[tuple[int, int]] = set()
    result: dict[tuple[int, int], Cell] = {}
    for level, row in enumerate(block.header):
        column = 0
        for cell in row:
            while (level, column) in covered:
                column += 1
            result[level, column] = cell
            covered |= {(level + r, column + c) for r in range(cell.rows) for c in range(cell.columns)}
            column += cell.columns
    return result


def _centred(
    lines: tuple[SetLine, ...], x: float, top: float, height: float, type_: Typesetter, element: Element
) -> list[Mark]:
    """Lines of a cell set in the middle of its height."""
    leading = type_.style.grid.leading * _LINE
    start = top + (height - leading * len(lines)) / 2
    base = leading / 2 + type_.style.table.size * 0.38
    return [Words(x, start + i * leading + base, line, element) for i, line in enumerate(lines)]


def _row(block: Table, index: int, type_: Typesetter, frame: _Frame, body: Element) -> Box:
    style = type_.style.table
    total = index >= len(block.body) - block.totals
    face = style.total_face if total else style.face
    look = Type(face, style.total_face, style.size, type_.style.text.colour)
    row = body.add("TR")
    cells = [
        (i, type_.lines(cell.inlines, look, _shape(column, frame.width(i), style.padding), block.where))
        for i, (cell, column) in enumerate(zip(block.body[index], block.columns, strict=True))
    ]
    most = max(len(lines) for _, lines in cells)
    height = most * _LINE + _ROW_PADDING
    leading = type_.style.grid.leading
    marks: list[Mark] = [_rule(0.0, type_, _HAIR if not total else _THIN, style.inner_rule)] if index else []
    for i, lines in cells:
        column = block.columns[i]
        element = row.add("TH", {"Scope": "Row"}) if i == 0 and column.align == "left" else row.add("TD")
        x = frame.edges[i] + style.padding
        if column.align == "decimal":
            x = frame.edges[i] + frame.points[i] - _before_point(_plain(block.body[index][i]), face, type_)
        elif column.align == "center":
            x = frame.edges[i]
        lines = _reaching_out(lines, x, frame.edges[i], frame.edges[i + 1])
        marks += _centred(lines, x, 0.0, height * leading, type_, element)
    return Box(height, tuple(marks), anchors=())


def _reaching_out(lines: tuple[SetLine, ...], x: float, left: float, right: float) -> tuple[SetLine, ...]:
    """Lines of a cell set at x: one that reaches out of its column says so; numbers on their point are not broken."""
    return tuple(
        replace(line, yields=tuple(dict.fromkeys((*line.yields, "overfull"))))
        if x < left - _NEAR or x + line.width > right + _NEAR
        else line
        for line in lines
    )


def _shape(column: Column, width: float, padding: float) -> Shape:
    if column.align == "decimal":
        return Shape(width * 2, align="left")
    return Shape(width if column.align == "center" else width - 2 * padding, align=column.align)


def _before_point(text: str, face: str, type_: Typesetter) -> float:
    """Width of what stands before the decimal point; a word (—, 待补) is centred on the point's place."""
    metrics, size = type_.book.faces[face], type_.style.table.size
    number = _NUMBER.match(text)
    return metrics.width(number[1], size) if number else metrics.width(text, size) / 2


def _rule(y: float, type_: Typesetter, width: float, colour: str) -> Fill:
    return Fill(0.0, y, type_.style.grid.width, width, colour)


def _last(block: Table, type_: Typesetter, tree: Element) -> Box:
    """Source line and notes under the last part of the table."""
    style = type_.style.source
    leading = type_.style.grid.leading
    marks: list[Mark] = []
    y = 0.15
    for text in filter(None, (block.source, *block.notes)):
        element = tree.add("P")
        runs = [Run(text, style.face, style.size, style.colour)]
        for line in type_.set_runs(runs, Shape(type_.style.grid.width, align="left"), block.where):
            marks.append(Words(0.0, y * leading + type_.baseline(style.lines, style.size), line, element))
            y += style.lines
    return Box(y + 0.3, tuple(marks))
