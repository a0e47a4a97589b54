"""A sheet's rows → its drop-downs, what its cells take, and the colours that go when a number comes."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from docgen.wording.messages import message
from docgen.workbook import columns as c
from docgen.workbook import looks as k
from docgen.workbook.book import Cell, Row, Sheet
from docgen.workbook.page import Page
from docgen.workbook.words import BASES, QUALIFIERS

_NAMES_HELP = message("写名称，用顿号（、）隔开；名次按先后写。")
_NUMBER_HELP = message("这里写数字，不带单位；来源没有此数时写 -。")
_KINDS = {"number": "#", "text": "t", "names": "o"}


def states(sheet: Sheet, row: Row) -> str:
    """The states of a row's cells, a letter a year, and a sign for the kind of the row."""
    letters = [_letter(row.cells[year]) if year in row.cells else "n" for year in sheet.years]
    return "".join(letters) + _KINDS[row.kind]


def _letter(cell: Cell) -> str:
    """r, d, m, n, and a for what may be missing."""
    return "a" if cell.accepted else cell.state[0]


def write_rules(page: Page, last: int) -> None:
    """Drop-downs, and the colour of what is missing, which goes when a number comes."""
    out, at, first = page.out, page.columns.number, c.HEADER_ROW + 1
    states_column = xl_col_to_name(at(c.STATES), True)
    for place, year in enumerate(page.sheet.years, 1):
        column = page.columns.year(year)
        cell = xl_rowcol_to_cell(first, column)
        rule = f'=AND(MID({states_column}{first + 1},{place},1)="m",{cell}="")'
        look = page.looks.get(bg_color=k.MISSING_FILL)
        out.conditional_format(first, column, last, column, {"type": "formula", "criteria": rule, "format": look})
    amber = page.looks.get(bg_color=k.MISSING_FILL)
    told = {"type": "text", "criteria": "begins with", "value": c.OPEN, "format": amber}
    out.conditional_format(first, at(c.STATUS), last, at(c.STATUS), told)
    lists = (
        (c.QUALIFIER, [word for word in QUALIFIERS.values() if word]),
        (c.BASIS, list(BASES.values())),
        (c.SOURCE, c.source_list(len(page.sources))),
        (c.EARLIER_SOURCE, c.source_list(len(page.sources))),
    )
    for head, words in lists:
        out.data_validation(
            first,
            at(head),
            last,
            at(head),
            {
                "validate": "list",
                "source": words,
                "error_title": head,
                "error_message": message("请从列表中选{head}。", head=head),
            },
        )
    _values(page)


def _values(page: Page) -> None:
    """What the cells of years take, one rule for each run of rows that are alike."""
    first, last = page.columns.year(page.sheet.years[0]), page.columns.year(page.year)
    for rows in _runs(page.sheet):
        start = rows[0][0]
        rule = _rule(page, rows[0][1], xl_rowcol_to_cell(start, first), start)
        page.out.data_validation(start, first, rows[-1][0], last, rule)


def _runs(sheet: Sheet) -> list[list[tuple[int, Row]]]:
    """Rows with their numbers, neighbours with the same rule together; the heads of blocks part nothing."""
    number = c.HEADER_ROW
    runs: list[list[tuple[int, Row]]] = []
    for block in sheet.blocks:
        number += 1
        for row in block.rows:
            number += 1
            if not runs or _alike(runs[-1][0][1]) != _alike(row):
                runs.append([])
            runs[-1].append((number, row))
    return runs


def _alike(row: Row) -> tuple[object, ...]:
    return ("names", row.measure) if row.kind == "names" else ("words", row.words) if row.words else ("number",)


def _rule(page: Page, row: Row, cell: str, number: int) -> dict[str, object]:
    """Names: how they are written. Words: a list, numbers too. Else numbers, unless the hidden column says text."""
    if row.kind == "names":
        return {"validate": "any", "input_title": row.measure[:32], "input_message": _NAMES_HELP}
    if row.words:
        return {"validate": "list", "source": ["-", *row.words], "show_error": False}
    kind = f'RIGHT({xl_col_to_name(page.columns.number(c.STATES), True)}{number + 1},1)<>"{_KINDS["number"]}"'
    rule = f'=OR(ISNUMBER({cell}),{cell}="-",{kind})'
    return {"validate": "custom", "value": rule, "error_title": message("应为数字"), "error_message": _NUMBER_HELP}
