"""Report → its figures, and which of them are pictures in Word; nothing is imported that makes a chart."""

from __future__ import annotations

from docgen.model.resolved import Figure, Resolved
from docgen.ooxml.charts.native import native


def figures_of(report: Resolved) -> tuple[Figure, ...]:
    """All figures, in order."""
    return tuple(block for matter in report.matters for block in matter.blocks if isinstance(block, Figure))


def without_chart(report: Resolved) -> tuple[str, ...]:
    """Ids of the figures that Word has no chart for: they need pictures."""
    return tuple(figure.id for figure in figures_of(report) if not native(figure.chart))
