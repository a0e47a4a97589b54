"""Files that are not what was exported are refused as a whole, before they do harm."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from docgen.model.facts import EditionError
from docgen.workbook.columns import HIDDEN
from docgen.workbook.filled import RawCell
from docgen.workbook.read import _number, read_workbook
from tests.workbook import desk


def packed(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A workbook with one part replaced."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return buffer.getvalue()


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
WRONG = {
    "nothing": (b"", "不是 xlsx 文件"),
    "text": ("编号,指标\n".encode(), "不是 xlsx 文件"),
    "an old xls": (b"\xd0\xcf\x11\xe0" + bytes(600), "旧版 xls 或加了密码"),
    "another package": (packed(**{"word/document.xml": b"<w/>"}), "不是 xlsx 文件"),
    "half a file": (packed(**{"xl/workbook.xml": b"<workbook/>"})[:60], "不是 xlsx 文件"),
    "an empty workbook": (packed(**{"xl/workbook.xml": b"<workbook/>"}), "打不开这个文件"),
    "a bomb": (packed(**{"xl/workbook.xml": b"<workbook/>", "xl/b.xml": bytes(2**24)}), "解开后大得不正常"),
    "a thousand parts": (packed(**{f"p{n}": b"" for n in range(2100)}), "解开后大得不正常"),
    "declarations": (packed(**{"xl/workbook.xml": b"<workbook/>", "xl/s.xml": DOCTYPE}), "不该有的声明"),
}


@pytest.mark.parametrize(("data", "words"), WRONG.values(), ids=WRONG)
def test_what_is_no_workbook_is_refused(data, words):
    with pytest.raises(EditionError) as error:
        read_workbook(data, "f.xlsx")
    assert str(error.value.place) == "f.xlsx" and words in error.value.wrong


def test_a_file_that_lies_about_its_size_is_refused(fresh):
    data = bytearray(packed(**{"xl/workbook.xml": b"<workbook/>", "xl/b.xml": bytes(2**20)}))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    with pytest.raises(EditionError):
        read_workbook(bytes(data), "f.xlsx")


def test_a_damaged_sheet_is_refused(fresh):
    with pytest.raises(EditionError, match="打不开这个文件"):
        read_workbook(with_part(fresh, "xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row"), "f.xlsx")


def test_content_far_below_is_refused(file):
    def far(book):
        book["第一章"]["A900000"] = 1

    with pytest.raises(EditionError, match="超过 20000 行还有内容"):
        read_workbook(desk.fill(file, {}, far).read_bytes(), "f.xlsx")


def test_another_editions_file_is_refused(folder, large, capsys):
    with pytest.raises(EditionError) as error:
        desk.hand_in(folder, large, capsys, write_it=True)
    assert "这是另一版的工作簿（辽宁省互联网发展报告 liaoning 2019）" in error.value.wrong
    assert error.value.right == "应为 示例省互联网发展报告 shili 2021"


@pytest.mark.parametrize("change", ["gone", "edited"])
def test_a_file_without_its_memory_is_refused(change, folder, file, capsys):
    def spoil(book):
        sheet = book[HIDDEN]
        if change == "gone":
            book.remove(sheet)
        else:
            sheet["A5"] = sheet["A5"].value.replace("netizens", "netizenz")

    desk.fill(file, {}, spoil)
    with pytest.raises(EditionError, match="认不出是哪一次导出"):
        desk.hand_in(folder, file, capsys)


NUMBERS = {
    "as shown": (96.2, "#,##0.0", ("96.2", 1, False)),
    "general": (96.2, "General", ("96.2", None, False)),
    "binary dust": (96.200000000000003, "0.0", ("96.2", 1, False)),
    "a sum": (0.1 + 0.2, "General", ("0.3", None, False)),
    "whole": (20952363890708, "#,##0", ("20952363890708", 0, False)),
    "small": (1e-7, "General", ("0.0000001", None, False)),
    "large": (1e20, "General", ("100000000000000000000", None, False)),
    "percent": (0.5, "0%", ("0.5", 0, True)),
    "with words": (1.5, '"≈"#,##0.00_ ;[Red]-0.0', ("1.5", 2, False)),
    "scientific": (1500.0, "0.00E+00", ("1500", None, False)),
}


@pytest.mark.parametrize(("value", "look", "read"), NUMBERS.values(), ids=NUMBERS)
def test_numbers_are_read_as_a_person_sees_them(value, look, read):
    cell = _number("A1", value, look)
    assert isinstance(cell, RawCell)
    assert (cell.text, cell.shown, cell.percent) == read
