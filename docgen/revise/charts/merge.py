"""A chart's data, base, theirs, ours → what it shall show: a three-way merge point by point. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.revise.charts.data import ChartData, Series, same
from docgen.revise.merge import Merged, merge
from docgen.wording.messages import message


@dataclass(frozen=True, slots=True)
class Slot:
    """A category of the merged chart: where it stood in their file and in the new data (None = not there)."""

    theirs: int | None
    ours: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A point (or a category's or series' name) that an editor changed: what, base, theirs, ours.

    `series` = its number (-1 for a category's name), `code` of its category (empty for a series' name).
    """

    series: int
    code: str
    what: str
    base: str
    theirs: str
    ours: str

    @property
    def clash(self) -> bool:
        """Whether the data changed as well."""
        return not same(self.base, self.ours)


@dataclass(frozen=True, slots=True)
class MergedChart:
    """`kept` = what editors changed and stays; `slots` = its categories; `whole` = nothing of theirs is in it."""

    data: ChartData
    slots: tuple[Slot, ...]
    kept: tuple[Difference, ...]
    refused: str = ""
    """Why nothing at all could be changed; empty if the merge went through."""

    @property
    def whole(self) -> bool:
        return not self.kept and not self.refused


Codes = tuple[Sequence[str], Sequence[str]]


def merge_chart(base: ChartData, theirs: ChartData, ours: ChartData, codes: Codes) -> MergedChart:
    """base, theirs, ours; codes of the categories of base and ours → MergedChart.

    Points are known by the code of their category and the number of their series. Where editors added or removed
    categories or series, theirs stay and only the points that are still there are merged; where the data brought or
    took some as well, nothing is changed.
    """
    places = _aligned(base, theirs)
    reshaped = None in places or _size(theirs) != _size(base)
    if reshaped and _shape(base, codes[0]) != _shape(ours, codes[1]):
        own = tuple(Slot(index, None) for index in range(len(theirs.categories)))
        return MergedChart(theirs, own, (), message("修订稿里增减了类别或系列，数据也增减了类别或系列"))
    slots = _kept_slots(theirs, places, codes) if reshaped else _new_slots(places, codes)
    back = {place: index for index, place in enumerate(places) if place is not None}
    count = len((theirs if reshaped else ours).series)
    return _Weaving(base, theirs, ours, back, codes[1]).done(slots, count)


def _size(data: ChartData) -> tuple[int, int]:
    return len(data.categories), len(data.series)


def _shape(data: ChartData, codes: Sequence[str]) -> tuple[tuple[str, ...], int]:
    return tuple(sorted(codes)), len(data.series)


def _aligned(base: ChartData, theirs: ChartData) -> list[int | None]:
    """For each category of base where it stands in theirs: by its label; where their number is the same, else by what
    is left over."""
    where = {label: index for index, label in reversed(list(enumerate(theirs.categories)))}
    known = [where.get(label) for label in base.categories]
    if len(theirs.categories) != len(base.categories):
        return known
    free = [index for index in range(len(theirs.categories)) if index not in known]
    return [free.pop(0) if place is None else place for place in known]


def _new_slots(places: list[int | None], codes: Codes) -> tuple[Slot, ...]:
    """The categories of the new data in its order; in that of the editors if they moved some and none is new."""
    known = dict(zip(codes[0], places, strict=True))
    slots = [Slot(known.get(code), index) for index, code in enumerate(codes[1])]
    moved = places != sorted(place for place in places if place is not None)
    if moved and sorted(codes[0]) == sorted(codes[1]):
        slots.sort(key=lambda slot: -1 if slot.theirs is None else slot.theirs)
    return tuple(slots)


def _kept_slots(theirs: ChartData, places: list[int | None], codes: Codes) -> tuple[Slot, ...]:
    """The categories as the editors have them, each with its place in the new data."""
    ours = {code: index for index, code in enumerate(codes[1])}
    back = {place: ours.get(code) for code, place in zip(codes[0], places, strict=True) if place is not None}
    return tuple(Slot(index, back.get(index)) for index in range(len(theirs.categories)))


@dataclass(frozen=True, slots=True)
class _Weaving:
    """The three data, and for each place in theirs its place in base; what editors changed is noted on the way."""

    base: ChartData
    theirs: ChartData
    ours: ChartData
    back: Mapping[int, int]
    codes: Sequence[str]
    kept: list[Difference] = field(default_factory=list)

    def done(self, slots: tuple[Slot, ...], count: int) -> MergedChart:
        """Categories and the number of series → the merged chart."""
        base, theirs, ours = (_texts_of(data.categories) for data in (self.base, self.theirs, self.ours))
        categories = tuple(
            self._at(slot, (base, theirs, ours), -1, message("类别{theirs}", theirs=theirs(slot.theirs)))
            for slot in slots
        )
        series = tuple(self._series(number, slots, categories) for number in range(count))
        return MergedChart(ChartData(categories, series), slots, tuple(self.kept))

    def _series(self, number: int, slots: tuple[Slot, ...], categories: tuple[str, ...]) -> Series:
        base, theirs, ours = (_row(data, number) for data in (self.base, self.theirs, self.ours))
        if theirs is None or ours is None:
            only = ours or theirs
            assert only is not None
            chosen = (slot.ours if theirs is None else slot.theirs for slot in slots)
            return Series(only.name, tuple(_texts_of(only.values)(index) for index in chosen))
        title = self._text(
            (number, ""), message("系列名称"), (base.name if base else theirs.name, theirs.name, ours.name)
        )
        texts = (_texts_of(base.values if base else ()), _texts_of(theirs.values), _texts_of(ours.values))
        named = zip(slots, categories, strict=True)
        return Series(title, tuple(self._at(slot, texts, number, f"{title}·{shown}") for slot, shown in named))

    def _at(self, slot: Slot, texts: tuple[_At, _At, _At], number: int, what: str) -> str:
        """One text of a category: its label, or its value in a series."""
        base, theirs, ours = texts
        if slot.theirs is None or slot.ours is None:
            return theirs(slot.theirs) or ours(slot.ours)
        three = (base(self.back.get(slot.theirs)), theirs(slot.theirs), ours(slot.ours))
        return self._text((number, self.codes[slot.ours]), what, three)

    def _text(self, at: tuple[int, str], what: str, three: tuple[str, str, str]) -> str:
        said = point(*three)
        if said.outcome in ("edited", "conflict"):
            self.kept.append(Difference(*at, what, *three))
        return said.text or ""


def point(base: str, theirs: str, ours: str) -> Merged:
    """One value; here an empty text is a value too (待补), which data may fill and editors may make."""
    if same(theirs, base):
        return Merged(theirs if same(ours, base) else ours, "same" if same(ours, base) else "refreshed", ours)
    if same(theirs, ours):
        return Merged(theirs, "agreed", ours)
    if not theirs or not ours:
        return Merged(theirs, "edited" if same(ours, base) else "conflict", base)
    return merge(base, theirs, ours)


_At = Callable[[int | None], str]


def _texts_of(texts: Sequence[str]) -> _At:
    """Texts → the one at a place; empty where there is none."""
    return lambda index: texts[index] if index is not None and index < len(texts) else ""


def _row(data: ChartData, number: int) -> Series | None:
    return data.series[number] if number < len(data.series) else None
