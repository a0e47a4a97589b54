"""Codes of periods."""

from __future__ import annotations

import pytest

from docgen.model.period import is_period, is_span


@pytest.mark.parametrize("text", ["2019", "2019-03", "2019-12", "2019-H1", "2019-Q4"])
def test_years_months_half_years_and_quarters_are_periods(text: str) -> None:
    assert is_period(text) and is_span(text)


@pytest.mark.parametrize("text", ["", "19", "2019-13", "2019-3", "2019-H3", "2019-Q5", "liaoning", "-1"])
def test_nothing_else_is(text: str) -> None:
    assert not is_period(text) and not is_span(text)


def test_a_span_is_from_one_to_another() -> None:
    assert is_span("2020-01..2020-11") and not is_period("2020-01..2020-11")
    assert not is_span("2019..") and not is_span("2019..2020..2021")
