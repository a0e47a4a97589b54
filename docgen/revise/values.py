"""Controls of an edited file → the data's present texts in them; what the manifest remembers of each from now on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.model.manifest import Binding
from docgen.ooxml.controls import BOOKMARK
from docgen.ooxml.xml import Element, name
from docgen.revise.adopt import adopted
from docgen.revise.anchors import drop_hollow
from docgen.revise.merge import Merged, merge
from docgen.revise.pairs import MergedPair, Pair, merge_pair
from docgen.revise.places import Place, by_key, controls, places
from docgen.revise.revision import Revision
from docgen.revise.visible import RUN, paragraph_of
from docgen.revise.write import first_run, like, put, put_moved
from docgen.wording.messages import message

_MOVES = ("refreshed", "agreed")


@dataclass(frozen=True, slots=True)
class Found:
    """Controls of the file by key, with their order in the document; new controls by key."""

    places: Mapping[str, list[Place]]
    order: Mapping[Element, int]
    fresh: Mapping[str, Element]


def find(revision: Revision) -> Found:
    """The controls of both files."""
    theirs = places(revision.theirs)
    fresh = {key: e for part in revision.fresh.texts() for key, e in controls(revision.fresh.tree(part))}
    return Found(by_key(theirs), {place.element: number for number, place in enumerate(theirs)}, fresh)


def refresh_values(revision: Revision, found: Found) -> dict[str, Binding]:
    """Merges every bound expression at each of its places → what is remembered of each from now on, by key."""
    ours = {binding.key: binding for binding in revision.ours.bindings}
    remembered = {}
    for binding in revision.base.bindings:
        new = ours.get(binding.key)
        if binding.parts[0].kind == "verb":
            remembered[binding.key] = _pair(binding, new, revision, found)
        else:
            remembered[binding.key] = _whole(binding, new, revision, found)
    return remembered


def _whole(base: Binding, ours: Binding | None, revision: Revision, found: Found) -> Binding:
    """An expression in one control."""
    text = ours.text if ours else None
    moved = False
    for place in found.places.get(base.key, ()):
        merged = merge(base.text, place.says, text)
        if merged.outcome == "refreshed" and not _put(place, merged.text or "", found):
            merged = Merged(place.text, "conflict", base.text)
        moved = moved or merged.outcome in _MOVES
        if place.gone and text:
            put_moved(place.element, base.text, text)
        _tell_whole(merged, place, (base.text, place.says, text), revision)
    return ours if moved and ours else base


def _tell_whole(merged: Merged, place: Place, texts: tuple[str, str | None, str | None], revision: Revision) -> None:
    base, theirs, ours = texts
    if place.mirror or merged.outcome in ("same", "gone"):
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


def _put(place: Place, text: str, found: Found) -> bool:
    return put(place.content, text, found.fresh.get(place.key))


# Changes: a verb and its number.


@dataclass(frozen=True, slots=True)
class Couple:
    """A verb and its number as they stand together; None where one is not there."""

    verb: Place | None
    number: Place | None

    @property
    def said(self) -> Pair:
        return Pair(self.verb.says if self.verb else None, self.number.says if self.number else None)

    @property
    def element(self) -> Element:
        one = next((p for p in (self.number, self.verb) if p and p.says), self.number or self.verb)
        assert one is not None
        return one.element


def couples(verbs: list[Place], numbers: list[Place], order: Mapping[Element, int]) -> Iterator[Couple]:
    """Verbs and numbers of one expression → those that stand together: a number belongs to the verb before it, in the
    same paragraph."""
    verb: Place | None = None
    kinds = {place.element: "verb" for place in verbs}
    for place in sorted((*verbs, *numbers), key=lambda p: order[p.element]):
        if place.element in kinds:
            if verb is not None:
                yield Couple(verb, None)
            verb = place
        elif verb is not None and paragraph_of(verb.element) is paragraph_of(place.element):
            yield Couple(verb, place)
            verb = None
        else:
            if verb is not None:
                yield Couple(verb, None)
            yield Couple(None, place)
            verb = None
    if verb is not None:
        yield Couple(verb, None)


def pair_of(binding: Binding | None) -> Pair:
    """A binding → its verb and number."""
    texts: dict[str, str | None] = {part.kind: part.text for part in binding.parts} if binding else {}
    return Pair(texts.get("verb"), texts.get("number"))


def _pair(base: Binding, ours: Binding | None, revision: Revision, found: Found) -> Binding:
    """An expression in two controls, at each place where one of them stands."""
    before, now = pair_of(base), pair_of(ours) if ours else pair_of(base)
    verbs, numbers = (found.places.get(base.key + end, []) for end in "vn")
    remembered = base
    for couple in couples(verbs, numbers, found.order):
        merged = merge_pair(before, couple.said, now)
        _write_pair(couple, merged, (before, now), base.key, revision, found)
        remembered = _remembered(remembered, ours or base, merged)
        _tell_pair(couple, merged, (before, now), base.key, revision)
    return remembered


def _write_pair(
    couple: Couple, merged: MergedPair, pairs: tuple[Pair, Pair], key: str, revision: Revision, found: Found
) -> None:
    before, now = pairs
    verb, number = couple.verb, couple.number
    if verb and verb.gone and number and number.gone and before.number and now.number:
        put_moved(verb.element, before.verb or "", now.verb or "")
        put_moved(number.element, before.number, now.number)
    if merged.verb.outcome == "refreshed" and verb:
        _put(verb, merged.verb.text or "", found)
    if merged.number.outcome != "refreshed":
        return
    if number and merged.number.text:
        _put(number, merged.number.text, found)
    elif number:
        _take_away(number)
    elif merged.number.text and verb and (model := found.fresh.get(key + "n")) is not None:
        drop_hollow(paragraph_of(verb.element), BOOKMARK + key + "n")
        _add_number(verb, model, revision)


def _take_away(place: Place) -> None:
    """持平 has no number: its control goes with it, since a control is never left empty."""
    paragraph = paragraph_of(place.element)
    for node in {place.element, *(place.content if place.element.tag == RUN else ())}:
        node.getparent().remove(node)  # type: ignore[union-attr]
    drop_hollow(paragraph, BOOKMARK + place.key)


def _add_number(verb: Place, model: Element, revision: Revision) -> None:
    """What was 持平 moves now: the number's control comes after the verb's, and looks as that does."""
    made = adopted(model, revision, verb.element)
    for run in made.iter(name("w:r")):
        like(run, first_run(verb.element))
    verb.edge.addnext(made)


def _remembered(binding: Binding, ours: Binding, merged: MergedPair) -> Binding:
    outcomes = (merged.verb.outcome, merged.number.outcome)
    if merged.turned:
        return ours if outcomes[0] in _MOVES else binding
    if outcomes[1] not in _MOVES:
        return binding
    return replace(binding, parts=ours.parts, addresses=ours.addresses, missing=ours.missing)


def _tell_pair(couple: Couple, merged: MergedPair, pairs: tuple[Pair, Pair], key: str, revision: Revision) -> None:
    base, theirs, ours = (_joined(pair) for pair in (pairs[0], couple.said, pairs[1]))
    texts, outcomes = (base, theirs, ours), {merged.verb.outcome, merged.number.outcome}
    if couple.element is None or all(p is None or p.mirror or p.gone for p in (couple.verb, couple.number)):
        return
    if "conflict" in outcomes:
        revision.ask("number", _clash(couple.said, merged, texts), couple.element, key, texts)
    elif "refreshed" in outcomes:
        kept = message("（动词是编辑改过的，保留）") if merged.verb.outcome == "edited" else ""
        now = _joined(Pair(merged.verb.text, merged.number.text))
        revision.tell("changed", "number", f"{theirs} → {now}{kept}", couple.element, key, texts)
    elif "edited" in outcomes:
        revision.tell(
            "kept",
            "number",
            message("由“{base}”改成“{theirs}”，数据没有变，保留", base=base, theirs=theirs),
            couple.element,
            key,
            texts,
        )


def _clash(said: Pair, merged: MergedPair, texts: tuple[str, str, str]) -> str:
    """What a person is asked where verb and number cannot follow the data."""
    base, theirs, ours = texts
    why = message(
        "{turned}，现为“{ours}”", turned=message("增减方向变了") if merged.turned else message("数据变了"), ours=ours
    )
    if merged.turned and said.number and not said.verb:
        return message(
            "{why}；此处“{base}”的动词已不是绑定的字，数“{theirs}”也就没有改动，请核对。",
            why=why,
            base=base,
            theirs=theirs,
        )
    return message(
        "{why}；此处由“{base}”改成了“{theirs}”，动词和数都没有改动，请核对。", why=why, base=base, theirs=theirs
    )


def _joined(pair: Pair) -> str:
    return (pair.verb or "") + (pair.number or "")
