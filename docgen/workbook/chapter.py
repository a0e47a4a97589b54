"""A Sheet → the worksheet of a chapter: heads, blocks, rows, drop-downs, colours, print setup."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from docgen.model.facts import Address
from docgen.wording.messages import message
from docgen.workbook import columns as c
from docgen.workbook import looks as k
from docgen.workbook.book import Block, Cell, Row, Sheet
from docgen.workbook.columns import Columns
from docgen.workbook.looks import Looks
from docgen.workbook.page import Page
from docgen.workbook.rules import states, write_rules
from docgen.workbook.series import spot
from docgen.workbook.words import BASES, QUALIFIERS

_HELP = message(
    "黄色的格子请填数；画斜线的已认可缺失，有数仍可填；灰色斜体由公式推算，不用填。改动已有的数时写明更正原因；补往年的数时写明往年来源。可以筛选、排序、移动整行。"
)
_LONG = 15
_HAN = 1.75
"""How much of a column's width, which counts in digits, a Han character takes."""


def write_chapter(out: Worksheet, sheet: Sheet, year: int, sources: Mapping[str, str], looks: Looks) -> None:
    """Worksheet, Sheet, the edition's year, names of sources by id, formats → the sheet filled."""
    page = Page(out, sheet, Columns(sheet.years), year, sources, looks)
    _heads(page)
    row = c.HEADER_ROW + 1
    for block in sheet.blocks:
        _band(page, row, block)
        for number, line in enumerate(block.rows, row + 1):
            _row(page, number, line)
        row += len(block.rows) + 1
    write_rules(page, row - 1)
    _setup(page, row - 1)


def _heads(page: Page) -> None:
    out, looks = page.out, page.looks
    out.write_string(0, 0, page.sheet.title, looks.get(bold=True, font_size=14, font_color=k.ACCENT))
    out.write_string(1, 0, _HELP, looks.get(font_color=k.QUIET))
    own = page.columns.year(page.year)
    for number, head in enumerate(page.columns.heads):
        fill = k.OWN_HEAD_FILL if number == own else k.HEAD_FILL
        out.write_string(c.HEADER_ROW, number, head, looks.head(bg_color=fill))
    out.set_row(c.HEADER_ROW, 24)


def _band(page: Page, row: int, block: Block) -> None:
    """The head of a block: a band over the whole width, what the figure awaits beside its title."""
    looks = page.looks
    for number in range(len(page.columns.heads)):
        page.out.write_blank(row, number, None, looks.get(bg_color=k.BAND_FILL))
    text = "    ".join(filter(None, (block.title, block.note)))
    page.out.write_string(row, 0, text, looks.get(bg_color=k.BAND_FILL, bold=True, font_color=k.ACCENT))
    page.out.set_row(row, 20)


def _row(page: Page, number: int, row: Row) -> None:
    out, looks = page.out, page.looks
    for column, text in enumerate(row.label):
        page.say(number, column, text, looks.cell(num_format="@", text_wrap=column == 0, indent=1))
    if row.comment:
        _comment(out, number, 0, row.comment)
    for year in page.sheet.years:
        _cell(page, number, year, row)
    _after(page, number, row)
    out.set_row(number, _height(page, row), None, {"level": 1})


def _height(page: Page, row: Row) -> float:
    """The height of a row whose names or words break into lines."""
    texts = [cell.text for cell in row.cells.values()] if row.kind != "number" else []
    widest = max(map(len, texts), default=0)
    lines = max(ceil(widest * _HAN / _year_width(page, page.year)), ceil(len(row.name) * _HAN / k.WIDTHS["指标"]), 1)
    return lines * 15.0 + 3


def _cell(page: Page, number: int, year: int, row: Row) -> None:
    column, cell = page.columns.year(year), row.cells.get(year, Cell("none"))
    if cell.state == "none":
        page.out.write_blank(number, column, None, page.looks.cell(bg_color=k.NONE_FILL))
        return
    look = _look(page, year, row, cell)
    if cell.formula:
        page.out.write_formula(number, column, _formula(page, cell), page.looks.cell(**look), _cached(cell))
    elif not cell.text:
        page.out.write_blank(number, column, None, page.looks.cell(**look))
    elif row.kind == "number" and _is_number(cell.text):
        page.out.write_number(number, column, float(cell.text), page.looks.cell(**look))
    else:
        page.out.write_string(number, column, cell.text, page.looks.cell(**look))
    if cell.comment or cell.accepted:
        _comment(page.out, number, column, cell.comment or f"{c.ACCEPTED}：{cell.accepted}")


def _is_number(text: str) -> bool:
    """Whether Excel keeps every digit of the text as a number (it keeps 15)."""
    digits = text.lstrip("-").replace(".", "")
    return digits.isdigit() and len(digits) <= _LONG


def _look(page: Page, year: int, row: Row, cell: Cell) -> dict[str, object]:
    look: dict[str, object] = {"num_format": "@", "text_wrap": True}
    if row.kind == "number":
        look = {"num_format": k.number_format(cell.decimals, cell.about), "align": "right"}
    if cell.state == "derived":
        look |= {"italic": True, "font_color": k.QUIET, "bg_color": k.DERIVED_FILL}
    elif cell.accepted:
        look |= {"pattern": k.HATCH, "bg_color": k.ACCEPTED_FILL, "fg_color": k.ACCEPTED_LINES}
    elif year == page.year:
        look |= {"bg_color": k.OWN_FILL}
    return look


