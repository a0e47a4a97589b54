"""Paragraphs of the file in their order → pieces that are new or have moved, each after the piece it stands behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from docgen.compose.sheet import PieceKind
from docgen.model.manifest import Passage
from docgen.revise.readback.align import alike
from docgen.revise.readback.atoms import Atom, trimmed, written
from docgen.revise.readback.bound import Bound, Correction
from docgen.revise.readback.changes import Anchor, Change, Finding, Insertion, Move
from docgen.revise.readback.lost import restored
from docgen.revise.readback.offers import Offers
from docgen.revise.readback.spots import Shown, ShownTable
from docgen.revise.readback.strays import CATALOG
from docgen.revise.readback.structure import Ground, Unit, anchor_of, moved
from docgen.revise.readback.texts import OURS, THEIRS, where
from docgen.revise.readback.versions import Versions, atoms_of, without_label
from docgen.wording.messages import message

_TERM = "术语"
# Styles of what docgen makes from data: an editor who uses one has made what no manuscript can hold.
_MADE = ("caption", "题注", "资料来源", "图资料来源", "表格单位", "名单", "名单（多列）")
# What Word makes of the chapters on a part's page.
_CHAPTERS = "篇目"
_TITLES = ("title", "subtitle", "封面单位", "封面日期")
_BOTH = 0.6
# What the manuscript calls the pieces that are new in a file; a further paragraph of an item is of the item.
_KINDS: Mapping[str, tuple[str, ...]] = {"definition": ("term",), "paragraph": ("paragraph", "item")}
# Kinds of paragraphs that are copied, from how many characters on, and how alike a copy is.
_COPIED, _SHORTEST, _COPY = ("paragraph", "item"), 12, 0.8


@dataclass(frozen=True, slots=True)
class Fresh:
    """A paragraph that the file has and the manuscript had not when it was built, in the manuscript's terms."""

    shown: Shown
    read: Bound
    kind: PieceKind
    explained: Bound | None = None

    @property
    def atoms(self) -> tuple[Atom, ...]:
        return trimmed(self.read.atoms)

    @property
    def source(self) -> str:
        """What the manuscript shall have; a term with what explains it."""
        words = written(self.atoms)
        return words if self.explained is None else f"{words}\n: {written(trimmed(self.explained.atoms))}"

    @property
    def reads(self) -> tuple[Bound, ...]:
        return (self.read,) if self.explained is None else (self.read, self.explained)


Event = Unit | Fresh


