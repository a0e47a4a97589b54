"""Filled in wrongly: every wrong cell is named, and nothing at all is written."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.workbook.columns import BASIS, KEY, QUALIFIER, SOURCE, SOURCES
from tests.workbook import desk

THIS = "2021年"
YI = "netizens@yi.0"
ALL = "netizens@shili.0"
WRONG = {
    "words in a number": ({(YI, THIS): "约300万人"}, "应为数字，而写的是“约300万人”"),
    "a number with its unit": ({(YI, THIS): "300万人"}, "不带单位"),
    "a number with commas": ({(YI, THIS): "1,300"}, "不带单位和逗号"),
    "digits of full width": ({(YI, THIS): "３００"}, "应为数字"),
    "a formula": ({(YI, THIS): "=100+200", (YI, SOURCE): desk.SOURCE}, "是公式 =100+200；请复制后“选择性粘贴—数值”"),
    "a date": ({(YI, THIS): date(2021, 3, 1), (YI, SOURCE): desk.SOURCE}, "被 Excel 变成了日期"),
    "a truth": ({(YI, THIS): True, (YI, SOURCE): desk.SOURCE}, "是逻辑值 TRUE"),
    "an error of Excel": ({(YI, THIS): "#REF!", (YI, SOURCE): desk.SOURCE}, "#REF!"),
    "more digits than are shown": ({(YI, THIS): 300.25, (YI, SOURCE): desk.SOURCE}, "只显示 1 位小数（300.3）"),
    "no source": ({(YI, THIS): 300, (YI, SOURCE): None}, "没有写来源；请在“来源”一栏选出处"),
    "an unknown source": ({(YI, THIS): 300, (YI, SOURCE): "示例信息"}, "“来源”表里没有“示例信息”；是否指 示例信息中心"),
    "an unknown qualifier": ({(YI, THIS): 300, (YI, SOURCE): desk.SOURCE, (YI, QUALIFIER): "大约"}, "是否指 约"),
    "an unknown basis": ({(YI, BASIS): "猜测"}, "不认识的依据“猜测”"),
    "a basis without a number": ({(YI, BASIS): "来源给出"}, "没有相应的数"),
    "a number wiped out": ({(ALL, THIS): None}, "原有的 1234.5 被清空；填回原数"),
    "a source wiped out": ({(ALL, SOURCE): None}, "来源被清空"),
    "a number withdrawn": ({(ALL, BASIS): "待补"}, "依据由“来源给出”改成了“待补”"),
    "an earlier number without a source": ({(ALL, "2019年"): 1100}, "没有写往年来源"),
    "a computed number typed over": (
        {(ALL, "2020年"): 1201},
        "选“往年来源”",
    ),
    "this year's computed number typed over": (
        {("broadband-users[access=other]@shili.0", THIS): 40},
        "把“依据”改为“来源给出”",
    ),
    "a number nobody asked for": ({(YI, "2019年"): 250}, "这一格不需要数"),
    "an unknown name": ({("netizens:order", THIS): "甲市、已市"}, "不认识的名称“已市”；是否指"),
    "a name twice": ({("netizens:order", THIS): "甲市、乙市、甲市"}, "“甲市”写了两次"),
    "a number as names": ({("netizens:order", THIS): 3}, "这里应为文字"),
    "a number as text": ({("largest-enterprise@shili.0", THIS): 12}, "这里应为文字，而写的是数 12"),
    "words of two lines": ({("largest-enterprise@shili.0", THIS): "甲\n乙"}, "换行"),
    "a word that may not stand here": ({("domains@shili.0", THIS): "未透露"}, "来源没有此数时写 -"),
    "a share beyond the whole": ({("domains@shili.0:share~@china", THIS): 240}, "占比应在 0 和 100 之间"),
    "a place beyond the field": ({("netizens@shili.0:rank~@provinces", THIS): 20}, "位次应为 1 到 3"),
    "a broken place": ({("netizens@shili.0:rank~@provinces", THIS): 1.5}, "只显示 0 位小数"),
    "a changed label": (
        {("netizens[residence=urban]@shili.0", "分组"): "农村"},
        "而这一行的编号是“城镇”的",
    ),
    "a changed unit": ({(ALL, "单位"): "亿人"}, "单位是“亿人”"),
    "an invented key": ({(YI, KEY): "netizens@bei.0"}, "不认识的编号 'netizens@bei.0'"),
    "a key lost": ({(ALL, KEY): None}, "没有编号"),
}
KEYS = {"netizens:order": "netizens@shili.0:order~@cities"}


@pytest.mark.parametrize(("cells", "words"), WRONG.values(), ids=WRONG)
def test_a_wrong_cell_is_named_and_nothing_is_written(cells, words, folder, file, capsys):
    right = {("domains@linyi.0", THIS): 700}
    desk.fill(file, {(KEYS.get(key, key), head): value for (key, head), value in (right | cells).items()})
    before = desk.files(folder)
    answer = desk.hand_in(folder, file, capsys, write_it=True)
    assert answer.status == 2
    assert words in answer.errors and "什么也没有写入" in answer.errors
    assert "章!" in answer.errors or "附录" in answer.errors
    assert desk.files(folder) == before


def test_a_percentage_is_not_taken_for_its_hundredth(folder, file, capsys):
    def as_percent(book):
        cell = desk.cell(book, "internet-penetration@shili.0", THIS)
        cell.value, cell.number_format = 0.639, "0.0%"

    desk.fill(file, {}, as_percent)
    assert "写成了百分数 63.9%；百分号由单位给出，请写 63.9" in desk.hand_in(folder, file, capsys).errors


def test_a_broken_count_is_refused_however_its_cell_looks(folder, file, capsys):
    def broken(book):
        cell = desk.cell(book, "enterprises@shili.0", THIS)
        cell.value, cell.number_format = 200.5, "0.0"

    desk.fill(file, {}, broken)
    assert "家数应为整数" in desk.hand_in(folder, file, capsys).errors


def test_all_that_is_wrong_is_named_at_once(folder, file, capsys):
    desk.fill(file, {(YI, THIS): "多", ("netizens@bing.0", THIS): "少", (ALL, THIS): None})
    answer = desk.hand_in(folder, file, capsys)
    assert answer.errors.count("错误 ") == 3 and "有 3 处不能读入" in answer.errors


def test_swapped_cells_are_refused(folder, file, capsys):
    def swap(book):
        for head in ("2021年", "分组"):
            cells = [desk.cell(book, f"netizens[residence={code}]@shili.0", head) for code in ("urban", "rural")]
            cells[0].value, cells[1].value = cells[1].value, cells[0].value

    answer = desk.hand_in(folder, desk.fill(file, {}, swap), capsys)
    assert answer.errors.count("整行一起移动或排序") == 2


def test_a_number_and_a_word_swapped_are_refused(folder, file, capsys):
    def swap(book):
        cells = [desk.cell(book, "revenue@shili.0", "2021年"), desk.cell(book, "largest-enterprise@shili.0", "2021年")]
        cells[0].value, cells[1].value = cells[1].value, cells[0].value

    answer = desk.hand_in(folder, desk.fill(file, {}, swap), capsys)
    assert "应为数字" in answer.errors and "应为文字" in answer.errors


def test_deleted_rows_are_missed(folder, file, capsys):
    def delete(book):
        book["第一章"].delete_rows(desk.cell(book, ALL, KEY).row, 2)

    answer = desk.hand_in(folder, desk.fill(file, {}, delete), capsys)
    assert "第一章：缺少一行：网民规模，示例，年末，数值，万人（netizens@shili.0）" in answer.errors


def test_a_deleted_sheet_is_missed(folder, file, capsys):
    answer = desk.hand_in(folder, desk.fill(file, {}, lambda book: book.remove(book["第二章"])), capsys)
    assert "第二章：整张表不见了" in answer.errors


def test_a_deleted_column_is_missed(folder, file, capsys):
    def delete(book):
        book["第一章"].delete_cols(7)

    assert "缺少“2019年”栏" in desk.hand_in(folder, desk.fill(file, {}, delete), capsys).errors


def test_a_copied_row_is_refused(folder, file, capsys):
    def copy(book):
        sheet = book["第一章"]
        source, target = desk.cell(book, YI, KEY).row, sheet.max_row + 1
        for column in range(1, sheet.max_column + 1):
            sheet.cell(target, column).value = sheet.cell(source, column).value

    answer = desk.hand_in(folder, desk.fill(file, {}, copy), capsys)
    assert "编号重复：网民规模，乙市" in answer.errors


def test_ten_thousand_extra_rows_are_refused_in_a_few_lines(folder, file, capsys):
    def add(book):
        sheet = book["第一章"]
        for number in range(10_000):
            sheet.cell(200 + number, 1).value, sheet.cell(200 + number, 9).value = "网民规模", number

    before = desk.files(folder)
    answer = desk.hand_in(folder, desk.fill(file, {}, add), capsys, write_it=True)
    assert answer.status == 2 and len(answer.errors.splitlines()) < 10
    assert "还有 9995 行" in answer.errors
    assert desk.files(folder) == before


def test_a_note_below_the_rows_is_no_error(folder, file, capsys):
    def note(book):
        book["第一章"].cell(100, 1).value = "备注：乙市的数下周到"

    answer = desk.hand_in(folder, desk.fill(file, {}, note), capsys)
    assert (answer.status, answer.told) == (0, "没有改动。")


def test_who_corrects_must_say_who(folder, file, capsys):
    desk.fill(file, {(ALL, THIS): 1244.5})
    with pytest.raises(Exception, match="有更正而没有写填表人"):
        desk.hand_in(folder, file, capsys, who="")


SOURCES_WRONG = {
    "no id": (("", "新来源"), "来源的编号 '' 写法不对"),
    "an id in capitals": (("Yearbook", "新来源"), "来源的编号 'Yearbook' 写法不对；用小写英文"),
    "no name": (("yearbook", ""), "来源没有名称"),
    "a name that is there": (("yearbook", "示例信息中心"), "名称与别的相同"),
    "a date that Excel made": (("yearbook", "新来源", "", "", date(2022, 6, 1)), "不是文字"),
}


@pytest.mark.parametrize(("cells", "words"), SOURCES_WRONG.values(), ids=SOURCES_WRONG)
def test_a_wrong_new_source_is_refused(cells, words, folder, file, capsys):
    def add(book):
        sheet = book[SOURCES]
        free = next(row for row in range(4, 40) if not sheet.cell(row, 1).value)
        for column, value in enumerate(cells, 1):
            sheet.cell(free, column).value = value or None

    answer = desk.hand_in(folder, desk.fill(file, {}, add), capsys, write_it=True)
    assert answer.status == 2 and words in answer.errors and "来源!" in answer.errors


def test_a_source_that_is_there_is_not_changed_here(folder, file, capsys):
    def change(book):
        book[SOURCES].cell(5, 3).value = "另一家"

    answer = desk.hand_in(folder, desk.fill(file, {}, change), capsys)
    assert "已有的来源 centre 被改动；这里只能添新的来源" in answer.errors