def _formula(page: Page, cell: Cell) -> str:
    """A derived cell → its formula: operands are found by their keys, so that sorting rows does no harm."""
    places = [_lookup(page, operand) for operand in cell.operands]
    unique = list(dict.fromkeys(places))
    value = f"ROUND({cell.formula.format(*places)},{cell.decimals})"
    return f'=IF(COUNT({",".join(unique)})<{len(unique)},"{c.OPEN}",{value})'


def _lookup(page: Page, address: Address) -> str:
    at = spot(address, page.year)
    key = at.key.replace("~", "~~").replace("*", "~*").replace("?", "~?")
    values, keys = (xl_col_to_name(n, True) for n in (page.columns.year(at.year), page.columns.number(c.KEY)))
    return f'INDEX({values}:{values},MATCH("{key}",{keys}:{keys},0))'


def _cached(cell: Cell) -> float | str:
    return float(cell.text) if cell.text else c.OPEN


def _comment(out: Worksheet, row: int, column: int, text: str) -> None:
    lines = sum(1 + len(line) // 24 for line in text.split("\n"))
    size = {"width": 320, "height": 22 + 18 * lines, "font_name": k.FONT, "font_size": 9, "author": "docgen"}
    out.write_comment(row, column, text, size)


def _after(page: Page, number: int, row: Row) -> None:
    """What stands behind the years: status, qualifier, source, basis, reasons, uses, and the hidden columns."""
    out, looks, at = page.out, page.looks, page.columns.number
    text = looks.cell(num_format="@", indent=1)
    _status(page, number, row)
    page.say(number, at(c.QUALIFIER), QUALIFIERS[row.qualifier], looks.cell(num_format="@", align="center"))
    page.say(number, at(c.SOURCE), page.sources.get(row.source, ""), text)
    out.write_string(number, at(c.BASIS), BASES[row.basis], looks.cell(num_format="@", align="center"))
    for head in (c.WHY, c.EARLIER_SOURCE):
        out.write_blank(number, at(head), None, text)
    page.say(number, at(c.USES), row.uses, looks.cell(font_color=k.QUIET, indent=1))
    out.write_string(number, at(c.KEY), row.key, text)
    out.write_string(number, at(c.STATES), states(page.sheet, row), text)
    _earlier(page, number, row)


def _status(page: Page, number: int, row: Row) -> None:
    column, cell = page.columns.number(c.STATUS), row.cells.get(page.year, Cell("none"))
    look = page.looks.cell(align="center")
    own = xl_rowcol_to_cell(number, page.columns.year(page.year))
    if cell.state == "none":
        page.out.write_string(number, column, c.PAST, look)
    elif cell.state == "derived":
        value = c.COMPUTED if cell.text else c.COMPUTED_OPEN
        formula = f'=IF(ISNUMBER({own}),"{c.COMPUTED}","{c.COMPUTED_OPEN}")'
        page.out.write_formula(number, column, formula, look, value)
    else:
        empty = c.ACCEPTED if cell.accepted else c.OPEN
        value = c.DONE if cell.text else empty
        page.out.write_formula(number, column, f'=IF({own}="","{empty}","{c.DONE}")', look, value)


def _earlier(page: Page, number: int, row: Row) -> None:
    """How many cells of earlier years await a number: a formula, for the sheet of progress."""
    at = page.columns.number(c.EARLIER_MISSING)
    awaited = [year for year in page.sheet.years if year != page.year and year in row.cells]
    awaited = [year for year in awaited if row.cells[year].state == "missing" and not row.cells[year].accepted]
    cells = [xl_rowcol_to_cell(number, page.columns.year(year)) for year in awaited]
    if cells:
        formula = "=" + "+".join(f"COUNTBLANK({cell})" for cell in cells)
        page.out.write_formula(number, at, formula, page.looks.cell(), len(cells))
    else:
        page.out.write_number(number, at, 0, page.looks.cell())


def _setup(page: Page, last: int) -> None:
    out, columns = page.out, page.columns
    for number, head in enumerate(columns.heads):
        width = k.WIDTHS.get(head) or (_year_width(page, int(head[:4])) if head[:4].isdigit() else 10)
        hidden = {"hidden": True} if head in c.HIDDEN_COLUMNS else {}
        out.set_column(number, number, width, None, hidden)
    out.autofilter(c.HEADER_ROW, 0, last, len(columns.heads) - 1)
    out.freeze_panes(c.HEADER_ROW + 1, 2)
    out.outline_settings(True, False, False, False)
    out.hide_gridlines(2)
    out.set_landscape()
    out.set_paper(8)
    out.fit_to_pages(1, 0)
    out.set_margins(0.4, 0.4, 0.5, 0.6)
    out.repeat_rows(c.HEADER_ROW)
    out.print_area(0, 0, last, columns.number(c.USES))
    out.set_footer(message("&L&8&A&R&8第 &P 页，共 &N 页"))
    out.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _year_width(page: Page, year: int) -> int:
    """Wider where names or words stand."""
    texts = [r.cells[year].text for r in page.sheet.rows if year in r.cells and r.kind != "number"]
    return k.WORDS_WIDTH if any(len(text) > 6 for text in texts) else k.YEAR_WIDTH
