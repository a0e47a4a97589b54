"""Lists → findings: counts that do not count them, names twice in one, names outside their field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from docgen.check.identities import Count, Identities, Named
from docgen.check.prose import Passage, passages
from docgen.check.ranks import state
from docgen.check.relations.findings import identity_of
from docgen.check.relations.orders import members
from docgen.check.relations.quantities import Quantities
from docgen.facts.addresses import Frame, expand
from docgen.model.facts import NAME_MEASURES, Address, Fact, Facts
from docgen.model.finding import Finding
from docgen.model.resolved import Bound, Resolved, Text
from docgen.wording.facts import spoken
from docgen.wording.messages import message
from docgen.wording.numerals import chinese

CHECK = "count"
# 五市, 5个城市, 两个副省级城市; 等 before it may leave names out.
_COUNTED = re.compile(r"^(?P<open>等)?(?P<number>\d{1,2}|[两二三四五六七八九十]{1,3})(?:[个座家类种项]|市|省|大)")
_NUMERALS = {chinese(n): n for n in range(1, 100)} | {"两": 2}


def list_findings(facts: Facts, report: Resolved, identities: Identities) -> tuple[Finding, ...]:
    """Tallies of identities.toml, stated orders and sets, and the counts typed after names in the text."""
    found: list[Finding] = []
    for tally in identities.tallies:
        found.extend(_tally(tally, facts))
    for named in identities.named:
        found.extend(_named(named, facts))
    for fact in facts.statements:
        if fact.address.measure in NAME_MEASURES and fact.codes:
            found.extend(_names(fact, facts))
    for passage in passages(report):
        found.extend(_typed(passage))
    return tuple(found)


def _tally(tally: Count, facts: Facts) -> Iterator[Finding]:
    number = facts.preferred.get(tally.number)
    addresses, _ = expand(tally.listed, Frame(facts.own_area, facts.year, facts.codebook))
    entries = [facts.preferred[a] for a in addresses if a in facts.preferred]
    if number is None or number.value is None or not entries or any(e.basis == "missing" for e in entries):
        return
    counted = [entry for entry in entries if _counts(entry, tally)]
    if number.interval is not None and Decimal(len(counted)) not in number.interval:
        name = spoken(number.address, facts.codebook, facts.own_area)
        words = message(
            "{name}为{number_text}{unit}，而名单有{count_counted}项",
            name=name,
            number_text=number.text,
            unit=number.unit,
            count_counted=len(counted),
        )
        listed = (number.address, tally.listed)
        yield Finding(
            identity_of(CHECK, listed),
            CHECK,
            words,
            listed,
            number.where,
            number.places,
            message(
                "{name}{number_text}改为{count_counted}，或改正名单",
                name=name,
                number_text=number.text,
                count_counted=len(counted),
            ),
            (state(number, facts),),
            message("数名单 {listed}", listed=tally.listed),
            str(len(counted)),
            str(abs(number.value - len(counted))),
            number.address,
        )


def _counts(entry: Fact, tally: Count) -> bool:
    """Whether an entry of the list is counted."""
    if tally.text:
        return entry.text == tally.text
    if tally.over is not None:
        return entry.value is not None and entry.value > tally.over
    return entry.text not in ("", "-") and entry.value != 0


def _named(named: Named, facts: Facts) -> Iterator[Finding]:
    """Names of an order or set that do not occur in the list they are taken from."""
    addresses, _ = expand(named.listed, Frame(facts.own_area, facts.year, facts.codebook))
    known = {facts.preferred[a].text for a in addresses if a in facts.preferred}
    for fact in facts.find(named.names):
        field = members(fact.address, fact, Quantities(facts.codebook, facts.own_area))
        names = [_name(code, field[code], facts) for code in fact.codes if code in field]
        absent = [name for name in names if name not in known]
        if absent and known:
            name = spoken(fact.address, facts.codebook, facts.own_area)
            listed = (fact.address, named.listed)
            words = message("{name}里的{absent}在所据的名单里没有", name=name, absent="、".join(absent))
            yield Finding(
                identity_of(CHECK, listed), CHECK, words, listed, fact.where, fact.places,
                message("删去{absent}，或补全名单", absent='、'.join(absent)), (state(fact, facts),),
                message("对照 {listed}", listed=named.listed), suspect=fact.address,
            )  # fmt: skip


def _name(code: str, member: Address, facts: Facts) -> str:
    """Code of a member of a field → its name."""
    if member.area == code:
        return facts.codebook.areas[code].short
    return next(facts.codebook.codes[pair].name for pair in member.breakdown if pair[1] == code)


def _names(fact: Fact, facts: Facts) -> Iterator[Finding]:
    """A name twice in an order or set, or one that is not of the field."""
    field = members(fact.address, fact, Quantities(facts.codebook, facts.own_area))
    twice = sorted({code for code in fact.codes if fact.codes.count(code) > 1})
    outside = sorted(code for code in set(fact.codes) if field and code not in field)
    for codes, wrong in ((twice, message("重复")), (outside, message("不在所比的范围内"))):
        if codes:
            name = spoken(fact.address, facts.codebook, facts.own_area)
            words = message("{name}里{codes}{wrong}", name=name, codes="、".join(codes), wrong=wrong)
            yield Finding(
                f"{CHECK}-{wrong}-{fact.address}", CHECK, words, (fact.address,), fact.where, fact.places,
                message("改正名次"), (state(fact, facts),), suspect=fact.address,
            )  # fmt: skip


def _typed(passage: Passage) -> Iterator[Finding]:
    """甲市、乙市、丙市三市: the count typed after names that came from facts."""
    for names, after in pairwise(passage.inlines):
        if not (isinstance(names, Bound) and names.role == "names" and isinstance(after, Text)) or names.missing:
            continue
        found = _COUNTED.match(after.text)
        count = len(names.text.split("、"))
        number = _number(found["number"]) if found else None
        if found and number is not None and (number < count or (number != count and not found["open"])):
            words = message(
                "“{names_text}{found}”列了{count}个名字", names_text=names.text, found=found[0], count=count
            )
            yield Finding(
                f"{CHECK}-{names.addresses[0]}-{names.where.file.rsplit('/', 1)[-1]}", CHECK, words, names.addresses,
                names.where, mend=message("{number}改为{count}，或改正所列的名字", number=number, count=count),
            )  # fmt: skip


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else _NUMERALS.get(text)
