"""A box of the sheet and series → columns side by side with their values, slots for what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.patches import Rectangle

from docgen.figures.box import Box
from docgen.figures.frame import bands, base_line, grid
from docgen.figures.labels import LIFT, Fit, fit
from docgen.figures.marks import SLOT_RISE, lone_colour, look, missing, missing_word, slot
from docgen.figures.scale import ends_from_zero, from_zero, known
from docgen.figures.sheet import Plot, Sheet
from docgen.figures.typeset import ASCENT
from docgen.model.chart import Point, Series

SHARE, WIDEST, SEAM = 0.56, 30.0, 1.2
"""Share of a place that its columns fill; the width no column exceeds; the gap between columns of a group."""
FULLEST = 0.88
"""Share of a place that columns may fill when their labels need the width."""


def draw_group(sheet: Sheet, box: Box, series: Sequence[Series], colours: Sequence[str]) -> None:
    """Columns, values, slots, grid and base line; a lone series shows the own area in its colour against others."""
    places = len(sheet.spec.categories)
    width, labels = _widths(sheet, box, series)
    low, high = ends_from_zero(known(series))
    slots = SLOT_RISE + LIFT if any(missing(p) for s in series for p in s.points) else 0.0
    tops, bottoms = [(high, labels.rise), (0.0, slots)], [(low, labels.rise if low < 0 else 0.0)]
    scale = from_zero(known(series)).fitted(box.height, tops, bottoms)
    plot = sheet.plot(box, scale)
    if len(series) > 1:
        bands(sheet, box)
    grid(sheet, plot)
    base_line(sheet, plot)
    for place in range(places):
        points = [s.points[place] for s in series]
        if all(map(missing, points)):
            _common_slot(sheet, plot, place, width * len(series), points[0])
            continue
        fills = [lone_colour(sheet, sheet.spec.categories[place])] if len(series) == 1 else colours
        for i, (point, fill) in enumerate(zip(points, fills, strict=True)):
            at = place + (i - (len(series) - 1) / 2) * width / plot.slot
            _column(sheet, plot, at, width, point, fill, labels, SEAM if len(series) > 1 else 0.0)


def _widths(sheet: Sheet, box: Box, series: Sequence[Series]) -> tuple[float, Fit]:
    """The plot's box → width of a column and how the labels fit over it."""
    count, slot_width = len(series), box.width / len(sheet.spec.categories)
    texts = [p.label for s in series for p in s.points if not missing(p)]
    widest = max((sheet.width_of(t, sheet.label_size) for t in texts), default=0.0)
    moderate = min(WIDEST, SHARE * slot_width / count)
    if count == 1:
        return moderate, fit(sheet, texts, slot_width - 2, box.height)
    width = max(moderate, min(widest + 2.5, FULLEST * slot_width / count))
    return width, fit(sheet, texts, width, box.height)


def _common_slot(sheet: Sheet, plot: Plot, place: int, width: float, point: Point) -> None:
    (x, y), word = plot.at(place, 0.0), missing_word(sheet, point)
    slot(sheet, x, y, max(width, min(sheet.width_of(word, sheet.label_size) + 6, plot.slot * FULLEST)), word)


def _column(
    sheet: Sheet, plot: Plot, place: float, width: float, point: Point, fill: str, labels: Fit, seam: float
) -> None:
    """One value: its column in data units, its label beyond the end; or a slot."""
    if point.value is None:
        x, y = plot.at(place, 0.0)
        slot(sheet, x, y, width - 1.0, missing_word(sheet, point))
        return
    value, share = float(point.value), (width - seam) / plot.slot
    plot.add(look(sheet, Rectangle((place - share / 2, 0.0), share, value), fill, point.basis == "derived"))
    if point.label:
        value_label(sheet, plot.at(place, value), point.label, labels, below=value < 0)


def value_label(sheet: Sheet, at: tuple[float, float], text: str, labels: Fit, below: bool) -> None:
    """A label beyond the end of a column."""
    (x, y), size = at, labels.size
    if labels.upright:
        start = y - LIFT - sheet.width_of(text, size) if below else y + LIFT
        sheet.words(x, start, text, size=size, upright=True)
        return
    sheet.words(x, y - LIFT - (ASCENT - 0.1) * size if below else y + LIFT, text, size=size, align="center")
