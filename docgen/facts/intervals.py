"""Printed numbers → intervals, and arithmetic on intervals (XBRL Calculations 1.1: a rounded value is a range)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from docgen.model.facts import Interval

# Measure words: a whole number before one of them was counted, not rounded (万个 and 万户 are rounded).
COUNTS = frozenset("个家起项件户人座款条次所处笔名间位台套块只例部")
_HALF = Decimal("0.5")
_ABOUT = Decimal("0.05")
_INFINITE = Decimal("Infinity")


def ulp(text: str) -> Decimal:
    """Decimal text → the weight of its last digit (`96.2` → 0.1)."""
    exponent = Decimal(text).as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def printed(text: str, qualifier: str = "=", unit: str = "") -> Interval:
    """Decimal text as printed, its qualifier and unit → every value it can stand for.

    A count of things (64063个) is exact; 约 widens by 5 %; 超过 and 不足 leave one side open (by the words, GB/T
    15835 5.2.2 on rounded numbers).
    """
    value = Decimal(text)
    if unit in COUNTS and qualifier == "=":
        return Interval(value, value)
    low, high = value - ulp(text) * _HALF, value + ulp(text) * _HALF
    if qualifier == "≈":
        margin = abs(value) * _ABOUT
        return Interval(min(low, value - margin), max(high, value + margin))
    if qualifier in (">", "≥"):
        return Interval(low, _INFINITE)
    if qualifier in ("<", "≤"):
        return Interval(-_INFINITE, high)
    return Interval(low, high)


def add(a: Interval, b: Interval) -> Interval:
    return Interval(a.low + b.low, a.high + b.high)


def subtract(a: Interval, b: Interval) -> Interval:
    return Interval(a.low - b.high, a.high - b.low)


def multiply(a: Interval, b: Interval) -> Interval:
    ends = [x * y if x and y else Decimal(0) for x in (a.low, a.high) for y in (b.low, b.high)]
    return Interval(min(ends), max(ends))


def divide(a: Interval, b: Interval) -> Interval:
    """Raises ZeroDivisionError when the divisor can be zero."""
    if b.low <= 0 <= b.high:
        raise ZeroDivisionError("divisor may be zero")
    return multiply(a, Interval(1 / b.high, 1 / b.low))


def shown(value: Decimal, interval: Interval, decimals: int) -> tuple[str, bool]:
    """Computed value, its interval, the indicator's decimals → the text to print, and whether ≈ stands before it.

    No more digits than the interval allows: it may be off by one in the last digit, not by more. ≈ stands where
    the interval is wider than the last digit.
    """
    width = interval.high - interval.low
    if not width.is_finite():
        return rounded(value, Decimal(1).scaleb(-decimals)), False
    digits = decimals
    while digits > -12 and width > 2 * Decimal(1).scaleb(-digits):
        digits -= 1
    step = Decimal(1).scaleb(-digits)
    return rounded(value, step), width > step


def rounded(value: Decimal, step: Decimal) -> str:
    """Value → decimal text rounded half up to `step` (0.1, 1, 100), without an exponent or a negative zero."""
    text = f"{(value / step).quantize(Decimal(1), ROUND_HALF_UP) * step:f}"
    return text.lstrip("-") if not Decimal(text) else text
