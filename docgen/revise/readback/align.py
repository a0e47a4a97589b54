"""Passages as built, paragraphs of the file, passages of the manuscript as it is now → which is which.

In the file: by bookmark, then by the controls in a paragraph, then by its text. In the manuscript: by id (which stays
while the words do; of the same words that stand several times the neighbours tell), then by the words that are alike
between neighbours that are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from difflib import SequenceMatcher
from itertools import pairwise

from docgen.model.manifest import Manifest, Passage, expression_key
from docgen.model.template import filled
from docgen.revise.readback.spots import Flow, Shown
from docgen.revise.readback.twins import Reading, twins

# How alike two texts must be to be the same paragraph: with a clue to it, without one, anywhere in the document.
_HINTED, _ALIKE, _FAR = 0.2, 0.55, 0.75
# Beyond so many pairs the search for texts that are alike is given up: nothing of the file is left as it was.
_MOST_PAIRS = 40_000
_LONGEST = 400
# An id made of words, with which of the same words it is.
_COUNTED = re.compile(r"(\.h?[0-9a-f]{8})-\d+$")


def base_texts(manifest: Manifest) -> list[str]:
    """Manifest → the text of each passage as built."""
    texts, labels = manifest.texts(), {target.id: target.label for target in manifest.targets}
    return [filled(passage.template, texts, labels) for passage in manifest.passages]


def in_file(manifest: Manifest, flow: Flow) -> dict[int, int]:
    """Manifest, paragraphs of the file → the place in `flow` of each passage that is still there, by its own place."""
    return _InFile(manifest, flow).found()


class _InFile:
    """Matches that are made step by step; each paragraph is one passage at most."""

    def __init__(self, manifest: Manifest, flow: Flow) -> None:
        self._manifest, self._texts = manifest, base_texts(manifest)
        self._shown = {
            place: block for place, block in enumerate(flow) if isinstance(block, Shown) and not block.contents
        }
        self._words = {place: shown.text.strip() for place, shown in self._shown.items()}
        self._matches: dict[int, int] = {}
        self._taken: set[int] = set()

    def found(self) -> dict[int, int]:
        self._by_bookmark()
        self._by_controls()
        self._by_text()
        return self._matches

    def _match(self, passage: int, place: int) -> None:
        self._matches[passage] = place
        self._taken.add(place)

    def _by_bookmark(self) -> None:
        """The paragraphs a bookmark runs over: the one that is most alike (an editor may have parted a paragraph, or
        made one of two)."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        open_: list[str] = []
        for place, shown in self._shown.items():
            open_ += [name for name in shown.bookmarks if name.startswith("_")]
            for name in open_:
                places[name].append(place)
            open_ = [name for name in open_ if name not in shown.ending]
        scores = [
            (alike(self._texts[index], self._text(place)), _fits(passage, self._shown[place]), index, place)
            for index, passage in enumerate(self._manifest.passages)
            for place in places[passage.bookmark]
            if self._text(place)
        ]
        for score, _, index, place in sorted(scores, key=lambda found: (-found[0], not found[1], *found[2:])):
            lone = len(places[self._manifest.passages[index].bookmark]) == 1
            if index not in self._matches and place not in self._taken and (lone or score >= _HINTED):
                self._match(index, place)

    def _best(self, index: int, places: Iterable[int], least: float) -> None:
        free = [place for place in places if place not in self._taken and self._text(place)]
        if not free or index in self._matches:
            return
        scores = {place: alike(self._texts[index], self._text(place)) for place in free}
        best = max(free, key=lambda place: scores[place])
        if scores[best] >= least or len(free) == 1:
            self._match(index, best)

    def _by_controls(self) -> None:
        """A paragraph that lost its bookmark: the passage that most of its controls come from."""
        of = {b.key: b.passage for b in self._manifest.bindings if b.passage}
        numbers = {passage.id: index for index, passage in enumerate(self._manifest.passages)}
        for place, shown in self._shown.items():
            keys = [expression_key(spot.name) for spot in shown.spots if spot.kind == "control"]
            votes = Counter(numbers[of[key]] for key in keys if key in of)
            free = [index for index, _ in votes.most_common() if index not in self._matches]
            if place not in self._taken and free:
                self._best(free[0], [place], _HINTED)

    def _by_text(self) -> None:
        """What is left: the same text, then a text that is alike between the same neighbours, then anywhere."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place in self._free():
            places[self._text(place)].append(place)
        for index in self._open():
            same = [place for place in places[self._texts[index].strip()] if place not in self._taken]
            self._best(index, same[:1], 0.0)
        order = sorted(self._matches)
        ends = [(-1, -1), *((i, self._matches[i]) for i in order), (len(self._texts), max(self._shown, default=0) + 1)]
        free = self._free()
        for (first, start), (last, end) in pairwise(ends):
            if last > first + 1:
                self._gap(range(first + 1, last), [place for place in free if start < place < end])
        self._far()

    def _gap(self, passages: Iterable[int], places: Sequence[int]) -> None:
        open_ = [index for index in passages if index not in self._matches and self._texts[index].strip()]
        if len(open_) * len(places) > _MOST_PAIRS:
            return
        for index, place in _pairs(open_, places, lambda i, p: alike(self._texts[i], self._text(p)), _ALIKE):
            self._match(index, place)

    def _far(self) -> None:
        open_, free = self._open(), self._free()
        if len(open_) * len(free) <= _MOST_PAIRS:
            for index, place in _pairs(open_, free, lambda i, p: alike(self._texts[i], self._text(p)), _FAR):
                self._match(index, place)

    def _open(self) -> list[int]:
        return [i for i, text in enumerate(self._texts) if i not in self._matches and text.strip()]

    def _free(self) -> list[int]:
        return [place for place in self._shown if place not in self._taken and self._text(place)]

    def _text(self, place: int) -> str:
        return self._words[place]


def _fits(passage: Passage, shown: Shown) -> bool:
    """Whether a paragraph still looks as what it was: a heading, an item, or neither."""
    return (passage.kind == "heading", passage.kind == "item") == (bool(shown.level), shown.item and not shown.level)


def in_manuscript(
    base: Sequence[Passage], ours: Sequence[Passage], same: Mapping[int, int], copies: Set[int]
) -> dict[int, int]:
    """Passages as built and as they are now → the place now of each that is still there, by its place then.

    `same` = places now of what reads as a passage does in the file; `copies` = places now of what reads as a new
    paragraph of the file does: it was read back before, and is no other's words. An id that went to such a copy is
    worth less than words that are alike where the passage stood.
    """
    found = twins(*({i: _named(passage) for i, passage in enumerate(row)} for row in (base, ours)))
    _agree(found, ours, same, copies)
    doubtful = {i: found.pop(i) for i, place in list(found.items()) if place in copies}
    order = _rising(found)
    ends = [(-1, -1), *order.items(), (len(base), len(ours))]
    taken = set(found.values())
    for (first, start), (last, end) in pairwise(ends):
        open_ = [i for i in range(first + 1, last) if i not in found]
        free = [o for o in range(start + 1, end) if o not in taken and o not in copies]
        lone = len(open_) == len(free) == 1 and open_[0] not in doubtful
        pairs = _pairs(open_, free, lambda i, o: _same_kind(base[i], ours[o]), _HINTED if lone else _ALIKE)
        found |= pairs
        taken |= {o for _, o in pairs}
    return doubtful | found


def _named(passage: Passage) -> Reading:
    """Kind and id; which of the same words a passage is says nothing, for a copy may stand before it."""
    return passage.kind, _COUNTED.sub(r"\1", passage.id)


def _agree(found: dict[int, int], ours: Sequence[Passage], same: Mapping[int, int], copies: Set[int]) -> None:
    """Where the manuscript says what the file says, that is the passage: an id went to the copy, or nowhere."""
    taken = set(found.values())
    for index, place in same.items():
        stands = found.get(index)
        free = stands is None or stands in copies or ours[stands].source == ours[place].source
        if place not in taken and (free or _between(index, place, found)):
            found[index] = place
            taken = (taken - {stands}) | {place}


def _between(index: int, place: int, found: Mapping[int, int]) -> bool:
    """Whether a place stands between what stood round a passage."""
    row = _rising({i: o for i, o in found.items() if i != index})
    return all((i < index) == (o < place) for i, o in row.items())


def _same_kind(one: Passage, other: Passage) -> float:
    return alike(one.source, other.source) if one.kind == other.kind else 0.0


def _rising(found: Mapping[int, int]) -> dict[int, int]:
    """Matches → those that keep the order: the longest rising row."""
    kept = longest_rising([found[index] for index in sorted(found)])
    return {index: found[index] for index in sorted(found) if found[index] in kept}


def longest_rising(row: Sequence[int]) -> set[int]:
    """Different numbers → those of the longest rising row among them: what has not moved."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in row:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    kept: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _pairs(
    left: Sequence[int], right: Sequence[int], score: Callable[[int, int], float], least: float
) -> list[tuple[int, int]]:
    """Two rows → pairs that are alike, the most alike first, each used once."""
    scores = sorted(((score(i, j), i, j) for i in left for j in right), key=lambda s: (-s[0], s[1], s[2]))
    found: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for value, i, j in scores:
        if value >= least and i not in used[0] and j not in used[1]:
            found.append((i, j))
            used[0].add(i)
            used[1].add(j)
    return found


def alike(one: str, other: str) -> float:
    """How much of two texts is the same, 0 to 1."""
    one, other = one.strip()[:_LONGEST], other.strip()[:_LONGEST]
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > _HINTED else 0.0
