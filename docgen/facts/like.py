"""An address that no file has a fact for → what its fact would be like: base, unit, neighbour in the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.facts.addresses import Frame, complete, shifted
from docgen.model.facts import Address, Fact, Facts, Indicator

_UNITS = {
    "growth": "%", "cagr": "%", "share": "%", "times": "倍", "rank": "位", "order": "", "set": "",
    "change-of-share": "个百分点", "change-of-growth": "个百分点",
}  # fmt: skip
_BASES = {"growth": ".-1", "change": ".-1", "change-of-share": ".-1", "share": "[]"}


def based(address: Address, facts: Facts) -> Address | None:
    """Complete address whose base may be left out → the same with the base that its like has; None if nothing tells.

    The like: the same indicator and measure over the same dimensions, the nearest first.
    """
    if address.base or address.measure in ("level", "times"):
        return address
    year = int(address.period[:4])
    bases = Counter(shifted(a, year - int(a.period[:4])).base for a in _nearest(address, facts))
    if bases:
        return address._replace(base=bases.most_common(1)[0][0])
    usual = _BASES.get(address.measure)
    if usual is None or (usual == "[]" and not address.breakdown):
        return None
    return complete(address._replace(base=usual), Frame(facts.own_area, year, facts.codebook))


def _nearest(address: Address, facts: Facts) -> list[Address]:
    """Addresses of the facts most like this one."""
    dimensions = [dimension for dimension, _ in address.breakdown]
    like = [
        fact.address
        for fact in facts.preferred.values()
        if (fact.address.indicator, fact.address.measure) == (address.indicator, address.measure)
        and [dimension for dimension, _ in fact.address.breakdown] == dimensions
    ]
    here = [a for a in like if a.area == address.area]
    return [a for a in here if a.breakdown == address.breakdown] or here or like


def unit_of(address: Address, indicator: Indicator) -> str:
    """Address and its indicator → the unit its fact would have."""
    if address.measure == "change" and indicator.unit in ("%", "‰"):
        return "个百分点"
    return _UNITS.get(address.measure, indicator.unit)


def neighbour(address: Address, facts: Facts) -> Fact | None:
    """Address → the statement after which its own belongs: the same series, else area, measure, indicator."""
    same = [fact for fact in facts.statements if fact.address.indicator == address.indicator]
    return next((found[-1] for found in _closer(address, same) if found), None)


def _closer(address: Address, same: list[Fact]) -> Iterator[list[Fact]]:
    measured = [fact for fact in same if fact.address.measure == address.measure]
    here = [fact for fact in measured if fact.address.area == address.area]
    yield [fact for fact in here if fact.address.breakdown == address.breakdown]
    yield here
    yield measured
    yield same
