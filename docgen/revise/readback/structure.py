"""Where paragraphs of the file stand → pieces of the manuscript deleted, moved, made headings or items."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from docgen.compose.sheet import Piece, pieces
from docgen.model.manifest import Manifest, Passage
from docgen.revise.readback.align import longest_rising
from docgen.revise.readback.changes import Anchor, Change, Finding, Recast, Removal, edit
from docgen.revise.readback.spots import Flow, Shown, ShownTable
from docgen.revise.readback.texts import where
from docgen.revise.readback.versions import Version, Versions
from docgen.wording.messages import message

# Lines of lists of people: they are read block by block.
LISTED = ("person", "names")
UnitKind = Literal["block", "definition", "own", "fixed"]


@dataclass(slots=True)
class Unit:
    """What is added, deleted or moved as a whole: a paragraph, a term with its explanations, a figure or table with its
    caption and notes. `fixed`: no manuscript stands behind it (title page)."""

    kind: UnitKind
    id: str
    versions: list[Version] = field(default_factory=list)

    @property
    def leader(self) -> Version:
        """The passage that says where it stands: of a figure its caption, else the first."""
        return next((v for v in self.versions if v.base.kind == "caption"), self.versions[0])

    @property
    def place(self) -> int | None:
        places = [version.place for version in self.versions if version.place is not None]
        return self.leader.place if self.leader.place is not None else min(places, default=None)


def units(found: Versions) -> list[Unit]:
    """Passages → units in the order of the document as built."""
    terms = {version.base.id for version in found.passages if version.base.kind == "term"}
    result: dict[tuple[UnitKind, str], Unit] = {}
    for version in found.passages:
        key = _key(version.base, terms)
        result.setdefault(key, Unit(*key)).versions.append(version)
    return list(result.values())


def _key(passage: Passage, terms: set[str]) -> tuple[UnitKind, str]:
    if passage.kind == "title":
        return "fixed", passage.id
    if passage.id in terms or passage.owner in terms:
        return "definition", passage.owner or passage.id
    if passage.owner and passage.kind not in ("paragraph", "item"):
        return "block", passage.owner
    return "own", passage.id


class Ground:
    """The manuscript as it is now: the pieces of its files, and which of them holds a passage."""

    def __init__(self, files: Mapping[str, str], ours: Manifest) -> None:
        self.pieces = {file: pieces(text) for file, text in files.items()}
        self._starts = {file: [piece.first for piece in found] for file, found in self.pieces.items()}
        self.order = {passage.id: index for index, passage in enumerate(ours.passages)}

    def anchor(self, passage: Passage | None) -> Anchor | None:
        """The piece a passage stands in; None if it stands in no text file."""
        if passage is None or passage.file not in self.pieces:
            return None
        at = bisect_right(self._starts[passage.file], passage.first) - 1
        return Anchor(passage.file, self._starts[passage.file][at]) if at >= 0 else None

    def piece(self, anchor: Anchor) -> Piece:
        return self.pieces[anchor.file][self._starts[anchor.file].index(anchor.line)]


def anchor_of(unit: Unit, ground: Ground) -> Anchor | None:
    """The piece of the manuscript that a unit is now."""
    return next((a for v in (unit.leader, *unit.versions) if (a := ground.anchor(v.ours))), None)


def removals(found: Versions, all_units: list[Unit], ground: Ground, base: Manifest) -> Iterator[Change | Finding]:
    """Units that are gone from the file, or have lost a part of them."""
    standing = objects(found.flow, base)
    gone = [unit for unit in all_units if _is_gone(unit, standing)]
    leaving = {id(version.ours) for unit in gone for version in unit.versions if version.ours}
    passages = [(ground.anchor(passage), passage) for passage in found.ours.passages]
    for unit in gone:
        anchor = anchor_of(unit, ground)
        if anchor is None:
            continue
        changed = [v for v in unit.versions if v.now is not None and v.now != v.before]
        if changed:
            yield Finding(
                "conflict", where(changed[0]), message("修订稿删去了这一段，手稿却改了它"), _two_sides(changed[0])
            )
        elif all(id(passage) in leaving for at, passage in passages if at == anchor):
            yield Removal(anchor)
        else:
            yield Finding(
                "held",
                where(unit.leader),
                message("删去了“{leader_text}”，它所在的一项还有别的段落", leader_text=unit.leader.text[:30]),
            )
    yield from _partly(all_units, gone, standing, found.fresh)


def _is_gone(unit: Unit, standing: set[str]) -> bool:
    """A figure or table is gone with its caption; what its notes still say does not hold it."""
    if unit.leader.base.kind == "caption":
        return unit.leader.place is None and unit.id not in standing
    return unit.kind != "fixed" and all(version.place is None for version in unit.versions if version.text.strip())


def _partly(
    all_units: list[Unit], gone: list[Unit], standing: set[str], new: Iterable[int]
) -> Iterator[Change | Finding]:
    """Parts that were deleted while the rest still stands, or stand apart from it; `new` = places of new paragraphs."""
    standing_at = {*new, *(v.place for unit in all_units for v in unit.versions if v.place is not None)}
    for unit in (unit for unit in all_units if unit not in gone):
        yield from _scattered(unit, standing_at) if unit.kind == "definition" else ()
        for version in unit.versions:
            if version.place is None and version.text.strip() and version.base.kind not in LISTED:
                yield from filter(None, [_part(version, unit)])
        if unit.leader.base.kind == "caption" and unit.id not in standing:
            words = message("{mark}的图或表删去了，题注还在；要删，请连题注一起删", mark=unit.leader.base.mark)
            yield Finding("held", where(unit.leader), words)


def _scattered(unit: Unit, places: set[int]) -> Iterator[Finding]:
    """Explanations that stand away from their term, behind or before other pieces: in the manuscript they cannot."""
    start = unit.leader.place
    others = places - {version.place for version in unit.versions}
    for version in unit.versions:
        at = version.place
        if at is not None and start is not None and (at < start or any(start < place < at for place in others)):
            words = message("“{text}”与它的术语分开了，手稿里它跟着术语，请人处理", text=version.text[:40])
            yield Finding("held", where(version), words)


def _part(version: Version, unit: Unit) -> Change | Finding | None:
    """A note, or one of several explanations, goes with its lines; what the rest cannot do without stays."""
    fellows = [v for v in unit.versions if v is not version and v.base.kind == "paragraph" and v.place is not None]
    free = version.base.kind == "note" or (version.base.kind == "paragraph" and fellows)
    ours = version.ours
    if free and ours is None and version.base.source:
        return None  # the manuscript has lost it too
    if not free or ours is None or not ours.source:
        at = where(version) if version.base.file else unit.leader.base.mark or where(version)
        return Finding(
            "held",
            at,
            message(
                "删去了“{version_text}”，同一{names}的其余部分还在，请在手稿里改",
                version_text=version.text[:40],
                names=_names(unit),
            ),
        )
    if version.now != version.before:
        return Finding("conflict", where(version), message("修订稿删去了这一段，手稿却改了它"), _two_sides(version))
    return edit(ours, "", whole_line=True)


def _names(unit: Unit) -> str:
    return {"definition": "术语", "fixed": "书名页"}.get(unit.kind, "图、表或名单")


def _two_sides(version: Version) -> tuple[tuple[str, str], ...]:
    now = version.ours.source if version.ours else ""
    return ((message("发稿时"), version.base.source), (message("手稿现在"), now))


def objects(flow: Flow, base: Manifest) -> set[str]:
    """Ids of the figures and tables whose drawing or grid still stands in the file."""
    names = {figure.bookmark: figure.id for figure in base.figures} | {t.bookmark: t.id for t in base.tables}
    named = {f"fig:{figure.id}": figure.id for figure in base.figures}
    found: set[str] = set()
    for block in flow:
        found |= {names[name] for name in block.bookmarks if name in names and _holds(block)}
        if isinstance(block, Shown):
            found |= {named[name] for name in block.drawings if name in named}
    return found


def _holds(block: Shown | ShownTable) -> bool:
    return isinstance(block, ShownTable) or bool(block.drawings)


def moved(all_units: list[Unit], ground: Ground) -> tuple[set[str], set[str]]:
    """Ids of the units that only the editors moved, and of those that both sides moved; not of those that stand in the
    manuscript as they do in the file: that was read back before."""
    numbers = {unit.id: number for number, unit in enumerate(all_units)}
    now = {unit.id: order for unit in all_units if (order := _order(unit, ground)) is not None}
    theirs = sorted((unit for unit in all_units if unit.place is not None), key=lambda unit: unit.place or 0)
    ours = sorted((unit for unit in all_units if unit.id in now), key=lambda unit: now[unit.id])
    by_them, by_us = _out_of_row(theirs, numbers), _out_of_row(ours, numbers)
    elsewhere = _out_of_place([unit.id for unit in theirs if unit.id in now], now, by_them | by_us)
    return elsewhere & by_them - by_us, elsewhere & by_them & by_us


def _order(unit: Unit, ground: Ground) -> int | None:
    """Which passage of the manuscript a unit is now."""
    return next((ground.order[v.ours.id] for v in (unit.leader, *unit.versions) if v.ours is not None), None)


def _out_of_place(row: list[str], now: Mapping[str, int], moved_: set[str]) -> set[str]:
    """Units in the order of the file, their order in the manuscript, those that somebody moved → those of them that
    stand elsewhere in the manuscript. What nobody moved stands in the same order in both."""
    still = [-1, *(now[id_] for id_ in row if id_ not in moved_), max(now.values(), default=0) + 1]
    fits, passed = list[int](), 0
    for id_ in row:
        passed += id_ not in moved_
        if id_ not in moved_ or still[passed] < now[id_] < still[passed + 1]:
            fits.append(now[id_])
    kept = longest_rising(fits)
    return {id_ for id_ in row if now[id_] not in kept}


def _out_of_row(row: list[Unit], numbers: Mapping[str, int]) -> set[str]:
    kept = longest_rising([numbers[unit.id] for unit in row])
    return {unit.id for unit in row if numbers[unit.id] not in kept}


def recasts(found: Versions, ground: Ground, program: str) -> Iterator[Change | Finding]:
    """Headings of another depth, paragraphs made headings or items, and back; only where the words stand alone.

    `program` saved the file: LibreOffice gives a heading the style of a paragraph deleted before it.
    """
    headings = [v for v in found.passages if v.base.kind == "heading" and v.shown]
    if headings and sum(not v.shown.level for v in headings if v.shown) * 2 > len(headings):
        yield Finding("held", message("全文"), message("标题的样式大多丢失了，标题的层次没有读回"))
        return
    for version in found.passages:
        if version.shown is None or version.base.kind not in ("heading", "paragraph", "item"):
            continue
        was, now = _cast(version.base), (version.shown.level, version.shown.item and not version.shown.level)
        if version.base.kind == "heading" and not version.base.depth:
            continue
        if was == now or _same(now, version, ground):
            continue
        if was[0] and not now[0] and "LibreOffice" in program:
            yield Finding(
                "held",
                where(version),
                message("“{version_text}”已不是标题，可能是 LibreOffice 保存修订时弄丢的", version_text=version.text),
            )
        else:
            yield _recast(version, now, ground)


def _cast(passage: Passage) -> tuple[int, bool]:
    """Depth of a heading, whether it is an item."""
    return passage.depth, passage.kind == "item"


def _same(now: tuple[int, bool], version: Version, ground: Ground) -> bool:
    """Whether the manuscript has it so already, or it is a further paragraph of an item."""
    if version.ours is not None and _cast(version.ours) == now:
        return True
    if version.base.kind == "item" and now == (0, False):
        anchor = ground.anchor(version.ours)
        return anchor is None or version.ours is None or anchor.line != version.ours.first
    return False


def _recast(version: Version, now: tuple[int, bool], ground: Ground) -> Change | Finding:
    anchor = ground.anchor(version.ours)
    level, item = now
    if anchor is None or version.ours is None:
        return Finding("conflict", where(version), message("修订稿改了这一段的样式，手稿里它已不在"))
    if _cast(version.ours) != _cast(version.base):
        return Finding("conflict", where(version), message("两边都改了这一段的样式"))
    piece = ground.piece(anchor)
    alone = piece.kind in ("heading", "paragraph", "item") and piece.last == version.ours.first
    if not alone or "\n" in version.ours.source:
        return Finding("held", where(version), message("这一段改了样式（标题、列表或正文），不能写回手稿，请手工改"))
    assert version.shown
    return Recast(anchor, "heading" if level else "item" if item else "paragraph", level, version.shown.ordered)
