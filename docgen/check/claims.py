"""Claims of the prose → findings: the author's words stay, a finding names those whose test fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from docgen.check.identities import Identities
from docgen.check.prose import bound
from docgen.facts.addresses import Frame, complete, expand, parse
from docgen.model.facts import Address, Fact, Facts
from docgen.model.finding import Finding
from docgen.model.resolved import Bound, Resolved
from docgen.resolve.claims import arguments
from docgen.wording.messages import message

Verdict = bool | None
Argument = tuple[tuple[Fact | None, ...], str]


def claim_findings(facts: Facts, report: Resolved, identities: Identities) -> tuple[Finding, ...]:
    """Resolved report and facts → one finding for each claim whose test fails (what is missing is not tested)."""
    frame = Frame(facts.own_area, facts.year, facts.codebook)
    return tuple(_finding(claim) for claim in claims(report) if _holds(claim, facts, frame) is False)


def claims(report: Resolved) -> Iterator[Bound]:
    """Resolved report → its claims in order."""
    return (inline for inline in bound(report) if inline.test)


def _finding(claim: Bound) -> Finding:
    words = message("论断“{claim_text}”与数据不符：{test}", claim_text=claim.text, test=claim.test)
    return Finding(f"claim-{claim.test}", "claim", words, claim.addresses, claim.where, quoted=claim.text)


def _holds(claim: Bound, facts: Facts, frame: Frame) -> Verdict:
    name, words = arguments(claim.test, claim.where)
    values: list[Argument] = []
    for kind, word in words:
        if kind in "ar":
            addresses, _ = expand(complete(parse(word, claim.where), frame), frame)
            values.append((tuple(_only(address, facts) for address in addresses), word))
        else:
            values.append(((), word))
    return _TESTS[name](values)


def _only(address: Address, facts: Facts) -> Fact | None:
    found = facts.find(address)
    return found[0] if found else None


def _steps(values: list[Argument]) -> list[int] | None:
    """Signs of the steps between known neighbours; None when fewer than two values are known."""
    known = [fact.value for fact in values[0][0] if fact and fact.value is not None]
    return [_sign(b - a) for a, b in pairwise(known)] or None


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def _rising(values: list[Argument]) -> Verdict:
    steps = _steps(values)
    return None if steps is None else all(step > 0 for step in steps)


def _falling(values: list[Argument]) -> Verdict:
    steps = _steps(values)
    return None if steps is None else all(step < 0 for step in steps)


def _flat(values: list[Argument]) -> Verdict:
    fact = values[0][0][0]
    return None if fact is None or fact.value is None else fact.value == 0


def _leads(values: list[Argument]) -> Verdict:
    fact = values[0][0][0]
    return None if fact is None or not fact.codes else fact.codes[0] == values[1][1]


def _among(values: list[Argument]) -> Verdict:
    fact = values[0][0][0]
    return None if fact is None or not fact.codes else values[1][1] in fact.codes


def _rank(values: list[Argument]) -> Verdict:
    fact = values[1][0][0]
    return None if fact is None or fact.value is None else fact.value == Decimal(values[0][1])


def _top(values: list[Argument]) -> Verdict:
    fact = values[1][0][0]
    return None if fact is None or fact.value is None else fact.value <= Decimal(values[0][1])


def _above(values: list[Argument]) -> Verdict:
    first, second = values[0][0][0], values[1][0][0]
    if first is None or second is None or first.value is None or second.value is None:
        return None
    return first.value > second.value


def _below(values: list[Argument]) -> Verdict:
    return _above([values[1], values[0]])


def _over(values: list[Argument]) -> Verdict:
    """Over a round number: 超过100% holds for >100, too."""
    fact = values[0][0][0]
    if fact is None or fact.value is None:
        return None
    limit = Decimal(values[1][1])
    return fact.value > limit or (fact.value == limit and fact.qualifier in (">", "≥"))


_TESTS: Mapping[str, Callable[[list[Argument]], Verdict]] = {
    "rising": _rising,
    "falling": _falling,
    "flat": _flat,
    "leads": _leads,
    "among": _among,
    "rank": _rank,
    "top": _top,
    "above": _above,
    "below": _below,
    "over": _over,
}
