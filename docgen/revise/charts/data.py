"""A chart's caches ⇄ its data: categories and series as a reader sees them; missing values are empty texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from docgen.model.chart import Point
from docgen.model.manifest import FigureEntry
from docgen.ooxml.charts.points import shown_value
from docgen.ooxml.xml import Element, element, name

_SERIES: Final = name("c:ser")
_CACHES: Final = (name("c:strCache"), name("c:numCache"), name("c:strLit"), name("c:numLit"))
_POINT, _VALUE, _COUNT = name("c:pt"), name("c:v"), name("c:ptCount")


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of values, one a category, as decimal text (missing = empty)."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    categories: tuple[str, ...]
    series: tuple[Series, ...]


def of_entry(entry: FigureEntry) -> ChartData:
    """A figure of the manifest → the data that its chart was built with: values as their labels print them."""
    shown = entry.series[:1] if entry.chart == "doughnut" else entry.series
    rows = (Series(s.name, tuple(map(_printed, s.values, s.labels))) for s in shown)
    return ChartData(entry.categories, tuple(rows))


def _printed(value: str, label: str) -> str:
    number = shown_value(Point(Decimal(value), label, "reported")) if value else None
    return "" if number is None else f"{number:f}"


def series_elements(chart: Element) -> list[Element]:
    """The c:ser of a chart in the order of their numbers (that of the workbook's columns)."""
    found = list(chart.iter(_SERIES))
    return sorted(found, key=lambda node: _number(node.find(name("c:idx"))))


def read(chart: Element) -> ChartData:
    """A chart → its data; it may have been written by any program."""
    found = series_elements(chart)
    categories = max((_texts(node.find(name("c:cat"))) for node in found), key=len, default=())
    series = []
    for node in found:
        values = _texts(node.find(name("c:val")))
        values += ("",) * (len(categories) - len(values))
        series.append(Series("".join(_texts(node.find(name("c:tx")))), values))
    return ChartData(categories, tuple(series))


def write_cache(holder: Element | None, texts: Sequence[str]) -> None:
    """c:tx, c:cat or c:val → the same with other texts in its cache; an empty text is no point."""
    cache = _cache(holder)
    if cache is None or _texts(holder) == tuple(texts):
        return
    for point in cache.findall(_POINT):
        cache.remove(point)
    count = cache.find(_COUNT)
    if count is None:
        count = element("c:ptCount")
        cache.append(count)
    count.set("val", str(len(texts)))
    made = (element("c:pt", element("c:v", text), idx=i) for i, text in enumerate(texts) if text)
    for point in reversed(list(made)):
        count.addnext(point)


def same(one: str, other: str) -> bool:
    """Whether two values are the same number (programs write 1200.0 as 1200, 0.3 as 0.29999999999999999) or the same
    words, however they are broken into lines."""
    if one == other or not one or not other:
        return one == other
    try:
        return float(one) == float(other)
    except ValueError:
        return "".join(one.split()) == "".join(other.split())


def alike(one: ChartData, other: ChartData) -> bool:
    """Whether two charts show the same."""
    texts = [[*data.categories, *(t for s in data.series for t in (s.name, *s.values))] for data in (one, other)]
    return len(texts[0]) == len(texts[1]) and all(map(same, *texts))


def _texts(holder: Element | None) -> tuple[str, ...]:
    cache = _cache(holder)
    if cache is None:
        return ()
    points = {_number(point, "idx"): point.findtext(_VALUE) or "" for point in cache.findall(_POINT)}
    count = max([_number(cache.find(_COUNT)), *(index + 1 for index in points)])
    return tuple(points.get(index, "") for index in range(count))


def _cache(holder: Element | None) -> Element | None:
    return None if holder is None else next(holder.iter(*_CACHES), None)


def _number(node: Element | None, attribute: str = "val") -> int:
    text = "" if node is None else node.get(attribute, "")
    return int(text) if text.isdigit() else 0
