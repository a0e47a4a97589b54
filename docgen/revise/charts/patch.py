"""Merged data → into a chart that editors may have formatted: caches, and the marks of single points that must follow.

What an editor did to the look stays. Of a point whose value or basis changed: the digits of its label with the words
after it, and whether it is told apart as derived (hatched, hollow), unless an editor has given it a look of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from typing import Final

from docgen.ooxml.xml import Element, element, name
from docgen.revise.charts.data import Series, read, same, series_elements, write_cache
from docgen.revise.charts.looks import dress, is_docgens, marked
from docgen.revise.charts.merge import MergedChart, Slot

_LABELS, _LABEL, _LOOK = name("c:dLbls"), name("c:dLbl"), name("c:dPt")
_INDEX, _FORMAT = name("c:idx"), name("c:numFmt")
_RANGE: Final = re.compile(r"(.*\$[A-Z]+\$)(\d+)(:\$[A-Z]+\$)(\d+)")
# What stands after the looks of single points in a series (ECMA-376 part 1, 21.2.2.170 and its kin).
_AFTER: Final = tuple(map(name, ("c:dLbls", "c:trendline", "c:errBars", "c:cat", "c:val")))


def patch(chart: Element, fresh: Element, merged: MergedChart, turned: Collection[tuple[int, int]]) -> None:
    """Their chart, the new one, the merged data → their chart shows the data.

    `turned` = points whose basis is another now: number of the series, place in the new data. Their chart has as many
    series as the merged data have; a new series is taken over from the new chart.
    """
    before, after = read(chart), read(fresh)
    news = series_elements(fresh)
    moved = {slot.theirs: index for index, slot in enumerate(merged.slots) if slot.theirs is not None}
    drawn = {slot.ours: index for index, slot in enumerate(merged.slots) if slot.ours is not None}
    for number, series in enumerate(_with_new(chart, news, len(merged.data.series))):
        row = merged.data.series[number]
        if number < len(news):
            old = before.series[number].values if number < len(before.series) else ()
            renewed = _renewed(row, old, after.series[number].values, merged.slots)
            other = {i for i, s in enumerate(merged.slots) if s.theirs is None or (number, s.ours) in turned}
            _follow(series, news[number], (moved, drawn), (renewed | other, other))
        write_cache(series.find(name("c:tx")), (row.name,))
        write_cache(series.find(name("c:cat")), merged.data.categories)
        write_cache(series.find(name("c:val")), row.values)
        _stretch(series, len(merged.data.categories))


def _renewed(row: Series, old: Sequence[str], new: Sequence[str], slots: Sequence[Slot]) -> set[int]:
    """The points that show the data's value and did not before."""
    found = set()
    for index, slot in enumerate(slots):
        was = old[slot.theirs] if slot.theirs is not None and slot.theirs < len(old) else None
        if (was is None or not same(was, row.values[index])) and slot.ours is not None:
            found |= {index} if same(new[slot.ours], row.values[index]) else set()
    return found


def _with_new(chart: Element, news: list[Element], count: int) -> list[Element]:
    """The chart's series, a copy of each new one put beside the last of its kind."""
    found = series_elements(chart)
    for new in news[len(found) : count]:
        above = new.getparent()
        kin = [node for node in found if above is not None and _plot(node) == above.tag] or found[-1:]
        made = deepcopy(new)
        kin[-1].addnext(made)
        found.append(made)
    return found


def _plot(series: Element) -> str:
    above = series.getparent()
    return "" if above is None else str(above.tag)


def _follow(
    series: Element,
    new: Element,
    places: tuple[Mapping[int, int], Mapping[int, int]],
    changed: tuple[set[int], set[int]],
) -> None:
    """Looks and labels of single points go with their categories; those of changed points are brought up to date.

    `places` of their points and of ours in the merged chart; `changed` = those with another value or
    basis, those of them that are new or have another basis.
    """
    moved, drawn = places
    for holder in (series, series.find(_LABELS)):
        if holder is not None:
            tag = _LOOK if holder is series else _LABEL
            _renumber(holder, tag, moved)
    for ours, index in drawn.items():
        if index in changed[1]:
            _look(series, new, ours, index)
        if index in changed[0]:
            _label(series, new, ours, index, index in changed[1])


