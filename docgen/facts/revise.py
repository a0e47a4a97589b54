"""Corrections → facts that follow: a corrected level makes its growth, change, share and total follow.

Values of other periods that were derived from the first statement stay what they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from docgen.facts import intervals
from docgen.facts.addresses import Frame, compared, complete, parse
from docgen.facts.derive import derive
from docgen.facts.load import Row
from docgen.model.facts import Address, EditionError, Fact
from docgen.wording.nearest import nearest

_HUNDRED = Decimal(100)


def revise(
    stated: Mapping[Address, Fact], raw: Mapping[Address, Fact], revisions: tuple[Row, ...], frame: Frame
) -> dict[Address, Fact]:
    """Facts as first stated (evaluated and raw) and revisions.csv → facts as corrected, all that follows included."""
    if not revisions:
        return dict(stated)
    facts = dict(raw)
    waiting = [_enter(row, facts, frame) for row in revisions]
    corrected = set(waiting)
    while waiting:
        address = waiting.pop(0)
        for follower in _followers(address, facts, stated):
            if follower.address not in corrected:
                facts[follower.address] = follower
                corrected.add(follower.address)
                waiting.append(follower.address)
    periods = {address.period for address in corrected}
    kept = {a: stated[a] for a, fact in raw.items() if fact.basis == "derived" and a.period not in periods}
    return derive(facts, frame, kept)


def _enter(row: Row, facts: dict[Address, Fact], frame: Frame) -> Address:
    """A row of revisions.csv → the fact it names takes the new value."""
    address = complete(parse(row["fact"], row.place), frame)
    fact = facts.get(address)
    if fact is None:
        close = nearest(str(address), [str(a) for a in facts])
        raise EditionError(row.place, f"要更正的事实不存在：{address}", f"是否指 {close}？")
    if fact.text != row["old"]:
        raise EditionError(row.place, f"原值 {row['old']!r} 与现值 {fact.text!r} 不符", "请核对是否改对了事实")
    facts[address] = _restated(fact, row["new"])
    return address


def _restated(fact: Fact, text: str) -> Fact:
    """Fact and its new text → the fact, the earlier text kept as superseded."""
    try:
        value = Decimal(text)
    except ArithmeticError:
        raise EditionError(fact.where, f"更正后的值 {text!r} 不是数字") from None
    spread = intervals.printed(text, "=", fact.unit)
    return replace(fact, text=text, value=value, interval=spread, basis="reported", formula="", superseded=fact.text)


def _followers(address: Address, facts: Mapping[Address, Fact], stated: Mapping[Address, Fact]) -> Iterator[Fact]:
    """A corrected fact → the facts that share a relation with it, with their new values."""
    if address.measure != "level":
        return
    new, old = facts[address], stated[address]
    if new.value is None or old.value is None:
        return
    for other, fact in facts.items():
        if fact.basis != "reported" or fact.value is None or other.period != address.period:
            continue
        value = _follow(fact, address, new.value, old.value, facts, stated)
        if value is not None:
            yield _restated(fact, intervals.rounded(value, intervals.ulp(fact.text)))


def _follow(
    fact: Fact,
    address: Address,
    new: Decimal,
    old: Decimal,
    facts: Mapping[Address, Fact],
    stated: Mapping[Address, Fact],
) -> Decimal | None:
    """A fact beside a corrected level → its new value, None when it does not depend on the level."""
    other = fact.address
    base = compared(other, fact.where)
    own = replace(other, measure="level", base="") == address
    value = fact.value
    assert value is not None
    if own and base is not None and other.measure in ("growth", "change"):
        before = _level(base, stated) or _before(other.measure, old, value)
        return (new / before - 1) * _HUNDRED if other.measure == "growth" else new - before
    if other.measure == "share" and base is not None and address in (replace(other, measure="level", base=""), base):
        part, whole = _level(replace(other, measure="level", base=""), facts), _level(base, facts)
        return part / whole * _HUNDRED if part and whole else value * (new / old if own else old / new)
    if other.measure == "level" and other.breakdown == () and address.breakdown and _same_total(other, address):
        return value + new - old
    return None


def _level(address: Address, facts: Mapping[Address, Fact]) -> Decimal | None:
    fact = facts.get(address)
    return fact.value if fact else None


def _before(measure: str, level: Decimal, stated: Decimal) -> Decimal:
    """The level of the base period that a growth or change implies."""
    return level / (1 + stated / _HUNDRED) if measure == "growth" else level - stated


def _same_total(total: Address, part: Address) -> bool:
    """Whether `part` is one part of `total` (parts of a total: one breakdown dimension)."""
    return replace(part, breakdown=()) == total and len(part.breakdown) == 1
