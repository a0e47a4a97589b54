"""Bound expressions of an edited file → the data's present texts in them; what is remembered of each from now on.

Expressions in one control stand here, changes (a verb and its number) in changes.py.
"""

from __future__ import annotations

from docgen.model.manifest import Behind, Binding, resting
from docgen.revise.changes import refresh_change
from docgen.revise.found import Found
from docgen.revise.merge import MOVES, Merged, merge
from docgen.revise.places import Place
from docgen.revise.revision import Revision
from docgen.revise.stands import Stand, settled
from docgen.revise.write import put_moved
from docgen.wording.messages import message


def refresh_values(revision: Revision, found: Found) -> tuple[dict[str, Binding], tuple[Behind, ...]]:
    """Merges every bound expression at each of its places → what is remembered of each from now on, by key; places
    that stayed behind."""
    ours = {binding.key: binding for binding in revision.ours.bindings}
    remembered, behind = {}, list[Behind]()
    for binding in revision.base.bindings:
        refresh = refresh_change if binding.parts[0].kind == "verb" else _refresh_whole
        stands = refresh(binding, ours.get(binding.key), revision, found)
        remembered[binding.key], left = settled(binding, stands)
        behind += left
    return remembered, tuple(behind)


def _refresh_whole(base: Binding, ours: Binding | None, revision: Revision, found: Found) -> list[Stand]:
    """An expression in one control, at each place where it stands."""
    text = ours.text if ours else None
    stands = []
    places = found.places.get(base.key, [])
    seen = {place.says for place in places if not place.mirror}
    for place in places:
        own = resting(base, (place.says,), revision.base.behind)
        merged = merge(own.text, place.says, text)
        if merged.outcome == "refreshed" and not found.put(place, merged.text or ""):
            merged = Merged(place.text, "conflict", own.text)
        if place.gone and text:
            put_moved(place.element, own.text, text)
        if not (place.mirror and place.says in seen):
            _tell(merged, place, (own.text, place.says, text), revision)
        moved = merged.outcome in MOVES
        stands.append(Stand((place.says,), ours if moved and ours else own, moved, place.says is not None))
    return stands


def _tell(merged: Merged, place: Place, texts: tuple[str, str | None, str | None], revision: Revision) -> None:
    base, theirs, ours = texts
    if merged.outcome in ("same", "gone"):
        return
    at = place.element
    if merged.outcome == "refreshed":
        revision.tell("changed", "number", f"{base} → {ours}", at, place.key, texts)
    elif merged.outcome == "agreed":
        revision.tell("kept", "number", message("{theirs}：修订稿已是新值", theirs=theirs), at, place.key, texts)
    elif merged.outcome == "conflict":
        words = message(
            "数据现为“{ours}”；此处由“{base}”改成了“{theirs}”，没有改动它，请核对。",
            ours=ours,
            base=base,
            theirs=theirs,
        )
        revision.ask("number", words, at, place.key, texts)
    elif merged.outcome == "edited":
        revision.tell(
            "kept",
            "number",
            message("由“{base}”改成“{theirs}”，数据没有变，保留", base=base, theirs=theirs),
            at,
            place.key,
            texts,
        )
    else:
        revision.tell(
            "kept", "number", message("“{theirs}”：手稿里已没有这一处，保留", theirs=theirs), at, place.key, texts
        )
