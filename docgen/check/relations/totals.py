"""Parts and wholes → relations: complete parts add up to their total, any part is at most its whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.check.identities import Identities, Whole
from docgen.check.relations.expressions import Expression, Named, Number, Sum
from docgen.check.relations.network import Relation
from docgen.check.relations.quantities import HUNDRED, Quantities, plain, rest
from docgen.model.facts import Address, Fact
from docgen.wording.messages import message

KIND, PART = "total", "part"
Pair = tuple[Address, Address | None]


def total_relations(
    statements: Mapping[Address, Fact], identities: Identities, quantities: Quantities
) -> Iterator[Relation]:
    """Quantities known so far → sums of levels, of changes and of shares, and what is part of what."""
    known = tuple(quantities.addresses.values())
    absent = tuple(a for a, fact in statements.items() if fact.basis == "reported" and fact.value is None)
    for whole in identities.wholes:
        parts = _Parts(whole, known, absent, quantities)
        yield from parts.sums()
        yield from parts.shares()
    levels = {address for address, against in known if against is None}
    yield from _at_most(levels, identities, quantities)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A whole, the quantities known of, and the facts that are stated as not available."""

    whole: Whole
    known: tuple[Pair, ...]
    absent: tuple[Address, ...]
    quantities: Quantities

    def sums(self) -> Iterator[Relation]:
        """Levels: the total is its parts, and what nobody states beside them. Changes: where every part has one."""
        absent, known = self._absent(), frozenset(self.known)
        for (total, against), parts in self._groups(self.known).items():
            missing = self._missing([a for a, _ in parts], absent.get(total, set()))
            if len(parts) < 2 and (total, against) not in known:
                continue
            whole = self._quantity(total, against)
            words = self.quantities.words(whole)
            summands: list[Expression] = [self._quantity(*part) for part in parts]
            if not missing:
                yield Relation(KIND, message("{words}＝各部分之和", words=words), whole, "=", Sum(tuple(summands)))
            elif total.measure == "level":
                others = rest(
                    self.quantities,
                    message(
                        "其余@{whole_name}@{count_limits}",
                        whole_name=whole.name,
                        count_limits=len(self.quantities.limits),
                    ),
                )
                yield Relation(KIND, message("{words}≥已知部分之和", words=words), whole, "=", Sum((*summands, others)))

    def _groups(self, known: tuple[Pair, ...]) -> Mapping[Pair, list[Pair]]:
        """Levels and changes that are parts of the same total, by this total."""
        groups: defaultdict[Pair, list[Pair]] = defaultdict(list)
        for address, against in known:
            if address.measure not in ("level", "change") or not self._adds(address):
                continue
            total = self._total(address)
            if total is None or (against is not None and against.period == address.period):
                continue
            total_against = self._total(against) if against is not None else None
            if against is None or total_against is not None:
                groups[total, total_against].append((address, against))
        return groups

    def shares(self) -> Iterator[Relation]:
        """Shares of one whole by its parts: 100 together, at most 100 where some are not known."""
        groups: defaultdict[Address, list[Address]] = defaultdict(list)
        for address, against in self.known:
            named = not self.whole.indicators or address.indicator in self.whole.indicators
            if address.measure == "share" and against is not None and named and self._total(plain(address)) == against:
                groups[against].append(plain(address))
        absent = self._absent()
        for against, parts in groups.items():
            if len(parts) > 1:
                missing = self._missing(parts, absent.get(against, set()))
                shares: list[Expression] = [self.quantities.compared("share", part, against) for part in parts]
                if missing:
                    shares.append(
                        rest(
                            self.quantities,
                            message(
                                "其余占比@{against}@{count_limits}",
                                against=against,
                                count_limits=len(self.quantities.limits),
                            ),
                        )
                    )
                words = message("{level}各部分占比之和", level=self.quantities.words(self.quantities.level(against)))
                sign = "≤" if missing else "＝"
                yield Relation(KIND, f"{words}{sign}100%", Number(HUNDRED), "=", Sum(tuple(shares)))

    def _total(self, address: Address) -> Address | None:
        """A part → what it is a part of; None when it is no part of this whole."""
        if self.whole.area:
            return address._replace(area=self.whole.area, base="") if address.area in self.whole.parts else None
        if not any(d == self.whole.dimension and c in self.whole.codes for d, c in address.breakdown):
            return None
        return address._replace(breakdown=tuple(p for p in address.breakdown if p[0] != self.whole.dimension), base="")

    def _adds(self, address: Address) -> bool:
        if self.whole.indicators:
            return address.indicator in self.whole.indicators
        return self.quantities.book.indicators[address.indicator].adds == "sum"

    def _absent(self) -> Mapping[Address, set[str]]:
        """Total → the parts that are stated as not available: they are not in it."""
        result: defaultdict[Address, set[str]] = defaultdict(set)
        for address in self.absent:
            total = self._total(address)
            if total is not None:
                result[total].add(self._code(address))
        return result

    def _missing(self, parts: list[Address], absent: set[str]) -> set[str]:
        """The parts of the whole that are neither known of nor not available."""
        every = set(self.whole.parts or self.whole.codes)
        return every - {self._code(part) for part in parts} - absent

    def _code(self, part: Address) -> str:
        if self.whole.area:
            return part.area
        return next(c for d, c in part.breakdown if d == self.whole.dimension)

    def _quantity(self, address: Address, against: Address | None) -> Named:
        if against is None:
            return self.quantities.level(address)
        return self.quantities.compared(address.measure, plain(address), against)


def _at_most(levels: set[Address], identities: Identities, quantities: Quantities) -> Iterator[Relation]:
    """A part of a population is at most the whole: by breakdown, by area, and a flow of a month by its year."""
    for address in sorted(levels, key=str):
        kind = quantities.book.indicators[address.indicator].kind
        if address.indicator in identities.negative or kind not in ("stock", "flow"):
            continue
        for whole in (*_wider(address), *_wider_area(address, identities), *_year(address, kind)):
            if whole in levels:
                part, total = quantities.level(address), quantities.level(whole)
                words = message("{part}是{total}的一部分", part=quantities.words(part), total=quantities.words(total))
                yield Relation(PART, words, part, "<=", total)


def _wider(address: Address) -> Iterator[Address]:
    """Address → the same with one dimension less."""
    for pair in address.breakdown:
        yield address._replace(breakdown=tuple(p for p in address.breakdown if p != pair))


def _wider_area(address: Address, identities: Identities) -> Iterator[Address]:
    for whole in identities.wholes:
        if whole.area and address.area in whole.parts:
            yield address._replace(area=whole.area)


def _year(address: Address, kind: str) -> Iterator[Address]:
    year = address.period[:4]
    if kind == "flow" and "-" in address.period and all(p[:4] == year for p in address.period.split("..")):
        yield address._replace(period=year)
