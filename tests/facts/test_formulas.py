"""Formulas over facts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.facts.formulas import Quantity, evaluate, parse_formula
from docgen.facts.intervals import printed
from docgen.model.facts import EditionError, Place

HERE = Place("facts.csv", 4)


def value(text: str, *operands: str, unit: str = "万人") -> Quantity:
    quantities = [Quantity(Decimal(o), printed(o)) for o in operands]
    return evaluate(parse_formula(text, HERE), lambda i: quantities[i], unit)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("{a} + {b}", "14"), ("{a} - {b}", "6"), ("{a} * {b}", "40"), ("{a} / {b}", "2.5"), ("({a} + {b}) / 2", "7"),
        ("-{a} + 20", "10"), ("{a} * 0.5", "5.0"), ("{a} / (1 + {b})", "2"),
    ],
)  # fmt: skip
def test_the_four_operations_and_brackets(formula, expected):
    assert value(formula, "10", "4").value == Decimal(expected)


def test_a_result_in_percent_is_a_hundred_times_the_fraction():
    assert value("{a} / {b}", "10", "4", unit="%").value == 250
    assert value("{a} / {b}", "10", "4", unit="‰").value == 2500


@given(st.decimals(1, 1000, places=1), st.decimals(1, 1000, places=1))
def test_the_interval_holds_the_value(a, b):
    result = value("({a} + {b}) * {a} / {b} - {a}", str(a), str(b), str(a), str(b), str(a))
    assert result.value in result.interval


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{a} +",
        "{a} ** 2",
        "max({a}, 1)",
        "__import__('os')",
        "{a} if 1 else 2",
        "'1'",
        "{a} // 2",
        "x",
        "{a",
        "_9x",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(EditionError, match=r"facts\.csv:4: 公式"):
        value(text, "10")


def test_a_divisor_that_may_be_zero_is_refused():
    with pytest.raises(EditionError, match=r"facts\.csv:4: .*零"):
        value("1 / {a}", "0.0")
