"""Book → the sheet of progress: what to do, who fills it in, how far each chapter is."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from docgen.wording.messages import message
from docgen.workbook import columns as c
from docgen.workbook import looks as k
from docgen.workbook.book import Book, Sheet
from docgen.workbook.columns import Columns
from docgen.workbook.looks import Looks

_STEPS = (
    message("1. 在各章的表里填黄色的格子，一行一个数；同一个数只出现一次，“用于”一栏写明它印在哪里。"),
    message(
        "2. 数照来源写：来源写到几位小数就写几位（需要时调整单元格的小数位数）；"
        "不带单位，不写公式；来源没有此数时写 -。"
    ),
    message("3. 填数时在“来源”一栏选出处；新的出处先记入“来源”表。约、超过等字样选在“约数”一栏。"),
    message("4. 已有的数有误时直接改，并写更正原因；由它算出的增长率、占比等会自动跟着变，不必另改。"),
    message("5. 灰色斜体是推算的数。来源直接给出此数时，填上它，把“依据”改为“来源给出”，并选来源。"),
    message("6. 不要删行、不要改左边的名称。填好后交回，用 docgen data import 读入：先列出全部改动，核对无误再写入。"),
)
_LEGEND: tuple[tuple[str, dict[str, object]], ...] = (
    (message("待补"), {"bg_color": k.MISSING_FILL}),
    (c.ACCEPTED, {"pattern": k.HATCH, "bg_color": k.ACCEPTED_FILL, "fg_color": k.ACCEPTED_LINES}),
    (message("推算"), {"bg_color": k.DERIVED_FILL, "italic": True, "font_color": k.QUIET}),
    (message("已有"), {"bg_color": k.OWN_FILL}),
    (message("不需要"), {"bg_color": k.NONE_FILL}),
)
_HEADS = (
    message("章"),
    message("应有"),
    message("已有"),
    message("推算"),
    message("待补"),
    message("完成"),
    message("往年待补"),
)
_WIDTHS = (58, 10, 10, 10, 10, 18, 12)
_TABLE = 13


def write_cover(out: Worksheet, book: Book, looks: Looks) -> None:
    """Worksheet, Book, formats → the sheet filled."""
    for column, width in enumerate(_WIDTHS):
        out.set_column(column, column, width)
    out.write_string(
        0, 0, message("{title}数据工作簿", title=book.title), looks.get(bold=True, font_size=18, font_color=k.ACCENT)
    )
    out.set_row(0, 34)
    for row, step in enumerate(_STEPS, 1):
        out.write_string(row, 0, step, looks.get())
        out.set_row(row, 19)
    _who(out, looks)
    _legend(out, looks)
    _table(out, book, looks)
    out.hide_gridlines(2)
    out.set_landscape()
    out.set_paper(9)
    out.fit_to_pages(1, 1)
    out.freeze_panes(_TABLE + 1, 1)


def _who(out: Worksheet, looks: Looks) -> None:
    row = len(_STEPS) + 2
    out.write_string(row, 0, c.WHO, looks.get(bold=True, align="right"))
    field = looks.get(border=1, border_color=k.ACCENT, bg_color=k.MISSING_FILL, num_format="@")
    out.merge_range(row, 1, row, 4, "", field)
    out.write_string(row, 5, message("更正的记录里写这个名字"), looks.get(font_color=k.QUIET))


def _legend(out: Worksheet, looks: Looks) -> None:
    row = len(_STEPS) + 4
    out.write_string(row, 0, message("颜色"), looks.get(bold=True, align="right"))
    for column, (text, look) in enumerate(_LEGEND, 1):
        out.write_string(row, column, text, looks.cell(align="center", **look))


def _table(out: Worksheet, book: Book, looks: Looks) -> None:
    for column, head in enumerate(_HEADS):
        out.write_string(_TABLE, column, head, looks.head())
    out.set_row(_TABLE, 24)
    for row, sheet in enumerate(book.sheets, _TABLE + 1):
        _chapter(out, row, sheet, book.year, looks)
    last = _TABLE + len(book.sheets)
    _sums(out, last + 1, book, looks)
    bar = {"type": "data_bar", "bar_color": "#9DC3E6", "bar_solid": True, "min_type": "num", "min_value": 0}
    out.conditional_format(_TABLE + 1, 5, last + 1, 5, bar | {"max_type": "num", "max_value": 1})
    amber = {"type": "cell", "criteria": ">", "value": 0, "format": looks.get(bg_color=k.MISSING_FILL)}
    out.conditional_format(_TABLE + 1, 4, last + 1, 4, amber)


def _chapter(out: Worksheet, row: int, sheet: Sheet, year: int, looks: Looks) -> None:
    """A line a chapter: counted by Excel from the chapter's sheet, so that it moves while one fills in."""
    out.write_url(row, 0, f"internal:'{sheet.name}'!A1", looks.cell(font_color=k.ACCENT, indent=1), sheet.title)
    columns = Columns(sheet.years)
    status = _column(sheet, columns.number(c.STATUS))
    earlier = _column(sheet, columns.number(c.EARLIER_MISSING))
    done, computed, missing, past = counts(sheet, year)
    texts = (
        ("=C{0}+D{0}+E{0}", done + computed + missing),
        (f'=COUNTIF({status},"{c.DONE}")', done),
        (f'=COUNTIF({status},"{c.COMPUTED}")', computed),
        (f'=COUNTIF({status},"{c.OPEN}")+COUNTIF({status},"{c.COMPUTED_OPEN}")', missing),
        ("=IF(B{0}=0,1,(C{0}+D{0})/B{0})", _share(done + computed, missing)),
        (f"=SUM({earlier})", past),
    )
    _formulas(out, row, texts, looks)


