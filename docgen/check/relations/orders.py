"""Orders (names in the order stated) → relations: each is at least the next, all others at most the last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from docgen.check.relations.network import Relation
from docgen.check.relations.quantities import Quantities, plain
from docgen.facts.addresses import breakdown
from docgen.model.facts import Address, Fact
from docgen.wording.messages import message

KIND = "order"
_STAR = re.compile(r"\[(?P<breakdown>[^\]]*)\]")


def order_relations(statements: Mapping[Address, Fact], quantities: Quantities) -> Iterator[Relation]:
    """Statements by address → what an order says of the values of its field."""
    levels = {address for address, against in quantities.addresses.values() if against is None}
    for address, fact in statements.items():
        if address.measure != "order":
            continue
        field = members(address, fact, quantities)
        named = [field[code] for code in fact.codes if code in field]
        said = message("{level}名次", level=quantities.words(quantities.level(plain(address))))
        for first, second in pairwise(named):
            yield Relation(KIND, said, quantities.level(second), "<=", quantities.level(first))
        for code, member in field.items():
            if named and code not in fact.codes and quantities.canonical(member) in levels:
                yield Relation(KIND, said, quantities.level(member), "<=", quantities.level(named[-1]))


def members(address: Address, fact: Fact, quantities: Quantities) -> dict[str, Address]:
    """An address whose base is a field (`@cities`, `[app=*]`) → the level of each member by its code."""
    book = quantities.book
    if address.base.startswith("@"):
        return {code: plain(address)._replace(area=code) for code in book.group(address.base[1:])}
    found = _STAR.fullmatch(address.base)
    if not found:
        return {}
    pairs = breakdown(found["breakdown"], fact.where)
    star = next((d for d, code in pairs if code == "*"), "")
    fixed = {d: c for d, c in (*address.breakdown, *pairs) if d != star}
    return {
        code: plain(address)._replace(breakdown=tuple(sorted({**fixed, star: code}.items())))
        for code in book.dimension(star)
    }
