"""Roles: what each prints, and what it refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.model.facts import Code, Codebook, EditionError
from docgen.model.resolved import Bound, Paragraph, Strong
from docgen.resolve.bind import Binder
from tests.facts.rows import FRAME, measured, row
from tests.reading import blocks, bound
from tests.resolve.reports import resolve_texts, said

POINTS = {"unit": "个百分点"}
ROWS = (
    row("netizens", "1234.5"),
    row("netizens.2020", formula="{netizens@shili.2021} - {netizens@shili.2021:change~.2020}"),
    row("netizens:change~.2020", "34.5"),
    row("netizens:growth~.2020", "2.9"),
    row("netizens.2019"),
    row("netizens@jia", "345", qualifier="≈"),
    row("netizens:rank~@provinces", "2"),
    row("netizens:order~@cities", "jia;yi;bing"),
    row("netizens.2018:order~@cities"),
    row("enterprises:set~[service=*]", "mail;other"),
    row("netizens[residence=urban]", "834.5"),
    row("netizens[residence=urban]:share~[]", "67.6"),
    row("netizens[residence=urban].2020:share~[]", "67.0"),
    row("internet-penetration", "61.7"),
    row("internet-penetration:change~.2020", "-1.7", **POINTS),
    row("internet-penetration:change~@china", "0.0", **POINTS),
    row("mobile-netizens:share~netizens", "99.0"),
    row("mobile-netizens:share~@china", "1.2"),
    row("mobile-netizens:change-of-share~.2020", "0.0", **POINTS),
    row("revenue.2021-06", "7.0"),
    row("largest-enterprise", "示例网络公司"),
)

PRINTED = {
    "value": ("{val}`netizens`", "1234.5万人"),
    "value of last year": ("{val}`netizens.-1`", "约1200.0万人"),
    "value of a month": ("{val}`revenue.0-06`", "7.0亿元"),
    "value with a qualifier": ("{val}`netizens@jia`", "约345万人"),
    "missing value": ("{val}`netizens.-2`", "待补"),
    "rank": ("{val}`netizens:rank`", "第2位"),
    "text": ("{val}`largest-enterprise`", "示例网络公司"),
    "share": ("{val}`mobile-netizens:share~netizens`", "99.0%"),
    "number": ("{num}`netizens`", "1234.5"),
    "change": ("{chg}`netizens:change`", "增加34.5万人"),
    "growth": ("{chg}`netizens:growth`", "增长2.9%"),
    "fall in points": ("{chg}`internet-penetration:change~.-1`", "下降1.7个百分点"),
    "no change": ("{chg}`mobile-netizens:change-of-share`", "持平"),
    "the author's verbs": ("{chg}`netizens:change|净增|净减|未变`", "净增34.5万人"),
    "words as verbs": ("{chg}`internet-penetration:change~@china|高于全国|低于全国|与全国持平`", "与全国持平"),
    "up to": ("{to}`netizens`", "升至1234.5万人"),
    "down to": ("{to}`internet-penetration`", "降至61.7%"),
    "still": ("{to}`mobile-netizens:share~netizens`", "仍为99.0%"),
    "up by last year's share": ("{to}`netizens[residence=urban]:share|升到|降到|仍是`", "升到67.6%"),
    "all names": ("{names}`netizens:order`", "甲市、乙市、丙市"),
    "some names": ("{names}`netizens:order|2..3`", "乙市、丙市"),
    "one name": ("{names}`netizens:order|1`", "甲市"),
    "a set": ("{names}`enterprises:set`", "电子邮件、其他业务"),
    "missing names": ("{names}`netizens.2018:order`", "待补"),
    "claim": ("{claim}`规模最大|leads netizens:order jia`", "规模最大"),
    "this year": ("{date}`0`", "2021年"),
    "years": ("{date}`-2..0`", "2019—2021年"),
    "a month": ("{date}`0-12`", "2021年12月"),
    "a day": ("{date}`2019-10-20`", "2019年10月20日"),
}


@pytest.mark.parametrize(("text", "printed"), PRINTED.values(), ids=PRINTED)
def test_a_role_prints_a_whole_expression(text, printed):
    assert said(f"共{text}。", *ROWS) == f"共{printed}。"


def test_what_was_printed_keeps_the_facts_it_rests_on():
    report = resolve_texts(*ROWS, body="{to}`netizens`")
    (found,) = bound(report)
    assert [str(a) for a in found.addresses] == ["netizens@shili.2021", "netizens@shili.2021:change~.2020"]
    assert (found.role, found.where.line, found.missing) == ("to", 1, False)


def test_what_is_missing_is_marked():
    assert [b.missing for b in bound(resolve_texts(*ROWS, body="{val}`netizens.-2`{val}`netizens`"))] == [True, False]


def test_a_claim_keeps_its_test():
    (found,) = bound(resolve_texts(*ROWS, body="{claim}`大|over netizens 1000`"))
    assert (found.test, [str(a) for a in found.addresses]) == ("over netizens 1000", ["netizens@shili.2021"])


def test_bold_may_hold_a_number():
    (paragraph,) = blocks(resolve_texts(*ROWS, body="**共{num}`netizens`**"), Paragraph)
    (strong,) = paragraph.inlines
    assert isinstance(strong, Strong) and isinstance(strong.children[1], Bound)


def test_a_code_of_several_dimensions_is_read_in_its_own():
    assert said("{names}`broadband-users:set`", row("broadband-users:set~[access=*]", "other")) == "其他接入"


def test_the_field_says_whose_code_it_is():
    """A code that an area and two dimensions share, one of them named like the end of the other."""
    frame = replace(FRAME, codebook=_with_codes(("app", "jia", "应用甲"), ("big-app", "jia", "大应用甲")))
    binder = Binder(measured(), frame, {})
    assert binder.name_of("jia", "[app=*]") == "应用甲"
    assert binder.name_of("jia", "[big-app=*]") == "大应用甲"
    assert binder.name_of("jia", "@cities") == "甲市"


def _with_codes(*codes: tuple[str, str, str]) -> Codebook:
    added = {(dimension, code): Code(dimension, code, name, 1) for dimension, code, name in codes}
    return replace(FRAME.codebook, codes={**FRAME.codebook.codes, **added})


WRONG = {
    "unknown indicator": ("{val}`netizen`", "未知的指标 'netizen'", "netizens"),
    "unknown area": ("{val}`netizens@jiaa`", "未知的地区 'jiaa'", "jia"),
    "no such fact": ("{val}`netizens.2015`", "没有这个事实：netizens@shili.2015", "netizens@shili.2021"),
    "several facts": ("{val}`mobile-netizens:share`", "有 2 个事实", "~netizens、~@china"),
    "no address": ("{val}`网民`", "地址写法不对", "indicator"),
    "a level as a change": ("{chg}`netizens`", "不是变化", ":growth"),
    "an order as a number": ("{val}`netizens:order`", "是名次，不是数", "{names}`netizens:order`"),
    "a set as a number": ("{num}`enterprises:set`", "是名次，不是数", "{names}"),
    "a number as names": ("{names}`netizens`", "不是名次", ":order"),
    "places that are none": ("{names}`netizens:order|二`", "位次写法不对：'二'", "2..5"),
    "more places than names": ("{names}`netizens:order|2..5`", "位次写法不对：'2..5'", "有 3 个名称"),
    "two verbs": ("{chg}`netizens:change|升|降`", "动词应有三个", "升至|降至|仍为"),
    "no direction": ("{to}`netizens@jia`", "没有可比的上期", "change"),
    "claim without a test": ("{claim}`最大`", "论断没有检验", "rising"),
    "claim with an empty test": ("{claim}`最大|`", "未知的检验 ''", "above"),
    "unknown test": ("{claim}`最大|risng netizens.-1..0`", "未知的检验 'risng'", "rising"),
    "arguments of a test": ("{claim}`最大|leads netizens:order`", "应有 2 个参数", ""),
    "unknown code in a test": ("{claim}`最大|leads netizens:order jiaa`", "代码 'jiaa' 未知", "jia"),
    "no number in a test": ("{claim}`最大|over netizens viel`", "'viel' 不是数字", "0.5"),
    "no range in a test": ("{claim}`升|rising netizens`", "有 1 个事实", "-1..0"),
    "a range in a test": ("{claim}`大|above netizens.-1..0 netizens`", "有 2 个事实", "一个地址"),
    "no such fact in a test": ("{claim}`大|over netizens.2015 5`", "没有这个事实", "netizens"),
    "no fact in a range": ("{claim}`升|rising netizens.2014..2016`", "没有这个事实", "netizens"),
    "no date": ("{date}`gestern`", "日期写法不对", "2019-10-20"),
    "a month that is none": ("{date}`2021-13`", "日期写法不对", "2019-10-20"),
    "a reference to nothing": ("{ref}`fig`", "没有标识为 'fig'", "10-body"),
}


@pytest.mark.parametrize(("text", "wrong", "right"), WRONG.values(), ids=WRONG)
def test_a_wrong_role_is_refused_with_its_line(text, wrong, right):
    with pytest.raises(EditionError) as error:
        resolve_texts(*ROWS, body=f"# 篇\n\n一段，\n共{text}。\n")
    assert str(error.value).startswith("10-body.md:4: ")
    assert wrong in error.value.wrong and right in error.value.right
