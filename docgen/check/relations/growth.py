"""Growth, change, multiple and change of growth → relations between the levels they compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from docgen.check.relations.expressions import Expression, Named, Number, Product, Sum, difference, scaled
from docgen.check.relations.network import Relation
from docgen.check.relations.quantities import HUNDRED, Quantities, plain
from docgen.facts.addresses import compared
from docgen.model.facts import Address, Fact
from docgen.wording.messages import message

KIND = "growth"
_ONE = Number(Decimal(1))


def growth_relations(statements: Mapping[Address, Fact], quantities: Quantities) -> Iterator[Relation]:
    """Statements by address → what level now, level before, growth and change have to do with each other."""
    for address, fact in statements.items():
        against = compared(address, fact.where)
        if against is None:
            continue
        if address.measure in ("growth", "cagr", "change", "times"):
            yield _compared(address, against, quantities)
        elif address.measure == "change-of-growth":
            yield from _change_of_growth(address, against, statements, quantities)
    yield from _growth_and_change(statements, quantities)


def _compared(address: Address, against: Address, quantities: Quantities) -> Relation:
    now, before = quantities.level(plain(address)), quantities.level(against)
    measured = quantities.compared(address.measure, plain(address), against)
    said = message(
        "{now}与{before}之间的{names}",
        now=quantities.words(now),
        before=quantities.words(before),
        names=_NAMES[address.measure],
    )
    if address.measure == "times":
        return Relation(KIND, said, now, "=", Product(measured, before))
    if address.measure == "change" or quantities.percent(address):
        return Relation(KIND, said, now, "=", Sum((before, measured)))
    return Relation(KIND, said, now, "=", _grown(before, measured, _steps(address, against)))


_NAMES = {
    "change": message("增减"),
    "growth": message("增速"),
    "cagr": message("年均复合增速"),
    "times": message("倍数"),
}


def _grown(before: Expression, growth: Named, steps: int) -> Expression:
    """A level and a growth in % → the level after so many steps of it."""
    result = before
    for _ in range(steps):
        result = Product(result, Sum((_ONE, scaled(growth, 1 / HUNDRED))))
    return result


def _steps(address: Address, against: Address) -> int:
    """A compound rate is taken once a year; a growth once."""
    return max(1, int(address.period[:4]) - int(against.period[:4])) if address.measure == "cagr" else 1


def _growth_and_change(statements: Mapping[Address, Fact], quantities: Quantities) -> Iterator[Relation]:
    """Where both are stated against the same level: change = growth × level before (tighter than over the levels)."""
    for address, fact in statements.items():
        growth = address._replace(measure="growth")
        if address.measure != "change" or growth not in statements or quantities.percent(address):
            continue
        against = compared(address, fact.where)
        if against is not None:
            change = quantities.compared("change", plain(address), against)
            rate = quantities.compared("growth", plain(address), against)
            said = message("{level}的增减与增速", level=quantities.words(quantities.level(plain(address))))
            yield Relation(KIND, said, change, "=", Product(scaled(rate, 1 / HUNDRED), quantities.level(against)))


def _change_of_growth(
    address: Address, against: Address, statements: Mapping[Address, Fact], quantities: Quantities
) -> Iterator[Relation]:
    """Growth here less growth there, or then: both against the period before."""
    own = _growth_of(plain(address), statements, quantities)
    other = _growth_of(against, statements, quantities)
    moved = quantities.compared("change-of-growth", plain(address), against)
    said = message("{own}与{other}之差", own=quantities.words(own), other=quantities.words(other))
    yield Relation(KIND, said, moved, "=", difference(own, other))


def _growth_of(level: Address, statements: Mapping[Address, Fact], quantities: Quantities) -> Named:
    """Level → its growth against the base that is stated, else against the year before."""
    stated = [a for a in statements if a.measure == "growth" and plain(a) == level]
    if len(stated) == 1:
        against = compared(stated[0], statements[stated[0]].where)
        if against is not None:
            return quantities.compared("growth", level, against)
    return quantities.compared("growth", level, level._replace(period=year_before(level.period)))


def year_before(period: str) -> str:
    """Period → the same a year earlier (each end of a span)."""
    return "..".join(str(int(one[:4]) - 1) + one[4:] for one in period.split(".."))
