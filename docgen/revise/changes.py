"""Changes in an edited file (a verb and its number) → both turned, both kept, or the number alone refreshed; what is
remembered of each place from now on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.model.manifest import Binding, resting
from docgen.ooxml.controls import BOOKMARK
from docgen.ooxml.xml import Element, name
from docgen.revise.adopt import adopted
from docgen.revise.anchors import drop_hollow
from docgen.revise.found import Found
from docgen.revise.merge import MOVES
from docgen.revise.pairs import MergedPair, Pair, merge_pair
from docgen.revise.places import Place
from docgen.revise.revision import Revision
from docgen.revise.stands import Stand
from docgen.revise.visible import RUN, paragraph_of
from docgen.revise.write import first_run, like, put_moved
from docgen.wording.messages import message


@dataclass(frozen=True, slots=True)
class Couple:
    """A verb and its number as they stand together; None where one is not there."""

    verb: Place | None
    number: Place | None

    @property
    def said(self) -> Pair:
        return Pair(self.verb.says if self.verb else None, self.number.says if self.number else None)

    def whole(self, built: Pair) -> bool:
        """Whether all that was built is there."""
        return all(says or not text for says, text in zip(self.said.both, built.both, strict=True))

    @property
    def seen(self) -> bool:
        """Whether one of them is shown to readers, and not deleted."""
        return any(not place.mirror and not place.gone for place in self._there)

    @property
    def mirror(self) -> bool:
        return any(place.mirror and not place.gone for place in self._there)

    @property
    def _there(self) -> tuple[Place, ...]:
        return tuple(place for place in (self.verb, self.number) if place is not None)

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


def pair_of(binding: Binding) -> Pair:
    """A binding → its verb and number."""
    texts: dict[str, str | None] = {part.kind: part.text for part in binding.parts}
    return Pair(texts.get("verb"), texts.get("number"))


def refresh_change(base: Binding, ours: Binding | None, revision: Revision, found: Found) -> list[Stand]:
    """An expression in two controls, at each place where one of them stands."""
    verbs, numbers = (found.places.get(base.key + end, []) for end in "vn")
    together = list(couples(verbs, numbers, found.order))
    seen = {couple.said for couple in together if couple.seen}
    stands = []
    for couple in together:
        own = resting(base, couple.said.both, revision.base.behind)
        before, now = pair_of(own), pair_of(ours or own)
        merged = merge_pair(before, couple.said, now)
        _write(couple, merged, (before, now), base.key, revision, found)
        if couple.seen or (couple.mirror and couple.said not in seen):
            _tell(couple, merged, (before, now), base.key, revision)
        rests, speaks = _remembered(own, ours or own, merged), _kept(merged) or couple.whole(before)
        stands.append(Stand(couple.said.both, rests, _moved(merged), speaks))
    return stands


def _write(
    couple: Couple, merged: MergedPair, pairs: tuple[Pair, Pair], key: str, revision: Revision, found: Found
) -> None:
    before, now = pairs
    verb, number = couple.verb, couple.number
    if verb and verb.gone and number and number.gone and before.number and now.number:
        put_moved(verb.element, before.verb or "", now.verb or "")
        put_moved(number.element, before.number, now.number)
    if merged.verb.outcome == "refreshed" and verb:
        found.put(verb, merged.verb.text or "")
    if merged.number.outcome != "refreshed":
        return
    if number and merged.number.text:
        found.put(number, merged.number.text)
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


def _moved(merged: MergedPair) -> bool:
    """Whether a place says what the data say because of this refresh, or agrees with it."""
    return (merged.verb if merged.turned else merged.number).outcome in MOVES


def _kept(merged: MergedPair) -> bool:
    """Whether a place says what editors made of it."""
    return not {"edited", "conflict"}.isdisjoint((merged.verb.outcome, merged.number.outcome))


def _remembered(binding: Binding, ours: Binding, merged: MergedPair) -> Binding:
    if not _moved(merged):
        return binding
    return ours if merged.turned else replace(binding, parts=ours.parts, addresses=ours.addresses, missing=ours.missing)


def _tell(couple: Couple, merged: MergedPair, pairs: tuple[Pair, Pair], key: str, revision: Revision) -> None:
    base, theirs, ours = (_joined(pair) for pair in (pairs[0], couple.said, pairs[1]))
    texts, outcomes = (base, theirs, ours), {merged.verb.outcome, merged.number.outcome}
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