class Order:
    """One pass over the file: what comes after what. What the manuscript has already (another editor's copy was read
    back before) is not put in again."""

    def __init__(self, found: Versions, all_units: list[Unit], ground: Ground, taken: set[int]) -> None:
        """`taken` = places of the file that were read already."""
        self._found, self._units, self._ground, self._taken = found, all_units, ground, taken
        self.corrections: list[tuple[str, Correction]] = []
        self._theirs, self._ours = moved(all_units, ground)
        self._before = dict(_neighbours(ground))
        self._offers = Offers(found.ours)
        # Pieces that leave their place: what stood behind them does not follow by itself.
        self._away = set[Anchor]()
        known = {id(version.ours) for version in found.passages if version.ours}
        self._extra = [passage for passage in found.ours.passages if id(passage) not in known and passage.source]

    def changes(self) -> Iterator[Change | Finding]:
        """Insertions and moves in the order of the file, and what cannot be placed."""
        events = list(self._events())
        first = next((a for e in events if isinstance(e, Unit) and (a := anchor_of(e, self._ground))), None)
        after = Anchor(first.file, 0) if first else None
        for index, event in enumerate(events):
            if after is None:
                break
            following = events[index + 1] if index + 1 < len(events) else None
            if isinstance(event, Unit):
                yield from self._move(event, after)
                after = anchor_of(event, self._ground) or after
            elif there := self._standing(event):
                after = self._ground.anchor(there) or after
            else:
                yield from self._insert(event, after, following)

    def _events(self) -> Iterator[Event]:
        """Units and new paragraphs, in the order of the file."""
        units = {unit.place: unit for unit in self._units if unit.place is not None and unit.kind != "fixed"}
        term: Fresh | None = None
        for place, block in enumerate(self._found.flow):
            fresh = self._fresh(block) if self._is_new(place, block) and isinstance(block, Shown) else None
            if term is not None:
                explained = fresh.read if fresh and fresh.kind == "paragraph" else None
                yield replace(term, explained=explained)
                term, fresh = None, None if explained else fresh
            if fresh and fresh.kind == "definition":
                term = fresh
            elif fresh:
                yield fresh
            if place in units:
                yield units[place]
        yield from [term] if term else []

    def _is_new(self, place: int, block: Shown | ShownTable) -> bool:
        known = place in self._found.places or place in self._taken
        return isinstance(block, Shown) and not known and _counts(block)

    def _fresh(self, shown: Shown) -> Fresh:
        kind: PieceKind = "heading" if shown.level else "item" if shown.item else "paragraph"
        read = self._found.binder.bound(without_label(shown))
        self._restore(read, shown)
        return Fresh(shown, read, "definition" if shown.style == _TERM else kind)

    def _restore(self, read: Bound, shown: Shown) -> None:
        """A copy of a paragraph that lost its controls (LibreOffice drops those of a copy) → bound as the original."""
        prose = (v for v in self._found.passages if v.base.kind in _COPIED and len(v.text) > _SHORTEST)
        likeness = {id(v): alike(v.text, shown.text) for v in prose} if len(shown.text) > _SHORTEST else {}
        best = max(likeness, key=lambda one: likeness[one], default=None)
        if best is not None and likeness[best] >= _COPY:
            original = next(v for v in self._found.passages if id(v) == best)
            restored(self._found.known(original), read, self._found.binder.book)

    def _move(self, unit: Unit, after: Anchor) -> Iterator[Change | Finding]:
        anchor = anchor_of(unit, self._ground)
        if unit.id not in self._theirs or anchor is None or after == anchor:
            return
        if after == self._before.get(anchor) and after not in self._away:
            return
        if unit.id in self._ours:
            yield Finding("conflict", where(unit.leader), message("两边都移动了这一段"))
        else:
            self._away.add(anchor)
            yield Move(anchor, after)

    def _standing(self, event: Fresh) -> Passage | None:
        """The same words in the manuscript, which the base had not."""
        kinds = _KINDS.get(event.kind, (event.kind,))
        found = next((p for p in self._extra if p.kind in kinds and atoms_of(p, "") == event.atoms), None)
        if found:
            self._extra.remove(found)
        return found

    def _insert(self, event: Fresh, after: Anchor, following: Event | None) -> Iterator[Change | Finding]:
        place, source = message("{file}:{line}之后", file=after.file, line=after.line), event.source
        refused = _refused(event)
        rival = next((p for p in self._extra if alike(p.source, source) >= _BOTH), None)
        if refused:
            yield Finding(
                "held",
                place,
                message("新写的“{shown_text}”{refused}", shown_text=event.shown.text.strip()[:40], refused=refused),
            )
        elif rival:
            sides = ((THEIRS, source), (OURS, rival.source))
            yield Finding("conflict", f"{rival.file}:{rival.first}", message("两边都新写了这一段，文字不同"), sides)
        else:
            yield from _doubts(event, place, self._offers)
            self.corrections += [(place, c) for read in event.reads for c in read.corrections]
            yield self._insertion(event, after, following)

    def _insertion(self, event: Fresh, after: Anchor, following: Event | None) -> Insertion:
        item = after.line > 0 and self._ground.piece(after).kind == "item"
        goes_on = event.kind == "paragraph" and item and isinstance(following, Unit) and self._is_item(following)
        return Insertion(after, event.kind, event.source, event.shown.level, event.shown.ordered, goes_on)

    def _is_item(self, unit: Unit) -> bool:
        anchor = anchor_of(unit, self._ground)
        return anchor is not None and self._ground.piece(anchor).kind == "item"


def _counts(shown: Shown) -> bool:
    """Whether a paragraph is an editor's: not a list of contents or its title, a part page's list, or empty."""
    catalog = any(name.startswith(CATALOG) for name in shown.bookmarks)
    listed = shown.style == _CHAPTERS and all(spot.kind != "character" or spot.text.isspace() for spot in shown.spots)
    return not (shown.contents or catalog or listed) and bool(shown.text.strip())


def _refused(event: Fresh) -> str:
    """Why a new paragraph cannot go into the manuscript; empty if it can."""
    if event.shown.style in _MADE:
        return "要有数据才能成图、成表、入名单"
    if event.shown.style in _TITLES:
        return "在书名页上，书名页的文字在 edition.toml 里"
    if event.kind == "definition" and event.explained is None:
        return "是术语，后面却没有解释"
    if event.kind != "paragraph" and "\n" in written(event.atoms):
        return "是标题或列表，不能分行"
    return ""


def _doubts(event: Fresh, place: str, offers: Offers) -> Iterator[Finding]:
    for read in event.reads:
        yield from (Finding("held", place, words) for words in read.held)
        yield from (Finding("doubt", place, words) for words in read.doubts)
        yield from (Finding("doubt", place, words) for words in offers.told(read.atoms))


def _neighbours(ground: Ground) -> Iterator[tuple[Anchor, Anchor]]:
    """Every piece with the one before it in its file."""
    for file, found in ground.pieces.items():
        row = [Anchor(file, 0), *(Anchor(file, piece.first) for piece in found)]
        yield from ((after, before) for before, after in pairwise(row))