def _renumber(holder: Element, tag: str, moved: Mapping[int, int]) -> None:
    found = holder.findall(tag)
    if all(moved.get(_index(node)) == _index(node) for node in found):
        return
    for node in found:
        holder.remove(node)
    kept = [node for node in found if _index(node) in moved]
    for node in kept:
        node.find(_INDEX).set("val", str(moved[_index(node)]))  # type: ignore[union-attr]
    _insert(holder, sorted(kept, key=_index), tag)


def _insert(holder: Element, nodes: list[Element], tag: str) -> None:
    """Puts points' looks or labels where the schema has them: in the order of their numbers."""
    for node in nodes:
        before = [other for other in holder.findall(tag) if _index(other) < _index(node)]
        if before:
            before[-1].addnext(node)
        elif tag == _LABEL:
            holder.insert(0, node)
        else:
            place = next(child for child in holder if child.tag in (_LOOK, *_AFTER))
            place.addprevious(node)


def _look(series: Element, news: Element, ours: int, index: int) -> None:
    """The look of a changed point: derived ones are told apart, others are not; an editor's own look stays."""
    old, new = _single(series, _LOOK, index), _single(news, _LOOK, ours)
    if old is not None:
        derived = new is not None and marked(new)
        if derived == marked(old) or not is_docgens(old, news if new is None else new):
            return
        series.remove(old)
    if new is not None:
        made = deepcopy(new)
        made.find(_INDEX).set("val", str(index))  # type: ignore[union-attr]
        _insert(series, [made], _LOOK)


def _label(series: Element, new: Element, ours: int, index: int, turned: bool) -> None:
    """The label of a changed point: the digits and the ≈ of the new value; its type and place stay. `turned`: its basis
    is another, and so may be what the label stands on."""
    labels = series.find(_LABELS)
    fresh = new.find(_LABELS)
    model = None if fresh is None else _single(fresh, _LABEL, ours)
    if labels is None:
        return
    old = _single(labels, _LABEL, index)
    if model is None:
        if old is not None:
            labels.remove(old)
        return
    if old is None:
        sibling = labels.find(_LABEL)
        old = deepcopy(model if sibling is None else sibling)
        old.find(_INDEX).set("val", str(index))  # type: ignore[union-attr]
        _insert(labels, [old], _LABEL)
    if old.find(name("c:tx")) is None:
        _format(old, model)
    if turned:
        dress(old, model, new)


def _format(label: Element, model: Element) -> None:
    """Takes over the number format of another label."""
    wanted = model.find(_FORMAT)
    if wanted is None:
        return
    own = label.find(_FORMAT)
    if own is None:
        own = element("c:numFmt")
        place = next((c for c in label if c.tag not in (_INDEX, name("c:layout"), name("c:delete"))), None)
        if place is None:
            return
        place.addprevious(own)
    own.set("formatCode", wanted.get("formatCode", ""))
    own.set("sourceLinked", "0")


def _stretch(series: Element, count: int) -> None:
    """Where the sheet has more or fewer rows now, the ranges that the chart reads end there."""
    for formula in [f for tag in ("c:cat", "c:val") for f in series.iterfind(f"{name(tag)}//{name('c:f')}")]:
        found = _RANGE.fullmatch(formula.text or "")
        if found:
            formula.text = f"{found[1]}{found[2]}{found[3]}{int(found[2]) + count - 1}"


def relink(chart: Element, fresh: Element) -> bool:
    """Puts the formulas of the new chart into one that has lost its own (LibreOffice writes `label 0` for them)."""
    lost = False
    for own, new in zip(series_elements(chart), series_elements(fresh), strict=False):
        for tag in ("c:tx", "c:cat", "c:val"):
            old, model = (one.find(f"{name(tag)}//{name('c:f')}") for one in (own, new))
            if old is not None and model is not None and "!" not in (old.text or ""):
                old.text, lost = model.text, True
        if lost:
            _stretch(own, len(read(chart).categories))
    return lost


def _single(holder: Element, tag: str, index: int) -> Element | None:
    return next((node for node in holder.findall(tag) if _index(node) == index), None)


def _index(node: Element) -> int:
    found = node.find(_INDEX)
    return int(found.get("val", "0")) if found is not None else 0
