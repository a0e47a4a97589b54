"""Expressions over quantities → what they can be, and what that leaves for each quantity in them.

An interval goes up the tree (`span`), a narrower one comes down again (`narrow`): hull consistency, so only values
that no solution can have are taken away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Protocol

from docgen.facts import intervals
from docgen.model.facts import Interval

INFINITE = Decimal("Infinity")
ANY = Interval(-INFINITE, INFINITE)


class Box(Protocol):
    """Where the intervals of the quantities are kept."""

    def span(self, name: str) -> Interval: ...

    def narrow(self, name: str, to: Interval) -> None: ...


class Expression(Protocol):
    def span(self, box: Box) -> Interval: ...

    def narrow(self, to: Interval, box: Box) -> None: ...

    def names(self) -> Iterator[str]: ...


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal

    def span(self, box: Box) -> Interval:
        return Interval(self.value, self.value)

    def narrow(self, to: Interval, box: Box) -> None:
        return

    def names(self) -> Iterator[str]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Named:
    """A quantity by its name."""

    name: str

    def span(self, box: Box) -> Interval:
        return box.span(self.name)

    def narrow(self, to: Interval, box: Box) -> None:
        box.narrow(self.name, to)

    def names(self) -> Iterator[str]:
        yield self.name


@dataclass(frozen=True, slots=True)
class Sum:
    parts: tuple[Expression, ...]

    def span(self, box: Box) -> Interval:
        low = high = Decimal(0)
        for part in self.parts:
            span = part.span(box)
            low += span.low
            high += span.high
        return Interval(low, high)

    def narrow(self, to: Interval, box: Box) -> None:
        spans = [part.span(box) for part in self.parts]
        lows, highs = [s.low for s in spans], [s.high for s in spans]
        for part, low, high in zip(self.parts, _all_others(lows), _all_others(highs), strict=True):
            part.narrow(Interval(to.low - high, to.high - low), box)

    def names(self) -> Iterator[str]:
        return (name for part in self.parts for name in part.names())


@dataclass(frozen=True, slots=True)
class Product:
    left: Expression
    right: Expression

    def span(self, box: Box) -> Interval:
        return intervals.multiply(self.left.span(box), self.right.span(box))

    def narrow(self, to: Interval, box: Box) -> None:
        self.left.narrow(quotient(to, self.right.span(box)), box)
        self.right.narrow(quotient(to, self.left.span(box)), box)

    def names(self) -> Iterator[str]:
        yield from self.left.names()
        yield from self.right.names()


@dataclass(frozen=True, slots=True)
class Quotient:
    left: Expression
    right: Expression

    def span(self, box: Box) -> Interval:
        return quotient(self.left.span(box), self.right.span(box))

    def narrow(self, to: Interval, box: Box) -> None:
        self.left.narrow(intervals.multiply(to, self.right.span(box)), box)
        self.right.narrow(quotient(self.left.span(box), to), box)

    def names(self) -> Iterator[str]:
        yield from self.left.names()
        yield from self.right.names()


def _all_others(ends: list[Decimal]) -> list[Decimal]:
    """Ends of the parts of a sum → for each the sum of all others. Nothing is taken away again: an end may be
    infinite."""
    zero = Decimal(0)
    before = accumulate(ends, initial=zero)
    after = list(accumulate(reversed(ends), initial=zero))[-2::-1]
    return [a + b for a, b in zip(before, after, strict=False)]


def quotient(a: Interval, b: Interval) -> Interval:
    """a / b, where the divisor may touch or hold zero: then the quotient has no end on that side."""
    if b.low > 0 or b.high < 0:
        return intervals.divide(a, b)
    if b.low == b.high or b.low < 0 < b.high or a.low < 0 < a.high:
        return ANY
    least = min(abs(a.low), abs(a.high)) / max(abs(b.low), abs(b.high))
    same_sign = (a.low >= 0) == (b.low == 0)
    return Interval(least, INFINITE) if same_sign else Interval(-INFINITE, -least)


def scaled(expression: Expression, factor: Decimal) -> Expression:
    """Expression times a plain number."""
    return expression if factor == 1 else Product(Number(factor), expression)


def difference(a: Expression, b: Expression) -> Expression:
    return Sum((a, scaled(b, Decimal(-1))))
