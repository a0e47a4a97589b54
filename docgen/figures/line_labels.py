"""Lines on a plot → their labels, in the order of the points, clear of markers and as far as can be of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.figures.box import Box, Point, crosses
from docgen.figures.labels import SMALLEST, STEP, largest
from docgen.figures.sheet import Plot, Sheet
from docgen.figures.typeset import rise_of
from docgen.model.facts import EditionError
from docgen.style.palette import PAPER, contrast
from docgen.wording.messages import message

CROSSING = 12.0
"""How much further (points) a label goes rather than lie on a line."""
BELOW = 2.5
"""How much further above than below a label goes."""
GRAIN = 1.5
"""Distance of the places that are tried."""
SPACE = 2.0
"""Free height between labels."""
LEGIBLE = 2.9
"""Contrast with paper from which a label takes the colour of its line."""

_Sum = tuple[float, tuple[int, ...]]
"""What the labels so far cost, and their places."""
NOWHERE: _Sum = (1e9, ())


@dataclass(frozen=True, slots=True)
class Want:
    """A label, the point it belongs to, the colour it takes."""

    text: str
    at: Point
    colour: str


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What labels keep clear of: `bounds` and markers strictly, lines where they can."""

    bounds: Box
    markers: tuple[Box, ...]
    segments: tuple[tuple[Point, Point], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Lower edge of a place that a label may take, and what it costs to lie on lines there."""

    bottom: float
    cost: float


@dataclass(frozen=True, slots=True)
class _Placed:
    """A label, its base line, the box it fills."""

    want: Want
    base: float
    box: Box


def write_labels(sheet: Sheet, plot: Plot, wants: Sequence[Want], obstacles: Obstacles) -> None:
    """Labels of all lines, all of one size; EditionError if they find no room even when small."""
    columns = [[w for w in wants if w.at[0] == x] for x in sorted({w.at[0] for w in wants})]
    size = largest(sheet, [w.text for w in wants], plot.slot - 2, SMALLEST)
    while wants and size >= SMALLEST:
        placed = [_placed(sheet, column, obstacles, size) for column in columns]
        if all(placed):
            for column in placed:
                _write(sheet, column, obstacles, size)
            return
        size -= STEP
    if wants:
        raise EditionError(sheet.spec.id, message("一幅图里的线和数太多，标不下"), message("分成几幅图"))


def label_colour(sheet: Sheet, line: str, lines: int) -> str:
    """Colour of a line and how many there are → the colour of its labels."""
    told_apart = lines > 1 and contrast(line, sheet.style.screen(PAPER)) >= LEGIBLE
    return line if told_apart else sheet.ink


def _placed(sheet: Sheet, column: Sequence[Want], obstacles: Obstacles, size: float) -> list[_Placed]:
    """Labels of one category → where they stand, in the order of their points; empty if there is no room."""
    wants = sorted(column, key=lambda w: -w.at[1])
    widths = [sheet.width_of(w.text, size) for w in wants]
    below, above = (max(rise_of(w.text)[i] for w in wants) * size for i in (0, 1))
    x = wants[0].at[0]
    template = Box(x - max(widths) / 2, 0.0, max(widths), below + above + SPACE)
    places = [_Place(box.bottom, cost) for box, cost in _free(template, obstacles)]
    found = _arranged(wants, places, template.height)
    boxes = [Box(x - w / 2, places[j].bottom, w, template.height) for w, j in zip(widths, found, strict=False)]
    return [_Placed(want, box.bottom + below + SPACE / 2, box) for want, box in zip(wants, boxes, strict=False)]


def _free(template: Box, obstacles: Obstacles) -> Iterator[tuple[Box, float]]:
    """The template at all heights from the top down where no marker stands, each with what lying on lines costs."""
    bounds = obstacles.bounds
    segments = [s for s in obstacles.segments if s[0][0] <= template.right and s[1][0] >= template.left]
    markers = [m for m in obstacles.markers if m.left < template.right and m.right > template.left]
    for i in range(int((bounds.height - template.height) / GRAIN) + 1):
        box = replace(template, bottom=bounds.top - template.height - i * GRAIN)
        if not any(box.overlaps(m) for m in markers):
            yield box, CROSSING * sum(crosses(box, *s) for s in segments)


def _arranged(wants: Sequence[Want], places: Sequence[_Place], height: float) -> tuple[int, ...]:
    """Wants and places from the top down → a place for each want, in order, the least far away on the whole.

    Dynamic programming: the best sum for the labels so far with the last of them at each place.
    """
    sums: list[_Sum] = []
    for k, want in enumerate(wants):
        sums = _extended(sums if k else None, want, places, height)
    best = min(sums, default=NOWHERE)
    return best[1] if best < NOWHERE else ()


def _extended(before: Sequence[_Sum] | None, want: Want, places: Sequence[_Place], height: float) -> list[_Sum]:
    """Sums for the labels above (None: there are none) → sums with one label more, below them."""
    sums: list[_Sum] = []
    above, i = NOWHERE if before is not None else (0.0, ()), 0
    for j, place in enumerate(places):
        while before is not None and i < j and places[i].bottom >= place.bottom + height:
            above = min(above, before[i])
            i += 1
        away = place.bottom + height / 2 - want.at[1]
        cost = place.cost + (away if away > 0 else BELOW - away)
        sums.append((above[0] + cost, (*above[1], j)))
    return sums


def _write(sheet: Sheet, column: Sequence[_Placed], obstacles: Obstacles, size: float) -> None:
    """Labels, on paper where they lie on a line."""
    for placed in column:
        if any(crosses(placed.box, *s) for s in obstacles.segments):
            sheet.rectangle(placed.box, sheet.paper)
        sheet.words(placed.box.left, placed.base, placed.want.text, size=size, colour=placed.want.colour)
