"""Addresses → quantities: one name for each thing that has one true value, and what it can be by its nature."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from docgen.check.relations.expressions import ANY, INFINITE, Expression, Named, scaled
from docgen.check.relations.network import Limits
from docgen.facts.addresses import compared
from docgen.facts.formulas import PERCENT_UNITS
from docgen.facts.intervals import COUNTS
from docgen.model.facts import Address, Codebook, Fact, Indicator, Interval
from docgen.wording.facts import spoken

HUNDRED = Decimal(100)
_POSITIVE = Interval(Decimal(0), INFINITE)
_SHARE = Interval(Decimal(0), HUNDRED)
_GROWTH = Interval(-HUNDRED, INFINITE)
_MAGNITUDES = (("万亿", Decimal(10) ** 12), ("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4))


@dataclass(slots=True)
class Quantities:
    """The quantities met so far: their limits, and the address of each (with the one it is compared with)."""

    book: Codebook
    own_area: str
    negative: frozenset[str] = frozenset()
    limits: dict[str, Limits] = field(default_factory=dict)
    addresses: dict[str, tuple[Address, Address | None]] = field(default_factory=dict)

    def level(self, address: Address) -> Named:
        """Address of a level → its quantity. A stock of December is the stock of the year."""
        address = self.canonical(address)
        name = str(address)
        if name not in self.limits:
            self.limits[name] = self._level_limits(self.book.indicators[address.indicator])
            self.addresses[name] = (address, None)
        return Named(name)

    def compared(self, measure: str, address: Address, against: Address) -> Named:
        """A measure of one level against another → its quantity."""
        address, against = self.canonical(address), self.canonical(against)
        name = f"{address._replace(measure=measure)}~{against}"
        if name not in self.limits:
            self.limits[name] = self._limits(measure, address, against)
            self.addresses[name] = (address._replace(measure=measure), against)
        return Named(name)

    def free(self, name: str, limits: Limits) -> Named:
        """A quantity without an address: what no indicator names."""
        self.limits[name] = limits
        return Named(name)

    def of(self, fact: Fact) -> Named | None:
        """Fact → its quantity; None for ranks, names, and bases that name no level."""
        address = fact.address
        if address.measure == "level":
            return self.level(address)
        against = compared(address, fact.where)
        if address.measure in ("rank", "order", "set") or against is None:
            return None
        return self.compared(address.measure, plain(address), against)

    def canonical(self, address: Address) -> Address:
        address = plain(address)
        if address.period[4:] != "-12" or self.book.indicators[address.indicator].kind != "stock":
            return address
        return address._replace(period=address.period[:4])

    def _level_limits(self, indicator: Indicator) -> Limits:
        if indicator.id in self.negative:
            return Limits()
        whole = indicator.kind in ("stock", "flow") and indicator.decimals == 0 and indicator.unit in COUNTS
        return Limits(_POSITIVE, whole)

    def _limits(self, measure: str, address: Address, against: Address) -> Limits:
        signed = {address.indicator, against.indicator} & self.negative
        if measure == "share" and address == against:
            return Limits(Interval(HUNDRED, HUNDRED))
        if measure == "share" and not signed:
            return Limits(_SHARE)
        if measure in ("growth", "cagr") and not signed and not self.percent(address):
            return Limits(_GROWTH)
        if measure == "times" and not signed:
            return Limits(_POSITIVE)
        whole = measure == "change" and self._level_limits(self.book.indicators[address.indicator]).whole
        return Limits(ANY, whole)

    def percent(self, address: Address) -> bool:
        return self.book.indicators[address.indicator].unit in PERCENT_UNITS

    def as_number(self, quantity: Named) -> Expression:
        """A quantity as formulas use it: percentages are fractions."""
        address, against = self.addresses[quantity.name]
        unit = self.book.indicators[address.indicator].unit if against is None else "%"
        plain_unit = against is not None and address.measure in ("change", "times") and not self.percent(address)
        return quantity if plain_unit else scaled(quantity, 1 / PERCENT_UNITS.get(unit, Decimal(1)))

    def magnitude(self, address: Address) -> Decimal:
        """Address → how many single things one unit is: 万人 → 10000."""
        unit = self.book.indicators[address.indicator].unit
        return next((factor for prefix, factor in _MAGNITUDES if unit.startswith(prefix)), Decimal(1))

    def words(self, quantity: Named | str) -> str:
        """A quantity → its name in Chinese."""
        name = quantity if isinstance(quantity, str) else quantity.name
        if name not in self.addresses:
            return name.partition("@")[0]
        return spoken(self.addresses[name][0], self.book, self.own_area)


def plain(address: Address) -> Address:
    """Address → the level it speaks of."""
    if address.measure == "level" and not address.base:
        return address
    return address._replace(measure="level", base="")


def rest(quantities: Quantities, name: str) -> Named:
    """What the parts that no one states add up to: nothing or more."""
    return quantities.free(name, Limits(_POSITIVE))
