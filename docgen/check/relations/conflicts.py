"""Claims and relations → the few that cannot hold at once, each time with the single changes that would mend it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docgen.check.relations.network import Claim, Contradiction, Limits, Network, Relation, Step, apart
from docgen.check.relations.reasons import Trial, explained, minimal, shortest, trial_of
from docgen.model.facts import Interval


@dataclass(frozen=True, slots=True)
class Mend:
    """A claim that, changed alone, lets all the others stand, and what they leave for it."""

    claim: Claim
    left: Interval


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of which at least one is wrong, by these relations.

    suspect: the claim that is likeliest wrong, or, where no single claim mends it, the relation that may not hold
    here (another scope). mends: in the order of likeliness. steps: how the other claims leave for the suspect only
    the interval `left`; of a relation that may not hold, `left` and `right` are what its two sides are without it.
    """

    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    suspect: Claim | Relation
    mends: tuple[Mend, ...]
    left: Interval
    right: Interval
    steps: tuple[Step, ...]


# How far to look for a value that is in keeping with whole numbers.
_NEIGHBOURS = 30

Rank = Callable[[Mend], tuple[object, ...]]
Part = tuple[list[Claim], list[Relation]]


def consistent(claims: Iterable[Claim], relations: Iterable[Relation], limits: Mapping[str, Limits]) -> bool:
    """Whether the claims can all be true."""
    return trial_of(claims, relations, limits) is None


def conflicts(
    claims: Sequence[Claim], relations: Sequence[Relation], limits: Mapping[str, Limits], rank: Rank
) -> Iterator[Conflict]:
    """Claims and relations → their conflicts, part by part of the network. `rank` says which mend is likelier."""
    for part in contradictory(claims, relations, limits):
        yield from _Part(*part, limits, rank).conflicts()


def contradictory(
    claims: Sequence[Claim], relations: Sequence[Relation], limits: Mapping[str, Limits]
) -> Iterator[Part]:
    """Claims and relations → the parts of the network in which not all can hold."""
    return (part for part in components(claims, relations) if trial_of(*part, limits) is not None)


def components(claims: Sequence[Claim], relations: Sequence[Relation]) -> Iterator[Part]:
    """Claims and relations that have quantities in common, in the order of their first claim."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for relation in relations:
        first, *others = sorted(relation.names)
        for other in others:
            root[find(other)] = find(first)
    parts: defaultdict[str, tuple[list[Claim], list[Relation]]] = defaultdict(lambda: ([], []))
    for claim in claims:
        parts[find(claim.name)][0].append(claim)
    for relation in relations:
        parts[find(min(relation.names))][1].append(relation)
    yield from parts.values()


Aside = frozenset[Claim | Relation]


@dataclass(frozen=True, slots=True)
class _Part:
    """Claims and relations that hang together, at least one of them wrong. met: contradictions met so far."""

    claims: list[Claim]
    relations: list[Relation]
    limits: Mapping[str, Limits]
    rank: Rank
    met: list[Trial] = field(default_factory=list)

    def conflicts(self) -> Iterator[Conflict]:
        """Rounds: conflicts that share no claim, one suspect of each set aside, until the rest can hold."""
        suspects: dict[Claim | Relation, None] = {}
        while found := self._disjoint(frozenset(suspects)):
            for one in found:
                others = frozenset(c for other in found if other is not one for c in other.claims)
                suspects[self._suspect(one, others | suspects.keys())] = None
        needed = self._needed(list(suspects))
        for suspect in needed:
            yield self._conflict(suspect, frozenset(needed) - {suspect})

    def _needed(self, suspects: list[Claim | Relation]) -> list[Claim | Relation]:
        """Suspects of several rounds → those that the others do not make unnecessary."""
        for suspect in tuple(suspects):
            others = [one for one in suspects if one is not suspect]
            if self._settled(frozenset(others)) is not None:
                suspects = others
        return suspects

    def _settled(self, aside: Aside) -> Network | None:
        """What all but these leave for the quantities; None where they cannot hold.

        They cannot where a contradiction that was met before rests on nothing that is set aside. Else the relations
        that led to one come first: most often they do again, and this is where the time of a check goes.
        """
        if self._is_known(aside):
            return None
        claims, relations = self._active(aside)
        suspicious = {relation for one in self.met for relation in one.relations}
        network = Network(self.limits)
        try:
            network.settle(claims, sorted(relations, key=lambda relation: relation not in suspicious))
        except Contradiction as found:
            self.met.append(explained(found, network))
            return None
        return network

    def _is_known(self, aside: Aside) -> bool:
        """Whether a contradiction that was met rests on nothing that is set aside."""
        return any(aside.isdisjoint(one.claims) and aside.isdisjoint(one.relations) for one in self.met)

    def _active(self, aside: Aside) -> tuple[list[Claim], list[Relation]]:
        return [c for c in self.claims if c not in aside], [r for r in self.relations if r not in aside]

    def _disjoint(self, aside: Aside) -> list[Trial]:
        found: list[Trial] = []
        while (trial := trial_of(*self._active(aside), self.limits)) is not None:
            found.append(minimal(trial, self.limits))
            aside |= frozenset(found[-1].claims or found[-1].relations)
        return found

    def _suspect(self, found: Trial, aside: Aside) -> Claim | Relation:
        """The likeliest claim; where none mends it alone, a relation that does; else the first claim."""
        mends = sorted(self._mends(found, aside), key=self.rank)
        if mends:
            return mends[0].claim
        for relation in sorted(found.relations, key=lambda r: r.kind != "identity"):
            if self._settled(aside | {relation}) is not None:
                return relation
        return found.claims[0] if found.claims else found.relations[0]

    def _mends(self, found: Trial, aside: Aside) -> Iterator[Mend]:
        """The claims of a conflict that, left out alone, let all that is not set aside stand."""
        without = self._settled(aside.union(found.claims))
        if without is None:
            return
        for claim in found.claims:
            network = self._with(without, [one for one in found.claims if one is not claim], aside | {claim})
            if network is not None:
                yield Mend(claim, self._left(claim, network.span(claim.name), found))

    def _with(self, without: Network, claims: Sequence[Claim], aside: Aside) -> Network | None:
        """What is settled without some claims, these claims, what stays set aside → `_settled` with them."""
        if self._is_known(aside):
            return None
        network = without.copy()
        try:
            network.add(claims)
        except Contradiction as found:
            self.met.append(explained(found, network))
            return None
        return network

    def _left(self, claim: Claim, span: Interval, found: Trial) -> Interval:
        """What is left for a claim: where the gap lies between whole numbers, the nearest value that would do."""
        if apart(span, claim.interval):
            return span
        width = claim.interval.high - claim.interval.low or Decimal(1)
        others = [c for c in found.claims if c is not claim]
        for shift in (sign * step for step in range(1, _NEIGHBOURS) for sign in (1, -1)):
            low, high = claim.interval.low + shift * width, claim.interval.high + shift * width
            moved = Claim(claim.key, claim.name, Interval(low, high))
            if trial_of([*others, moved], found.relations, self.limits) is None:
                return Interval((low + high) / 2, (low + high) / 2)
        return span

    def _conflict(self, suspect: Claim | Relation, aside: Aside) -> Conflict:
        claims, relations = self._active(aside)
        shown = shortest(suspect, claims, relations, self.limits)
        mends = sorted(self._mends(Trial(shown.claims, shown.relations), aside), key=self.rank)
        return Conflict(shown.claims, shown.relations, suspect, tuple(mends), shown.left, shown.right, shown.steps)
