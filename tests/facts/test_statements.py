"""Rows of a facts file: every cell checked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.facts.statements import statement
from docgen.model.facts import EditionError
from tests.facts.rows import FRAME, row


def stated(*arguments, **cells):
    return statement(row(*arguments, **cells), FRAME)


def test_a_number_keeps_the_digits_it_was_printed_with():
    assert (stated("netizens", "20.0").text, stated("netizens", "20.0").value) == ("20.0", Decimal("20.0"))


def test_a_dash_is_not_available_and_no_number():
    assert stated("domains@linyi", "-").value is None


def test_a_word_the_indicator_allows_is_a_word():
    fact = stated("service-users[service=mail]", "未透露")
    assert (fact.text, fact.value) == ("未透露", None)


def test_an_order_is_its_codes():
    assert stated("netizens:order~@cities", "jia;yi;bing").codes == ("jia", "yi", "bing")


def test_places_are_listed_apart():
    assert stated("netizens", "1.0", places="摘要#12; 一章一#40").places == ("摘要#12", "一章一#40")


def test_bases_and_periods_are_absolute():
    assert str(stated("netizens:growth~.2020", "2.9").address) == "netizens@shili.2021:growth~.2020"


WRONG = {
    "unknown indicator": ({"indicator": "netizen"}, "未知的指标 'netizen'", "netizens"),
    "unknown area": ({"ref_area": "shilli"}, "未知的地区", "shili"),
    "unknown dimension": ({"breakdown": "residense=urban"}, "未知的分组维度", "residence"),
    "unknown code": ({"breakdown": "residence=urbane"}, "代码 'urbane'", "urban"),
    "breakdown without a code": ({"breakdown": "residence"}, "分组写法不对", "dimension=code"),
    "unknown measure": ({"measure": "grwth"}, "measure 列", "growth"),
    "unknown basis": ({"basis": "reportet"}, "basis 列", "reported"),
    "unknown qualifier": ({"qualifier": "~"}, "qualifier 列", "≈"),
    "unknown source": ({"source": "centr"}, "未知的来源", "centre"),
    "wrong unit": ({"unit": "亿人"}, "单位 '亿人' 与指标 netizens 不符", "万人"),
    "text for a number": ({"obs_value": "很多"}, "此处应为数字", "96.2"),
    "an empty number": ({"obs_value": ""}, "此处应为数字", "96.2"),
    "full-width digits": ({"obs_value": "１２"}, "此处应为数字", "96.2"),
    "a comma in a number": ({"obs_value": "1,234"}, "此处应为数字", "96.2"),
    "a zero too many": ({"obs_value": "04.9"}, "'04.9' 前面有多余的 0", "写成 4.9"),
    "a zero too many below zero": ({"obs_value": "-004.9"}, "'-004.9' 前面有多余的 0", "写成 -4.9"),
    "an exponent": ({"obs_value": "1E3"}, "此处应为数字", "96.2"),
    "a period that is none": ({"time_period": "2021-13"}, "时期写法不对：'2021-13'", "2021-12"),
    "a relative period": ({"time_period": "-1"}, "时期写法不对", "2021"),
    "a span backwards": ({"time_period": "2021..2019"}, "时期写法不对", "2019..2021"),
    "a year far away": ({"time_period": "1821"}, "时期 '1821' 超出范围", "60"),
    "a base that is none": ({"measure": "growth", "unit": "%", "base": "2020"}, "base 列写法不对", ".2020"),
    "a base of an unknown area": ({"measure": "share", "unit": "%", "base": "@chyna"}, "未知的地区", "china"),
    "a base of an unknown indicator": ({"measure": "share", "unit": "%", "base": "netizen"}, "未知的指标", "netizens"),
    "a value beside a formula": ({"basis": "derived", "formula": "1"}, "derived 的事实不写数值", "公式"),
    "a value that is missing": ({"basis": "missing"}, "missing 的事实不写数值", "公式"),
    "a formula that is reported": ({"formula": "1", "basis": "reported"}, "formula 列与 basis 不符", "derived"),
    "derived without a formula": ({"basis": "derived", "obs_value": ""}, "formula 列与 basis 不符", "必须有"),
}


@pytest.mark.parametrize(("cells", "wrong", "right"), WRONG.values(), ids=WRONG)
def test_a_wrong_cell_is_named_with_what_would_be_right(cells, wrong, right):
    with pytest.raises(EditionError) as error:
        stated("netizens", "1234.5", line=17, **cells)
    assert str(error.value).startswith("facts.csv:17: ")
    assert wrong in error.value.wrong
    assert right in error.value.right


def test_an_order_of_unknown_names_is_refused():
    with pytest.raises(EditionError, match=r"'yii' 未知.*yi"):
        stated("netizens:order~@cities", "jia;yii")


def test_a_text_must_be_there():
    with pytest.raises(EditionError, match="缺少文字"):
        stated("largest-enterprise", "", basis="reported", source="report")
