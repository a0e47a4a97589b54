"""Data: what is known, how it is known and where it stands (SDMX terms; standard library only)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Basis = Literal["reported", "derived", "missing"]
IndicatorKind = Literal["stock", "flow", "ratio", "text"]
MEASURES = (
    "level", "change", "growth", "cagr", "share", "times", "rank", "order", "set",
    "change-of-share", "change-of-growth",
)  # fmt: skip
NAME_MEASURES = ("order", "set")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file of the edition: the start of every error message."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class EditionError(Exception):
    """Bad input: where it stands, what is wrong, what would be right."""

    def __init__(self, place: Place | str, wrong: str, right: str = "") -> None:
        self.place, self.wrong, self.right = place, wrong, right
        super().__init__(f"{place}: {wrong}" + (f"；{right}" if right else ""))

    def __reduce__(self) -> tuple[type[EditionError], tuple[Place | str, str, str]]:
        """From one process to another with all its parts."""
        return EditionError, (self.place, self.wrong, self.right)


class Address(NamedTuple):
    """The name of a fact: `indicator[dim=code]@area.period:measure~base`; an empty base means any base.

    A tuple: facts are looked up by it all over.
    """

    indicator: str
    breakdown: tuple[tuple[str, str], ...] = ()
    area: str = ""
    period: str = ""
    measure: str = "level"
    base: str = ""

    def __str__(self) -> str:
        breakdown = "[" + ";".join(f"{d}={c}" for d, c in self.breakdown) + "]" if self.breakdown else ""
        area = f"@{self.area}" if self.area else ""
        period = f".{self.period}" if self.period else ""
        measure = f":{self.measure}" if self.measure != "level" else ""
        return f"{self.indicator}{breakdown}{area}{period}{measure}" + (f"~{self.base}" if self.base else "")


class Interval(NamedTuple):
    """All values a printed number can stand for, ends included. A tuple: the checks make a million of them."""

    low: Decimal
    high: Decimal

    def __contains__(self, value: object) -> bool:
        return isinstance(value, Decimal) and self.low <= value <= self.high

    def overlaps(self, other: Interval) -> bool:
        """Two intervals → whether one value can satisfy both."""
        return self.low <= other.high and other.low <= self.high

    @property
    def middle(self) -> Decimal:
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement: its address, what was stated, on what basis, from where.

    `text` is the value as printed (decimal text, codes joined by `;`, or a word); `value` its number, None for
    words and for what is missing; `interval` what the number can stand for.
    """

    address: Address
    text: str
    value: Decimal | None
    interval: Interval | None
    unit: str
    qualifier: str
    basis: Basis
    source: str
    formula: str = ""
    preferred: str = ""
    places: tuple[str, ...] = ()
    note: str = ""
    where: Place = Place("", 0)
    superseded: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The names of an order or a set, as codes."""
        return tuple(self.text.split(";")) if self.text else ()


@dataclass(frozen=True, slots=True)
class Indicator:
    id: str
    name: str
    unit: str
    decimals: int
    kind: IndicatorKind
    adds: str = ""
    words: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """`tile` is the place on the tile map (column, row), None for areas that have none."""

    code: str
    name: str
    short: str
    groups: tuple[str, ...]
    order: int
    tile: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a breakdown dimension."""

    dimension: str
    code: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    name: str
    issuer: str = ""
    address: str = ""
    date: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Codebook:
    """What codes mean: indicators, areas, breakdowns, sources of one edition."""

    indicators: Mapping[str, Indicator]
    areas: Mapping[str, Area]
    codes: Mapping[tuple[str, str], Code]
    sources: Mapping[str, Source]

    def group(self, name: str) -> tuple[str, ...]:
        """Group of areas → codes of its members, in order (empty if there is no such group)."""
        members = [a for a in self.areas.values() if name in a.groups]
        return tuple(a.code for a in sorted(members, key=lambda a: a.order))

    def dimension(self, name: str) -> tuple[str, ...]:
        """Dimension → its codes, in order."""
        codes = [c for c in self.codes.values() if c.dimension == name]
        return tuple(c.code for c in sorted(codes, key=lambda c: c.order))


@dataclass(frozen=True, slots=True)
class Facts:
    """Every fact of an edition: the preferred one of each address, and all statements for the checks."""

    preferred: Mapping[Address, Fact]
    statements: tuple[Fact, ...]
    codebook: Codebook
    own_area: str
    year: int
    by_key: Mapping[tuple[object, ...], tuple[Fact, ...]] = field(default_factory=dict)

    def find(self, address: Address) -> tuple[Fact, ...]:
        """Address (its base may be left out) → the preferred facts that fit."""
        if address.base:
            fact = self.preferred.get(address)
            return (fact,) if fact else ()
        return self.by_key.get(key(address), ())


def key(address: Address) -> tuple[object, ...]:
    """An address without its base: what `Facts.by_key` is sorted by."""
    return (address.indicator, address.breakdown, address.area, address.period, address.measure)
