"""A figure directive → ChartSpec: patterns expanded, points looked up and labelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from docgen.facts.addresses import parse
from docgen.model.chart import Category, ChartKind, ChartSpec, Point, Series, Standing
from docgen.model.facts import NAME_MEASURES, Address, EditionError, Fact, Place
from docgen.model.report import Directive
from docgen.resolve.bind import Binder
from docgen.wording import dates, numbers
from docgen.wording.messages import message
from docgen.wording.nearest import nearest


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the body: label, pattern, axis."""

    label: str
    pattern: str
    right: bool
    place: Place


@dataclass(frozen=True, slots=True)
class _Row:
    """A line looked up: its addresses, what runs (period, area, or a dimension), its points."""

    line: _Line
    addresses: tuple[Address, ...]
    runs: str
    facts: tuple[Fact | None, ...]


def chart(directive: Directive, binder: Binder) -> ChartSpec:
    """Figure directive → ChartSpec. Raises EditionError."""
    rows = tuple(_look_up(_line(text, place), binder) for text, place in directive.body)
    kind = _kind(directive, rows)
    listed = _option(directive, "categories") == "lines"
    _check_runs(rows, listed, binder)
    total = _total(directive, binder)
    if not rows and (total is None or listed):
        raise EditionError(directive.where, message("图里没有数据系列"), message("至少写一行 名称 | 地址，或 :total:"))
    categories = _lines_as_categories(rows, binder) if listed else _categories(rows[0], binder) if rows else ()
    return ChartSpec(
        directive.argument,
        kind,
        categories,
        _one_series(rows, directive, binder) if listed else _all_series(rows, directive, binder),
        _standings(directive, binder, len(rows)),
        _point(total) if total else None,
        _indicator_name(total.address, binder) if total else "",
        total.unit if total else "",
        _option(directive, "awaits"),
        bool(_option(directive, "stack")),
        _option(directive, "sort") == "value",
        numbers.MISSING,
    )


def _option(directive: Directive, name: str) -> str:
    return directive.options[name][0] if name in directive.options else ""


def _kind(directive: Directive, rows: tuple[_Row, ...]) -> ChartKind:
    """The kind asked for; a ring of which a part is still awaited (a fact with basis missing) becomes bars."""
    text, place = directive.options.get("kind", ("", directive.where))
    known: tuple[ChartKind, ...] = get_args(ChartKind)
    if text not in known:
        raise EditionError(
            place,
            message("未知的图形种类 {text!r}", text=text),
            message("是否指 {nearest}？", nearest=nearest(text, known)),
        )
    awaited = any(fact is not None and fact.basis == "missing" for row in rows for fact in row.facts)
    return "bars" if text == "doughnut" and awaited else next(kind for kind in known if kind == text)


def _line(text: str, place: Place) -> _Line:
    parts = [part.strip() for part in text.split("|")]
    right = len(parts) > 1 and parts[-1] == "right"
    parts = parts[:-1] if right else parts
    if len(parts) > 2 or not parts[-1]:
        raise EditionError(place, message("系列写法不对：{text!r}", text=text), message("应为 名称 | 地址 | right"))
    return _Line(parts[0] if len(parts) == 2 else "", parts[-1], right, place)


def _look_up(line: _Line, binder: Binder) -> _Row:
    addresses, runs = binder.pattern(line.pattern, line.place)
    dimensions = [dimension for dimension, code in parse(line.pattern, line.place).breakdown if code == "*"]
    if "+" in runs or len(dimensions) > 1:
        raise EditionError(
            line.place,
            message("系列里有几处展开：{pattern!r}", pattern=line.pattern),
            message("时期、地区、分组只能展开一处"),
        )
    facts = tuple(_only(address, binder, line.place) for address in addresses)
    return _Row(line, addresses, dimensions[0] if dimensions else runs, facts)


def _only(address: Address, binder: Binder, place: Place) -> Fact | None:
    """An address of a series → its fact, None when nothing is known; several bases are an error."""
    return binder.only(address, place) if binder.facts.find(address) else None


def _check_runs(rows: tuple[_Row, ...], listed: bool, binder: Binder) -> None:
    """Lines that are categories have one address each; others all run over the same categories."""
    for row in rows:
        if listed and row.runs:
            raise EditionError(
                row.line.place, message(":categories: lines 的每一行只能有一个地址"), message("写成 名称 | 地址")
            )
        if not listed and _categories(row, binder) != _categories(rows[0], binder):
            first = "、".join(category.label for category in _categories(rows[0], binder))
            raise EditionError(
                row.line.place,
                message("类别与第一系列不同：{pattern!r}", pattern=row.line.pattern),
                message("应为 {first}", first=first),
            )


