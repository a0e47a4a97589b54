"""A chart of an edited file and the workbook behind it → what editors made of its data."""

from __future__ import annotations

from docgen.model.facts import EditionError
from docgen.revise.charts.data import ChartData, Series, alike, read, same
from docgen.revise.charts.workbook import Workbook, sheet_of
from docgen.revise.opened import unpacked
from docgen.revise.package import Package


def seen(package: Package, part: str, base: ChartData) -> ChartData:
    """Package, name of the chart's part, the data it was built with → its data now.

    A point changed in its workbook only counts as well as one in the chart.
    """
    chart = package.tree(part)
    cache, book = read(chart), behind(package, part, sheet_of(chart))
    shape = (len(base.categories), len(base.series))
    if book is None or (len(cache.categories), len(cache.series)) != shape:
        return cache
    if not all(map(same, cache.categories, base.categories)):
        return cache
    sheet = book[1].data(*shape)
    rows = (
        Series(shown.name, tuple(map(_changed, was.values, shown.values, typed.values)))
        for was, shown, typed in zip(base.series, cache.series, sheet.series, strict=True)
    )
    return ChartData(cache.categories, tuple(rows))


def behind(package: Package, chart: str, sheet: str) -> tuple[str, Workbook] | None:
    """The workbook behind a chart, and the name of its part; None where there is none that can be read."""
    name = next((relation.target for relation in package.related(chart, "package")), "")
    try:
        return (name, Workbook(Package(unpacked(package.blob(name), name)), sheet)) if name else None
    except (EditionError, KeyError, ValueError):
        return None


def agree(package: Package, part: str) -> None:
    """The workbook behind a chart says what the chart shows: opened in Word, it would win."""
    chart = package.tree(part)
    data, book = read(chart), behind(package, part, sheet_of(chart))
    if book is None:
        return
    name, workbook = book
    if not alike(workbook.data(len(data.categories), len(data.series)), data):
        workbook.write(data, data)
        package.replace(name, workbook.package.saved())


def _changed(was: str, shown: str, typed: str) -> str:
    return typed if same(shown, was) and not same(typed, was) else shown
