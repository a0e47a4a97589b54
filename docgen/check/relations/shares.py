"""Shares and changes of shares → relations between part, whole and share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.check.relations.expressions import Named, Product, difference, scaled
from docgen.check.relations.network import Relation
from docgen.check.relations.quantities import HUNDRED, Quantities, plain
from docgen.facts.addresses import compared
from docgen.model.facts import Address, Fact
from docgen.wording.messages import message

KIND = "share"


def share_relations(statements: Mapping[Address, Fact], quantities: Quantities) -> Iterator[Relation]:
    """Statements by address → part = share × whole, and share now − share then = its change."""
    wholes = _wholes(statements)
    for address, fact in statements.items():
        against = compared(address, fact.where)
        if against is None or address.measure not in ("share", "change-of-share"):
            continue
        if address.measure == "share":
            if plain(address) != against:
                yield _share(plain(address), against, quantities)
            continue
        pairs = _pairs(address, against, wholes)
        if pairs is not None:
            (part, whole), (part_then, whole_then) = pairs
            if part != whole and part_then != whole_then:
                yield _share(part, whole, quantities)
                yield _share(part_then, whole_then, quantities)
            now = quantities.compared("share", part, whole)
            then = quantities.compared("share", part_then, whole_then)
            moved = quantities.compared("change-of-share", plain(address), against)
            said = message("{now}与{then}之差", now=quantities.words(now), then=quantities.words(then))
            yield Relation(KIND, said, moved, "=", difference(now, then))


def _share(part: Address, whole: Address, quantities: Quantities) -> Relation:
    said = message(
        "{level}占{level2}的比例",
        level=quantities.words(quantities.level(part)),
        level2=quantities.words(quantities.level(whole)),
    )
    factor = quantities.magnitude(whole) / quantities.magnitude(part)
    share: Named = quantities.compared("share", part, whole)
    right = scaled(Product(share, quantities.level(whole)), factor / HUNDRED)
    return Relation(KIND, said, quantities.level(part), "=", right)


def _wholes(statements: Mapping[Address, Fact]) -> Mapping[Address, list[Address]]:
    """Part → the wholes that its share is stated of."""
    result: dict[Address, list[Address]] = {}
    for address, fact in statements.items():
        whole = compared(address, fact.where) if address.measure == "share" else None
        if whole is not None:
            result.setdefault(plain(address), []).append(whole)
    return result


Pair = tuple[Address, Address]


def _pairs(address: Address, against: Address, wholes: Mapping[Address, list[Address]]) -> tuple[Pair, Pair] | None:
    """A change of share → (part, whole) now and then; None when its whole is not told.

    The base names the whole and the period (`[].2018`, `@x.2018`), only the period (`.2018`), or only the other
    area (`@x`): then the same share there.
    """
    part = plain(address)
    same_period = against.period == part.period
    if not same_period and against._replace(period=part.period) != part:
        whole = against._replace(period=part.period)
        return (part, whole), (part._replace(period=against.period), against)
    known = [w for w in wholes.get(part, []) if same_period <= (w.area == part.area)]
    if len(known) != 1:
        return None
    whole = known[0]
    if same_period:
        return (part, whole), (part._replace(area=against.area), whole._replace(area=against.area))
    return (part, whole), (part._replace(period=against.period), whole._replace(period=against.period))
