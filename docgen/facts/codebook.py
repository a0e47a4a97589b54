"""Rows of the code lists → Codebook; duplicate ids and wrong cells are errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from docgen.facts.load import Row
from docgen.model.facts import Area, Code, Codebook, EditionError, Indicator, IndicatorKind, Source
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

K = TypeVar("K")
V = TypeVar("V")
KINDS: tuple[IndicatorKind, ...] = ("stock", "flow", "ratio", "text")


def codebook(lists: Mapping[str, tuple[Row, ...]]) -> Codebook:
    """Rows of indicators, areas, breakdowns and sources → Codebook."""
    return Codebook(
        _by_id(lists["indicators.csv"], _indicator, lambda i: i.id),
        _by_id(lists["areas.csv"], _area, lambda a: a.code),
        _by_id(lists["breakdowns.csv"], _code, lambda c: (c.dimension, c.code)),
        _by_id(lists["sources.csv"], _source, lambda s: s.id),
    )


def _by_id(rows: tuple[Row, ...], make: Callable[[Row], V], identity: Callable[[V], K]) -> Mapping[K, V]:
    result: dict[K, V] = {}
    for row in rows:
        item = make(row)
        if identity(item) in result:
            raise EditionError(
                row.place, message("重复的代码 {identity!r}", identity=identity(item)), message("每个代码只能出现一次")
            )
        result[identity(item)] = item
    return result


def _indicator(row: Row) -> Indicator:
    text = row["kind"]
    kind = next((k for k in KINDS if k == text), None)
    if kind is None:
        raise EditionError(
            row.place,
            message("未知的指标种类 {text!r}", text=text),
            message("是否指 {nearest}？", nearest=nearest(text, KINDS)),
        )
    words = tuple(filter(None, row["words"].split(";")))
    return Indicator(
        row["id"], row["name"], row["unit"], whole(row, "decimals", 0), kind, row["adds"], words, row["note"]
    )  # fmt: skip


def _area(row: Row) -> Area:
    tile = (whole(row, "col"), whole(row, "row")) if row["col"] and row["row"] else None
    groups = tuple(filter(None, row["group"].split(";")))
    return Area(row["code"], row["name"], row["short"], groups, whole(row, "order"), tile)


def _code(row: Row) -> Code:
    return Code(row["dimension"], row["code"], row["name"], whole(row, "order"))


def _source(row: Row) -> Source:
    return Source(row["id"], row["name"], row["issuer"], row["address"], row["date"], row["words"])


def whole(row: Row, column: str, default: int | None = None) -> int:
    """A cell that must be a whole number → int; raises EditionError."""
    text = row[column]
    if not text and default is not None:
        return default
    try:
        return int(text)
    except ValueError:
        raise EditionError(row.place, message("{column} 列的 {text!r} 不是整数", column=column, text=text)) from None
