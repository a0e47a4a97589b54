"""Periods and dates → Chinese words (the only babel)."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_HALF = {"H1": "上半年", "H2": "下半年", "Q1": "第一季度", "Q2": "第二季度", "Q3": "第三季度", "Q4": "第四季度"}


def day(value: date) -> str:
    """Date → 2019年10月20日."""
    return str(format_date(value, "y年M月d日", locale="zh_CN"))


def period(text: str) -> str:
    """Absolute period → words: 2019 → 2019年, 2017..2019 → 2017—2019年, 2019-12 → 2019年12月."""
    first, dots, last = text.partition("..")
    if dots and len(first) == len(last) == 4:
        return f"{first}—{last}年"
    if dots:
        return f"{period(first)}至{period(last)}"
    if found := _DAY.fullmatch(text):
        return day(date(*map(int, found.groups())))
    if found := _MONTH.fullmatch(text):
        return f"{found[1]}年{int(found[2])}月"
    year, dash, half = text.partition("-")
    return f"{year}年{_HALF[half]}" if dash and half in _HALF else f"{year}年"


def short_period(text: str) -> str:
    """Absolute period → the label of a category: 2019 → 2019年, 2019-03 → 3月."""
    found = _MONTH.fullmatch(text)
    return f"{int(found[2])}月" if found else period(text)
