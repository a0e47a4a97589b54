"""Facts and identities → findings: statements that cannot all be true, by the relations between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from hashlib import sha256

from docgen.check.identities import FILE, Identities
from docgen.check.relations import growth, orders, rules, shares, totals
from docgen.check.relations.conflicts import Conflict, Mend, Part, conflicts, contradictory
from docgen.check.relations.conflicts import consistent as all_consistent
from docgen.check.relations.mends import Change, change
from docgen.check.relations.network import Claim, Relation, Step
from docgen.check.relations.quantities import Quantities
from docgen.facts.addresses import Frame
from docgen.model.facts import Address, EditionError, Fact, Facts, Interval
from docgen.model.finding import Finding, Stated
from docgen.model.resolved import Resolved
from docgen.wording.facts import spoken, stated
from docgen.wording.messages import message
from docgen.work.cache import NOTHING_KEPT, Cache

SAME = "statement"
# Which check a finding is told as, where its relations belong to several.
_FIRST = (rules.KIND, totals.KIND, shares.KIND, growth.KIND, totals.PART, orders.KIND)
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Web:
    """All number statements of an edition and the relations between them."""

    statements: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    quantities: Quantities


def web(facts: Facts, identities: Identities) -> Web:
    """Facts and identities → the web of claims and relations."""
    frame = Frame(facts.own_area, facts.year, facts.codebook)
    quantities = Quantities(facts.codebook, facts.own_area, identities.negative)
    statements = tuple(_current(fact, facts) for fact in facts.statements if fact.basis == "reported")
    by_address: dict[Address, Fact] = {}
    for fact in statements:
        by_address.setdefault(fact.address, fact)
    claims = tuple(_claims(statements, quantities))
    found = [
        *growth.growth_relations(by_address, quantities),
        *shares.share_relations(by_address, quantities),
        *rules.rule_relations(identities, quantities, frame),
        *orders.order_relations(by_address, quantities),
        *totals.total_relations(by_address, identities, quantities),
    ]
    relations = tuple({(r.left, r.sign, r.right): r for r in reversed(found)}.values())[::-1]
    return Web(statements, claims, relations, quantities)


def _current(fact: Fact, facts: Facts) -> Fact:
    """A statement as it now stands: a corrected one with its new value."""
    preferred = facts.preferred.get(fact.address)
    return preferred if preferred and preferred.superseded and fact.preferred != "no" else fact


def _claims(statements: tuple[Fact, ...], quantities: Quantities) -> Iterator[Claim]:
    for key, fact in enumerate(statements):
        if fact.interval is not None and (quantity := quantities.of(fact)) is not None:
            yield Claim(key, quantity.name, fact.interval)


def consistent(facts: Facts, identities: Identities) -> bool:
    """Whether all number statements can be true."""
    one = web(facts, identities)
    return all_consistent(one.claims, one.relations, one.quantities.limits)


def relation_findings(
    facts: Facts, report: Resolved, identities: Identities, cache: Cache = NOTHING_KEPT
) -> tuple[Finding, ...]:
    """Facts and identities → one finding for each slip that would explain the contradictions.

    What was found in a part of the web is kept: a changed fact has its own part looked into anew, no other.
    """
    one = web(facts, identities)
    teller = _Teller(one, facts)
    parts = contradictory(one.claims, one.relations, one.quantities.limits)
    return tuple(f for part in parts for f in cache.kept(teller.key(part, cache), partial(teller.findings, part)))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Conflicts → findings in words."""

    web: Web
    facts: Facts

    def findings(self, part: Part) -> tuple[Finding, ...]:
        """A part of the web in which not all can hold → its findings."""
        found = conflicts(*part, self.web.quantities.limits, self.rank)
        return tuple(self.finding(conflict) for conflict in found)

    def key(self, part: Part, cache: Cache) -> str:
        """A part of the web → a text of everything that its findings say."""
        claims, relations = part
        quantities = self.web.quantities
        facts = [self._fact(claim) for claim in claims]
        names = sorted({claim.name for claim in claims}.union(*(relation.names for relation in relations)))
        said = [(fact, claim.name, claim.interval) for fact, claim in zip(facts, claims, strict=True)]
        told = [self._stated(fact) for fact in facts]
        rules = [(r.kind, r.words, r.left, r.sign, r.right) for r in relations]
        limits = [(name, quantities.limits[name], quantities.words(name)) for name in names]
        return cache.key("conflicts", repr(said), repr(told), repr(rules), repr(limits))

    def rank(self, mend: Mend) -> tuple[object, ...]:
        """Likelier first: not preferred, few characters changed, few values possible, stated in few places."""
        fact = self._fact(mend.claim)
        other = self._change(mend)
        if other is None:
            return (fact.preferred != "no", 99, 0, len(fact.places), mend.claim.key)
        return (fact.preferred != "no", other.distance, other.choices, len(fact.places), mend.claim.key)

    def _fact(self, claim: Claim) -> Fact:
        return self.web.statements[claim.key]

    def _change(self, mend: Mend) -> Change | None:
        return change(self._fact(mend.claim).text, mend.left, _exact(mend.claim.interval))

    def finding(self, conflict: Conflict) -> Finding:
        facts = [self._fact(claim) for claim in conflict.claims]
        if not facts:
            words = "、".join(f"“{relation.words}”" for relation in conflict.relations)
            raise EditionError(
                FILE,
                message("关系彼此矛盾，不论事实如何都不能成立：{words}", words=words),
                message("改正或删去其中一条"),
            )
        check = self._check(conflict)
        suspect = self._fact(conflict.suspect) if isinstance(conflict.suspect, Claim) else None
        addresses = tuple(fact.address for fact in facts)
        first = suspect or facts[0]
        return Finding(
            identity_of(check, addresses),
            check,
            self._words(conflict, suspect),
            addresses,
            first.where,
            first.places,
            self._mends(conflict.mends),
            tuple(self._stated(fact) for fact in facts),
            self._computation(conflict, suspect),
            _between(conflict.left) if suspect else "",
            _gap(conflict.left, suspect.interval) if suspect and suspect.interval else "",
            first.address,
        )

    def _check(self, conflict: Conflict) -> str:
        kinds = {relation.kind for relation in conflict.relations}
        return next((kind for kind in _FIRST if kind in kinds), SAME)

    def _name(self, fact: Fact) -> str:
        return spoken(fact.address, self.facts.codebook, self.facts.own_area)

    def _stated(self, fact: Fact) -> Stated:
        return Stated(fact.address, self._name(fact), stated(fact, self.facts.codebook), fact.places, fact.where)

    def _words(self, conflict: Conflict, suspect: Fact | None) -> str:
        if suspect is None:
            relation = conflict.suspect
            assert isinstance(relation, Relation)
            sides = message(
                "一边在{between}，另一边在{between2}",
                between=_between(conflict.left),
                between2=_between(conflict.right),
            )
            return message(
                "不合“{relation_words}”：{sides}；改任何一个数都不能使各数相合，当是口径不同",
                relation_words=relation.words,
                sides=sides,
            )
        name, text = self._name(suspect), stated(suspect, self.facts.codebook)
        if not conflict.relations:
            if len(conflict.claims) == 1:
                return message("{name}印作{text}，这样的数不可能有", name=name, text=text)
            values = [stated(self._fact(claim), self.facts.codebook) for claim in conflict.claims]
            return message("{name}有不能同真的两个值：{values}", name=name, values="、".join(values))
        if not _bounded(conflict.left):
            return message("{name}印作{text}，与其余各数不能同真", name=name, text=text)
        point = conflict.left.low == conflict.left.high
        return message(
            "{name}印作{text}，由其余各数应{point}{between}",
            name=name,
            text=text,
            point=message("为") if point else message("在"),
            between=_between(conflict.left),
        )

    def _computation(self, conflict: Conflict, suspect: Fact | None) -> str:
        if suspect is None or not conflict.steps:
            return "；".join(dict.fromkeys(relation.words for relation in conflict.relations))
        last = {step.name: step for step in reversed(conflict.steps)}
        return "；".join(self._step(step) for step in reversed(last.values()) if _bounded(step.left))

    def _step(self, step: Step) -> str:
        assert isinstance(step.cause, Relation)
        within = message("为") if step.left.low == step.left.high else message("在")
        return message(
            "{cause_words}，故{step_name}{within}{between}",
            cause_words=step.cause.words,
            step_name=self.web.quantities.words(step.name),
            within=within,
            between=_between(step.left),
        )

    def _mends(self, mends: tuple[Mend, ...]) -> str:
        told = [self._mend(mend) for mend in mends[:_SHOWN]]
        return message("；或").join(told) if told else message("没有一处单改能使各数相合")

    def _mend(self, mend: Mend) -> str:
        fact, other = self._fact(mend.claim), self._change(mend)
        where = f"（{'、'.join(fact.places)}）" if fact.places else ""
        if other is None:
            return message("{name}{fact_text}{where}另取他值", name=self._name(fact), fact_text=fact.text, where=where)
        spread = "" if other.choices == 1 else message("，可取{between}", between=_between(mend.left))
        return message(
            "{name}{fact_text}改为{other_text}{where}{spread}",
            name=self._name(fact),
            fact_text=fact.text,
            other_text=other.text,
            where=where,
            spread=spread,
        )


