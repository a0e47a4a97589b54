"""Short writing for chart specs: `series("网民", "万人", "? ~2584.9 2780")`; ? is missing, ~ derived."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from docgen.model.chart import Category, ChartKind, ChartSpec, Point, Series, Standing
from docgen.model.facts import Address

TILES = {
    "东城": (1, 0), "西城": (0, 1), "南城": (1, 2), "北城": (1, 1), "中城": (2, 1), "新城": (2, 2), "湖滨区": (0, 2),
}  # fmt: skip


def point(text: str, period: str = "") -> Point:
    addresses = (Address("netizens", period=period),) if period else ()
    if text == "?":
        return Point(None, "", "missing", addresses)
    if text.startswith("~"):
        return Point(Decimal(text[1:]), f"≈{text[1:]}", "derived", addresses)
    return Point(Decimal(text), text, "reported", addresses)


def series(name: str, unit: str, points: str, axis: Literal["left", "right"] = "left", period: str = "") -> Series:
    return Series(name, unit, axis, tuple(point(text, period) for text in points.split()))


def categories(labels: str, own: str = "") -> tuple[Category, ...]:
    """Labels apart by spaces (2018 becomes 2018年); `own` is the label of the own area."""
    return tuple(Category(f"{t}年" if t.isdigit() else t, t, own=t == own) for t in labels.split())


def chart(
    kind: ChartKind, labels: str, *rows: Series, own: str = "", stack: bool = False, sort: bool = False,
    standings: tuple[Standing | None, ...] = (), awaits: str = "",
) -> ChartSpec:  # fmt: skip
    return ChartSpec(
        "fig-test", kind, categories(labels, own), rows,
        standings=standings, stack=stack, sort=sort, awaits=awaits,
    )  # fmt: skip


def lone_total(kind: ChartKind, label: str, unit: str = "个", awaits: str = "") -> ChartSpec:
    """A figure of which nothing but a total is known."""
    months = tuple(Category(f"{m}月", f"2021-{m:02}") for m in range(1, 13)) if kind == "months" else ()
    empty = (Series("主机", unit, "left", tuple(point("?") for _ in months)),) if months else ()
    return ChartSpec(
        "fig-test", kind, months, empty,
        total=point(label), total_name="主机", total_unit=unit, awaits=awaits,
    )  # fmt: skip


def city_map(*rows: Series, standings: Sequence[Standing | None] = ()) -> ChartSpec:
    places = tuple(Category(name, name, tile=tile) for name, tile in TILES.items())
    return ChartSpec("fig-test", "tilemap", places, rows, standings=tuple(standings))
