"""What the data staff gets: words, numbers, formulas, colours, drop-downs."""

from __future__ import annotations

import csv
import re
import zipfile
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

import pytest

from docgen.workbook.columns import AFTER, BASIS, COVER, HIDDEN, KEY, LABELS, QUALIFIER, SOURCE, STATES, STATUS
from tests.workbook import desk

_LOOKUP = re.compile(r'INDEX\(\$([A-Z]+):\$[A-Z]+,MATCH\("([^"]*)",\$[A-Z]+:\$[A-Z]+,0\)\)')


@pytest.fixture(scope="module")
def large_book(large):
    return desk.opened(large)


def rows(book):
    """Sheet, row number, columns of every row with a key."""
    for sheet in book.worksheets:
        top, columns = desk.heads(sheet)
        for number in range(top + 1, sheet.max_row + 1) if top else ():
            if sheet.cell(number, columns[KEY]).value:
                yield sheet, number, columns


def test_there_is_a_sheet_a_chapter_between_progress_and_sources(file):
    assert desk.opened(file).sheetnames == [COVER, "第一章", "第二章", "附录", "来源", HIDDEN]


def test_a_row_says_what_it_is(file):
    book = desk.opened(file)
    said = [desk.cell(book, "mobile-netizens@shili.0:share~netizens", head).value for head in LABELS]
    assert said == ["手机网民规模", None, "示例", "年末", "占比（占网民规模）", "%"]


def test_a_block_bears_the_label_and_caption_of_its_figure(file):
    sheet = desk.opened(file)["第一章"]
    bands = [row[0].value for row in sheet.iter_rows(min_row=5) if row[0].fill.fgColor.rgb == "FFDCE7F2"]
    assert bands[0] == "图1 2019—2021年示例省网民规模及普及率    待补：最早一年的规模"
    assert bands[3:] == ["只在文字里叙述的数据", "备用数据（本期图、表、文字未直接引用，推算和核对要用）"]


def test_years_stand_side_by_side_and_the_key_is_hidden(file):
    sheet = desk.opened(file)["第一章"]
    _, columns = desk.heads(sheet)
    assert list(columns) == [*LABELS, "2019年", "2020年", "2021年", *AFTER]
    hidden = {name for name, d in sheet.column_dimensions.items() if d.hidden}
    assert _letter(columns[KEY]) in hidden and _letter(columns[STATUS]) not in hidden


def _letter(column):
    return chr(ord("A") + column - 1)


def test_numbers_are_numbers_with_the_digits_of_the_source(file):
    book = desk.opened(file)
    rural = desk.cell(book, "netizens[residence=rural]@shili.0", "2021年")
    assert (rural.value, rural.number_format) == (400, "#,##0.0")
    assert desk.cell(book, "netizens@jia.0", "2021年").number_format == "#,##0"
    assert desk.cell(book, "netizens@jia.0", QUALIFIER).value == "约"


def test_what_is_missing_turns_yellow_while_it_is_empty(file):
    book = desk.opened(file)
    assert desk.cell(book, "netizens@shili.0", STATES).value == "mdr#"
    assert desk.cell(book, "netizens@yi.0", STATUS).value.startswith("=IF(")
    rules = [rule for rules in book["第一章"].conditional_formatting for rule in rules.rules]
    assert any(rule.formula == ['AND(MID($R5,1,1)="m",G5="")'] for rule in rules)


def test_order_and_words_are_in_chinese(file):
    book = desk.opened(file)
    assert desk.cell(book, "netizens@shili.0:order~@cities", "2021年").value == "甲市、乙市、丙市"
    assert desk.cell(book, "service-users[service=search]@shili.0", "2021年").value == "未透露"
    assert desk.cell(book, "domains@linyi.0", "2021年").value == "-"


def test_drop_downs_offer_the_words_that_may_stand(file):
    lists = [v.formula1 for v in desk.opened(file)["第二章"].data_validations.dataValidation]
    assert '"约,超过,不低于,近,不超过"' in lists and '"来源给出,推算,待补"' in lists
    assert '"-,未透露"' in lists and any("来源" in text for text in lists if text)


def test_comments_give_definition_and_derivation(large_book):
    found = desk.cell(large_book, "netizens@liaoning.0", "指标").comment.text
    assert "6周岁及以上" in found
    found = desk.cell(large_book, "phone-users@liaoning.0", "2019年").comment.text
    assert found == "推算：〔2019年固定电话用户〕 + 〔2019年移动电话用户〕"


