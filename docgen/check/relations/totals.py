"""Parts and wholes → relations: complete parts add up to their total, any part is at most its whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from docgen.check.identities import Identities, Whole
from docgen.check.relations.expressions import Expression, Number, Sum
from docgen.check.relations.network import Relation
from docgen.check.relations.quantities import HUNDRED, Quantities, plain, rest
from docgen.model.facts import Address, Fact

KIND, PART = "total", "part"


@dataclass(frozen=True, slots=True)
class _Group:
    """What adds up: the total, the parts that are known of, and whether these are all."""

    total: Address
    against: Address | None
    parts: tuple[tuple[Address, Address | None], ...]
    complete: bool


def total_relations(
    statements: Mapping[Address, Fact], identities: Identities, quantities: Quantities
) -> Iterator[Relation]:
    """Quantities known so far → sums of levels, of changes and of shares, and what is part of what."""
    known = tuple(quantities.addresses.values())
    nowhere = {a for a, fact in statements.items() if fact.basis == "reported" and fact.value is None}
    for whole in identities.wholes:
        for group in _groups(whole, known, nowhere, quantities):
            yield from _sum(group, quantities)
        yield from _shares(whole, known, nowhere, quantities)
    yield from _parts(known, identities, quantities)
    yield from _months(known, quantities)


def _groups(
    whole: Whole,
    known: tuple[tuple[Address, Address | None], ...],
    nowhere: set[Address],
    quantities: Quantities,
) -> Iterator[_Group]:
    """Levels and changes that the parts of a whole have in common."""
    found: dict[tuple[Address, Address | None], list[tuple[Address, Address | None]]] = {}
    for address, against in known:
        total = _total(address, whole)
        if total is None or address.measure not in ("level", "change") or not _adds(address, whole, quantities):
            continue
        total_against = _total(against, whole) if against else None
        if address.measure == "change" and (against is None or plain(against).period == address.period):
            continue
        found.setdefault((total, total_against), []).append((address, against))
    for (total, total_against), parts in found.items():
        complete = _complete([a for a, _ in parts], whole, nowhere)
        if (total, total_against) in known or len(parts) > 1:
            yield _Group(total, total_against, tuple(parts), complete)


def _total(address: Address, whole: Whole) -> Address | None:
    """A part → what it is a part of; None when it is no part of this whole."""
    if whole.area:
        return replace(address, area=whole.area, base="") if address.area in whole.parts else None
    pair = next(((d, c) for d, c in address.breakdown if d == whole.dimension and c in whole.codes), None)
    if pair is None:
        return None
    return replace(address, breakdown=tuple(p for p in address.breakdown if p != pair), base="")


def _adds(address: Address, whole: Whole, quantities: Quantities) -> bool:
    if whole.indicators:
        return address.indicator in whole.indicators
    return quantities.book.indicators[address.indicator].adds == "sum"


def _complete(parts: list[Address], whole: Whole, nowhere: set[Address]) -> bool:
    """Whether every part is there, or is stated as not available (then it is not in the total either)."""
    if whole.area:
        have = {a.area for a in parts} | {a.area for a in nowhere if _like(a, parts[0], whole)}
        return have >= set(whole.parts)
    codes = {c for a in parts for d, c in a.breakdown if d == whole.dimension}
    codes |= {c for a in nowhere if _like(a, parts[0], whole) for d, c in a.breakdown if d == whole.dimension}
    return codes >= set(whole.codes)


def _like(address: Address, part: Address, whole: Whole) -> bool:
    return _total(address, whole) == _total(part, whole)


def _sum(group: _Group, quantities: Quantities) -> Iterator[Relation]:
    total = _quantity(group.total, group.against, quantities)
    parts: list[Expression] = [_quantity(a, b, quantities) for a, b in group.parts]
    words = f"{quantities.words(str(total.name))}＝各部分之和"
    if group.total.measure == "change":
        if group.complete:
            yield Relation(KIND, words, total, "=", Sum(tuple(parts)))
        return
    if not group.complete:
        parts.append(rest(quantities, f"其余{len(quantities.limits)}@{total.name}"))
        words = f"{quantities.words(total)}≥已知部分之和"
    yield Relation(KIND, words, total, "=", Sum(tuple(parts)))


def _quantity(address: Address, against: Address | None, quantities: Quantities):  # type: ignore[no-untyped-def]
    if against is None:
        return quantities.level(address)
    return quantities.compared(address.measure, plain(address), against)


def _shares(
    whole: Whole,
    known: tuple[tuple[Address, Address | None], ...],
    nowhere: set[Address],
    quantities: Quantities,
) -> Iterator[Relation]:
    """Shares of one whole by its parts: 100 together, at most 100 where some are not known."""
    found: dict[Address, list[Address]] = {}
    for address, against in known:
        if address.measure == "share" and against is not None and _adds_shares(address, whole, quantities):
            total = _total(plain(address), whole)
            if total == against:
                found.setdefault(against, []).append(plain(address))
    for against, parts in found.items():
        if len(parts) < 2:
            continue
        shares: list[Expression] = [quantities.compared("share", part, against) for part in parts]
        complete = _complete(parts, whole, nowhere)
        if not complete:
            shares.append(rest(quantities, f"其余占比{len(quantities.limits)}@{against}"))
        words = f"{quantities.words(quantities.level(against))}各部分占比之和{'＝' if complete else '≤'}100%"
        yield Relation(KIND, words, Number(HUNDRED), "=", Sum(tuple(shares)))


def _adds_shares(address: Address, whole: Whole, quantities: Quantities) -> bool:
    """Shares add up wherever the parts do not overlap."""
    return not whole.indicators or address.indicator in whole.indicators


def _parts(
    known: tuple[tuple[Address, Address | None], ...], identities: Identities, quantities: Quantities
) -> Iterator[Relation]:
    """A part of a population is at most the whole: by breakdown, and by area."""
    levels = {address for address, against in known if against is None}
    for address in levels:
        if address.indicator in identities.negative:
            continue
        if quantities.book.indicators[address.indicator].kind not in ("stock", "flow"):
            continue
        for whole in (*_wider(address), *_wider_area(address, identities)):
            if whole in levels:
                words = f"{quantities.words(quantities.level(address))}是{quantities.words(quantities.level(whole))}的一部分"
                yield Relation(PART, words, quantities.level(address), "<=", quantities.level(whole))


def _wider(address: Address) -> Iterator[Address]:
    """Address → the same with one dimension less."""
    for pair in address.breakdown:
        yield replace(address, breakdown=tuple(p for p in address.breakdown if p != pair))


def _wider_area(address: Address, identities: Identities) -> Iterator[Address]:
    for whole in identities.wholes:
        if whole.area and address.area in whole.parts:
            yield replace(address, area=whole.area)


def _months(known: tuple[tuple[Address, Address | None], ...], quantities: Quantities) -> Iterator[Relation]:
    """A flow of a month or a span is at most that of its year."""
    levels = {address for address, against in known if against is None}
    for address in levels:
        year = replace(address, period=address.period[:4])
        flow = quantities.book.indicators[address.indicator].kind == "flow"
        within = "-" in address.period and all(p[:4] == year.period for p in address.period.split(".."))
        if flow and within and year in levels:
            words = f"{quantities.words(quantities.level(address))}是全年的一部分"
            yield Relation(PART, words, quantities.level(address), "<=", quantities.level(year))


__all__ = ["KIND", "PART", "Decimal", "total_relations"]
