"""A table directive and its layout → the cells of a Table: header merged, rows looked up, numbers as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from docgen.facts.addresses import complete, expand, parse, validate
from docgen.facts.load import Layout
from docgen.model import resolved
from docgen.model.facts import Address, EditionError, Fact, Place
from docgen.resolve.bind import Binder
from docgen.wording import numbers
from docgen.wording.files import toml_line
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

_LAYOUT = {"rows", "sort", "tail", "total", "column"}
_COLUMN = {"head", "cell", "with_unit", "width", "align"}
_EMPTY = "—"
_WORDS = ("index", "name")


@dataclass(frozen=True, slots=True)
class _Key:
    """What distinguishes a row: the part that every cell's address of the row gets, and its name."""

    area: str
    breakdown: tuple[tuple[str, str], ...]
    name: str

    @property
    def text(self) -> str:
        """`@area`, `[dimension=code]`, or the name of a row that has neither (合计)."""
        parts = ";".join(f"{dimension}={code}" for dimension, code in self.breakdown)
        return (f"[{parts}]" if parts else "") + (f"@{self.area}" if self.area else "") or self.name


@dataclass(frozen=True, slots=True)
class _Column:
    """A column as laid out: levels of its head, what its cells show, its further items, where it stands."""

    head: tuple[str, ...]
    cell: str
    items: Mapping[str, Any]
    place: Place


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's columns, header rows and body rows; `totals` = last body rows; `keys` = what names each body row."""

    columns: tuple[resolved.Column, ...]
    header: tuple[tuple[resolved.Cell, ...], ...]
    body: tuple[tuple[resolved.Cell, ...], ...]
    totals: int
    keys: tuple[str, ...]


def grid(layout: Layout, binder: Binder) -> Grid:
    """Layout of tables/*.toml → Grid. Raises EditionError naming the line of the layout."""
    columns = _columns(layout)
    keys = _keys(layout, binder)
    total = _total(layout, binder)
    rows = [_row(key, number, columns, binder) for number, key in enumerate(keys, 1)]
    rows += [_row(key, 0, columns, binder) for key in total]
    texts = [[_text(cell) for cell in row] for row in rows]
    shapes = tuple(_shape(column, [row[i] for row in texts]) for i, column in enumerate(columns))
    names = tuple(key.text for key in (*keys, *total))
    return Grid(shapes, header([column.head for column in columns]), tuple(map(tuple, rows)), len(total), names)


def addresses(layout: Layout, binder: Binder) -> Iterator[Address]:
    """Layout of tables/*.toml → the addresses of its cells, row by row, whether or not there is a fact."""
    columns = [column for column in _columns(layout) if column.cell not in _WORDS]
    for key in (*_keys(layout, binder), *_total(layout, binder)):
        yield from (_address(column.cell, key, binder, column.place) for column in columns)


def _columns(layout: Layout) -> list[_Column]:
    """The columns as laid out; a layout says what its rows are and has a column, a column has a head and a cell."""
    _check(layout, (), _LAYOUT, ("rows", "column"))
    columns = []
    for number, items in enumerate(layout.items["column"]):
        _check(layout, ("column", number), _COLUMN, ("head", "cell"))
        place = toml_line(layout.path, ("column", number, "cell"))
        columns.append(_Column(tuple(items["head"]), items["cell"], items, place))
    return columns


def _check(layout: Layout, at: tuple[str | int, ...], known: set[str], needed: tuple[str, ...]) -> None:
    """A table inside a layout: nothing unknown, and what is needed there, with something in it."""
    items: Any = layout.items
    for key in at:
        items = items[key]
    for name in items:
        if name not in known:
            place = toml_line(layout.path, (*at, name))
            raise EditionError(
                place,
                message("表式里未知的项 {name!r}", name=name),
                message("是否指 {nearest}？", nearest=nearest(name, known)),
            )
    for name in needed:
        if not items.get(name):
            place = toml_line(layout.path, at)
            raise EditionError(
                place, message("表式缺少 {name!r}", name=name), message("应有 {needed}", needed="、".join(needed))
            )


def _keys(layout: Layout, binder: Binder) -> list[_Key]:
    keys = _expanded(layout.items["rows"], binder, toml_line(layout.path, ("rows",)))
    if "sort" in layout.items:
        place = toml_line(layout.path, ("sort",))
        keys.sort(key=lambda k: _sort_value(layout.items["sort"], k, binder, place), reverse=True)
    for pattern in layout.items.get("tail", ()):
        keys += _expanded(pattern, binder, toml_line(layout.path, ("tail",)))
    return keys


def _sort_value(pattern: str, key: _Key, binder: Binder, place: Place) -> Decimal:
    found = binder.point(_address(pattern, key, binder, place))
    return found.value if found and found.value is not None else Decimal("-Infinity")


