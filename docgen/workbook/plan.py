"""Facts, needs and the resolved report → Book: every fact on one row of one sheet, beside what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.facts.addresses import parse
from docgen.facts.like import based
from docgen.model.facts import Address, Facts, Place
from docgen.model.plain import plain
from docgen.model.resolved import Figure, Heading, Resolved, Table
from docgen.resolve.needs import Need
from docgen.wording.messages import message
from docgen.workbook.book import EARLIER, Block, Book, Sheet
from docgen.workbook.rows import Stand, row
from docgen.workbook.series import Spot, spot

_PROSE, _OTHER = "prose", "other"
_TITLES = {_PROSE: "只在文字里叙述的数据", _OTHER: "备用数据（本期图、表、文字未直接引用，推算和核对要用）"}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_NAME = 28
_DATE = re.compile(r"(\d{4})年(\d{1,2})月")
_NOWHERE = Place("", 0)
_RANK = {"body": 0, "back": 1, "front": 2}


@dataclass(slots=True)
class _Series:
    """A row in the making: its cells, the needs that name it, where it will stand.

    `serial`: by block, the number of the first need there, which is the order of the rows.
    """

    key: str
    address: Address
    stands: dict[int, Stand] = field(default_factory=dict)
    needs: list[Need] = field(default_factory=list)
    serial: dict[str, int] = field(default_factory=dict)
    chapter: Place = _NOWHERE
    block: str = ""

    @property
    def identity(self) -> tuple[object, ...]:
        """What the growth, share and rank of a level have in common with it."""
        return self.address.indicator, self.address.breakdown, self.address.area

    @property
    def same(self) -> tuple[object, ...]:
        """The thing and the part of the year."""
        return *self.identity, parse(self.key, Place(self.key, 1)).period


@dataclass(frozen=True, slots=True)
class _Chapter:
    """What has a sheet of its own: where its heading stands, the heading's mark and title."""

    place: Place
    mark: str
    title: str


def plan(report: Resolved, facts: Facts, wanted: Iterable[Need], settings: Mapping[str, Any]) -> Book:
    """Resolved report, facts, what the report needs, settings → Book."""
    chapters, labels = _chapters(report), _labels(report)
    series = _gather(facts, wanted)
    _place(series, chapters, list(labels))
    sheets = _sheets(series, chapters, labels, facts)
    found = _DATE.search(str(settings["date"]))
    date = (int(found[1]), int(found[2])) if found else (facts.year, 12)
    sources = {s.id: (s.name, s.issuer, s.address, s.date, s.words) for s in facts.codebook.sources.values()}
    edition = f"{settings['title']}|{facts.own_area}|{facts.year}"
    return Book(edition, str(settings["running_title"]), facts.year, date, sheets, sources)


def _gather(facts: Facts, wanted: Iterable[Need]) -> dict[str, _Series]:
    """Every fact and every need → series by key, in the order in which the report and then the files name them."""
    series: dict[str, _Series] = {}
    for number, need in enumerate(wanted):
        found: list[Address | None] = [fact.address for fact in facts.find(need.address)]
        for address in found or [based(need.address, facts)]:
            one = _enter(series, address, facts) if address else None
            if one:
                one.needs.append(need)
                one.serial.setdefault(need.block, number)
    for address in facts.preferred:
        _enter(series, address, facts)
    return series


def _enter(series: dict[str, _Series], address: Address, facts: Facts) -> _Series | None:
    """An address → its series, the address among its cells; None for what is older than the sheet's columns."""
    at = spot(address, facts.year)
    if at.year < facts.year - EARLIER:
        return None
    one = series.setdefault(at.key, _Series(at.key, address))
    one.stands.setdefault(at.year, Stand(address, facts.preferred.get(address)))
    return one


def _place(series: Mapping[str, _Series], chapters: Mapping[Place, _Chapter], order: list[str]) -> None:
    """Every series gets its chapter and block: a figure or table first, then beside its level, then prose.

    What nothing uses stands with its like, else with its neighbours in the file.
    """
    for one in series.values():
        if one.needs:
            first = min(one.needs, key=lambda n: (not n.block, _RANK[n.matter]))
            one.chapter, one.block = chapters[first.heading].place, first.block or _PROSE
    homes = _homes(series, order)
    for one in series.values():
        if one.block == _PROSE:
            one.block = homes.get((one.identity, one.chapter), _PROSE)
    _place_unused(series)


def _homes(series: Mapping[str, _Series], order: list[str]) -> dict[tuple[object, Place], str]:
    """What a thing and a chapter have in common → the figure that shows its level, else the first that shows it."""
    shown = [one for one in series.values() if one.block not in ("", _PROSE)]
    shown.sort(key=lambda one: (one.address.measure != "level", order.index(one.block)))
    return {(one.identity, one.chapter): one.block for one in reversed(shown)}


