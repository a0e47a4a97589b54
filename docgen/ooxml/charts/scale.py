"""Values → the ranges of a combination's two axes: columns in the lower part, lines above them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

COLUMNS_TOP, LINES_BOTTOM, LINES_TOP = 0.52, 0.68, 0.86
"""Shares of the plot's height: the highest column, the lowest and the highest point of a line."""
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_TICKS = 3
_LEAST_SPAN = 0.1


@dataclass(frozen=True, slots=True)
class Range:
    """Ends of an axis (no upper end, no step = as the program likes); the last tick that is written."""

    low: float
    high: float = 0.0
    step: float = 0.0
    last: float = 0.0


def step(span: float, count: int = _TICKS) -> float:
    """A span → a round distance of ticks, so that there are about `count` of them."""
    if span <= 0:
        return 1.0
    unit = 10.0 ** floor(log10(span / count))
    return next(unit * s for s in _STEPS if unit * s * count >= span * 0.999)


def below(values: Iterable[Decimal]) -> Range:
    """Values of columns → their axis: from zero, the columns in the lower part."""
    numbers = [0.0, *map(float, values)]
    low, high = min(numbers), max(numbers)
    tick = step(high - low)
    low = floor(low / tick) * tick if low < 0 else 0.0
    top = low + (high - low or 1.0) / COLUMNS_TOP
    last = min(ceil(high / tick), floor((low + (top - low) * LINES_BOTTOM) / tick)) * tick
    return Range(low, _rounded(top, tick), tick, last)


def above(values: Iterable[Decimal]) -> Range:
    """Values of lines → their axis: the lines in the upper part; a small change looks small."""
    numbers = [float(value) for value in values]
    low, high = min(numbers), max(numbers)
    if low < high / 2 or low == high or high <= 0:
        low, high = min(low, 0.0), max(high, 0.0)
    else:
        wider = max(0.0, _LEAST_SPAN * high - (high - low)) / 2
        low, high = low - wider, high + wider
    unit = (high - low or 1.0) / (LINES_TOP - LINES_BOTTOM)
    tick = step(high - low)
    return Range(_rounded(low - unit * LINES_BOTTOM, tick), _rounded(high + unit * (1 - LINES_TOP), tick))


def _rounded(value: float, tick: float) -> float:
    """To a hundredth of a tick: no more digits than are of use."""
    return round(value / tick, 2) * tick


def written(value: float) -> str:
    """A number of an axis as text."""
    return f"{value:.10g}"
