"""What is left for a number → the printed value it would take, and how far that is from the one that stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from docgen.facts import intervals
from docgen.model.facts import Interval

# More candidates than this are not looked at one by one: no change of a digit or two leads so far.
_MANY = 400
# Units left out or doubled (十, 百, 千, 万, 亿): one slip, whatever the number of digits.
_FACTORS = tuple(Decimal(10) ** power for power in (1, 2, 3, 4, 8, -1, -2, -3, -4, -8))


@dataclass(frozen=True, slots=True)
class Change:
    """From the printed text to another: the nearest in digits, how many characters differ, how many would do."""

    text: str
    distance: int
    choices: int


def change(text: str, left: Interval, exact: bool) -> Change | None:
    """Printed text, what is left for it, whether it was counted → the likeliest other text; None if there is none."""
    step = intervals.ulp(text)
    first, last = _ends(left, step, Decimal(0) if exact else step / 2)
    if first is not None and last is not None and first > last:
        return None
    choices = int((last - first) / step) + 1 if first is not None and last is not None else 10 * _MANY
    texts = _texts(text, first, last, step, choices)
    if not texts:
        return None
    middle = left.middle if choices <= _MANY else Decimal(text)
    best = min(texts, key=lambda other: (_distance(text, other), abs(Decimal(other) - middle)))
    return Change(best, _distance(text, best), choices)


def _ends(left: Interval, step: Decimal, slack: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """The first and last printed value that can stand for a value in `left`, those that only touch it left out."""
    first = _multiple(left.low - slack, step, ROUND_CEILING) if left.low.is_finite() else None
    last = _multiple(left.high + slack, step, ROUND_FLOOR) if left.high.is_finite() else None
    if slack and first is not None and last is not None and last - first > step:
        first += step if first + slack == left.low else 0
        last -= step if last - slack == left.high else 0
    return first, last


def _texts(text: str, first: Decimal | None, last: Decimal | None, step: Decimal, choices: int) -> list[str]:
    if first is not None and choices <= _MANY:
        return [intervals.rounded(first + step * n, step) for n in range(choices)]
    value = Decimal(text)
    near = [v for v in (first, last) if v is not None]
    near += [value * factor for factor in _FACTORS]
    fitting = [v for v in near if (first is None or v >= first) and (last is None or v <= last)]
    return [intervals.rounded(v, step) for v in fitting]


def _multiple(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return (value / step).quantize(Decimal(1), rounding) * step


def _distance(one: str, other: str) -> int:
    """Texts → how many slips of typing lie between: a character changed, left out or added, two swapped, a factor."""
    if Decimal(one) and any(Decimal(one) * factor == Decimal(other) for factor in _FACTORS):
        return 1
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if not i or not j:
                table[i][j] = i + j
                continue
            same = one[i - 1] == other[j - 1]
            options = [table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (not same)]
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                options.append(table[i - 2][j - 2] + 1)
            table[i][j] = min(options)
    return table[-1][-1]
