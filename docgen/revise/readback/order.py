"""Paragraphs of the file in their order → pieces that are new or have moved, each after the piece it stands behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from docgen.compose.sheet import PieceKind
from docgen.revise.readback.align import alike
from docgen.revise.readback.atoms import Atom, trimmed, written
from docgen.revise.readback.bound import Bound, Correction
from docgen.revise.readback.changes import Anchor, Change, Finding, Insertion, Move
from docgen.revise.readback.fresh import barred, kind_of
from docgen.revise.readback.offers import Offers
from docgen.revise.readback.spots import Shown
from docgen.revise.readback.structure import Ground, Unit, anchor_of, moved
from docgen.revise.readback.texts import OURS, THEIRS, where
from docgen.revise.readback.versions import Versions
from docgen.wording.messages import message

_BOTH = 0.6


@dataclass(frozen=True, slots=True)
class Fresh:
    """A paragraph that the file has and the manuscript had not when it was built, in the manuscript's terms."""

    place: int
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
        self._moves, self._disputed = moved(all_units, ground)
        self._before = dict(_neighbours(ground))
        self._offers = Offers(found.ours)
        # Pieces that leave their place: what stood behind them does not follow by itself.
        self._away = set[Anchor]()
        known = {id(version.ours) for version in found.passages if version.ours}
        known |= {id(passage) for passage in found.standing.values()}
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
            elif there := self._found.standing.get(event.place):
                after = self._ground.anchor(there) or after
            else:
                yield from self._insert(event, after, following)

    def _events(self) -> Iterator[Event]:
        """Units and new paragraphs, in the order of the file."""
        units = {unit.place: unit for unit in self._units if unit.place is not None and unit.kind != "fixed"}
        term: Fresh | None = None
        for place in range(len(self._found.flow)):
            new = place in self._found.fresh and place not in self._taken
            fresh = self._fresh(place) if new else None
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

    def _fresh(self, place: int) -> Fresh:
        shown = self._found.flow[place]
        assert isinstance(shown, Shown)
        return Fresh(place, shown, self._found.fresh[place], kind_of(shown))

    def _move(self, unit: Unit, after: Anchor) -> Iterator[Change | Finding]:
        anchor = anchor_of(unit, self._ground)
        if unit.id not in self._moves | self._disputed or anchor is None or after == anchor:
            return
        if after == self._before.get(anchor) and after not in self._away:
            return
        if unit.id in self._disputed:
            yield Finding("conflict", where(unit.leader), message("两边都移动了这一段"))
        else:
            self._away.add(anchor)
            yield Move(anchor, after)

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


def _refused(event: Fresh) -> str:
    """Why a new paragraph cannot go into the manuscript; empty if it can."""
    if why := barred(event.shown):
        return why
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
