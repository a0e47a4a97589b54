"""A figure that is a chart of Word's own: data brought up to date, the editors' formatting and their points kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.model.manifest import FigureEntry, FigureSeries
from docgen.revise.charts.data import ChartData, alike, of_entry
from docgen.revise.charts.merge import MergedChart, merge_chart
from docgen.revise.charts.patch import patch
from docgen.revise.charts.seen import behind, seen
from docgen.revise.charts.workbook import sheet_of
from docgen.revise.pictures import digest, release, swap_graphic, take_over
from docgen.revise.revision import Revision
from docgen.revise.shapes import Shape
from docgen.wording.messages import message


def refresh_chart(base: FigureEntry, ours: FigureEntry, shape: Shape, fresh: Shape, revision: Revision) -> FigureEntry:
    """Brings a chart up to date → what is remembered of it from now on."""
    package = revision.theirs
    part = package.target(package.main, shape.relation)
    if not part:
        revision.tell(
            "ask", "figure", message("{base_label}的图表部件不在文件里", base_label=base.label), shape.run, base.id
        )
        return base
    book = next((relation.target for relation in package.related(part, "package")), "")
    if (digest(package.blob(part)), digest(package.blob(book)) if book else "") == (base.sha256, base.workbook):
        return _replaced(base, ours, shape, fresh, revision)
    if ours.kind != "native":
        words = message(
            "{base_label}的数据都已成为待补，应换成图片；图表是编辑改过的，没有改动它，请核对。", base_label=base.label
        )
        revision.ask("figure", words, shape.run, base.id, data=ours.sha256)
        return base
    return _merged(base, ours, shape, fresh, revision)


def _replaced(base: FigureEntry, ours: FigureEntry, shape: Shape, fresh: Shape, revision: Revision) -> FigureEntry:
    """Nobody touched it: the new chart takes its place as a whole, in the old frame."""
    if (base.sha256, base.workbook, base.kind) == (ours.sha256, ours.workbook, ours.kind):
        return base
    revision.tell("changed", "figure", message("{base_label}的数据已更新", base_label=base.label), shape.run, base.id)
    if ours.kind != base.kind:
        swap_graphic(shape, fresh, revision)
        return ours
    old = shape.relation
    shape.point_at(take_over(fresh.relation, revision))
    release(revision.theirs, old)
    return ours


def _merged(base: FigureEntry, ours: FigureEntry, shape: Shape, fresh: Shape, revision: Revision) -> FigureEntry:
    """Editors worked on it (or another program saved it): point by point."""
    package, source = revision.theirs, revision.fresh
    part = package.target(package.main, shape.relation)
    chart, new = package.tree(part), source.tree(source.target(source.main, fresh.relation))
    was, now = of_entry(base), of_entry(ours)
    book = behind(package, part, sheet_of(new))
    before = seen(package, part, was)
    merged = merge_chart(was, before, now, (base.codes, ours.codes))
    turned = _turned(base, ours, merged)
    _tell(base, merged, _Change(before, was != now, bool(turned), ours.sha256), shape, revision)
    if merged.refused or (was == now and not turned):
        return base
    patch(chart, new, merged, turned)
    if book is not None:
        name, workbook = book
        workbook.write(merged.data, before)
        package.replace(name, workbook.package.saved())
    return _remembered(base, ours, merged)


def _turned(base: FigureEntry, ours: FigureEntry, merged: MergedChart) -> frozenset[tuple[int, int]]:
    """The points whose basis is another now, as far as the chart shows the data's value there: number of the series,
    place in the new data."""
    places = {code: index for index, code in enumerate(base.codes)}
    kept = {(one.series, one.code) for one in merged.kept}
    shown = {slot.ours for slot in merged.slots}
    return frozenset(
        (number, index)
        for number, (old, new) in enumerate(zip(base.series, ours.series, strict=False))
        for index, (code, basis) in enumerate(zip(ours.codes, new.bases, strict=False))
        if code in places and _told_apart(old, places[code]) != (basis if old.bases else new.values[index])
        if index in shown and (number, code) not in kept
    )


def _told_apart(series: FigureSeries, index: int) -> str:
    """The basis of a point; of a file built before these were written down its value, which changes with it."""
    return (series.bases or series.values)[index]


@dataclass(frozen=True, slots=True)
class _Change:
    """What the chart showed; whether the data are others than those it was built with, and whether points have another
    basis; the digest of the new chart."""

    before: ChartData
    data: bool
    bases: bool
    digest: str


def _tell(base: FigureEntry, merged: MergedChart, change: _Change, shape: Shape, revision: Revision) -> None:
    if merged.refused:
        if change.data:
            revision.ask(
                "figure",
                message("{base_label}：{refused}，没有改动它，请核对。", base_label=base.label, refused=merged.refused),
                shape.run,
                base.id,
                data=change.digest,
            )
        return
    clashes = [one for one in merged.kept if one.clash]
    if change.bases or not alike(change.before, merged.data):
        revision.tell(
            "changed",
            "figure",
            message("{base_label}的数据已更新（格式保留）", base_label=base.label),
            shape.run,
            base.id,
        )
    for one in merged.kept:
        if not one.clash:
            words = message(
                "{base_label}里“{what}”由“{base}”改成“{theirs}”，数据没有变，保留",
                base_label=base.label,
                what=one.what,
                base=one.base,
                theirs=one.theirs,
            )
            revision.tell("kept", "figure", words, shape.run, base.id, (one.base, one.theirs, one.ours))
    for one in clashes:
        words = message(
            "{base_label}里“{what}”现为“{ours}”；图中由“{base}”改成“{theirs}”，没有改动，请核对。",
            base_label=base.label,
            what=one.what,
            ours=one.ours,
            base=one.base,
            theirs=one.theirs,
        )
        revision.ask("figure", words, shape.run, base.id, (one.base, one.theirs, one.ours))


def _remembered(base: FigureEntry, ours: FigureEntry, merged: MergedChart) -> FigureEntry:
    """The new data, but for the points that stayed as editors made them: these are still compared with what was."""
    places = {code: index for index, code in enumerate(base.codes)}
    kept = {(one.series, one.code) for one in merged.kept}
    rows = []
    for number, row in enumerate(ours.series):
        was = base.series[number] if number < len(base.series) else row
        olds = [places.get(code) if (number, code) in kept else None for code in ours.codes]
        rows.append(_with_old(row, was, olds, (number, "") in kept))
    labels = zip(ours.categories, ours.codes, strict=True)
    categories = tuple(base.categories[places[c]] if (-1, c) in kept and c in places else label for label, c in labels)
    return replace(ours, categories=categories, series=tuple(rows))


def _with_old(row: FigureSeries, was: FigureSeries, olds: list[int | None], name: bool) -> FigureSeries:
    def chosen(new: tuple[str, ...], old: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text if at is None else old[at] for text, at in zip(new, olds, strict=True))

    values, labels = chosen(row.values, was.values), chosen(row.labels, was.labels)
    bases = chosen(row.bases, was.bases) if was.bases else row.bases
    return replace(row, name=was.name if name else row.name, values=values, labels=labels, bases=bases)
