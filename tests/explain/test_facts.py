"""A fact is told with its sources, formula, rounding, earlier and other values, and the corrections at its place."""

from __future__ import annotations

from docgen.explain.corrections import Correction
from docgen.explain.facts import Teller
from docgen.facts.load import Row
from tests.facts.rows import correction, fact, measured, row


def told(address: str, *rows: Row, corrections: tuple[Row, ...] = (), slips: tuple[Correction, ...] = ()) -> str:
    facts = measured(*rows, corrections=corrections)
    return "\n".join(Teller(facts, slips).fact(fact(facts, address)))


def test_a_statement_names_source_and_places() -> None:
    lines = told("netizens", row("netizens", "1234.5", places="摘要#12;一章#40", note="年末数"))
    for part in (
        "1234.5万人",
        "[原文所述]",
        "来源：",
        "摘要#12、一章#40",
        "facts.csv:2",
        "1234.45 到 1234.55",
        "年末数",
    ):
        assert part in lines


def test_a_derived_fact_tells_its_formula_and_what_it_rests_on() -> None:
    rows = (row("netizens", "1234.5", 2), row("netizens:change~.2020", "34.5", 3))
    formula = "{netizens@shili.2021} - {netizens@shili.2021:change~.2020}"
    lines = told("netizens.2020", *rows, row("netizens.2020", line=4, formula=formula))
    for part in ("[由公式推算]", formula, "算得 1200", "2021年网民规模：1234.5万人", "2021年网民规模增减：34.5万人"):
        assert part in lines


def test_a_corrected_fact_tells_the_earlier_value() -> None:
    lines = told("netizens", row("netizens", "1234.5"), corrections=(correction("netizens", "1234.5", "1250.0"),))
    assert "1250.0万人" in lines
    assert "更正前：1234.5万人" in lines


def test_a_value_that_was_not_preferred_is_told() -> None:
    rows = (row("netizens", "10.0", 2, preferred="yes"), row("netizens", "11.0", 3, preferred="no", places="摘要#12"))
    assert "另有一值未采用：11.0万人　原文 摘要#12" in told("netizens", *rows)


def test_corrections_at_the_same_place_are_told() -> None:
    slip = Correction(("摘要#12",), "亿人", "万人", "单位之误")
    assert "“亿人”改为“万人”（单位之误）" in told("netizens", row("netizens", "10.0", places="摘要#12"), slips=(slip,))


def test_an_order_is_told_by_its_names() -> None:
    assert "甲市、乙市" in told("netizens:order", row("netizens:order~@cities", "jia;yi"))
