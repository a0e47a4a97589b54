"""A clerk who collects a year: what each yellow cell of the next edition is answered with."""

from __future__ import annotations

from docgen.workbook.columns import KEY, SOURCE, STATUS
from tests.workbook import desk


def values():
    """What a clerk collects for 2022, by key of the row; all else is answered with the number of the row."""
    return {
        "netizens@shili.0": 1300,
        "netizens@shili.0:change~.-1": 65.5,
        "netizens@shili.0:growth~.-1": 5.3,
        "internet-penetration@shili.0": 64,
        "internet-penetration@shili.0:change~.-1": 2.3,
        "internet-penetration@shili.0:change~@china": -10,
        "netizens@shili.0:order~@cities": "甲市、乙市、丙市",
        "enterprises@shili.0:set~[service=*]": "电子邮件、网络购物",
        "largest-enterprise@shili.0": "另一示例公司",
        "service-users[service=search]@shili.0": "未透露",
        "domains@linyi.0": "-",
        "broadband-users@shili.0": 420,
        "broadband-users[access=fibre]@shili.0": 380,
        "netizens[residence=urban]@shili.0": 900,
        "netizens@shili.0:rank~@provinces": 2,
    }


def collect(book):
    """Every yellow cell of the year filled in, as staff would."""
    known = values()
    for sheet in book.worksheets:
        top, columns = desk.heads(sheet)
        for number in range(top + 1, sheet.max_row + 1) if top else ():
            key, cell = sheet.cell(number, columns[KEY]).value, sheet.cell(number, columns["2022年"])
            open_ = "m" in str(sheet.cell(number, columns["各年状态"]).value) and cell.value is None
            if key and open_ and '"待补"' in str(sheet.cell(number, columns[STATUS]).value):
                cell.value = known.get(key, 10 + number)
                sheet.cell(number, columns[SOURCE]).value = "示例信息中心"