def test_months_and_codes_stay_text(large_book):
    book = large_book
    for sheet, number, columns in rows(book):
        for head, column in columns.items():
            cell = sheet.cell(number, column)
            if head in LABELS or (cell.data_type == "s" and head in (KEY, SOURCE, BASIS)):
                assert cell.number_format == "@" and cell.data_type in ("s", "n")
    month = next(s.cell(n, columns["2019年"]) for s, n, columns in rows(book) if s.cell(n, 1).value == "投融资时间")
    assert (month.data_type, month.number_format) == ("s", "@")


HOSTILE = ('=HYPERLINK("http://x")', "0012", "<b>&", "=1+2", "+86", "-大", "@sum", "2021-10", "'引")


def test_no_text_ever_becomes_a_formula(folder, tmp_path, capsys):
    path = folder / "facts" / "20-services.csv"
    lines = path.read_text("utf-8").splitlines()
    for year, text in enumerate(HOSTILE, 2022 - len(HOSTILE)):
        lines.append(f"largest-enterprise,shili,{year},,level,,=,{_quoted(text)},,reported,,,report,,")
    path.write_text("\n".join(line for line in lines if "示例网络科技" not in line) + "\n", "utf-8")
    rename = (folder / "breakdowns.csv").read_text("utf-8").replace("电子邮件", '"=1+1,邮件"')
    (folder / "breakdowns.csv").write_text(rename, "utf-8")
    file = desk.export(folder, tmp_path / "hostile.xlsx")
    formulas = [c.value for s, n, cols in rows(desk.opened(file)) for c in s[n] if c.data_type == "f"]
    assert all(text.startswith(("=IF(", "=COUNTBLANK(")) for text in formulas)
    shown = [
        desk.cell(desk.opened(file), "largest-enterprise@shili.0", f"{year}年").value for year in range(2016, 2022)
    ]
    assert shown == list(HOSTILE[-6:])
    assert desk.hand_in(folder, file, capsys).told == "没有改动。"


def _quoted(text):
    return '"' + text.replace('"', '""') + '"'


def test_live_formulas_give_what_docgen_prints(large_book, large):
    cached = _cached(large)
    count = 0
    for sheet, number, columns in rows(large_book):
        for head in columns:
            cell = sheet.cell(number, columns[head])
            if cell.data_type == "f" and "ROUND(" in str(cell.value):
                count += 1
                assert _computed(cell.value, sheet, columns, cached) == cached[sheet.title, cell.coordinate], cell.value
    assert count > 40


def _cached(file):
    """The values that docgen wrote beside the formulas."""
    book = desk.opened(file, values=True)
    return {(s.title, c.coordinate): Decimal(str(c.value)) for s in book for r in s for c in r if _is_number(c.value)}


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def _computed(formula, sheet, columns, cached):
    """An Excel formula of ours, computed with decimals from the cells it looks up."""
    keys = {sheet.cell(n, columns[KEY]).value: n for n in range(1, sheet.max_row + 1)}

    def value(found):
        key = found[2].replace("~~", "~").replace("~*", "*")
        return f"Decimal('{cached[sheet.title, f'{found[1]}{keys[key]}']}')"

    inner = formula[formula.index("ROUND(") + 6 : -2]
    expression, _, digits = inner.rpartition(",")
    python = re.sub(r"(?<![\w.'])(\d+)(?![\w.'])", r"Decimal(\1)", _LOOKUP.sub(value, expression))
    step = Decimal(1).scaleb(-int(digits))
    return (eval(python, {"Decimal": Decimal}) / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def test_the_file_is_dated_by_the_edition(file):
    assert desk.opened(file).properties.created == datetime(2022, 6, 1)
    with zipfile.ZipFile(file) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_progress_is_counted_by_excel_and_right_at_once(folder, file):
    formulas, values = desk.opened(file)[COVER], desk.opened(file, values=True)[COVER]
    line = next(r for r in range(1, formulas.max_row + 1) if str(formulas.cell(r, 1).value).startswith("第二章"))
    assert formulas.cell(line, 3).value == "=COUNTIF('第二章'!$I:$I,\"已有\")"
    points = [values.cell(line, column).value for column in range(2, 6)]
    with (folder / "facts" / "20-services.csv").open(encoding="utf-8", newline="") as stream:
        facts = [row for row in csv.DictReader(stream) if row["preferred"] != "no"]
    counted = [sum(row["basis"] == basis for row in facts) for basis in ("reported", "derived", "missing")]
    assert points[1:3] == counted[:2] and points[0] == sum(points[1:])
