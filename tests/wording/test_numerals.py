"""Chinese numerals and the marks of headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.wording.numerals import HIGHEST, chinese, mark

DIGITS = "一二三四五六七八九"
PLACES = {"十": 10, "百": 100}


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (2, "二"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"), (99, "九十九"),
     (100, "一百"), (101, "一百零一"), (110, "一百一十"), (215, "二百一十五"), (999, "九百九十九")],
)  # fmt: skip
def test_numbers_are_counted_in_chinese(number, words):
    assert chinese(number) == words


@given(st.integers(1, HIGHEST))
def test_every_numeral_reads_back(number):
    total, digit = 0, 0
    for sign in chinese(number):
        if sign in PLACES:
            total, digit = total + (digit or 1) * PLACES[sign], 0
        elif sign != "零":
            digit = DIGITS.index(sign) + 1
    assert total + digit == number


@pytest.mark.parametrize(
    ("scheme", "number", "printed"),
    [
        ("第一篇", 3, "第三篇"), ("第一章", 12, "第十二章"), ("一、", 4, "四、"), ("（一）", 20, "（二十）"),
        ("1、", 10, "10、"), ("none", 3, ""), ("", 3, ""),
    ],
)  # fmt: skip
def test_a_mark_is_its_scheme_counted_on(scheme, number, printed):
    assert mark(scheme, number) == printed
