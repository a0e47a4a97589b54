"""Book → the bytes of an xlsx file (the only XlsxWriter); same Book, same bytes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from docgen.wording.messages import message
from docgen.workbook import baseline
from docgen.workbook.book import Book
from docgen.workbook.chapter import write_chapter
from docgen.workbook.columns import COVER, FREE_ROWS, HIDDEN, SOURCE_HEADS, SOURCE_ROW, SOURCES, source_names
from docgen.workbook.cover import write_cover
from docgen.workbook.looks import ACCENT, Looks

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_SOURCE_WIDTHS = (20, 44, 26, 40, 12, 60)
_SOURCE_HELP = message(
    "新的来源写在下面的空行里：编号用小写英文、数字和连字符（如 communique-2020），名称照原文件写全。"
    "已有的来源不在这里改。"
)


def write(book: Book) -> bytes:
    """Book → xlsx."""
    buffer = BytesIO()
    workbook = Workbook(buffer, dict(_OPTIONS))
    workbook.set_properties(
        {"title": message("{title}数据工作簿", title=book.title), "created": datetime(*book.date, 1)}
    )
    workbook.set_size(2400, 1400)
    looks = Looks(workbook)
    write_cover(workbook.add_worksheet(COVER), book, looks)
    names = source_names([(id_, parts[0]) for id_, parts in book.sources.items()])
    for sheet in book.sheets:
        write_chapter(workbook.add_worksheet(sheet.name), sheet, book.year, names, looks)
    _sources(workbook.add_worksheet(SOURCES), book, names, looks)
    _hidden(workbook.add_worksheet(HIDDEN), book)
    workbook.close()
    return buffer.getvalue()


def _sources(sheet: Worksheet, book: Book, names: dict[str, str], looks: Looks) -> None:
    """Every source on a row, and room for new ones."""
    sheet.write_string(0, 0, message("数据来源"), looks.get(bold=True, font_size=14, font_color=ACCENT))
    sheet.write_string(1, 0, _SOURCE_HELP, looks.get())
    for column, (head, width) in enumerate(zip(SOURCE_HEADS, _SOURCE_WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(SOURCE_ROW - 1, column, head, looks.head())
    for row, (id_, parts) in enumerate(book.sources.items(), SOURCE_ROW):
        for column, text in enumerate((id_, names[id_], *parts[1:])):
            sheet.write_string(row, column, text, looks.cell(num_format="@", bg_color="#F7F7F8"))
    first = SOURCE_ROW + len(book.sources)
    for row in range(first, first + FREE_ROWS):
        for column in range(len(SOURCE_HEADS)):
            sheet.write_blank(row, column, None, looks.cell(num_format="@"))
    sheet.freeze_panes(SOURCE_ROW, 2)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _hidden(sheet: Worksheet, book: Book) -> None:
    for row, line in enumerate(baseline.lines(book)):
        sheet.write_string(row, 0, line)
    sheet.very_hidden()