def _column(sheet: Sheet, number: int) -> str:
    name = xl_col_to_name(number, True)
    return f"'{sheet.name}'!{name}:{name}"


def _share(known: int, missing: int) -> float:
    return known / (known + missing) if known + missing else 1.0


def _formulas(out: Worksheet, row: int, texts: tuple[tuple[str, float], ...], looks: Looks, **look: object) -> None:
    for column, (formula, value) in enumerate(texts, 1):
        shape = looks.cell(align="center", num_format="0%" if column == 5 else "#,##0", **look)
        out.write_formula(row, column, formula.format(row + 1), shape, value)


def _sums(out: Worksheet, row: int, book: Book, looks: Looks) -> None:
    out.write_string(row, 0, message("合计"), looks.cell(bold=True, bg_color=k.BAND_FILL))
    done, computed, missing, past = (sum(n) for n in zip(*(counts(s, book.year) for s in book.sheets), strict=True))
    first = _TABLE + 2
    known = (done + computed + missing, done, computed, missing)
    sums = [(f"=SUM({xl_col_to_name(n)}{first}:{xl_col_to_name(n)}{row})", value) for n, value in enumerate(known, 1)]
    texts = (
        *sums,
        ("=IF(B{0}=0,1,(C{0}+D{0})/B{0})", _share(done + computed, missing)),
        (f"=SUM(G{first}:G{row})", past),
    )
    _formulas(out, row, texts, looks, bold=True, bg_color=k.BAND_FILL)


def counts(sheet: Sheet, year: int) -> tuple[int, int, int, int]:
    """Sheet, the edition's year → how many of its points are stated, derived, missing, and missing of earlier years."""
    own = [row.cells[year] for row in sheet.rows if year in row.cells]
    done = sum(cell.state in ("reported", "missing") and bool(cell.text) for cell in own)
    computed = sum(cell.state == "derived" and bool(cell.text) for cell in own)
    missing = sum(not cell.text and not cell.accepted for cell in own)
    earlier = [cell for row in sheet.rows for y, cell in row.cells.items() if y != year]
    past = sum(cell.state == "missing" and not cell.accepted for cell in earlier)
    return done, computed, missing, past
