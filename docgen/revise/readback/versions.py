"""Manifest of the file, its paragraphs, the manuscript as it is now → every passage in its three versions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from docgen.compose.spans import UnreadableError
from docgen.model.manifest import Binding, Manifest, Passage
from docgen.revise.readback.align import base_texts, in_file, in_manuscript
from docgen.revise.readback.atoms import Atom, atoms, trimmed, words
from docgen.revise.readback.bound import Binder, Bound, binder
from docgen.revise.readback.lost import Known, known, restored
from docgen.revise.readback.meaning import Book
from docgen.revise.readback.spots import Flow, Shown, Spot

# What reads as it stands: no marks, no roles.
LITERAL = ("note", "person", "names", "title", "unit", "source")
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
    """All passages in the order of the document; `binder` reads further paragraphs of the file."""

    flow: Flow
    passages: list[Version]
    binder: Binder
    ours: Manifest
    base: Manifest
    places: dict[int, int] = field(default_factory=dict)

    def known(self, version: Version) -> tuple[Known, ...]:
        """A passage as built, atom by atom, with what each showed."""
        bindings = [binding for binding in self.base.bindings if binding.passage == version.base.id]
        return known(version.before, bindings, {target.id: target.label for target in self.base.targets})


def versions(base: Manifest, ours: Manifest, flow: Flow, book: Book) -> Versions:
    """Manifest of the file, manifest of the edition now, paragraphs of the file, the data → Versions."""
    matched = in_file(base, flow)
    texts, present = base_texts(base), base_texts(ours)
    new = _new(flow, set(matched.values()), present)
    mine = in_manuscript(base.passages, ours.passages, new)
    reader = binder(base, _further_bookmarks(base, flow), book)
    bindings = defaultdict(list)
    for one in base.bindings:
        bindings[one.passage].append(one)
    labels = {target.id: target.label for target in base.targets}
    found = []
    for index, passage in enumerate(base.passages):
        shown = flow[matched[index]] if index in matched else None
        assert shown is None or isinstance(shown, Shown)
        before = atoms_of(passage, texts[index])
        read = _read(shown, before, bindings[passage.id], labels, reader) if shown else None
        own = ours.passages[mine[index]] if index in mine else None
        same = own is not None and (own.source, present[mine[index]]) == (passage.source, texts[index])
        now = before if same else atoms_of(own, present[mine[index]]) if own else None
        found.append(Version(passage, texts[index], matched.get(index), shown, read, own, before, now))
    settled = _settled(found, [p for index, p in enumerate(ours.passages) if index not in {*mine.values(), *new}])
    return Versions(flow, settled, reader, ours, base, {place: index for index, place in matched.items()})


def _new(flow: Flow, known: set[int], present: list[str]) -> set[int]:
    """Paragraphs of the file, those that were built, texts of the manuscript → those of them that are new in both."""
    blocks = (block for place, block in enumerate(flow) if isinstance(block, Shown) and place not in known)
    fresh, found = Counter(block.text.strip() for block in blocks), set[int]()
    for index, text in enumerate(map(str.strip, present)):
        if text and fresh[text] > 0:
            fresh[text] -= 1
            found.add(index)
    return found


def _settled(found: list[Version], extra: list[Passage]) -> list[Version]:
    """Passages that are no longer in the manuscript, but for one that says what the editors wrote: that is the one."""
    result = []
    for version in found:
        same = (p for p in extra if p.kind == version.base.kind and version.read and atoms_of(p, "") == version.wanted)
        own = next(same, None) if version.ours is None and version.wanted else None
        if own is not None:
            extra.remove(own)
            version = replace(version, ours=own, now=version.wanted)
        result.append(version)
    return result


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
