"""Claims and relations that contradict each other → the few of them that show it, and how."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from docgen.check.relations.expressions import ANY
from docgen.check.relations.network import Claim, Contradiction, Limits, Network, Relation, Step, apart
from docgen.model.facts import Interval

# An explanation is looked for among at most so many relations around the suspect.
_NEAR = 400


@dataclass(frozen=True, slots=True)
class Trial:
    """A contradiction as met: everything that led to it."""

    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]


def trial_of(claims: Iterable[Claim], relations: Iterable[Relation], limits: Mapping[str, Limits]) -> Trial | None:
    """Claims and relations → the contradiction met among them; None where they can all hold."""
    network = Network(limits)
    try:
        network.settle(claims, relations)
    except Contradiction as met:
        return explained(met, network)
    return None


def explained(met: Contradiction, network: Network) -> Trial:
    """A contradiction and the network in which it was met → everything that led to it."""
    causes = [met.cause, *(network.steps[i].cause for i in sorted(steps_before(met.parents, network.steps)))]
    unique = list(dict.fromkeys(causes))
    claimed = sorted((c for c in unique if isinstance(c, Claim)), key=lambda c: c.key)
    return Trial(tuple(claimed), tuple(c for c in unique if isinstance(c, Relation)))


def steps_before(starts: Iterable[int], steps: Sequence[Step]) -> set[int]:
    """Steps → these and all that they rest on."""
    found: set[int] = set()
    waiting = list(starts)
    while waiting:
        index = waiting.pop()
        if index not in found:
            found.add(index)
            waiting.extend(steps[index].parents)
    return found


def minimal(trial: Trial, limits: Mapping[str, Limits]) -> Trial:
    """A contradiction → a part of it from which nothing can be taken away."""
    claims, relations = trial.claims, trial.relations
    for relation in reversed(trial.relations):
        if relation in relations:
            smaller = trial_of(claims, [r for r in relations if r is not relation], limits)
            if smaller is not None:
                claims, relations = smaller.claims, smaller.relations
    for claim in reversed(trial.claims):
        if claim in claims:
            smaller = trial_of([c for c in claims if c is not claim], relations, limits)
            if smaller is not None:
                claims, relations = smaller.claims, smaller.relations
    return Trial(claims, relations)


@dataclass(frozen=True, slots=True)
class Shown:
    """The fewest claims and relations against a suspect, what they leave for it (`left`), and by which steps.

    Of a relation: what they leave for its left and its right side without it.
    """

    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    left: Interval
    right: Interval
    steps: tuple[Step, ...]


Shows = Callable[[Sequence[Claim], Sequence[Relation]], bool]
One = TypeVar("One", Claim, Relation)


def shortest(
    suspect: Claim | Relation, claims: Sequence[Claim], relations: Sequence[Relation], limits: Mapping[str, Limits]
) -> Shown:
    """A suspect and all else that stands → the explanation nearest to it.

    A claim is best refuted by the interval that the others leave for it; where whole numbers come in, only the
    contradiction itself can be shown.
    """

    def contradicts(some: Sequence[Claim], by: Sequence[Relation]) -> bool:
        return trial_of(some, by, limits) is not None

    def refutes(some: Sequence[Claim], by: Sequence[Relation]) -> bool:
        return isinstance(suspect, Claim) and apart(_derived(suspect, some, by, limits)[0], suspect.interval)

    names = frozenset({suspect.name}) if isinstance(suspect, Claim) else suspect.names
    for shows in (refutes, contradicts):
        found = _around(names, claims, relations, shows)
        if found is not None:
            few_claims, few = _fewest(*found, shows)
            return _shown(suspect, few_claims, few, limits)
    raise AssertionError("no contradiction to explain")


def _shown(
    suspect: Claim | Relation, claims: list[Claim], relations: list[Relation], limits: Mapping[str, Limits]
) -> Shown:
    if isinstance(suspect, Relation):
        network = Network(limits)
        network.settle(claims, [r for r in relations if r is not suspect])
        sides = suspect.left.span(network), suspect.right.span(network)
        return Shown(tuple(claims), tuple(relations), *sides, ())
    left, steps = _derived(suspect, claims, relations, limits)
    stated = claims if suspect in claims else [suspect, *claims]
    return Shown(tuple(sorted(stated, key=lambda c: c.key)), tuple(relations), left, ANY, steps)


def _around(
    names: frozenset[str], claims: Sequence[Claim], relations: Sequence[Relation], shows: Shows
) -> tuple[list[Claim], list[Relation]] | None:
    """The smallest surroundings of the suspect that show it."""
    size = -1
    while True:
        near = [r for r in relations if r.names & names]
        wider = names.union(*(r.names for r in near))
        about = [c for c in claims if c.name in wider]
        if shows(about, near):
            return about, near
        if len(near) == size:
            return None
        size, names = len(near), wider


def _fewest(claims: list[Claim], relations: list[Relation], shows: Shows) -> tuple[list[Claim], list[Relation]]:
    """Surroundings → the few that still show it: inequalities, long sums and later relations are dropped first."""
    order = sorted(relations, key=lambda r: (r.sign == "<=", len(r.names)))[::-1]
    if len(order) <= _NEAR:
        relations = _without(order, relations, lambda fewer: shows(claims, fewer))
    names = frozenset().union(*(r.names for r in relations)) if relations else frozenset({claims[0].name})
    claims = [c for c in claims if c.name in names or not relations]
    return _without(list(claims), claims, lambda fewer: shows(fewer, relations)), relations


def _without(order: list[One], all_: list[One], shows: Callable[[list[One]], bool]) -> list[One]:
    """All → what is left when each, in this order, is dropped if the rest still shows it.

    Dropped by halves: what shows it still does with more, so that a part that can go as a whole can go one by one.
    """
    waiting = deque([order])
    while waiting:
        part = waiting.popleft()
        gone = set(map(id, part))
        fewer = [one for one in all_ if id(one) not in gone]
        if part and shows(fewer):
            all_ = fewer
        elif len(part) > 1:
            half = len(part) // 2
            waiting.extendleft((part[half:], part[:half]))
    return all_


def _derived(
    suspect: Claim, claims: Sequence[Claim], relations: Sequence[Relation], limits: Mapping[str, Limits]
) -> tuple[Interval, tuple[Step, ...]]:
    """What the other claims leave for the suspect's quantity, and the steps that lead there."""
    network = Network(limits)
    try:
        network.settle([c for c in claims if c is not suspect], relations)
    except Contradiction:
        return ANY, ()
    last = network.latest.get(suspect.name)
    steps = [network.steps[i] for i in sorted(steps_before([last], network.steps))] if last is not None else []
    return network.span(suspect.name), tuple(s for s in steps if isinstance(s.cause, Relation))
