"""Addresses and their rows and columns; words of an address and back."""

from __future__ import annotations

import ast

import pytest

from docgen.facts.addresses import Frame, parse
from docgen.model.facts import Place
from docgen.workbook import words
from docgen.workbook.formulas import template
from docgen.workbook.series import address_of, spot
from tests.facts.rows import DATASET, FRAME
from tests.reading import ROOT, facts_of

HERE = Place("test", 1)


def test_every_address_of_2019_finds_its_cell_and_back():
    facts = facts_of(ROOT / "data" / "2019")
    frame = Frame(facts.own_area, facts.year, facts.codebook)
    spots = {address: spot(address, facts.year) for address in facts.preferred}
    assert len(set(spots.values())) == len(spots)
    assert all(address_of(at.key, at.year, frame) == address for address, at in spots.items())


SPOTS = {
    "netizens@shili.2020": ("netizens@shili.0", 2020),
    "netizens@shili.2021-12": ("netizens@shili.0-12", 2021),
    "netizens@shili.2022-03": ("netizens@shili.1-03", 2021),
    "revenue@shili.2021-01..2021-11": ("revenue@shili.0-01..0-11", 2021),
    "revenue@shili.2018..2020:cagr~.2017": ("revenue@shili.-2..0:cagr~.-3", 2020),
    "revenue@shili.2021:growth~.2000": ("revenue@shili.0:growth~.2000", 2021),
    "netizens@shili.2021:change-of-share~@china.2020": ("netizens@shili.0:change-of-share~@china.-1", 2021),
}


@pytest.mark.parametrize(("typed", "place"), SPOTS.items())
def test_a_series_is_one_row_whatever_the_year(typed, place):
    at = spot(parse(typed, HERE), 2021)
    assert (at.key, at.year) == place
    assert str(address_of(at.key, at.year, FRAME)) == typed


MEASURES = {
    "netizens.0": "数值",
    "netizens.0:growth~.-1": "增长率（比上年）",
    "netizens.0:growth~.-3": "增长率（比3年前）",
    "netizens.0:growth~.2000": "增长率（比2000年）",
    "netizens.0:share~[]": "占比（占总量）",
    "netizens.0:share~@china": "占比（占全国）",
    "mobile-netizens.0:share~netizens": "占比（占网民规模）",
    "netizens.0:share~[residence=urban]": "占比（占城镇）",
    "netizens.0:rank~@provinces": "位次（示例、邻甲、邻乙）",
    "netizens.0:order~@cities": "名次（甲市等5个）",
    "netizens.0:set~[service=*]": "名单（电子邮件、搜索引擎、网络购物、其他业务）",
    "netizens.0:change-of-growth~.0-01..0-09": "增速的变化（比1—9月）",
    "netizens.0:change-of-share~@china.-1": "占比的变化（比全国上年）",
}


@pytest.mark.parametrize(("typed", "said"), MEASURES.items())
def test_measures_are_said_with_what_they_are_compared_with(typed, said):
    assert words.measure_words(parse(typed, HERE), FRAME.codebook) == said


SPANS = {
    "0": "年末",
    "0-12": "12月",
    "1-03": "次年3月",
    "0-H1": "上半年",
    "0-01..0-11": "1—11月",
    "-2..0": "2年前至本年",
}


@pytest.mark.parametrize(("period", "said"), SPANS.items())
def test_parts_of_the_year_are_said(period, said):
    assert words.span_words(period, "stock") == said


def test_names_go_back_to_their_codes():
    address = parse("netizens:order~@cities", HERE)
    field = words.field(address, FRAME.codebook)
    assert field == {"甲市": "jia", "乙市": "yi", "丙市": "bing", "丁市": "ding", "戊市": "wu"}
    assert words.names_of(("wu", "jia"), address, FRAME.codebook) == "戊市、甲市"
    assert "其他业务" in words.field(parse("netizens:order", HERE), FRAME.codebook)
    assert DATASET.folder.name == "sample-2021"


FORMULAS = {
    "_0 - _1": ([1, 1], 1, "{0}-{1}"),
    "_0 - (_1 - _2)": ([1, 1, 1], 1, "{0}-({1}-{2})"),
    "_0 / (1 + _1)": ([1, 100], 1, "{0}/(1+{1}/100)"),
    "_0 / _1": ([1, 1], 100, "{0}/{1}*100"),
    "1 - _0 - _1": ([100, 100], 100, "(1-{0}/100-{1}/100)*100"),
    "_0 - _1 ": ([100, 100], 100, "{0}-{1}"),
    "_0 * _1": ([1, 100], 1, "{0}*{1}/100"),
    "_0 / _1 ": ([1, 100], 1, "{0}/({1}/100)"),
    "-_0 * 2": ([1], 1, "(-{0})*2"),
}


@pytest.mark.parametrize(("text", "parts"), FORMULAS.items())
def test_formulas_become_those_of_excel(text, parts):
    scales, result, excel = parts
    assert template(ast.parse(text.strip(), mode="eval").body, scales, result) == excel
