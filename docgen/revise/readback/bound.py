"""Spots of an edited paragraph → atoms of the manuscript: controls become roles again, references too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile

from docgen.model.manifest import Behind, Binding, Manifest, expression_key, resting
from docgen.revise.readback.atoms import Atom, words
from docgen.revise.readback.meaning import Book, Meaning, Wording, meaning
from docgen.revise.readback.numerals import unit_of
from docgen.revise.readback.spots import Hand, Spot

# How many characters may stand between a verb and its number and still belong to the verb (增长了 6.3%), and how many
# a unit may have.
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Correction:
    """A number, name or word of a fact that an editor changed by hand: the expression, what stands there, the value.

    `hand` = whose tracked change it is, `comments` = ids of the comments round it.
    """

    binding: Binding
    said: str
    value: str
    hand: Hand | None = None
    comments: frozenset[str] = frozenset()


@dataclass(slots=True)
class Bound:
    """A paragraph in the manuscript's terms. `keys` of the expressions in it; `doubts` for a person to look at;
    `held` = edits that could not be understood: there the expression stays as it was; `verbless` = changes whose verb
    is gone, or is among the words before their number."""

    atoms: list[Atom] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    verbless: list[Binding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Binder:
    """What turns controls and references back: bindings by key, base texts by key of a control, places that rest on
    other texts, targets by bookmark, what the data say now."""

    bindings: Mapping[str, Binding]
    texts: Mapping[str, str]
    behind: tuple[Behind, ...]
    targets: Mapping[str, str]
    book: Book

    def bound(self, spots: Iterable[Spot]) -> Bound:
        """Spots → Bound."""
        made, waiting = Bound(), list(spots)
        while waiting:
            spot = waiting.pop(0)
            if spot.kind == "character":
                made.atoms += typed(spot.text, spot)
                continue
            spot = self._whole(spot, waiting)
            if spot.kind == "control" and expression_key(spot.name) in self.bindings:
                self._expression(spot, waiting, made)
            elif spot.kind == "reference" and spot.name in self.targets:
                made.atoms.append(Atom("role", self.targets[spot.name], spot.strong, spot.url, "ref"))
            elif spot.kind == "break":
                made.atoms.append(Atom("break", "\n", spot.strong, spot.url))
            else:
                made.atoms += typed(spot.text, spot)
        return made

    def _whole(self, spot: Spot, waiting: list[Spot]) -> Spot:
        """A control whose last characters stand just after it (LibreOffice may save it so, an editor may type over a
        part) → with them."""
        text = self.texts.get(spot.name, "") if spot.kind == "control" else ""
        for rest in _missing_ends(text, spot.text):
            near = waiting[: len(rest)]
            if [(one.kind, one.text) for one in near] == [("character", character) for character in rest]:
                del waiting[: len(rest)]
                return replace(spot, text=spot.text + rest)
        return spot

    def _expression(self, spot: Spot, waiting: list[Spot], made: Bound) -> None:
        """A control, and the one of its number where it is that of a verb."""
        binding = self.bindings[expression_key(spot.name)]
        wording = Wording(None, "", spot.text, _words_behind(waiting))
        hand, comments = spot.hand, spot.comments
        if _kind(spot) == "v":
            between = _until_number(spot, waiting)
            wording = Wording(spot.text, "", None)
            if between is not None:
                words_between, number = "".join(one.text for one in waiting[:between]), waiting[between]
                del waiting[: between + 1]
                wording = Wording(spot.text, words_between, self._whole(number, waiting).text)
                hand, comments = hand or number.hand, comments | number.comments
        elif _kind(spot) == "n":
            wording = Wording(_verb_before(binding, made), "", spot.text)
        said = (wording.number,) if binding.parts[0].kind == "whole" else (wording.verb, wording.number)
        binding = resting(binding, said, self.behind)
        found = meaning(binding, wording, self.book)
        self._put(binding, found, spot, made)
        if found.verbless:
            made.verbless.append(binding)
        if (value := found.value) is not None:
            words_ = (wording.verb or "") + wording.between + (wording.number or "")
            made.corrections.append(Correction(binding, words_, value, hand, comments))

    def _put(self, binding: Binding, found: Meaning, spot: Spot, made: Bound) -> None:
        made.atoms += typed(found.before, spot)
        if found.argument is not None:
            made.atoms.append(Atom("role", found.argument, spot.strong, spot.url, binding.role))
            made.keys.add(binding.key)
        made.atoms += typed(found.after, spot)
        (made.held if found.held else made.doubts).extend(found.doubts)


def typed(text: str, like: Spot) -> tuple[Atom, ...]:
    """Text → characters that look as a spot does; a tab is a space in the manuscript."""
    if len(text) == 1:
        return (Atom("character", " " if text in "\t\n" else text, like.strong, like.url),)
    return words(text.replace("\t", " ").replace("\n", " "), strong=like.strong, url=like.url)


def binder(manifest: Manifest, bookmarks: Mapping[str, str], book: Book) -> Binder:
    """Manifest of the file, further bookmarks of its targets, the data → Binder."""
    targets = {name: target.id for target in manifest.targets for name in (target.bookmark, target.entry)}
    bindings = {one.key: one for one in manifest.bindings}
    return Binder(bindings, manifest.texts(), manifest.behind, {**bookmarks, **targets}, book)


def _verb_before(binding: Binding, made: Bound) -> str | None:
    """The verb that stands as plain words before a number: it is taken from them."""
    verb = binding.parts[0].text
    typed_ = "".join(atom.text if atom.kind == "character" else "\0" for atom in made.atoms[-len(verb) :])
    if typed_ != verb:
        return None
    del made.atoms[-len(verb) :]
    return verb


def _missing_ends(text: str, now: str) -> Iterator[str]:
    """Text of a control as built and now → the ends it may lack: the rest of the text, or of its unit."""
    if text.startswith(now) and text != now:
        yield text.removeprefix(now)
    unit = unit_of(text)
    yield from (unit[at:] for at in reversed(range(len(unit))) if now.endswith(unit[:at]) and not now.endswith(unit))


def _words_behind(waiting: list[Spot]) -> str:
    """The plain words right after a control, as many as a unit may have."""
    return "".join(spot.text for spot in takewhile(lambda spot: spot.kind == "character", waiting[:_NEAR]))


def _kind(spot: Spot) -> str:
    return spot.name.removeprefix(expression_key(spot.name))


def _until_number(verb: Spot, waiting: list[Spot]) -> int | None:
    """How many characters stand between a verb and its number; None if the number is not near."""
    for place, spot in enumerate(waiting[: _NEAR + 1]):
        if spot.kind == "control":
            same = expression_key(spot.name) == expression_key(verb.name)
            return place if same and _kind(spot) == "n" else None
        if spot.kind != "character":
            return None
    return None
