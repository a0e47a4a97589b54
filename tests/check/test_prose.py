"""Words, names, captions and references of a report."""

from __future__ import annotations

import pytest

from docgen.check.captions import caption_findings
from docgen.check.identities import Identities
from docgen.check.names import alike, name_findings
from docgen.check.references import reference_findings
from docgen.check.typed import typed_findings
from docgen.facts.load import Row
from tests.facts.rows import measured, row
from tests.resolve.reports import resolve_texts

ROWS = (
    row("netizens", "1234.5"), row("netizens.2020", "1200.0"), row("netizens:growth~.2020", "-2.9"),
    row("internet-penetration", "61.7"), row("internet-penetration:change~.2020", "1.2", unit="个百分点"),
)  # fmt: skip


def typed(text: str) -> list[str]:
    return [f.words for f in typed_findings(measured(*ROWS), resolve_texts(*ROWS, body=text), Identities())]


@pytest.mark.parametrize(
    "text",
    [
        "全省网民规模为1234.5万人。",
        "网民规模1234.5万人。",
        "辽阔，居全国第3位。",
        "普及率高于全国平均水平。",
        "用户连续三年增长。",
        "首次突破大关。",
        "增长{val}`netizens`。",
        "增长至{val}`netizens:growth`。",
        "增长{val}`netizens:growth`。",
        "提高{val}`internet-penetration`。",
        "普及率{num}`internet-penetration`个百分点。",
        "提高{num}`internet-penetration:change`%。",
        "网民{num}`netizens`亿人。",
        "网民{num}`netizens`人。",
        "网民{val}`netizens`万人。",
    ],
)
def test_what_should_be_bound_or_contradicts_what_is_bound_is_found(text: str) -> None:
    assert typed(text)


@pytest.mark.parametrize(
    "text",
    [
        "全省网民规模为{val}`netizens`，{chg}`netizens:growth`。",
        "网民规模超过1000万人的市。",
        "网民规模在2021年扩大。",
        "升至{val}`netizens`，提升到{val}`internet-penetration`。",
        "网民{num}`netizens`万人，普及率{num}`internet-penetration`%。",
        "分列第二至第五位，技术取得突破，至今连续举办6届。",
        "{num}`netizens`、{num}`netizens.2020`万人。",
        "提高{num}`internet-penetration:change`个百分点。",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert not typed(text)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("甲省久森物联网科技有限公司", "甲省久森物联科技有限公司"),
        ("甲市治轴轴承股份有限公司", "甲市冶轴轴承股份有限公司"),
        ("中央网络安全和信息化领导小组", "中央网络安全与信息化领导小组"),
        ("网络扶贫行动计划纲要", "网络扶贫计划纲要"),
    ],
)
def test_one_name_spelled_two_ways_is_seen(a: str, b: str) -> None:
    assert alike(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("中国电信股份有限公司", "中国铁塔股份有限公司"),
        ("甲省信息化发展规划（2018年）", "甲省信息化发展规划（2019年）"),
        ("甲市美行科技有限公司", "甲市蓝德科技有限公司"),
        ("与甲市美行科技有限公司", "甲市美行科技有限公司"),
        ("第五次会议纪要汇编全文", "第六次会议纪要汇编全文"),
    ],
)
def test_two_names_stay_two(a: str, b: str) -> None:
    assert not alike(a, b)


def names(text: str) -> list[str]:
    return [f.words for f in name_findings(measured(), resolve_texts(body=text), Identities())]


def test_a_name_spelled_two_ways_in_the_text_is_found() -> None:
    assert names("示例久森物联网科技有限公司成立。\n\n示例久森物联科技有限公司上榜。")
    assert not names("示例久森物联网科技有限公司成立。\n\n示例久森物联网科技有限公司上榜。")


def figure(id_: str, caption: str, body: str = "网民 | netizens.-1..0", options: str = "") -> str:
    return f":::{{figure}} {id_}\n:caption: {caption}\n:kind: columns\n:source: report\n{options}{body}\n:::\n\n"


def captions(text: str) -> list[str]:
    return [f.words for f in caption_findings(measured(*ROWS), resolve_texts(*ROWS, body=text), Identities())]


def test_two_figures_with_one_caption_are_found() -> None:
    assert captions(figure("fig-a", "2020—2021年网民") + figure("fig-b", "2020—2021年网民"))
    assert not captions(figure("fig-a", "2020—2021年网民") + figure("fig-b", "2020—2021年市民"))


def test_a_caption_names_the_years_that_are_shown() -> None:
    assert captions(figure("fig-a", "2019—2021年网民"))
    assert captions(figure("fig-a", "2021年网民"))
    assert not captions(figure("fig-a", "网民"))


def test_a_note_may_name_another_year() -> None:
    lines = "甲 | netizens\n乙 | netizens.-1"
    assert captions(figure("fig-a", "2021年网民", lines, ":categories: lines\n"))
    assert not captions(figure("fig-a", "2021年网民", lines, ":categories: lines\n:note: 乙为2020年的数。\n"))


def test_a_caption_names_the_unit_that_is_shown() -> None:
    assert captions(figure("fig-a", "网民（单位：亿人）"))
    assert not captions(figure("fig-a", "网民（单位：万人）"))


def references(text: str, *rows: Row) -> set[str]:
    found = reference_findings(measured(*ROWS, *rows), resolve_texts(*ROWS, *rows, body=text), Identities())
    return {finding.check for finding in found}


def test_a_figure_that_nobody_refers_to_is_found() -> None:
    assert references(figure("fig-a", "网民")) == {"unreferenced"}
    assert references("见{ref}`fig-a`。\n\n" + figure("fig-a", "网民")) == set()


def test_a_figure_without_a_source_is_found() -> None:
    text = "见{ref}`fig-a`。\n\n" + figure("fig-a", "网民").replace(":source: report\n", "")
    assert references(text) == {"unsourced"}
