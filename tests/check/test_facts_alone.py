"""Ranks and lists against the facts."""

from __future__ import annotations

from pathlib import Path

from docgen.check.identities import Identities
from docgen.check.lists import list_findings
from docgen.check.ranks import rank_findings
from docgen.facts.load import Row
from docgen.model.finding import Finding
from tests.check.relations.webs import NOTHING, identities
from tests.facts.rows import measured, row
from tests.resolve.reports import resolve_texts


def ranks(*rows: Row) -> tuple[Finding, ...]:
    return rank_findings(measured(*rows), NOTHING, Identities())


def lists(*rows: Row, rules: Identities | None = None) -> tuple[Finding, ...]:
    return list_findings(measured(*rows), NOTHING, rules or Identities())


def test_a_rank_with_more_ahead_than_it_says_is_found() -> None:
    rows = (row("netizens", "50.0"), row("netizens@linjia", "60.0"))
    assert ranks(*rows, row("netizens:rank~@provinces", "1"))
    assert not ranks(*rows, row("netizens:rank~@provinces", "2"))


def test_unknown_members_of_the_field_may_be_ahead() -> None:
    assert not ranks(row("netizens", "50.0"), row("netizens:rank~@provinces", "3"))


def test_a_rank_behind_members_that_are_smaller_is_found() -> None:
    rows = (row("netizens", "50.0"), row("netizens@linjia", "40.0"), row("netizens@linyi", "30.0"))
    assert ranks(*rows, row("netizens:rank~@provinces", "2"))


def test_a_rank_beyond_the_field_is_found() -> None:
    assert ranks(row("netizens:rank~@provinces", "4"))


def test_values_that_may_be_equal_decide_nothing() -> None:
    rows = (row("netizens", "50"), row("netizens@linjia", "50.4"))
    assert not ranks(*rows, row("netizens:rank~@provinces", "1"))


def test_a_rank_is_the_place_in_its_order() -> None:
    rows = (row("enterprises:order~[service=*]", "mail;shop"),)
    assert ranks(*rows, row("enterprises[service=shop]:rank~[service=*]", "1"))
    assert not ranks(*rows, row("enterprises[service=shop]:rank~[service=*]", "2"))


def test_a_name_twice_in_an_order_is_found() -> None:
    (finding,) = lists(row("netizens:order~@cities", "jia;yi;jia"))
    assert "jia重复" in finding.words


def test_a_name_from_outside_the_field_is_found() -> None:
    (finding,) = lists(row("netizens:order~@cities", "jia;linjia"))
    assert "linjia不在" in finding.words


def test_a_number_counts_its_list(tmp_path: Path) -> None:
    rules = identities(tmp_path, '[[count]]\nnumber = "domains"\nlist = "enterprises[service=*]"\nover = 10')
    rows = (row("enterprises[service=mail]", "12"), row("enterprises[service=shop]", "9"))
    assert not lists(*rows, row("domains", "1"), rules=rules)
    (finding,) = lists(*rows, row("domains", "2"), rules=rules)
    assert "名单有1项" in finding.words


def test_a_list_that_is_not_complete_is_not_counted(tmp_path: Path) -> None:
    rules = identities(tmp_path, '[[count]]\nnumber = "domains"\nlist = "enterprises[service=*]"')
    assert not lists(
        row("enterprises[service=mail]", "12"), row("enterprises[service=shop]"), row("domains", "9"), rules=rules
    )


def test_every_name_stands_in_the_list_it_is_taken_from(tmp_path: Path) -> None:
    text = '[[named]]\nnames = "enterprises:set~[service=*]"\nlist = "largest-enterprise[service=*]"'
    rows = (row("largest-enterprise[service=mail]", "电子邮件"),)
    rules = identities(tmp_path, text)
    assert not lists(*rows, row("enterprises:set~[service=*]", "mail"), rules=rules)
    (finding,) = lists(*rows, row("enterprises:set~[service=*]", "mail;shop"), rules=rules)
    assert "网络购物" in finding.words


def counted(text: str) -> tuple[Finding, ...]:
    rows = (row("netizens:order~@cities", "jia;yi;bing"),)
    return list_findings(measured(*rows), resolve_texts(*rows, body=text), Identities())


def test_a_count_typed_after_names_is_compared() -> None:
    assert not counted("{names}`netizens:order`三市。")
    assert not counted("{names}`netizens:order`等5个城市。")
    assert counted("{names}`netizens:order`五市。")
    assert counted("{names}`netizens:order`等2个城市。")
    assert not counted("{names}`netizens:order|1..2`两市。")
