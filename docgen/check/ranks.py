"""Ranks → findings: a rank that the known values of its field, or another rank, do not allow."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.identities import Identities
from docgen.check.relations.findings import identity_of
from docgen.check.relations.orders import members
from docgen.check.relations.quantities import Quantities, plain
from docgen.model.facts import Address, Fact, Facts
from docgen.model.finding import Finding, Stated
from docgen.model.resolved import Resolved
from docgen.wording.facts import spoken, stated
from docgen.wording.messages import message

CHECK = "rank"


def rank_findings(facts: Facts, report: Resolved, identities: Identities) -> tuple[Finding, ...]:
    """Every rank against the values known in its field, its orders, and the rank in a wider field."""
    quantities = Quantities(facts.codebook, facts.own_area, identities.negative)
    found: list[Finding] = []
    for fact in facts.statements:
        if fact.address.measure == "rank" and fact.value is not None:
            field = members(fact.address, fact, quantities)
            found.extend(_by_values(fact, field, facts))
            found.extend(_by_orders(fact, field, facts))
            found.extend(_by_wider(fact, field, facts, quantities))
    return tuple(found)


def _by_values(fact: Fact, field: dict[str, Address], facts: Facts) -> Iterator[Finding]:
    """At least so many are ahead, at most so many can be."""
    own = _level(plain(fact.address), facts)
    others = [_level(address, facts) for address in field.values() if address != plain(fact.address)]
    known = [other for other in others if other is not None and own is not None]
    ahead = [o for o in known if own and o.interval and own.interval and o.interval.low > own.interval.high]
    behind = [o for o in known if own and o.interval and own.interval and o.interval.high < own.interval.low]
    assert fact.value is not None
    last = max(len(field), 1) - len(behind)
    if fact.value < len(ahead) + 1 and own is not None:
        words = message(
            "位次为第{fact_text}位，而已知有{count_ahead}个更大的值", fact_text=fact.text, count_ahead=len(ahead)
        )
        yield _finding(fact, (own, *ahead), words, message("第{count_ahead}位以后", count_ahead=len(ahead) + 1), facts)
    if field and (fact.value > last or fact.value != fact.value.to_integral_value() or fact.value < 1):
        words = message(
            "位次为第{fact_text}位，而在{count_field}个中已知有{count_behind}个更小的值",
            fact_text=fact.text,
            count_field=len(field),
            count_behind=len(behind),
        )
        yield _finding(fact, (own, *behind) if own else (), words, message("第1～{last}位", last=last), facts)


def _by_orders(fact: Fact, field: dict[str, Address], facts: Facts) -> Iterator[Finding]:
    """The place in an order that is stated for the same field."""
    code = next((code for code, address in field.items() if address == plain(fact.address)), "")
    for order in facts.preferred.values():
        same = order.address.measure == "order" and order.address.base == fact.address.base
        if not same or code not in order.codes or _field_of(order, facts) != field:
            continue
        place = order.codes.index(code) + 1
        if place != fact.value:
            words = message("位次为第{fact_text}位，而在所述名次中列第{place}", fact_text=fact.text, place=place)
            yield _finding(fact, (order,), words, message("第{place}位", place=place), facts)


def _field_of(order: Fact, facts: Facts) -> dict[str, Address]:
    return members(order.address, order, Quantities(facts.codebook, facts.own_area))


def _by_wider(fact: Fact, field: dict[str, Address], facts: Facts, quantities: Quantities) -> Iterator[Finding]:
    """In a wider field one stands no higher."""
    assert fact.value is not None
    for other in facts.find(fact.address._replace(base="")):
        wider = members(other.address, other, quantities)
        if set(field) < set(wider) and other.value is not None and other.value < fact.value:
            words = message(
                "在{count_field}个中列第{fact_text}位，在更大的范围里却列第{other_text}位",
                count_field=len(field),
                fact_text=fact.text,
                other_text=other.text,
            )
            yield _finding(fact, (other,), words, message("第{other_text}位以前", other_text=other.text), facts)


def _level(address: Address, facts: Facts) -> Fact | None:
    fact = facts.preferred.get(address)
    return fact if fact and fact.interval is not None else None


def _finding(fact: Fact, others: tuple[Fact, ...], words: str, interval: str, facts: Facts) -> Finding:
    involved = (fact, *others)
    addresses = tuple(one.address for one in involved)
    name = spoken(fact.address, facts.codebook, facts.own_area)
    return Finding(
        identity_of(CHECK, addresses),
        CHECK,
        f"{name}：{words}",
        addresses,
        fact.where,
        fact.places,
        message("{name}改为{interval}", name=name, interval=interval),
        tuple(state(one, facts) for one in involved),
        interval=interval,
        suspect=fact.address,
    )


def state(fact: Fact, facts: Facts) -> Stated:
    """Fact → the statement as a finding shows it."""
    name = spoken(fact.address, facts.codebook, facts.own_area)
    return Stated(fact.address, name, stated(fact, facts.codebook), fact.places, fact.where)
