"""A category and a series → what is known of it: a value, a place in an order, membership of a set, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.model.chart import ChartSpec, Point


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`place` counts from 1 and is 0 for what stands in no order; unlisted: others are listed, this one is not."""

    kind: Literal["value", "place", "member", "unlisted", "missing"]
    point: Point
    place: int = 0


def knowledge(spec: ChartSpec, series: int, category: int) -> Knowledge:
    """Indexes of a series and a category → what is known; a value counts for more than a place."""
    point, code = spec.series[series].points[category], spec.categories[category].code
    standing = spec.standings[series] if series < len(spec.standings) else None
    listed = standing is not None and code in standing.codes
    place = standing.codes.index(code) + 1 if standing and listed and standing.kind == "order" else 0
    if point.value is not None:
        return Knowledge("value", point, place)
    if place:
        return Knowledge("place", point, place)
    if listed:
        return Knowledge("member", point)
    return Knowledge("unlisted" if standing else "missing", point)
