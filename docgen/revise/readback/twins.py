"""Paragraphs of the file, passages of the manuscript as it is now → which of them are the same, for they read the same.

What was read back before stands in both. Of words that stand several times (a paragraph was copied) neither a bookmark
nor an id tells which is which: their neighbours do, then their order.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from docgen.revise.readback.atoms import Atom

# Paragraphs and items are of one family: a further paragraph of an item is of the item.
_FAMILIES = {"item": "paragraph", "definition": "term"}
# Family, words.
Reading = tuple[str, str]


def reading(kind: str, atoms: Iterable[Atom]) -> Reading:
    """Kind of a passage or of a piece, its atoms → what is compared; strong and links are not."""
    return _FAMILIES.get(kind, kind), "".join(a.text if a.kind == "character" else a.markup for a in atoms)


def twins(theirs: Mapping[int, Reading], ours: Mapping[int, Reading]) -> dict[int, int]:
    """What stands at the places of the file, what the passages now say → passage by place."""
    places, passages = list(theirs), list(ours)
    rows = [theirs[place] for place in places], [ours[passage] for passage in passages]
    blocks = SequenceMatcher(None, *rows, autojunk=False).get_matching_blocks()
    found = {places[block.a + i]: passages[block.b + i] for block in blocks for i in range(block.size)}
    taken = set(found.values())
    left: defaultdict[Reading, deque[int]] = defaultdict(deque)
    for passage in passages:
        if passage not in taken:
            left[ours[passage]].append(passage)
    for place in places:
        if place not in found and left[theirs[place]]:
            found[place] = left[theirs[place]].popleft()
    return found