def _expanded(pattern: str, binder: Binder, place: Place) -> list[_Key]:
    """`@provinces` or `[service=*]` → the keys of its rows, in order."""
    book = binder.frame.codebook
    address = parse(f"{next(iter(book.indicators))}{pattern}", place)
    validate(complete(address, binder.frame), binder.frame, place)
    addresses, _ = expand(complete(address, binder.frame), binder.frame)
    return [_key(one, bool(address.area), binder) for one in addresses]


def _key(address: Address, by_area: bool, binder: Binder) -> _Key:
    book = binder.frame.codebook
    name = book.areas[address.area].short if by_area else book.codes[address.breakdown[0]].name
    return _Key(address.area if by_area else "", address.breakdown, name)


def _total(layout: Layout, binder: Binder) -> list[_Key]:
    if "total" not in layout.items:
        return []
    _check(layout, ("total",), {"label", "key"}, ("label",))
    total = layout.items["total"]
    if not total.get("key"):
        return [_Key("", (), total["label"])]
    place = toml_line(layout.path, ("total", "key"))
    return [replace(key, name=total["label"]) for key in _expanded(total["key"], binder, place)]


def _address(pattern: str, key: _Key, binder: Binder, place: Place) -> Address:
    """A column's address and a row's key → the complete address of the cell."""
    address = parse(pattern, place)
    pairs = tuple(sorted({*address.breakdown, *key.breakdown}))
    address = complete(address._replace(breakdown=pairs, area=key.area or address.area), binder.frame)
    validate(address, binder.frame, place)
    return address


def _row(key: _Key, number: int, columns: list[_Column], binder: Binder) -> list[resolved.Cell]:
    cells = []
    for index, column in enumerate(columns):
        if column.cell == "index":
            cells.append(_plain(str(number) if number else key.name))
        elif column.cell == "name":
            cells.append(_plain(key.name if number or index == 0 else ""))
        else:
            cells.append(_cell(column, key, binder))
    return cells


def _plain(text: str) -> resolved.Cell:
    return resolved.Cell((resolved.Text(text),))


def _cell(column: _Column, key: _Key, binder: Binder) -> resolved.Cell:
    address = _address(column.cell, key, binder, column.place)
    if not binder.facts.find(address):
        return _plain("")
    fact = binder.only(address, column.place)
    missing = fact.basis == "missing"
    words, argument = _words(fact, column), str(fact.address)
    return resolved.Cell((resolved.Bound(words, "cell", (fact.address,), column.place, missing, argument=argument),))


def _words(fact: Fact, column: _Column) -> str:
    if fact.basis == "reported" and fact.text == "-":
        return _EMPTY
    unit = fact.unit if column.items.get("with_unit") and fact.value is not None else ""
    return numbers.label(fact) + unit


def _text(cell: resolved.Cell) -> str:
    return "".join(getattr(inline, "text", "") for inline in cell.inlines)


def _shape(column: _Column, texts: list[str]) -> resolved.Column:
    """Layout of a column and its texts → alignment and the width it wishes, in characters."""
    if column.cell == "index":
        return resolved.Column("center", column.items.get("width", 3.0), column.cell)
    numeric = column.cell != "name" and all(t[:1] in "-≈＞＜—" or t[:1].isdigit() for t in texts if t)
    align: resolved.Align = "decimal" if numeric and _mostly_numbers(texts) else "left"
    widest = max((_ems(t) for t in texts), default=2.0)
    width = max(widest, min(_ems(column.head[-1]), 8.0), 2.0) + 1.0
    return resolved.Column(column.items.get("align", align), column.items.get("width", width), column.cell)


def _mostly_numbers(texts: list[str]) -> bool:
    return any(t.rstrip("%").replace(".", "").lstrip("-").isdigit() for t in texts)


def _ems(text: str) -> float:
    return sum(1.0 if ord(c) > 0x2E7F else 0.55 for c in text)


def header(heads: list[tuple[str, ...]]) -> tuple[tuple[resolved.Cell, ...], ...]:
    """Heads of the columns, level by level → rows of cells, equal neighbours merged, right and down."""
    levels = max(map(len, heads))
    filled = [head + (head[-1],) * (levels - len(head)) for head in heads]
    covered: set[tuple[int, int]] = set()
    rows = []
    for level in range(levels):
        cells: list[resolved.Cell] = []
        for column in range(len(filled)):
            if (level, column) not in covered:
                columns = _span(filled, level, column)
                depth = _depth(filled[column : column + columns], level)
                covered |= {(level + r, column + c) for r in range(depth) for c in range(columns)}
                cells.append(replace(_plain(filled[column][level]), columns=columns, rows=depth))
        rows.append(tuple(cells))
    return tuple(rows)


def _span(heads: list[tuple[str, ...]], level: int, column: int) -> int:
    """How many columns to the right carry the same words on this and all higher levels."""
    last = column
    while last < len(heads) and heads[last][: level + 1] == heads[column][: level + 1]:
        last += 1
    return last - column


def _depth(heads: list[tuple[str, ...]], level: int) -> int:
    """How many levels down all these columns carry the same words."""
    words = heads[0][level]
    levels = len(heads[0])
    return next((n for n in range(level, levels) if any(head[n] != words for head in heads)), levels) - level
