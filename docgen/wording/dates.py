"""Periods and dates → Chinese words (the only babel)."""

from __future__ import annotations

import re
from datetime import date

from babel import Locale
from babel.dates import format_date

# Parsed once: by its name it is looked up anew for every date.
_LOCALE = Locale.parse("zh_CN")
_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_HALF = {"H1": "上半年", "H2": "下半年", "Q1": "第一季度", "Q2": "第二季度", "Q3": "第三季度", "Q4": "第四季度"}


def day(value: date) -> str:
    """Date → 2019年10月20日."""
    return str(format_date(value, "y年M月d日", locale=_LOCALE))


def period(text: str) -> str:
    """Absolute period → words: 2019年, 2017—2019年, 2019年12月, 2019年上半年, 2019年10月20日. Raises ValueError."""
    first, dots, last = text.partition("..")
    if dots and _YEAR.fullmatch(first) and _YEAR.fullmatch(last):
        return f"{first}—{last}年"
    if dots:
        return f"{period(first)}至{period(last)}"
    if found := _DAY.fullmatch(text):
        return day(date(*map(int, found.groups())))
    if found := _MONTH.fullmatch(text):
        return str(format_date(date(int(found[1]), int(found[2]), 1), "y年M月", locale=_LOCALE))
    year, dash, half = text.partition("-")
    if not _YEAR.fullmatch(year) or (dash and half not in _HALF):
        raise ValueError(f"no period: {text!r}")
    return f"{year}年{_HALF[half] if dash else ''}"


def short_period(text: str) -> str:
    """Absolute period → the label of a category: 2019 → 2019年, 2019-03 → 3月."""
    found = _MONTH.fullmatch(text)
    return f"{int(found[2])}月" if found else period(text)
