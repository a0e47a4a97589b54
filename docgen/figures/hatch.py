"""An outline → the diagonal lines that hatch it, ending exactly at its edge."""

from __future__ import annotations

from collections.abc import Iterable

Vertex = tuple[float, float]
SPACING = 4.6
"""Distance of neighbouring hatch lines in points, measured across them."""

_STEP = SPACING * 2**0.5


def hatch_lines(polygons: Iterable[Iterable[Vertex]]) -> tuple[tuple[Vertex, Vertex], ...]:
    """Closed polygons (even-odd) → line pieces inside them, rising at 45 degrees.

    A rising line is x - y = c; the pieces are the stretches of x between its odd and even crossings with the edges.
    """
    edges = [edge for polygon in polygons for edge in _edges(list(polygon))]
    if not edges:
        return ()
    offsets = [x - y for edge in edges for x, y in edge]
    first = int(min(offsets) // _STEP) + 1
    last = int(max(offsets) // _STEP)
    return tuple(piece for k in range(first, last + 1) for piece in _pieces(edges, k * _STEP))


def _edges(polygon: list[Vertex]) -> list[tuple[Vertex, Vertex]]:
    return list(zip(polygon, polygon[1:] + polygon[:1], strict=True))


def _pieces(edges: list[tuple[Vertex, Vertex]], offset: float) -> list[tuple[Vertex, Vertex]]:
    crossings = sorted(x for x in (_crossing(a, b, offset) for a, b in edges) if x is not None)
    pairs = zip(crossings[::2], crossings[1::2], strict=False)
    return [((a, a - offset), (b, b - offset)) for a, b in pairs if b - a > 0.3]


def _crossing(a: Vertex, b: Vertex, offset: float) -> float | None:
    """x where the edge crosses x - y = offset; an end belongs to the edge on one side only."""
    side_a, side_b = a[0] - a[1] - offset, b[0] - b[1] - offset
    if (side_a < 0) == (side_b < 0):
        return None
    return a[0] + (b[0] - a[0]) * side_a / (side_a - side_b)
