"""Facts in words (GB/T 15835)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.facts import Address, Fact
from docgen.wording.numbers import change, label, number, value

PLAIN = Fact(
    Address("netizens", (), "shili", "2021"), "2780.0", Decimal("2780.0"), None, "万人", "=", "reported", "report"
)


def fact(text: str, unit: str = "万人", qualifier: str = "=", measure: str = "level", basis: str = "reported") -> Fact:
    try:
        amount: Decimal | None = Decimal(text)
    except ArithmeticError:
        amount = None
    address = PLAIN.address._replace(measure=measure)
    return replace(PLAIN, address=address, text=text, value=amount, unit=unit, qualifier=qualifier, basis=basis)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2780.0",), "2780.0万人"), (("63.9", "%"), "63.9%"), (("1.8", "万亿元", "≈"), "约1.8万亿元"),
        (("100", "%", ">"), "超过100%"), (("5", "家", "≥"), "不低于5家"), (("10", "万家", "<"), "近10万家"),
        (("3", "家", "≤"), "不超过3家"), (("14", "位", "=", "rank"), "第14位"), (("未透露", "万元"), "未透露"),
        (("-", "个"), "-"), (("1.0", "个百分点"), "1.0个百分点"),
    ],
)  # fmt: skip
def test_a_value_has_its_unit_and_what_was_said_before_it(arguments, words):
    assert value(fact(*arguments)) == words


def test_a_number_leaves_the_unit_to_the_text():
    assert number(fact("345", "万人", "≈")) == "约345"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("6.3", "%", "=", "growth"), "增长6.3%"), (("-6.3", "%", "=", "growth"), "下降6.3%"),
        (("195.1", "万人", "=", "change"), "增加195.1万人"), (("-195.1", "万人", "=", "change"), "减少195.1万人"),
        (("1.0", "个百分点", "=", "change"), "提高1.0个百分点"),
        (("-0.2", "个百分点", "=", "change-of-share"), "下降0.2个百分点"),
        (("0.0", "%", "=", "growth"), "持平"), (("0", "万人", "=", "change"), "持平"),
        (("30", "%", ">", "growth"), "增长超过30%"), (("5", "%", "≈", "cagr"), "增长约5%"),
    ],
)  # fmt: skip
def test_a_change_has_its_verb_by_sign_unit_and_measure(arguments, words):
    assert change(fact(*arguments)) == words


def test_an_author_may_give_the_verbs():
    up, down, flat = (fact(text, "%", "=", "growth") for text in ("1.0", "-1.0", "0.0"))
    verbs = ("净增", "净减", "未变")
    assert [change(f, verbs) for f in (up, down, flat)] == ["净增1.0%", "净减1.0%", "未变"]


@given(st.decimals(-1000, 1000, places=1))
def test_the_number_itself_never_has_a_sign_after_a_verb(amount):
    assert "-" not in change(fact(f"{amount:f}", "%", "=", "growth"))


@pytest.mark.parametrize("words", [number, value, change, label])
def test_what_is_missing_is_said_to_be(words):
    assert words(fact("", basis="missing")) == "待补"


@pytest.mark.parametrize(
    ("text", "qualifier", "words"),
    [("2584.9", "≈", "≈2584.9"), ("100", ">", "＞100"), ("10", "<", "＜10"), ("5", "≥", "≥5"), ("-17.2", "=", "-17.2")],
)
def test_a_mark_bears_the_bare_number(text, qualifier, words):
    assert label(fact(text, qualifier=qualifier)) == words


def test_a_mark_may_bear_a_word():
    assert label(fact("未透露")) == "未透露"
