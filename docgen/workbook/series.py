"""Address ↔ row and column of the workbook: a row is a series, its key the address with relative periods."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from docgen.facts.addresses import Frame, complete, parse
from docgen.model.facts import Address, Facts, Place

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_BASE_YEAR = re.compile(r"(?<=\.)(\d{4}[-0-9HQ.]*)")
_FAR = 9


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a fact stands: the key of its row and the year of its column."""

    key: str
    year: int


def spot(address: Address, newest: int) -> Spot:
    """Complete address, the edition's year → its row and column.

    A period later than the edition's year (2020-03 in the edition of 2019) stands in the edition's column, its row's
    key says that it is a year later.
    """
    years = [int(year) for year in _YEAR.findall(address.period)]
    column = min(max(years), newest)
    base = _BASE_YEAR.sub(lambda m: _relative(m[0], column), address.base)
    return Spot(str(replace(address, period=_relative(address.period, column), base=base)), column)


def _relative(period: str, year: int) -> str:
    """Absolute period → the same counted from a year; years too far away for the notation stay."""

    def offset(found: re.Match[str]) -> str:
        distance = int(found[1]) - year
        return str(distance) if abs(distance) <= _FAR else found[1]

    return _YEAR.sub(offset, period)


def address_of(key: str, year: int, frame: Frame) -> Address:
    """Key of a row and year of a column → the fact's complete address."""
    return complete(parse(key, Place(key, 1)), replace(frame, year=year))


def based(address: Address, facts: Facts) -> Address | None:
    """An address that left its base out and has no fact yet → the same with the base that its like has.

    The like: the same indicator and measure over the same dimensions, nearest first. None where nothing tells.
    """
    if address.base or address.measure in ("level", "times"):
        return address
    bases = _bases(address, facts)
    if bases:
        key = replace(address, base=bases.most_common(1)[0][0])
        return complete(key, Frame(facts.own_area, int(address.period[:4]), facts.codebook))
    default = {"growth": ".-1", "change": ".-1", "change-of-share": ".-1", "share": "[]"}.get(address.measure)
    if default is None or (default == "[]" and not address.breakdown):
        return None
    return complete(replace(address, base=default), Frame(facts.own_area, int(address.period[:4]), facts.codebook))


def _bases(address: Address, facts: Facts) -> Counter[str]:
    """The relative bases of the nearest facts that are like the address."""
    like = [f.address for f in facts.preferred.values() if _alike(f.address, address)]
    for nearest in (
        [a for a in like if (a.breakdown, a.area) == (address.breakdown, address.area)],
        [a for a in like if a.area == address.area],
        like,
    ):
        if nearest:
            return Counter(_relative_base(a) for a in nearest)
    return Counter()


def _alike(one: Address, other: Address) -> bool:
    dimensions = [d for d, _ in one.breakdown] == [d for d, _ in other.breakdown]
    return one.indicator == other.indicator and one.measure == other.measure and dimensions


def _relative_base(address: Address) -> str:
    return _BASE_YEAR.sub(lambda m: _relative(m[0], int(address.period[:4])), address.base)


def ordered(years: Iterable[int]) -> tuple[int, ...]:
    """Years → each once, rising."""
    return tuple(sorted(set(years)))
