"""Manifest of the file, its paragraphs, the manuscript as it is now → every passage in its three versions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from docgen.compose.spans import UnreadableError
from docgen.model.manifest import Binding, Manifest, Passage
from docgen.revise.readback.align import alike, base_texts, in_file, in_manuscript
from docgen.revise.readback.atoms import Atom, atoms, trimmed, words
from docgen.revise.readback.bound import Binder, Bound, binder
from docgen.revise.readback.fresh import barred, fresh, kind_of
from docgen.revise.readback.lost import Known, known, restored
from docgen.revise.readback.meaning import Book
from docgen.revise.readback.spots import Flow, Shown, Spot
from docgen.revise.readback.twins import reading, twins

# What reads as it stands: no marks, no roles.
LITERAL = ("note", "person", "names", "title", "unit", "source")
# Kinds of paragraphs that are copied, from how many characters on, and how alike a copy is.
_COPIED, _SHORTEST, _COPY = ("paragraph", "item"), 12, 0.8
_LABEL = re.compile(r"(图|表|附表|数据表)[\s　]*\d*[\s　]*")


@dataclass(frozen=True, slots=True)
class Version:
    """A passage: as built, where it stands in the file (None: gone) and how it reads there, as it is now (None: gone).

    `before` and `now` = its atoms as built and in the manuscript. `text` = its text as built.
    """

    base: Passage
    text: str
    place: int | None
    shown: Shown | None
    read: Bound | None
    ours: Passage | None
    before: tuple[Atom, ...]
    now: tuple[Atom, ...] | None

    @property
    def wanted(self) -> tuple[Atom, ...]:
        """What the editors wrote."""
        return tuple(self.read.atoms) if self.read else ()


@dataclass(slots=True)
class Versions:
    """All passages in the order of the document; `binder` reads further paragraphs of the file.

    `places` = the passage at a place of the file; `fresh` = new paragraphs by place; `standing` = those of them that
    the manuscript has too.
    """

    flow: Flow
    passages: list[Version]
    binder: Binder
    ours: Manifest
    base: Manifest
    places: dict[int, int] = field(default_factory=dict)
    fresh: dict[int, Bound] = field(default_factory=dict)
    standing: dict[int, Passage] = field(default_factory=dict)

    @property
    def labels(self) -> dict[str, str]:
        """Labels of targets by id."""
        return {target.id: target.label for target in self.base.targets}

    def copied(self, shown: Shown) -> Bound:
        """A paragraph that was not built → its atoms; a copy that lost its controls (LibreOffice drops those of a
        copy) is bound as the original."""
        read = self.binder.bound(without_label(shown))
        prose = (v for v in self.passages if v.base.kind in _COPIED and len(v.text) > _SHORTEST)
        likeness = {id(v): alike(v.text, shown.text) for v in prose} if len(shown.text) > _SHORTEST else {}
        best = max(likeness, key=lambda one: likeness[one], default=None)
        if best is not None and likeness[best] >= _COPY:
            original = next(v for v in self.passages if id(v) == best)
            restored(self.known(original), read, self.binder.book)
        return read

    def known(self, version: Version) -> tuple[Known, ...]:
        """A passage as built, atom by atom, with what each showed."""
        bindings = [binding for binding in self.base.bindings if binding.passage == version.base.id]
        return known(version.before, bindings, self.labels)


def versions(base: Manifest, ours: Manifest, flow: Flow, book: Book) -> Versions:
    """Manifest of the file, manifest of the edition now, paragraphs of the file, the data → Versions."""
    places = {place: index for index, place in in_file(base, flow).items()}
    found = Versions(flow, [], binder(base, _further_bookmarks(base, flow), book), ours, base, places)
    found.passages = _theirs(found)
    found.fresh = {place: found.copied(shown) for place, shown in fresh(flow, places).items()}
    _settle(found)
    return found


def _theirs(found: Versions) -> list[Version]:
    """Every passage as built and as the file has it."""
    bindings, labels = defaultdict(list), found.labels
    for one in found.base.bindings:
        bindings[one.passage].append(one)
    matched = {index: place for place, index in found.places.items()}
    result = []
    for index, (passage, text) in enumerate(zip(found.base.passages, base_texts(found.base), strict=True)):
        shown = found.flow[matched[index]] if index in matched else None
        assert shown is None or isinstance(shown, Shown)
        before = atoms_of(passage, text)
        read = _read(shown, before, bindings[passage.id], labels, found.binder) if shown else None
        result.append(Version(passage, text, matched.get(index), shown, read, None, before, None))
    return result


def _settle(found: Versions) -> None:
    """Gives every passage what the manuscript has of it now; new paragraphs that it has too are `standing`."""
    passages, present = found.ours.passages, base_texts(found.ours)
    known = {(v.base.kind, v.base.source, v.text): v.before for v in found.passages}
    now = [known.get((p.kind, p.source, t)) or atoms_of(p, t) for p, t in zip(passages, present, strict=True)]
    same = _same(found, now)
    matched = {found.places[place]: passage for place, passage in same.items() if place in found.places}
    copies = {place: passage for place, passage in same.items() if place in found.fresh}
    mine = in_manuscript(found.base.passages, passages, matched, set(copies.values()))
    found.passages = [
        replace(version, ours=passages[mine[index]], now=now[mine[index]]) if index in mine else version
        for index, version in enumerate(found.passages)
    ]
    found.standing = {p: passages[one] for p, one in copies.items() if one not in mine.values()}


def _same(found: Versions, now: Sequence[tuple[Atom, ...]]) -> dict[int, int]:
    """Places of the file → the passages of the manuscript that read the same; what cannot go in comes last."""
    theirs = {
        v.place: reading(_look(v), v.wanted) for v in found.passages if v.place is not None and v.shown is not None
    }
    shown = {place: block for place in found.fresh if isinstance(block := found.flow[place], Shown)}
    theirs |= {p: reading(kind_of(s), trimmed(found.fresh[p].atoms)) for p, s in shown.items()}
    ours = {i: reading(p.kind, now[i]) for i, p in enumerate(found.ours.passages) if p.source}
    last = {place for place, block in shown.items() if barred(block)}
    result = twins({place: theirs[place] for place in sorted(theirs) if place not in last}, ours)
    left = {passage: words for passage, words in ours.items() if passage not in result.values()}
    return result | twins({place: theirs[place] for place in sorted(last)}, left)


def _look(version: Version) -> str:
    """What a passage is in the file: an editor may have made a paragraph a heading."""
    kind, shown = version.base.kind, version.shown
    if shown is None or kind not in ("heading", "paragraph", "item") or (kind == "heading" and not version.base.depth):
        return kind
    return "heading" if shown.level else "paragraph"


def atoms_of(passage: Passage, text: str) -> tuple[Atom, ...]:
    """A passage and its text → the atoms of its source; of what has no marks, or cannot be followed, its characters."""
    if passage.kind in LITERAL or not passage.source:
        return literal(text)
    try:
        return trimmed(atoms(passage.source))
    except UnreadableError:
        return literal(passage.source)


def literal(text: str) -> tuple[Atom, ...]:
    """Text without marks → its characters; tabs as spaces."""
    return trimmed(words(text.replace("\t", " ").replace("\n", " ")))


def _read(
    shown: Shown, before: tuple[Atom, ...], bindings: list[Binding], labels: Mapping[str, str], reader: Binder
) -> Bound:
    """A paragraph of the file → its atoms, with what had lost its control."""
    made = reader.bound(without_label(shown))
    made.atoms = list(trimmed(made.atoms))
    restored(known(before, bindings, labels), made, reader.book)
    made.atoms = list(trimmed(made.atoms))
    return made


def without_label(shown: Shown) -> list[Spot]:
    """The spots of a paragraph; of a caption whose number is no field any more, without 图 and the number."""
    if shown.caption or not shown.style.startswith(("caption", "题注")):
        return shown.spots
    text = "".join(spot.text if spot.kind == "character" else "\0" for spot in shown.spots)
    found = _LABEL.match(text)
    return shown.spots[found.end() :] if found else shown.spots


def _further_bookmarks(base: Manifest, flow: Flow) -> dict[str, str]:
    """Bookmarks that Word or an editor put on a heading or caption (for a reference of their own) → its target."""
    names = {name: target.id for target in base.targets for name in (target.bookmark, target.entry)}
    found: dict[str, str] = {}
    for shown in flow:
        if isinstance(shown, Shown):
            target = next((names[name] for name in shown.bookmarks if name in names), "")
            found |= {name: target for name in shown.bookmarks if target}
    return found
