"""Points of a series → caches of a chart: categories and values as Word shows them before the workbook is opened."""

from __future__ import annotations

from docgen.model.chart import Category, ChartSpec, Point, Series
from docgen.ooxml.xml import Element, element

SHEET = "数据"


def category_labels(spec: ChartSpec) -> tuple[str, ...]:
    """ChartSpec → labels of its categories; what is missing is said there, so that it survives editing."""
    return tuple(_label(category, i, spec) for i, category in enumerate(spec.categories))


def _label(category: Category, index: int, spec: ChartSpec) -> str:
    missing = [series.points[index].value is None for series in spec.series]
    if not any(missing):
        return category.label
    word = spec.missing_word if all(missing) else f"部分{spec.missing_word}"
    return f"{category.label}（{word}）"


def order(spec: ChartSpec) -> tuple[int, ...]:
    """ChartSpec → its categories' indices in the order they are shown: by value, falling, where it is asked for."""
    indices = tuple(range(len(spec.categories)))
    if not spec.sort:
        return indices
    points = spec.series[0].points
    return tuple(sorted(indices, key=lambda i: (points[i].value is None, -(points[i].value or 0))))


def category_reference(labels: tuple[str, ...]) -> Element:
    """Labels → c:cat, read from the first column of the sheet."""
    cache = element("c:strCache", _count(len(labels)), *(_point(i, label) for i, label in enumerate(labels)))
    return element("c:cat", element("c:strRef", element("c:f", f"{SHEET}!$A$2:$A${len(labels) + 1}"), cache))


def name_reference(series: Series, column: int) -> Element:
    """Series → c:tx, read from the head of its column (1 = the first after the categories)."""
    letter = chr(ord("A") + column)
    cache = element("c:strCache", _count(1), _point(0, series.name))
    return element("c:tx", element("c:strRef", element("c:f", f"{SHEET}!${letter}$1"), cache))


def value_reference(points: tuple[Point, ...], column: int) -> Element:
    """Points → c:val; a missing point is no entry of the cache, as it is an empty cell of the sheet."""
    letter = chr(ord("A") + column)
    known = [_point(i, f"{p.value:f}") for i, p in enumerate(points) if p.value is not None]
    cache = element("c:numCache", element("c:formatCode", "General"), _count(len(points)), *known)
    place = f"{SHEET}!${letter}$2:${letter}${len(points) + 1}"
    return element("c:val", element("c:numRef", element("c:f", place), cache))


def _count(number: int) -> Element:
    return element("c:ptCount", val=number)


def _point(index: int, text: str) -> Element:
    return element("c:pt", element("c:v", text), idx=index)
