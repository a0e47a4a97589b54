"""Printed numbers and arithmetic on what they can stand for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from docgen.facts.intervals import add, divide, multiply, printed, rounded, shown, subtract, ulp
from docgen.model.facts import Interval

TEXTS = st.builds(
    lambda n, digits: f"{Decimal(n).scaleb(-digits):f}", st.integers(-(10**7), 10**7), st.integers(0, 3)
)  # fmt: skip
QUALIFIERS = st.sampled_from(["=", "≈", ">", "≥", "<", "≤"])
ENDS = st.decimals(-1000, 1000, places=2)
INTERVALS = st.builds(lambda a, b: Interval(min(a, b), max(a, b)), ENDS, ENDS)
WITHIN = st.fractions(0, 1, max_denominator=8)


def inside(interval: Interval, share: Fraction) -> Fraction:
    low, high = Fraction(interval.low), Fraction(interval.high)
    return low + (high - low) * share


def holds(interval: Interval, value: Fraction) -> bool:
    """Whether the interval holds the value, but for what 28 digits lose."""
    slack = Fraction(1, 10**15) * (1 + abs(value))
    return Fraction(interval.low) - slack <= value <= Fraction(interval.high) + slack


@given(TEXTS, QUALIFIERS, st.sampled_from(["", "万人", "个", "%"]))
def test_a_printed_value_lies_in_its_interval(text, qualifier, unit):
    assert Decimal(text) in printed(text, qualifier, unit)


@given(st.decimals(-1000, 1000, places=6), st.integers(0, 4))
def test_the_interval_holds_whatever_rounds_to_the_print(value, decimals):
    assert value in printed(rounded(value, Decimal(1).scaleb(-decimals)))


def test_the_width_comes_from_the_last_digit():
    assert printed("96.2") == Interval(Decimal("96.15"), Decimal("96.25"))
    assert printed("20.0") == Interval(Decimal("19.95"), Decimal("20.05"))
    assert ulp("20") == 1


def test_a_count_is_exact_unless_it_is_about():
    assert printed("64063", "=", "个") == Interval(Decimal(64063), Decimal(64063))
    assert printed("64063", "=", "万个") != Interval(Decimal(64063), Decimal(64063))
    assert printed("5", "≥", "家").high == Decimal("Infinity")


@pytest.mark.parametrize(("qualifier", "value"), [(">", "99999"), ("≥", "99999"), ("<", "-99999"), ("≤", "-99999")])
def test_over_and_under_leave_a_side_open(qualifier, value):
    assert Decimal(value) in printed("100", qualifier)


def test_about_is_wider_than_the_last_digit():
    assert Decimal(104) in printed("100", "≈")
    assert Decimal(104) not in printed("100")


@given(INTERVALS, INTERVALS, WITHIN, WITHIN)
def test_sums_differences_and_products_hold_the_true_result(a, b, p, q):
    x, y = inside(a, p), inside(b, q)
    assert holds(add(a, b), x + y)
    assert holds(subtract(a, b), x - y)
    assert holds(multiply(a, b), x * y)


@given(INTERVALS, INTERVALS, WITHIN, WITHIN)
def test_quotients_hold_the_true_result(a, b, p, q):
    assume(b.low > 0 or b.high < 0)
    assert holds(divide(a, b), inside(a, p) / inside(b, q))


@given(INTERVALS)
def test_a_divisor_that_can_be_zero_is_refused(interval):
    around = Interval(min(interval.low, Decimal(0)), max(interval.high, Decimal(0)))
    with pytest.raises(ZeroDivisionError):
        divide(Interval(Decimal(1), Decimal(1)), around)


@given(TEXTS, st.sampled_from([">", "<"]), TEXTS, QUALIFIERS, st.sampled_from(["万人", "个"]))
def test_open_intervals_can_be_reckoned_with(text, qualifier, other, second, unit):
    a, b = printed(text, qualifier), printed(other, second, unit)
    x, y = Decimal(text), Decimal(other)
    assert x + y in add(a, b)
    assert x - y in subtract(a, b)
    assert x * y in multiply(a, b)


@given(st.decimals(-(10**6), 10**6, places=4), st.decimals(0, 10**5, places=4), st.integers(0, 3))
def test_no_more_digits_are_shown_than_the_interval_allows(value, half, decimals):
    text, about = shown(value, Interval(value - half, value + half), decimals)
    step = next(Decimal(10) ** -d for d in range(decimals, -13, -1) if 2 * half <= 2 * Decimal(10) ** -d)
    assert Decimal(text) % step == 0
    assert abs(Decimal(text) - value) <= step / 2
    assert len(text.partition(".")[2]) <= decimals
    assert about == (2 * half > step)


def test_a_value_known_to_its_last_digit_stands_without_about():
    assert shown(Decimal("2584.9"), Interval(Decimal("2584.85"), Decimal("2584.95")), 1) == ("2584.9", False)


def test_a_wide_value_loses_digits_and_is_about():
    assert shown(Decimal("2586.046"), Interval(Decimal("2585.3"), Decimal("2586.8")), 1) == ("2586", True)


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [
        ("0.05", "0.1", "0.1"),
        ("-0.04", "0.1", "0.0"),
        ("1250", "100", "1300"),
        ("-2.25", "0.1", "-2.3"),
        ("7", "1", "7"),
    ],
)
def test_rounding_is_half_up_without_exponents_or_negative_zero(value, step, text):
    assert rounded(Decimal(value), Decimal(step)) == text