def identity_of(check: str, addresses: tuple[Address, ...]) -> str:
    """Check and statements → the finding's id: the same as long as the same statements contradict each other."""
    names = sorted(map(str, addresses))
    return f"{check}-{names[0].partition('@')[0].partition('[')[0]}-{sha256(' '.join(names).encode()).hexdigest()[:6]}"


def _exact(interval: Interval) -> bool:
    return interval.low == interval.high


def _bounded(interval: Interval) -> bool:
    return (interval.low.is_finite() and interval.low != 0) or interval.high.is_finite()


def _between(interval: Interval) -> str:
    """Interval → words, rounded to what is worth reading."""
    low, high = _short(interval.low, interval), _short(interval.high, interval)
    if not interval.high.is_finite():
        return message("{low}以上", low=low) if interval.low.is_finite() else message("任何值")
    if not interval.low.is_finite():
        return message("{high}以下", high=high)
    return low if low == high else f"{low}～{high}"


def _short(value: Decimal, interval: Interval) -> str:
    """A bound to about six figures, and to two more than the width of the interval needs."""
    if not value.is_finite() or value == value.to_integral_value():
        return f"{value:f}" if not value.is_finite() else f"{value.to_integral_value():f}"
    width = interval.high - interval.low
    digits = 6 - value.adjusted()
    if width.is_finite() and width:
        digits = max(min(digits, 1 - width.adjusted()), 0)
    return f"{round(value, max(digits, 0)).normalize():f}"


def _gap(left: Interval, stated: Interval) -> str:
    """How far two intervals are apart; empty where they are not (whole numbers)."""
    gap = max(left.low - stated.high, stated.low - left.high)
    return f"{round(gap, max(2 - gap.adjusted(), 0)).normalize():f}" if gap > 0 else ""
