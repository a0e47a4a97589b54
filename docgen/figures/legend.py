"""The head of a chart: units at its corners, the keys of its series between or below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.patches import Rectangle

from docgen.figures.box import Box
from docgen.figures.line_marks import marker
from docgen.figures.marks import look
from docgen.figures.sheet import Sheet
from docgen.figures.typeset import MIDDLE
from docgen.model.chart import Series

SWATCH, LINE_SWATCH = 9.0, 18.0
GAP, BETWEEN = 4.0, 16.0
BELOW, ROW = 8.0, 1.6
"""Room below the head in points; distance of its rows in em."""


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the legend. area, line: a series; hatched, outlined, hollow: how a derived value looks."""

    name: str
    colour: str
    look: Literal["area", "hatched", "outlined", "line", "hollow"] = "area"
    shape: int = 0


def head(sheet: Sheet, left: str, right: str, keys: Sequence[Key]) -> Box:
    """Units and keys, drawn at the top → the box that is left for the chart.

    The keys stand centred between the units where they fit, else in rows below.
    """
    size, area = sheet.label_size, sheet.area
    if not (left or right or keys):
        return area
    base = area.top - size
    sheet.words(area.left, base, left, size=size, colour=sheet.quiet)
    sheet.words(area.right, base, right, size=size, colour=sheet.quiet, align="right")
    room_left, room_right = (sheet.width_of(t, size) + BETWEEN if t else 0.0 for t in (left, right))
    between = Box(area.left + room_left, base, area.width - room_left - room_right, size)
    if _extent(sheet, keys) <= between.width:
        _row(sheet, keys, between)
    else:
        rows = _rows(sheet, keys, area.width)
        base += 0.0 if left or right else ROW * size
        for row in rows:
            base -= ROW * size
            _row(sheet, row, Box(area.left, base, area.width, size))
    return Box(area.left, area.bottom, area.width, base - BELOW - area.bottom)


def series_keys(
    sheet: Sheet, areas: Sequence[tuple[Series, str]], lines: Sequence[tuple[Series, str]] = ()
) -> list[Key]:
    """Series with their colours → keys: none for a lone series, one for derived points if there are any."""
    keys = [Key(s.name, colour) for s, colour in areas]
    keys += [Key(s.name, colour, "line", i) for i, (s, colour) in enumerate(lines)]
    keys = keys if len(keys) > 1 else []
    if any(_derived(s) for s, _ in areas):
        keys.append(Key(sheet.spec.derived_word, sheet.own, "hatched"))
    elif any(_derived(s) for s, _ in lines):
        keys.append(Key(sheet.spec.derived_word, lines[0][1], "hollow"))
    return keys


def _derived(series: Series) -> bool:
    return any(p.basis == "derived" and p.value is not None for p in series.points)


def _rows(sheet: Sheet, keys: Sequence[Key], width: float) -> list[list[Key]]:
    rows: list[list[Key]] = []
    used = 0.0
    for key in keys:
        need = _width(sheet, key) + BETWEEN
        if not rows or used + need > width + BETWEEN:
            rows.append([])
            used = 0.0
        rows[-1].append(key)
        used += need
    return rows


def _width(sheet: Sheet, key: Key) -> float:
    return _swatch_width(key) + GAP + sheet.width_of(key.name, sheet.label_size)


def _swatch_width(key: Key) -> float:
    return LINE_SWATCH if key.look == "line" else SWATCH


def _extent(sheet: Sheet, keys: Sequence[Key]) -> float:
    return sum(_width(sheet, k) for k in keys) + BETWEEN * (len(keys) - 1)


def _row(sheet: Sheet, keys: Sequence[Key], room: Box) -> None:
    """Keys in a row: in the middle of the figure, or as near to it as the room allows."""
    total = _extent(sheet, keys)
    x = min(max(sheet.area.middle[0] - total / 2, room.left), room.right - total)
    for key in keys:
        _swatch(sheet, key, x, room.bottom + MIDDLE * sheet.label_size)
        sheet.words(x + _swatch_width(key) + GAP, room.bottom, key.name, size=sheet.label_size)
        x += _width(sheet, key) + BETWEEN


def _swatch(sheet: Sheet, key: Key, x: float, y: float) -> None:
    """The sign of a key, its left edge at x, its middle at y."""
    if key.look in ("area", "hatched"):
        patch = Rectangle((x, y - 3.5), SWATCH, 7.0)
        sheet.add(look(sheet, patch, key.colour, key.look == "hatched"))
        return
    if key.look == "outlined":
        sheet.rounded(Box(x, y - 3.5, SWATCH, 7.0), sheet.paper, key.colour)
        return
    if key.look == "line":
        sheet.line([(x, y), (x + LINE_SWATCH, y)], key.colour, 1.4)
    marker(sheet, (x + _swatch_width(key) / 2, y), key.colour, key.shape, hollow=key.look == "hollow")
