"""ChartSpec → whether Word has a chart that says the same; nothing is imported that makes one."""

from __future__ import annotations

from typing import Final

from docgen.model.chart import ChartKind, ChartSpec

NATIVE: Final[frozenset[ChartKind]] = frozenset(
    ("columns", "grouped", "stacked", "columns-line", "line", "doughnut", "bars", "months")
)
"""The kinds that `kinds.py` can make (a test compares)."""


def native(spec: ChartSpec) -> bool:
    """Orders, sets and lone totals have no place in Word's charts, and one without any number has nothing to show."""
    known = any(point.value is not None for series in spec.series for point in series.points)
    return spec.kind in NATIVE and known and not any(spec.standings) and spec.total is None