def _place_unused(series: Mapping[str, _Series]) -> None:
    homes = {one.identity: (one.chapter, one.block) for one in series.values() if one.needs}
    files: dict[str, Place] = {}
    for one in series.values():
        if one.needs:
            files.setdefault(_file(one), one.chapter)
    for one in series.values():
        if not one.needs:
            home = homes.get(one.identity, (files.get(_file(one), _NOWHERE), _OTHER))
            one.chapter, one.block = home


def _file(one: _Series) -> str:
    return next((stand.fact.where.file for stand in one.stands.values() if stand.fact), "")


def _chapters(report: Resolved) -> dict[Place, _Chapter]:
    """Resolved report → the chapter (or the part that has none) of every heading, by the heading's place."""
    current = _Chapter(_NOWHERE, "", "其他")
    result = {current.place: current}
    for block in (block for matter in report.matters for block in matter.blocks):
        if isinstance(block, Heading):
            if block.opens:
                current = _Chapter(block.where, block.mark, plain(block.title))
            result[block.where] = current
    return result


def _labels(report: Resolved) -> dict[str, tuple[str, str, str]]:
    """Resolved report → label, caption and what is awaited of every figure and table, by id, in order."""
    blocks = [block for matter in report.matters for block in matter.blocks]
    return {
        b.id: (b.label, plain(b.caption), b.chart.awaits if isinstance(b, Figure) else "")
        for b in blocks
        if isinstance(b, Figure | Table)
    }


def _sheets(
    series: Mapping[str, _Series],
    chapters: Mapping[Place, _Chapter],
    labels: Mapping[str, tuple[str, str, str]],
    facts: Facts,
) -> tuple[Sheet, ...]:
    names: dict[Place, str] = {}
    for chapter in dict.fromkeys(chapters.values()):
        names[chapter.place] = _tab(chapter.mark or chapter.title, names.values())
    tabs = {place: names[chapter.place] for place, chapter in chapters.items()}
    sheets = []
    for chapter in dict.fromkeys(chapters.values()):
        own = [one for one in series.values() if one.chapter == chapter.place]
        if own:
            spots = frozenset(spot(s.address, facts.year) for one in own for s in one.stands.values())
            blocks = _Writer(facts, tabs, labels, spots).blocks(own)
            title = f"{chapter.mark} {chapter.title}".strip()
            sheets.append(Sheet(names[chapter.place], title, _years(own, facts.year), blocks))
    return tuple(sheets)


def _tab(title: str, taken: Iterable[str]) -> str:
    """Title → a name Excel allows on a tab, unlike the others."""
    name = _FORBIDDEN.sub("", title).strip()[:_NAME] or "无题"
    taken = {other.lower() for other in taken}
    numbered = (name if n == 1 else f"{name}{n}" for n in range(1, len(taken) + 2))
    return next(one for one in numbered if one.lower() not in taken)


def _years(own: list[_Series], year: int) -> tuple[int, ...]:
    return tuple(sorted({year - 1, year} | {y for one in own for y in one.stands}))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Series of one sheet → its blocks."""

    facts: Facts
    names: Mapping[Place, str]
    labels: Mapping[str, tuple[str, str, str]]
    spots: frozenset[Spot]

    def blocks(self, own: list[_Series]) -> tuple[Block, ...]:
        used = {one.block for one in own}
        order = [*(id_ for id_ in self.labels if id_ in used), *(id_ for id_ in (_PROSE, _OTHER) if id_ in used)]
        return tuple(self._block(id_, [one for one in own if one.block == id_]) for id_ in order)

    def _block(self, id_: str, own: list[_Series]) -> Block:
        label, caption, awaits = self.labels.get(id_, ("", _TITLES.get(id_, ""), ""))
        rows = tuple(row(one.key, one.stands, self._uses(one), self.facts, self.spots) for one in _together(own, id_))
        return Block(f"{label} {caption}".strip(), message("待补：{awaits}", awaits=awaits) if awaits else "", rows)

    def _uses(self, one: _Series) -> str:
        """Where the series is printed: labels of figures and tables, chapters whose prose states it."""
        figures = [self.labels[n.block][0] for n in one.needs if n.block in self.labels]
        prose = [message("{names}文字", names=self.names[n.heading]) for n in one.needs if n.block not in self.labels]
        return "、".join(dict.fromkeys((*figures, *prose)))


def _together(own: list[_Series], block: str) -> list[_Series]:
    """Series of a block: those of the figure in its order, each followed by what else is said of the same thing."""
    first = sorted((one for one in own if block in one.serial), key=lambda one: one.serial[block])
    rest = [one for one in own if block not in one.serial]
    order = {one.key: one for head in (*first, *rest) for one in (head, *(o for o in rest if o.same == head.same))}
    return list(order.values())