def _categories(row: _Row, binder: Binder) -> tuple[Category, ...]:
    return tuple(_category(address, row.runs, binder) for address in row.addresses)


def _category(address: Address, runs: str, binder: Binder) -> Category:
    if runs == "area":
        area = binder.frame.codebook.areas[address.area]
        return Category(area.short, area.code, area.code == binder.frame.area, area.tile)
    if runs in ("period", ""):
        return Category(dates.short_period(address.period), address.period)
    code = dict(address.breakdown)[runs]
    return Category(binder.frame.codebook.codes[runs, code].name, code)


def _lines_as_categories(rows: tuple[_Row, ...], binder: Binder) -> tuple[Category, ...]:
    return tuple(
        Category(row.line.label or _indicator_name(row.addresses[0], binder), str(row.addresses[0])) for row in rows
    )


def _indicator_name(address: Address, binder: Binder) -> str:
    book = binder.frame.codebook
    names = [book.codes[pair].name for pair in address.breakdown if pair in book.codes]
    return "、".join(names) or book.indicators[address.indicator].name


def _all_series(rows: tuple[_Row, ...], directive: Directive, binder: Binder) -> tuple[Series, ...]:
    """Rows → series; those on one axis share its unit (the maps of a tile map have an axis each)."""
    series = tuple(_series(row, directive, binder) for row in rows)
    for axis in ("left", "right"):
        units = {one.unit for one in series if one.axis == axis}
        if len(units) > 1 and _option(directive, "kind") != "tilemap":
            words = "、".join(sorted(units))
            raise EditionError(
                directive.where,
                message("同一坐标轴有几种单位：{words}", words=words),
                message("另一单位的系列写 | right"),
            )
    return series


def _series(row: _Row, directive: Directive, binder: Binder) -> Series:
    name = row.line.label or binder.frame.codebook.indicators[row.addresses[0].indicator].name
    unit = _unit((row,), directive, binder, row.line.right)
    return Series(name, unit, "right" if row.line.right else "left", tuple(_point(f) for f in row.facts))


def _one_series(rows: tuple[_Row, ...], directive: Directive, binder: Binder) -> tuple[Series, ...]:
    name = binder.frame.codebook.indicators[rows[0].addresses[0].indicator].name
    points = tuple(_point(row.facts[0]) for row in rows)
    return (Series(name, _unit(rows, directive, binder, False), "left", points),)


def _unit(rows: tuple[_Row, ...], directive: Directive, binder: Binder, right: bool) -> str:
    """Rows that share an axis → the unit it is labelled with."""
    if not right and _option(directive, "unit"):
        return _option(directive, "unit")
    units = {fact.unit for row in rows for fact in row.facts if fact and fact.unit}
    if len(units) > 1:
        raise EditionError(rows[0].line.place, message("同一系列有几种单位：{units}", units="、".join(sorted(units))))
    address = rows[0].addresses[0]
    by_measure = {"share": "%", "growth": "%", "cagr": "%", "times": "倍"}
    fallback = by_measure.get(address.measure, binder.frame.codebook.indicators[address.indicator].unit)
    return units.pop() if units else fallback


def _point(fact: Fact | None) -> Point:
    if fact is None:
        return Point(None, numbers.MISSING, "missing")
    if fact.value is None:
        return Point(None, numbers.MISSING, "missing", (fact.address,))
    return Point(fact.value, numbers.label(fact), fact.basis, (fact.address,))


def _total(directive: Directive, binder: Binder) -> Fact | None:
    if "total" not in directive.options:
        return None
    text, place = directive.options["total"]
    return binder.fact(text, place)


def _standings(directive: Directive, binder: Binder, count: int) -> tuple[Standing | None, ...]:
    return tuple(_standing(directive, binder, "" if i == 0 else str(i + 1)) for i in range(max(count, 1)))


def _standing(directive: Directive, binder: Binder, suffix: str) -> Standing | None:
    for name in NAME_MEASURES:
        if name + suffix in directive.options:
            text, place = directive.options[name + suffix]
            fact = binder.fact(text, place)
            if fact.address.measure != name:
                raise EditionError(
                    place,
                    message("{address} 不是 {name}", address=fact.address, name=name),
                    message("用 :{measure}{suffix}:", measure=fact.address.measure, suffix=suffix),
                )
            return Standing("order" if name == "order" else "set", fact.codes) if fact.codes else None
    return None
