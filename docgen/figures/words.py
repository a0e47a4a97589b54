"""The words that figures add of themselves: units, places in an order, sets."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.model.chart import Series

SET_NAME = "数量较多（不分先后）"


def unit_line(series: Sequence[Series]) -> str:
    """Series of an axis → its head, 单位：万人; empty without a unit."""
    names = tuple(dict.fromkeys(s.unit for s in series if s.unit))
    return f"单位：{'、'.join(names)}" if names else ""


def with_unit(name: str, unit: str) -> str:
    """Name of a panel and its unit → 网民（万人）."""
    return f"{name}（{unit}）" if unit else name


def year_total(name: str) -> str:
    """Name of what is counted → the name of its sum over the year."""
    return name if "合计" in name or "全年" in name else f"{name}全年合计"


def place_in_order(place: int) -> str:
    return f"第{place}位"
