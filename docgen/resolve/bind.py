"""Roles → words: every bound expression looked up, worded, and kept with the addresses it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docgen.facts.addresses import Frame, absolute, complete, expand, parse, validate
from docgen.model import report, resolved
from docgen.model.facts import NAME_MEASURES, Address, EditionError, Fact, Facts, Place
from docgen.resolve.claims import TESTS, tested
from docgen.wording import dates, numbers
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

_STARRED = re.compile(r"([a-z][a-z0-9-]*)=\*")
_PLACES = re.compile(r"([0-9]+)(?:\.\.([0-9]+))?")


@dataclass(frozen=True, slots=True)
class Binder:
    """What roles are looked up in: the facts, what an address leaves out, labels of targets."""

    facts: Facts
    frame: Frame
    targets: Mapping[str, str]

    def inlines(self, inlines: tuple[report.Inline, ...]) -> tuple[resolved.Inline, ...]:
        """Inlines of the manuscript → final inlines. Raises EditionError."""
        return tuple(self._inline(inline) for inline in inlines)

    def _inline(self, inline: report.Inline) -> resolved.Inline:
        if isinstance(inline, report.Text):
            return resolved.Text(inline.text)
        if isinstance(inline, report.Strong):
            return resolved.Strong(self.inlines(inline.children))
        if isinstance(inline, report.Link):
            return resolved.Link(inline.url, self.inlines(inline.children))
        if isinstance(inline, report.LineBreak):
            return resolved.LineBreak()
        return _ROLES[inline.name](self, inline)

    def fact(self, text: str, place: Place) -> Fact:
        """Address as an author writes it → the fact. Raises EditionError when none or several fit."""
        address = complete(parse(text, place), self.frame)
        validate(address, self.frame, place)
        return self.only(address, place)

    def only(self, address: Address, place: Place) -> Fact:
        """Complete address → its one fact. Raises EditionError."""
        found = self.facts.find(address)
        if len(found) == 1:
            return found[0]
        if not found:
            close = nearest(str(address), [str(a) for a in self.facts.preferred])
            raise EditionError(
                place,
                message("没有这个事实：{address}", address=address),
                message("是否指 {close}？（缺数据也要有一行 missing）", close=close),
            )
        bases = "、".join(f"~{fact.address.base}" for fact in found)
        raise EditionError(
            place,
            message("{address} 有 {count_found} 个事实", address=address, count_found=len(found)),
            message("请写明基准：{bases}", bases=bases),
        )

    def point(self, address: Address) -> Fact | None:
        """Complete address of a chart's point → its fact, None when nothing is known."""
        found = self.facts.find(address)
        return found[0] if found else None

    def pattern(self, text: str, place: Place) -> tuple[tuple[Address, ...], str]:
        """Pattern as an author writes it → its addresses and which part runs."""
        address = complete(parse(text, place), self.frame)
        validate(address, self.frame, place)
        return expand(address, self.frame)

    def name_of(self, code: str, field: str = "") -> str:
        """Code of an area or breakdown → its short name; `field` = the base it stands in ([app=*]), if any.

        A code of the field's own dimension bears the name it has there, whatever else is called so.
        """
        book = self.frame.codebook
        starred = _STARRED.search(field)
        if starred and (starred[1], code) in book.codes:
            return book.codes[starred[1], code].name
        if code in book.areas:
            return book.areas[code].short
        return next((c.name for (_, known), c in book.codes.items() if known == code), code)


def _bound(role: report.Role, text: str, *facts: Fact, verb: str = "") -> resolved.Bound:
    missing = any(fact.basis == "missing" for fact in facts)
    addresses = tuple(f.address for f in facts)
    return resolved.Bound(text, role.name, addresses, role.where, missing, argument=role.argument, verb=verb)


def _value(binder: Binder, role: report.Role) -> resolved.Inline:
    fact = _no_names(binder.fact(role.argument, role.where), role)
    return _bound(role, numbers.value(fact), fact)


def _number(binder: Binder, role: report.Role) -> resolved.Inline:
    fact = _no_names(binder.fact(role.argument, role.where), role)
    return _bound(role, numbers.number(fact), fact)


def _no_names(fact: Fact, role: report.Role) -> Fact:
    if fact.address.measure in NAME_MEASURES:
        raise EditionError(
            role.where,
            message("{address} 是名次，不是数", address=fact.address),
            message("用 {{names}}`{argument}`", argument=role.argument),
        )
    return fact


def _triple(parts: list[str], role: report.Role) -> tuple[str, str, str] | None:
    if not parts:
        return None
    if len(parts) != 3:
        raise EditionError(
            role.where,
            message("动词应有三个（升|降|平）：{argument!r}", argument=role.argument),
            message("写成 地址|升至|降至|仍为"),
        )
    return parts[0], parts[1], parts[2]


def _change(binder: Binder, role: report.Role) -> resolved.Inline:
    text, *verbs = role.argument.split("|")
    fact = binder.fact(text, role.where)
    if fact.address.measure in (*NAME_MEASURES, "level", "share", "rank"):
        raise EditionError(
            role.where,
            message("{address} 不是变化", address=fact.address),
            message("用 :growth、:change 或 :change-of-share"),
        )
    words = numbers.change(fact, _triple(verbs, role))
    verb = words if numbers.unchanged(fact) else words.removesuffix(numbers.magnitude(fact))
    return _bound(role, words, fact, verb=verb)


