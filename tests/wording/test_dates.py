"""Periods and dates in words."""

from __future__ import annotations

import pytest

from docgen.wording.dates import period, short_period


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019", "2019年"), ("2017..2019", "2017—2019年"), ("2019-12", "2019年12月"), ("2020-03", "2020年3月"),
        ("2019-10-05", "2019年10月5日"), ("2019-H1", "2019年上半年"), ("2019-Q3", "2019年第三季度"),
        ("2019-01..2019-11", "2019年1月至2019年11月"),
    ],
)  # fmt: skip
def test_a_period_has_its_words(text, words):
    assert period(text) == words


@pytest.mark.parametrize(
    "text", ["", "19", "2019-13", "2019-00", "2019-02-30", "2019-H3", "2019-Q5", "abc", "2019-1", "0"]
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError):
        period(text)


@pytest.mark.parametrize(("text", "words"), [("2019", "2019年"), ("2019-03", "3月"), ("2019-H2", "2019年下半年")])
def test_a_category_is_short(text, words):
    assert short_period(text) == words
