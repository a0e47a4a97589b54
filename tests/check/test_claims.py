"""Claims of the prose, tested on the facts."""

from __future__ import annotations

import pytest

from docgen.check.claims import _TESTS, claim_findings, claims
from docgen.check.identities import Identities
from docgen.resolve.claims import TESTS
from tests.facts.rows import measured, row
from tests.resolve.reports import resolve_texts

ROWS = (
    row("netizens.2019", "1100.0"), row("netizens.2020", "1200.0"), row("netizens", "1234.5"), row("netizens.2018"),
    row("mobile-netizens.2020", "1222.0"), row("mobile-netizens", "1222.0"),
    row("internet-penetration", "61.7"), row("internet-penetration@china", "73.0"),
    row("internet-penetration:change~.2020", "0.0", unit="个百分点"), row("netizens:change~.2020", "34.5"),
    row("netizens:order~@cities", "jia;yi;bing"), row("enterprises:set~[service=*]", "mail;shop"),
    row("netizens:rank~@provinces", "3"), row("domains", "100", qualifier=">"), row("revenue"),
    row("revenue.2020:order~@cities"),
)  # fmt: skip

HOLDS = [
    "rising netizens.-2..0", "rising netizens.-3..0", "falling netizens@shili.-3..-2",
    "flat internet-penetration:change",
    "leads netizens:order jia", "among enterprises:set shop", "among netizens:order bing", "rank 3 netizens:rank",
    "top 5 netizens:rank", "top 3 netizens:rank", "above netizens mobile-netizens",
    "below internet-penetration internet-penetration@china", "over netizens 1000", "over domains 100",
    "over domains 99",
]  # fmt: skip
FAILS = [
    "falling netizens.-2..0", "rising mobile-netizens.-1..0", "falling mobile-netizens.-1..0", "flat netizens:change",
    "leads netizens:order yi", "among enterprises:set search", "rank 2 netizens:rank", "top 2 netizens:rank",
    "above mobile-netizens netizens", "above netizens netizens",
    "below internet-penetration@china internet-penetration",
    "over netizens 1234.5", "over netizens 2000", "over domains 101",
]  # fmt: skip
OPEN = [
    "rising revenue.-1..0", "flat revenue", "above revenue netizens", "below netizens revenue", "over revenue 5",
    "leads revenue.-1:order jia", "among revenue.-1:order jia", "rising netizens.-3..-2",
]  # fmt: skip


def found(test: str):
    report = resolve_texts(*ROWS, body=f"# 篇\n\n规模{{claim}}`如此|{test}`。")
    return claim_findings(measured(*ROWS), report, Identities())


@pytest.mark.parametrize("test", HOLDS)
def test_what_holds_is_not_found(test):
    assert found(test) == ()


@pytest.mark.parametrize("test", FAILS)
def test_what_does_not_hold_is_found_with_its_words_and_place(test):
    (finding,) = found(test)
    assert finding.words == f"论断“如此”与数据不符：{test}"
    assert (finding.id, finding.check, str(finding.where)) == (f"claim-{test}", "claim", "10-body.md:3")
    assert finding.addresses


@pytest.mark.parametrize("test", OPEN)
def test_what_is_missing_is_not_judged(test):
    assert found(test) == ()


def test_claims_are_found_wherever_they_stand():
    claim = "{claim}`如此|over netizens 1`"
    figure = f":::{{figure}} f\n:caption: 图{claim}\n:kind: columns\nnetizens\n:::\n"
    body = f"# 题{claim}\n\n**粗{claim}**\n\n- 项{claim}\n\n词\n: 义{claim}\n\n{figure}"
    assert len(list(claims(resolve_texts(*ROWS, body=body)))) == 5


def test_every_test_that_can_be_written_is_known_here():
    assert set(_TESTS) == set(TESTS)
