"""A Table → caption, unit line, the table itself, source and notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docgen.emit.docx import names
from docgen.emit.docx.captions import caption, notes
from docgen.emit.docx.desk import Desk
from docgen.emit.docx.inlines import runs
from docgen.model.plain import plain
from docgen.model.resolved import Cell, Table
from docgen.ooxml.bookmarks import around, bookmark_name
from docgen.ooxml.formats import Borders, Line, Paragraphs, Tab, twips
from docgen.ooxml.tables import Frame, Row, Slot, TableCell, share_out, slots, table
from docgen.ooxml.text import paragraph, run
from docgen.ooxml.xml import Element
from docgen.style.style import Style

Lines = list[list[Slot[Cell]]]
# Texts up to this width in em are kept on one line.
_SHORT = 8.0
# What programs put between Han and digits in a line of a head (2019 年底), in em.
_GAPS = 0.5
_THICK, _THIN, _HAIR = 1.0, 0.5, 0.25
_SIGNS = "-+≈≤≥＞＜"
# Widths of Latin glyphs in em as Word's text faces have them; what is not here is as wide as a digit or a Han.
_NARROW = {".": 0.25, ",": 0.25, "-": 0.33, "%": 0.83, " ": 0.25}


def table_elements(block: Table, desk: Desk) -> tuple[Element, ...]:
    """Caption and unit above; the table as wide as the text; source line and notes below."""
    style = desk.style.table
    lines = slots(block.body, len(block.columns))
    widths = _widths(block, lines, desk.style)
    thick = Line(_THICK, desk.style.screen(style.rule))
    borders = Borders(top=thick, bottom=thick, inside=Line(_HAIR, desk.style.screen(style.inner_rule)))
    frame = Frame(names.TABLE, f"{block.label}{plain(block.caption)}", block.alt, style.padding, borders)
    rows = [*_head(block, desk), *_body(block, lines, desk, widths)]
    unit = (paragraph(Paragraphs(names.UNIT), _unit(block)),) if block.unit else ()
    below = notes(block, names.SOURCE) or (paragraph(Paragraphs(names.SOURCE)),)
    return caption(block, desk), *unit, table(frame, widths, rows), *below


def _unit(block: Table) -> tuple[Element, ...]:
    return around(bookmark_name("Id", f"{block.id}:unit"), (run(block.unit),))


def _widths(block: Table, lines: Lines, style: Style) -> tuple[int, ...]:
    """The columns' wishes, but none so narrow that a number or a short name would be broken; nor a head,
    or none into more than two lines, if there is room."""
    room, whole = 2 * style.table.padding + 1.0, twips(style.grid.width)
    wishes = [column.width for column in block.columns]
    widest = [max(pair) for pair in zip(_numbers(block, lines), _widest(lines, len(wishes)), strict=True)]
    needs = [twips(min(ems, _SHORT) * style.table.size + room) for ems in widest]
    titles = _widest(slots(block.header, len(wishes)), len(wishes))
    for rows in (1, 2):
        heads = [twips((ems / rows + _GAPS * rows) * style.table.size + room) for ems in titles]
        wider = [max(pair) for pair in zip(needs, heads, strict=True)]
        if sum(wider) <= whole:
            return share_out(whole, wishes, wider)
    return share_out(whole, wishes, needs)


def _widest(lines: Lines, count: int) -> list[float]:
    """The widest text of each column in em."""
    return [max((_ems(text) for text in _texts(lines, index)), default=0.0) for index in range(count)]


def _numbers(block: Table, lines: Lines) -> list[float]:
    """What a column's numbers take in em, one below the other on their points: without that room Writer never ends."""
    return [
        sum(_sides(_texts(lines, index))) if column.align == "decimal" else 0.0
        for index, column in enumerate(block.columns)
    ]


def _texts(lines: Lines, index: int) -> list[str]:
    """What stands in a column, merged cells left out."""
    return [
        plain(slot.cell.inlines) for line in lines for slot in line if (slot.column, slot.cell.columns) == (index, 1)
    ]


