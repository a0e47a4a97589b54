"""Points of a series → caches of a chart: categories and values as Word shows them before the workbook is opened."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from docgen.model.chart import Category, ChartSpec, Point, Series
from docgen.ooxml.xml import Element, element

SHEET = "数据"
_QUALIFIERS = "≈＞＜≥≤"
_SIDEWAYS = ("bars", "doughnut")


def category_labels(spec: ChartSpec) -> tuple[str, ...]:
    """ChartSpec → labels of its categories; what is missing or derived is said there, so that it survives editing."""
    return tuple(_label(category, i, spec) for i, category in enumerate(spec.categories))


def _label(category: Category, index: int, spec: ChartSpec) -> str:
    """A category → its name, then what is missing and what is derived (of a doughnut its value says so: `said_after`),
    each on a line of its own under columns."""
    points = [series.points[index] for series in spec.series]
    missing = [point.value is None for point in points]
    derived = [point.value is not None and point.basis == "derived" for point in points]
    words = [(spec.missing_word, missing)] + [(spec.derived_word, derived)] * (spec.kind != "doughnut")
    said = [f"（{word if all(those) else f'部分{word}'}）" for word, those in words if any(those)]
    return ("" if spec.kind in _SIDEWAYS else "\n").join((category.label, *said))


def said_after(point: Point, spec: ChartSpec) -> str:
    """A part of a doughnut → what follows its value where it is derived: its name and value are one label."""
    derived = point.value is not None and point.basis == "derived"
    return f"（{spec.derived_word}）" if derived else ""


def order(spec: ChartSpec) -> tuple[int, ...]:
    """ChartSpec → its categories' indices in the order they are shown: by value, falling, where it is asked for."""
    indices = tuple(range(len(spec.categories)))
    if not spec.sort or not spec.series:
        return indices
    points = spec.series[0].points
    return tuple(sorted(indices, key=lambda i: (points[i].value is None, -(points[i].value or 0))))


def shown_value(point: Point) -> Decimal | None:
    """Point → the number that its label prints: a derived value is shown with no more digits than it has."""
    if point.value is None:
        return None
    try:
        return Decimal(point.label.lstrip(_QUALIFIERS))
    except InvalidOperation:
        return point.value


def number_format(point: Point) -> str:
    """Point → the format that prints its label: decimals as printed, ≈ or ＞ in quotes before it."""
    digits = point.label.lstrip(_QUALIFIERS)
    prefix = point.label[: len(point.label) - len(digits)]
    decimals = len(digits.partition(".")[2])
    body = "0" + ("." + "0" * decimals if decimals else "")
    return f'"{prefix}"{body}' if prefix else body


def category_reference(labels: tuple[str, ...]) -> Element:
    """Labels → c:cat, read from the first column of the sheet."""
    cache = element("c:strCache", _count(len(labels)), *(_point(i, label) for i, label in enumerate(labels)))
    return element("c:cat", element("c:strRef", element("c:f", f"{SHEET}!$A$2:$A${len(labels) + 1}"), cache))


def name_reference(series: Series, column: int) -> Element:
    """Series → c:tx, read from the head of its column (1 = the first after the categories)."""
    cache = element("c:strCache", _count(1), _point(0, series.name))
    return element("c:tx", element("c:strRef", element("c:f", f"{SHEET}!${_letter(column)}$1"), cache))


def value_reference(points: tuple[Point, ...], column: int) -> Element:
    """Points → c:val; a missing point is no entry of the cache, as it is an empty cell of the sheet."""
    values = (shown_value(point) for point in points)
    known = [_point(i, f"{value:f}") for i, value in enumerate(values) if value is not None]
    cache = element("c:numCache", element("c:formatCode", "General"), _count(len(points)), *known)
    place = f"{SHEET}!${_letter(column)}$2:${_letter(column)}${len(points) + 1}"
    return element("c:val", element("c:numRef", element("c:f", place), cache))


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _count(number: int) -> Element:
    return element("c:ptCount", val=number)


def _point(index: int, text: str) -> Element:
    return element("c:pt", element("c:v", text), idx=index)
