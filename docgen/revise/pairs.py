"""A verb and its number, base, theirs, ours → what both shall say: they turn together or not at all. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from docgen.revise.merge import Merged, merge

# Verbs that editors put in place of docgen's, by the way they point. What is in neither is taken to point as before.
_UP: Final = ("增", "升", "涨", "提高", "提升", "扩大", "上扬", "攀", "多", "高于", "超", "改善", "快于")
_DOWN: Final = ("减", "降", "跌", "落", "下滑", "缩", "萎", "少", "低于", "负增长", "慢于")
_LEVEL: Final = ("持平", "不变", "相同", "相当", "仍为", "保持", "维持")


@dataclass(frozen=True, slots=True)
class Pair:
    """The two texts of a change; None = not there (持平 has no number; a control that is gone)."""

    verb: str | None
    number: str | None

    @property
    def both(self) -> tuple[str | None, str | None]:
        return self.verb, self.number


@dataclass(frozen=True, slots=True)
class MergedPair:
    verb: Merged
    number: Merged
    turned: bool
    """Whether the data point the other way now."""


def merge_pair(base: Pair, theirs: Pair, ours: Pair) -> MergedPair:
    """base, theirs, ours → what both say.

    | direction | theirs                          | verb      | number                    |
    |-----------|---------------------------------|-----------|---------------------------|
    | as before | verb reworded the same way      | kept      | merged by itself          |
    | as before | verb says the opposite          | kept      | kept, a conflict if new   |
    | turned    | both as built                   | ours      | ours (may come or go)     |
    | turned    | both as the data say now        | kept      | kept                      |
    | turned    | anything else, one unbound too  | kept      | kept, a conflict          |
    """
    turned = (base.verb, base.number is None) != (ours.verb, ours.number is None)
    if not theirs.verb and not theirs.number:
        return MergedPair(_gone(base.verb), _gone(base.number), turned)
    if turned:
        return _turned(base, theirs, ours)
    verb, number = _single(base.verb, theirs.verb, ours.verb), _single(base.number, theirs.number, ours.number)
    if verb.outcome == "edited" and contrary(theirs.verb or "", ours.verb or ""):
        clash = ours.number != base.number and theirs.number != ours.number
        number = Merged(theirs.number, "conflict" if clash else number.outcome, base.number or "")
    return MergedPair(verb, number, turned=False)


def contrary(one: str, other: str) -> bool:
    """Two verbs → whether they are known to point different ways."""
    ways = {_way(one), _way(other)}
    return 0 not in ways and len(ways) == 2


def _turned(base: Pair, theirs: Pair, ours: Pair) -> MergedPair:
    if theirs == ours:
        return MergedPair(_settled(ours.verb, "agreed"), _settled(ours.number, "agreed"), turned=True)
    if theirs == base:
        return MergedPair(_settled(ours.verb, "refreshed"), _settled(ours.number, "refreshed"), turned=True)
    return MergedPair(_kept(base.verb, theirs.verb), _kept(base.number, theirs.number), turned=True)


def _single(base: str | None, theirs: str | None, ours: str | None) -> Merged:
    """One of the two by itself: what never was there is not missed."""
    return Merged(None, "same", "") if base is None and theirs is None else merge(base or "", theirs, ours)


def _settled(text: str | None, outcome: str) -> Merged:
    return Merged(text, "refreshed" if outcome == "refreshed" else "agreed", text or "")


def _kept(base: str | None, theirs: str | None) -> Merged:
    return Merged(theirs, "conflict" if theirs else "gone" if base else "same", base or "")


def _gone(base: str | None) -> Merged:
    return Merged(None, "gone" if base else "same", base or "")


def _way(verb: str) -> int:
    """A verb → 1 up, -1 down, 2 level, 0 not known; the word that stands last decides (由增转降)."""
    ways = ((1, _UP), (-1, _DOWN), (2, _LEVEL))
    found = [(verb.rfind(word) + len(word), len(word), way) for way, words in ways for word in words if word in verb]
    return max(found)[2] if found else 0