def _head(block: Table, desk: Desk) -> list[Row]:
    """Header rows, repeated on every page; the first cell holds the bookmark that is the table's identity."""
    rows = []
    for number, cells in enumerate(block.header):
        made = [_head_cell(cell, desk, number + cell.rows == len(block.header)) for cell in cells]
        rows.append(Row(tuple(made), head=True, height=_row_height(desk.style)))
    for first in block.header[:1]:
        text = around(bookmark_name("Id", block.id), runs(first[0].inlines, desk))
        marked = replace(rows[0].cells[0], paragraphs=(paragraph(Paragraphs(names.HEAD_CELL), text),))
        rows[0] = replace(rows[0], cells=(marked, *rows[0].cells[1:]))
    return rows


def _head_cell(cell: Cell, desk: Desk, lowest: bool) -> TableCell:
    style = desk.style.table
    line = Line(_THIN, desk.style.screen(style.rule if lowest else style.inner_rule))
    text = paragraph(Paragraphs(names.HEAD_CELL), runs(cell.inlines, desk))
    return TableCell((text,), cell.columns, cell.rows, desk.style.screen(style.head_fill), Borders(bottom=line))


def _body(block: Table, lines: Lines, desk: Desk, widths: tuple[int, ...]) -> list[Row]:
    """Body rows; the totals are set in their own style."""
    looks = [_column(block, index, lines, widths, desk.style) for index in range(len(block.columns))]
    first_total = len(block.body) - block.totals
    rows = []
    for number, line in enumerate(lines):
        kind = names.TOTAL_CELL if number >= first_total else names.CELL
        last = True if number == len(lines) - 1 else None  # the source line stays with it
        cells = (
            _cell(slot.cell, replace(looks[slot.column], style=kind, keep_next=last), desk)
            for slot in line
            if slot.merged != "continue"
        )
        rows.append(Row(tuple(cells), height=_row_height(desk.style)))
    return rows


def _cell(cell: Cell, look: Paragraphs, desk: Desk) -> TableCell:
    """A cell set as its column is; words in a column of numbers and what covers several columns are centred."""
    if cell.columns > 1 or (look.tabs and not is_number(plain(cell.inlines))):
        look = replace(look, tabs=(), align="center")
    return TableCell((paragraph(look, runs(cell.inlines, desk)),), cell.columns, cell.rows)


def _row_height(style: Style) -> float:
    return style.table.lines * style.grid.leading * 0.9


def _column(block: Table, index: int, lines: Lines, widths: tuple[int, ...], style: Style) -> Paragraphs:
    """How the cells of a column are set. A decimal tab stop aligns a cell's number without a tab character."""
    align = block.columns[index].align
    if align != "decimal":
        return Paragraphs(align=align)
    texts = _texts(lines, index)
    room = widths[index] / 20 - 2 * style.table.padding
    return Paragraphs(tabs=(Tab(decimal_point(texts, room, style.table.size), "decimal"),), align="left")


def decimal_point(texts: Iterable[str], room: float, size: float) -> float:
    """Where the decimal points of a column stand, in points, so that its numbers stand in the middle of the room."""
    before, after = (ems * size for ems in _sides(texts))
    return min(max((room + before - after) / 2, before), room)


def _sides(texts: Iterable[str]) -> tuple[float, float]:
    """The widest of what stands before the decimal points, and of what stands after them, in em; ≈ may take an em."""
    parts = [text.partition(".") for text in texts if is_number(text)]
    before = max((_ems(whole) + whole.count("≈") / 2 for whole, _, _ in parts), default=0.0)
    return before, max((_ems(dot + rest) for _, dot, rest in parts), default=0.0)


def is_number(text: str) -> bool:
    """Whether a cell's text is a number (with a sign, 约 as ≈, a unit), not a word."""
    return text.lstrip(_SIGNS)[:1].isdigit()


def _ems(text: str) -> float:
    return sum(_NARROW.get(character, 1.0 if ord(character) > 0x2E7F else 0.5) for character in text)