def _to(binder: Binder, role: report.Role) -> resolved.Inline:
    """Verb by the direction of a level, then the level: 升至81.5%."""
    text, *verbs = role.argument.split("|")
    fact = binder.fact(text, role.where)
    triple = _triple(verbs, role) or ("升至", "降至", "仍为")
    mover, direction = _direction(binder, fact)
    if fact.basis == "missing":
        return _bound(role, numbers.MISSING, fact)
    if direction is None and mover is not None:
        return _bound(role, f"{numbers.MISSING}（{numbers.value(fact)}）", fact, mover)
    if direction is None:
        raise EditionError(
            role.where,
            message("{address} 没有可比的上期，无法判断升降", address=fact.address),
            message("补一个 change 或 growth 事实"),
        )
    verb = triple[0] if direction > 0 else triple[1] if direction < 0 else triple[2]
    return _bound(role, verb + numbers.value(fact), *filter(None, (fact, mover)), verb=verb)


def _direction(binder: Binder, fact: Fact) -> tuple[Fact | None, int | None]:
    """A level or share → the fact that tells its direction, and -1, 0 or 1; None while that fact is missing."""
    measures = {"level": ("change", "growth"), "share": ("change-of-share",)}.get(fact.address.measure, ())
    changes = [f for m in measures for f in binder.facts.find(fact.address._replace(measure=m, base=""))]
    changes = [change for change in changes if change.address.base.startswith(".")]
    for change in changes:
        if change.value is not None:
            return change, (change.value > 0) - (change.value < 0)
    year = fact.address.period[:4]
    earlier = fact.address._replace(period=str(int(year) - 1) + fact.address.period[4:])
    before = binder.facts.preferred.get(earlier)
    if before is None or before.value is None or fact.value is None:
        return next((f for f in (*changes, before) if f and f.basis == "missing"), None), None
    return before, (fact.value > before.value) - (fact.value < before.value)


def _names(binder: Binder, role: report.Role) -> resolved.Inline:
    text, _, places = role.argument.partition("|")
    fact = binder.fact(text, role.where)
    if fact.address.measure not in NAME_MEASURES:
        raise EditionError(
            role.where, message("{address} 不是名次", address=fact.address), message("用 :order 或 :set")
        )
    codes = _part(fact, places.strip(), role) if places else fact.codes
    names = [binder.name_of(code, fact.address.base) for code in codes]
    return _bound(role, "、".join(names) or numbers.MISSING, fact)


def _part(fact: Fact, places: str, role: report.Role) -> tuple[str, ...]:
    """Names of an order and places such as `2..5` → those names. Raises EditionError if there are fewer."""
    found = _PLACES.fullmatch(places)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last or (fact.codes and last > len(fact.codes)):
        right = f"{fact.address} 有 {len(fact.codes)} 个名称，写成 地址|2..5"
        raise EditionError(role.where, message("位次写法不对：{places!r}", places=places), right)
    return fact.codes[first - 1 : last]


def _claim(binder: Binder, role: report.Role) -> resolved.Inline:
    words, bar, test = role.argument.rpartition("|")
    if not bar:
        raise EditionError(
            role.where,
            message("论断没有检验：{argument!r}", argument=role.argument),
            message("写成 {claim}`词语|rising 地址`"),
        )
    addresses = tested(test, role.where, binder.frame)
    of_range = TESTS[test.split()[0]] == "r"
    if not of_range or not any(map(binder.facts.find, addresses)):
        for address in addresses:
            binder.only(address, role.where)
    open_ = _awaited(addresses[-1:] if of_range else addresses, binder)
    printed = f"{words}（{numbers.MISSING}）" if open_ else words
    return resolved.Bound(printed, "claim", addresses, role.where, open_, test=test.strip(), argument=role.argument)


def _awaited(addresses: tuple[Address, ...], binder: Binder) -> bool:
    """Whether a claim rests on what is missing (of a range, its last): it cannot stand as if it were true."""
    return any(fact.basis == "missing" for address in addresses for fact in binder.facts.find(address))


def _date(binder: Binder, role: report.Role) -> resolved.Inline:
    period = absolute(role.argument.strip(), binder.frame.year)
    try:
        return resolved.Bound(dates.period(period), "date", (), role.where, argument=role.argument)
    except ValueError:
        raise EditionError(
            role.where,
            message("日期写法不对：{argument!r}", argument=role.argument),
            message("应为 0、-1、-2..0 或 2019-10-20"),
        ) from None


def _reference(binder: Binder, role: report.Role) -> resolved.Inline:
    target = role.argument.strip()
    if target not in binder.targets:
        close = nearest(target, binder.targets)
        raise EditionError(
            role.where,
            message("没有标识为 {target!r} 的图、表或标题", target=target),
            message("是否指 {close}？", close=close),
        )
    return resolved.Reference(binder.targets[target], target)


_ROLES: Mapping[str, Callable[[Binder, report.Role], resolved.Inline]] = {
    "val": _value,
    "num": _number,
    "chg": _change,
    "to": _to,
    "names": _names,
    "claim": _claim,
    "date": _date,
    "ref": _reference,
}
