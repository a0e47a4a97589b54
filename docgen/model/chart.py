"""A figure's numbers and how they are to be shown; no geometry yet."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from docgen.model.facts import Address, Basis

ChartKind = Literal[
    "columns", "grouped", "stacked", "columns-line", "line", "doughnut", "bars", "tilemap", "months", "total",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series. `label` is what stands on the mark (empty = nothing); value None = missing."""

    value: Decimal | None
    label: str
    basis: Basis
    addresses: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of points, one a category. `axis` right = drawn as a line on the second axis."""

    name: str
    unit: str
    axis: Literal["left", "right"]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """A place on the category axis. `own` = the edition's own area (stands out); `tile` for maps."""

    label: str
    code: str
    own: bool = False
    tile: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of areas beside values: an order (places 1…n) or a set (no places). Codes of categories.

    One for each series of a tile map or of bars; None where nothing is known.
    """

    kind: Literal["order", "set"]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """What a figure says: series over categories, known orders and sets, a lone total, what is awaited.

    stack: columns of a columns-line chart are stacked. sort: by value, falling. missing_word marks a missing
    point (待补), unlisted_word an area that is in no order or set (未列出).
    """

    id: str
    kind: ChartKind
    categories: tuple[Category, ...]
    series: tuple[Series, ...]
    standings: tuple[Standing | None, ...] = ()
    total: Point | None = None
    total_name: str = ""
    total_unit: str = ""
    awaits: str = ""
    stack: bool = False
    sort: bool = False
    missing_word: str = "待补"
    unlisted_word: str = "未列出"
    derived_word: str = "推算"
