"""Statements and relations → the intervals they leave for every quantity, or the first place where nothing is left.

Each narrowing remembers the narrowings it rests on, so that a contradiction can name the relations behind it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal, NamedTuple

from docgen.check.relations.expressions import ANY, Expression
from docgen.model.facts import Interval

# Arithmetic has 28 digits: a gap smaller than this share of the numbers is not one.
_NOISE = Decimal("1e-15")
# A narrowing by less than this share of the width is not passed on: it would take for ever and change nothing.
_WORTH = Decimal("0.001")
_ROUNDS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """`left` = `right` or `left` <= `right`; `kind` is the check it belongs to, `words` say it in Chinese.

    names, around: its quantities, as a set and in order.
    """

    kind: str
    words: str
    left: Expression
    sign: Literal["=", "<="]
    right: Expression
    names: frozenset[str] = field(init=False)
    around: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        names = frozenset((*self.left.names(), *self.right.names()))
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "around", tuple(sorted(names)))


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A statement about one quantity: the interval it leaves it. `key` tells statements apart."""

    key: int
    name: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Limits:
    """What a quantity can be by its nature: its interval, and whether it is a whole number."""

    interval: Interval = ANY
    whole: bool = False


class Step(NamedTuple):
    """One narrowing: the quantity, what is left, what did it (a claim or a relation), and the steps it rests on."""

    name: str
    left: Interval
    cause: Claim | Relation
    parents: tuple[int, ...]


class Contradiction(Exception):
    """Nothing is left: the steps that led there."""

    def __init__(self, cause: Claim | Relation, parents: tuple[int, ...]) -> None:
        self.cause, self.parents = cause, parents
        super().__init__()


@dataclass(slots=True)
class Network:
    """One propagation: `box` holds what is left for each quantity, `steps` how it came to that."""

    limits: Mapping[str, Limits]
    box: dict[str, Interval] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    latest: dict[str, int] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    by_name: Mapping[str, list[int]] = field(default_factory=dict)
    _cause: Claim | Relation | None = None
    _around: tuple[str, ...] = ()
    _changed: list[str] = field(default_factory=list)

    def span(self, name: str) -> Interval:
        """What is left for a quantity."""
        try:
            return self.box[name]
        except KeyError:
            return self.limits[name].interval

    def narrow(self, name: str, to: Interval) -> None:
        """Take away what lies outside `to`. Raises Contradiction when nothing is left."""
        limits = self.limits[name]
        old = self.box.get(name, limits.interval)
        low = to.low if to.low > old.low else old.low
        high = to.high if to.high < old.high else old.high
        if low == old.low and high == old.high:
            return
        if limits.whole:
            low, high = _whole(low, ROUND_CEILING), _whole(high, ROUND_FLOOR)
        if low > high:
            if low - high > _noise(low, high):
                raise Contradiction(self._current, self._parents())
            low = high = (low + high) / 2
        if (low, high) != (old.low, old.high):
            self._enter(name, old, Interval(low, high))

    def _enter(self, name: str, old: Interval, new: Interval) -> None:
        if isinstance(self._cause, Relation) and not _worth(old, new):
            return
        self.steps.append(Step(name, new, self._current, self._parents()))
        self.latest[name] = len(self.steps) - 1
        self.box[name] = new
        self._changed.append(name)

    @property
    def _current(self) -> Claim | Relation:
        assert self._cause is not None
        return self._cause

    def _parents(self) -> tuple[int, ...]:
        latest = self.latest
        return tuple([latest[name] for name in self._around if name in latest])

    def settle(self, claims: Iterable[Claim], relations: Iterable[Relation]) -> None:
        """Claims, then relations until nothing changes. Raises Contradiction."""
        self._state(claims)
        self.relations = tuple(relations)
        by_name: defaultdict[str, list[int]] = defaultdict(list)
        for index, relation in enumerate(self.relations):
            for name in relation.around:
                by_name[name].append(index)
        self.by_name = by_name
        self._changed = []
        self._propagate(range(len(self.relations)))

    def copy(self) -> Network:
        """A copy of what is settled, to which more can be added."""
        return Network(
            self.limits, dict(self.box), list(self.steps), dict(self.latest), self.relations, self.by_name
        )  # fmt: skip

    def add(self, claims: Iterable[Claim]) -> None:
        """Further claims, then the relations they touch until nothing changes. Raises Contradiction."""
        self._state(claims)
        touched = sorted({index for name in self._changed for index in self.by_name.get(name, ())})
        self._changed = []
        self._propagate(touched)

    def _state(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            self._cause, self._around = claim, (claim.name,)
            self.narrow(claim.name, claim.interval)

    def _propagate(self, first: Iterable[int]) -> None:
        """Relations by their numbers, and all that follows from them."""
        relations, by_name = self.relations, self.by_name
        waiting, rounds = deque(first), [0] * len(relations)
        queued = set(waiting)
        while waiting:
            index = waiting.popleft()
            queued.discard(index)
            if rounds[index] > _ROUNDS:
                continue
            rounds[index] += 1
            self._cause, self._around = relations[index], relations[index].around
            self._revise(relations[index])
            for name in self._changed:
                for other in by_name.get(name, ()):
                    if other != index and other not in queued:
                        queued.add(other)
                        waiting.append(other)
            self._changed = []

    def _revise(self, relation: Relation) -> None:
        left, right = relation.left.span(self), relation.right.span(self)
        low = max(left.low, right.low)
        high = min(left.high, right.high)
        if relation.sign == "<=":
            if left.low > right.high + _noise(left.low, right.high):
                raise Contradiction(relation, self._parents())
            relation.left.narrow(Interval(left.low, max(high, left.low)), self)
            relation.right.narrow(Interval(min(low, right.high), right.high), self)
            return
        if low > high:
            if low - high > _noise(low, high):
                raise Contradiction(relation, self._parents())
            low = high = (low + high) / 2
        relation.left.narrow(Interval(low, high), self)
        relation.right.narrow(Interval(low, high), self)


def apart(a: Interval, b: Interval) -> bool:
    """Whether two intervals have nothing in common, noise allowed for."""
    low, high = max(a.low, b.low), min(a.high, b.high)
    return low > high and low - high > _noise(low, high)


def _whole(value: Decimal, rounding: str) -> Decimal:
    """Value → the next whole number, unless it is one but for noise."""
    if not value.is_finite():
        return value
    nearest = value.to_integral_value()
    if nearest == value:
        return nearest
    return nearest if abs(value - nearest) <= _noise(value, nearest) else value.to_integral_value(rounding)


def _noise(a: Decimal, b: Decimal) -> Decimal:
    return _NOISE * max(abs(a), abs(b), Decimal(1)) if a.is_finite() and b.is_finite() else Decimal(0)


def _worth(old: Interval, new: Interval) -> bool:
    """Whether a narrowing is worth passing on."""
    if new.low.is_finite() != old.low.is_finite() or new.high.is_finite() != old.high.is_finite():
        return True
    taken = (new.low - old.low if old.low.is_finite() else 0) + (old.high - new.high if old.high.is_finite() else 0)
    width = old.high - old.low
    if width.is_finite():
        return taken > _WORTH * width
    size = max((abs(end) for end in (new.low, new.high) if end.is_finite()), default=Decimal(0))
    return taken > _WORTH * size
