"""Short writing for chart specs in tests: `series("网民", "万人", "? ~2584.9 2780")`; ? missing, ~ derived."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from docgen.model.chart import Category, ChartKind, ChartSpec, Point, Series, Standing


def point(text: str) -> Point:
    if text == "?":
        return Point(None, "", "missing")
    if text.startswith("~"):
        return Point(Decimal(text[1:]), f"≈{text[1:]}", "derived")
    return Point(Decimal(text), text, "reported")


def series(name: str, unit: str, points: str, axis: Literal["left", "right"] = "left") -> Series:
    return Series(name, unit, axis, tuple(map(point, points.split())))


def categories(labels: str, own: str = "") -> tuple[Category, ...]:
    """Labels, apart by spaces; years (2018) get their code and the label 2018年; `own` names the own area."""
    return tuple(
        Category(f"{t}年" if t.isdigit() and len(t) == 4 else t, t, own=t == own) for t in labels.split()
    )


def chart(
    kind: ChartKind, labels: str, rows: Sequence[Series], *, own: str = "",
    standings: tuple[Standing | None, ...] = (), stack: bool = False, sort: bool = False, awaits: str = "",
) -> ChartSpec:  # fmt: skip
    return ChartSpec(
        f"fig-{kind}", kind, categories(labels, own), tuple(rows),
        standings=standings, stack=stack, sort=sort, awaits=awaits,
    )  # fmt: skip


def lone_total(kind: ChartKind, label: str, unit: str, name: str, awaits: str = "") -> ChartSpec:
    months = tuple(Category(f"{m}月", f"2019-{m:02}") for m in range(1, 13)) if kind == "months" else ()
    total = Point(Decimal(label), label, "reported")
    return ChartSpec(
        f"fig-{kind}", kind, months, (), total=total, total_name=name, total_unit=unit, awaits=awaits,
    )  # fmt: skip


CITY_TILES = {
    "沈阳": (2, 1), "大连": (1, 4), "鞍山": (2, 3), "抚顺": (3, 1), "本溪": (3, 2), "丹东": (3, 3), "锦州": (1, 1),
    "营口": (1, 3), "阜新": (1, 0), "辽阳": (2, 2), "盘锦": (1, 2), "铁岭": (3, 0), "朝阳": (0, 1), "葫芦岛": (0, 2),
}  # fmt: skip


def city_map(rows: Sequence[Series], standings: tuple[Standing | None, ...] = ()) -> ChartSpec:
    places = tuple(Category(name, name, tile=tile) for name, tile in CITY_TILES.items())
    return ChartSpec("fig-cities", "tilemap", places, tuple(rows), standings=standings)
