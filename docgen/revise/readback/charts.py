"""Charts of the file → corrections of the facts behind points that an editor changed in them or in their workbooks."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.manifest import FigureEntry, Manifest
from docgen.revise.charts.data import ChartData, of_entry
from docgen.revise.charts.merge import Difference, merge_chart
from docgen.revise.charts.seen import seen
from docgen.revise.figures import locate_all
from docgen.revise.package import Package
from docgen.revise.readback.amend import Amendment, decimal_text
from docgen.revise.readback.changes import Finding
from docgen.wording.messages import message


def chart_changes(base: Manifest, ours: Manifest, package: Package) -> Iterator[Amendment | Finding]:
    """Manifest of the file and of the edition now, the file → changed points and findings."""
    now = {entry.id: entry for entry in ours.figures}
    places = locate_all(package.document, base.figures)
    for entry in base.figures:
        shape = places[entry.id].shape
        if shape is None or shape.kind != "native" or entry.kind != "native":
            continue
        part = package.target(package.main, shape.relation)
        data = seen(package, part, of_entry(entry)) if part else None
        if data is not None:
            yield from _chart(entry, data, now.get(entry.id, entry))


def _chart(entry: FigureEntry, theirs: ChartData, ours: FigureEntry) -> Iterator[Amendment | Finding]:
    merged = merge_chart(of_entry(entry), theirs, of_entry(ours), (entry.codes, ours.codes))
    if merged.refused or len(theirs.categories) != len(entry.categories) or len(theirs.series) > len(entry.series):
        yield Finding("held", entry.label, message("图表里增减了类别或系列，图里画什么由手稿的指令决定，请改那里"))
        return
    for difference in merged.kept:
        yield _point(entry, difference)


def _point(entry: FigureEntry, one: Difference) -> Amendment | Finding:
    what = message(
        "{entry_label}“{what}”由“{base}”改成“{theirs}”",
        entry_label=entry.label,
        what=one.what,
        base=one.base or message("空"),
        theirs=one.theirs or message("空"),
    )
    if one.series < 0 or not one.code:
        return Finding("held", entry.label, message("{what}，名称由手稿和代码表决定，请改那里", what=what))
    addresses = entry.series[one.series].addresses[entry.codes.index(one.code)]
    if len(addresses) != 1 or not one.theirs:
        return Finding("held", entry.label, message("{what}，它不是一个事实的数，请在数据里更正", what=what))
    return Amendment(addresses[0], decimal_text(one.theirs), entry.label, (one.base, one.theirs, one.ours))
