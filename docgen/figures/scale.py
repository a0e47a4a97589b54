"""Values → the range of an axis, its round ticks and their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from math import isfinite

from matplotlib.ticker import MaxNLocator

from docgen.model.chart import Series

STEPS = [1, 2, 2.5, 5, 10]
TICKS, FEWEST = 4, 2
"""At most so many steps between ticks; at least so many ticks among the values."""
LEAST_SPAN = 0.1
CLOSEST = 13.0
"""Points between ticks, so that their words do not touch."""

Room = tuple[float, float]
"""A value and the points that must stay free beyond it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From low to high in values; ticks inside; `words` one a tick."""

    low: float
    high: float
    ticks: tuple[float, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        digits = _digits(self.ticks)
        return tuple(f"{tick:.{digits}f}" for tick in self.ticks)

    def fitted(self, height: float, tops: Sequence[Room], bottoms: Sequence[Room]) -> Scale:
        """The scale stretched so that there is room above and below some values.

        height: of the axis in points; tops, bottoms: (value, points that must stay free beyond it). Ticks outside are
        dropped, and every other one where they come too close.
        """
        uppers, lowers = ((self.high, 0.0), *tops), ((self.low, 0.0), *bottoms)
        unit = min(
            max(height - above - below, height / 5) / (upper - lower)
            for upper, above in uppers
            for lower, below in lowers
            if upper > lower
        )
        low = min(lower - below / unit for lower, below in lowers)
        high = low + height / unit
        return Scale(low, high, _apart(tuple(t for t in self.ticks if low <= t <= high), CLOSEST / unit))


def known(series: Iterable[Series]) -> tuple[Decimal, ...]:
    """Series → the values of all points that are not missing."""
    return tuple(p.value for s in series for p in s.points if p.value is not None)


EMPTY = Scale(0.0, 1.0)
"""The scale of an axis without a single value: no ticks."""


def from_zero(values: Iterable[Decimal], ticks: int = TICKS) -> Scale:
    """Values → a scale that holds them and zero, its ends on ticks."""
    numbers = tuple(values)
    return _scale(*ends_from_zero(numbers), ticks, numbers) if numbers else EMPTY


def ends_from_zero(values: Iterable[Decimal]) -> tuple[float, float]:
    """Values → the least and the greatest of them and zero."""
    numbers = [float(v) for v in values]
    return min([0.0, *numbers]), max([0.0, *numbers])


def around(values: Iterable[Decimal], ticks: int = TICKS) -> Scale:
    """Values → a scale that holds them; it starts at zero unless they lie in the upper half of what that would show.

    It spans a tenth of the greatest value at least, so that a small change looks small.
    """
    numbers = tuple(values)
    if not numbers:
        return EMPTY
    low, high = float(min(numbers)), float(max(numbers))
    if low < high / 2 or low == high or high <= 0:
        low, high = min(low, 0.0), max(high, 0.0)
    else:
        wider = max(0.0, LEAST_SPAN * high - (high - low)) / 2
        low, high = low - wider, high + wider
    scale = _scale(low, high, ticks, numbers)
    return replace(scale, low=low, high=high) if low < high else scale


def _scale(low: float, high: float, ticks: int, numbers: tuple[Decimal, ...]) -> Scale:
    if low == high:
        return Scale(0.0, 1.0, (0.0,))
    whole = all(n == n.to_integral_value() for n in numbers)
    for most in range(ticks, 2 * ticks + 1):
        locator = MaxNLocator(nbins=most, steps=STEPS, integer=whole, min_n_ticks=1)
        marks = tuple(float(t) for t in locator.tick_values(low, high) if isfinite(t))
        if sum(low <= t <= high for t in marks) >= FEWEST:
            break
    return Scale(marks[0], marks[-1], marks)


def _apart(ticks: tuple[float, ...], least: float) -> tuple[float, ...]:
    """Ticks → every second of them, zero among these, until neighbours are `least` apart."""
    while len(ticks) > 1 and ticks[1] - ticks[0] < least:
        ticks = ticks[ticks.index(0.0) % 2 if 0.0 in ticks else 0 :: 2]
    return ticks


def _digits(ticks: tuple[float, ...]) -> int:
    """The fewest decimals that show every tick exactly."""
    step = min((b - a for a, b in pairwise(ticks)), default=1.0)
    return next((d for d in range(12) if all(abs(round(t, d) - t) < step / 1000 for t in ticks)), 12)
