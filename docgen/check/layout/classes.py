"""Character → what clreq (W3C, section 3.1) and GB/T 15834-2011 (5.1) ask of it in a line; number → what it keeps.

The checker's own tables: what sets the lines knows nothing of them.
"""

from __future__ import annotations

import re
import unicodedata

OPENERS = "（〔［｛《〈「『【〖“‘"
CLOSERS = "）〕］｝》〉」』】〗”’"
STOPS = "，。、；：！？"
DASHES = "—⸺"
DOTS = "…⋯"
FULL_WIDTH_MARKS = frozenset(OPENERS + CLOSERS + STOPS)
"""Marks whose drawing fills one half of the em: the other half can be taken away."""

NEVER_FIRST = frozenset(CLOSERS + STOPS + "·・‧～〜／–)]},.;:!?/%％‰℃°")
"""GB/T 15834 5.1.1–5.1.9, clreq: stops, closing marks, interpunct, connectors, solidus; signs that follow a number."""
NEVER_LAST = frozenset(OPENERS + "([{/／￥¥$＄€£№#")
"""5.1.3: opening marks; the solidus (5.1.9); signs that stand before a number."""
CONNECTOR = "—"
"""One em between two numbers or names (5.1.6); two of them are a dash, which may begin a line (5.1.5)."""

FULL_WIDTH = 0.8
"""An advance of at least this many em is a full-width one (quotation marks and dots are narrow in some fonts)."""

_HAN = re.compile(r"[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_AFTER_NUMBER = (
    "年月日号时分秒点期届版章节条款项篇页行列周天季旬岁代户人名位家个只件台套部辆架艘座栋间处所次回场批组对双级层类种"
    "门片块张份封枚颗粒根株头匹尾米里尺寸吨斤克升亩元角度倍成折分十百千万亿兆"
)
_ADDRESS = re.compile(r"[a-z]+://[!-~]*$")
_SCALES = "十百千万亿兆"
_FOLLOWERS = "%％‰℃°"
_SIGNS = "+-−±≈≥≤＞＜><=￥¥$＄€£"
_LABELS = "图表第"


def is_han(text: str) -> bool:
    return _HAN.match(text) is not None


def is_latin(text: str) -> bool:
    """A letter of an alphabet (Latin, Greek, Cyrillic), not a Han character."""
    return text.isalpha() and not is_han(text) and not is_wide(text)


def is_digit(text: str) -> bool:
    return "0" <= text <= "9"


def is_wide(text: str) -> bool:
    """East Asian width wide or full-width (UAX 11): what fills an em of its own."""
    return unicodedata.east_asian_width(text) in "WF"


def is_mark(text: str) -> bool:
    """Punctuation of either script."""
    return unicodedata.category(text).startswith("P") or text in FULL_WIDTH_MARKS


def forbidden_start(text: str) -> bool:
    """A line's beginning → whether its first character may not stand there."""
    if text[:1] == CONNECTOR:
        return text[1:2] != CONNECTOR
    return text[:1] in NEVER_FIRST


def forbidden_end(text: str) -> bool:
    """A line's end → whether its last character may not stand there."""
    return text[-1:] in NEVER_LAST


def in_address(text: str) -> bool:
    """Text up to a line's end → whether it ends inside a web address, which may be parted after a solidus.

    5.1.9 means the solidus between words; an address has no blanks, so its reader sees that it goes on.
    """
    return _ADDRESS.search(text) is not None


def divided_pair(before: str, after: str) -> bool:
    """—— or …… cut in two by a line end: an odd run of them on either side."""
    return any(before[-1:] in mark and after[:1] in mark for mark in (DASHES, DOTS))


def torn_number(before: str, after: str) -> bool:
    """Ends of two lines → whether a number was cut, or parted from its sign, label, unit, year, month, percent.

    GB/T 15835-2011 (a number in Arabic figures stays on one line), clreq (number with unit).
    """
    last, first = before[-1:], after[:1]
    if is_digit(last):
        return is_digit(first) or first in _FOLLOWERS or first in _AFTER_NUMBER or _decimal(after)
    if is_digit(first):
        return last in _SIGNS or last in _LABELS or re.search(r"\d[.,:]$", before) is not None
    if re.search(rf"\d[余多]?[{_SCALES}]*[{_SCALES}余多]$", before):
        return first in _AFTER_NUMBER
    return re.search(r"\d个$", before) is not None and first in "百月小分"


def _decimal(text: str) -> bool:
    return re.match(r"[.,:]\d", text) is not None


def torn_word(before: str, after: str) -> bool:
    """A Latin word cut without a hyphen; letters with digits (IPv6, FTTH/O) are a word too."""
    last, first = before[-1:], after[:1]
    return (is_latin(last) and (is_latin(first) or is_digit(first))) or (is_digit(last) and is_latin(first))
