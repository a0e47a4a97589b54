"""kind tilemap: the cities of a province as equal tiles near their places, tinted by value, rank or membership."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.figures.box import Box
from docgen.figures.labels import largest
from docgen.figures.legend import Key, head
from docgen.figures.marks import missing_word
from docgen.figures.scale import known
from docgen.figures.sheet import Sheet
from docgen.figures.standings import Knowledge, knowledge
from docgen.figures.typeset import MIDDLE
from docgen.figures.words import SET_NAME, place_in_order, unit_line, with_unit
from docgen.model.chart import Category
from docgen.model.facts import EditionError
from docgen.style.palette import ink_on, ramp
from docgen.wording.messages import message

GAP, MAP_GAP = 3.0, 26.0
WIDEST = 1.55
"""Greatest width of a tile as a multiple of its height."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A city on the map: what is known of it and the tint that shows it (none = an outline)."""

    category: Category
    known: Knowledge
    fill: str
    words: str


def draw_tilemap(sheet: Sheet) -> None:
    """A map for each series, side by side, with its name above. Every category needs a tile: EditionError."""
    spec = sheet.spec
    for category in spec.categories:
        if category.tile is None:
            raise EditionError(
                spec.id,
                message("“{category_label}”在方格地图上没有位置", category_label=category.label),
                message("在 areas.csv 填 col 和 row"),
            )
    maps = [_tiles(sheet, i) for i in range(len(spec.series))]
    alone = len(maps) == 1
    unit = unit_line(spec.series) if alone and known(spec.series) else ""
    area = head(sheet, unit, "", _keys(sheet, [tile for tiles in maps for tile in tiles]))
    width = (area.width - MAP_GAP * (len(maps) - 1)) / len(maps)
    for i, tiles in enumerate(maps):
        box = Box(area.left + i * (width + MAP_GAP), area.bottom, width, area.height)
        _map(sheet, box if alone else _titled(sheet, box, i), tiles)


def _tiles(sheet: Sheet, series: int) -> list[Tile]:
    spec = sheet.spec
    known = [knowledge(spec, series, i) for i in range(len(spec.categories))]
    ranks = _ranks(known)
    return [
        Tile(c, k, _tint(sheet, k, ranks.get(i, 0), len(ranks)), _words(sheet, k))
        for i, (c, k) in enumerate(zip(spec.categories, known, strict=True))
    ]


def _ranks(known: Sequence[Knowledge]) -> dict[int, int]:
    """Indexes of cities with a place or a value → their rank, the stated place before the one by value."""
    values = [k.point.value for k in known if k.point.value is not None]
    return {
        i: k.place or 1 + sum(v > k.point.value for v in values if k.point.value is not None)
        for i, k in enumerate(known)
        if k.kind in ("value", "place")
    }


def _tint(sheet: Sheet, known: Knowledge, rank: int, ranked: int) -> str:
    """Fill of a tile: the shade of its rank, one colour for members of a set, a pale one for the unlisted."""
    shades = ramp(sheet.style)
    if rank:
        return shades[min(len(shades) - 1, int((rank - 1) * (len(shades) - 1) / max(ranked - 1, 1) + 0.5))]
    return {"member": sheet.other, "unlisted": sheet.style.screen(sheet.style.chart.grid)}.get(known.kind, "")


def _words(sheet: Sheet, known: Knowledge) -> str:
    """What stands under the name: the value, the place, or the word for what is missing."""
    if known.kind == "place":
        return place_in_order(known.place)
    return {"value": known.point.label, "missing": missing_word(sheet, known.point)}.get(known.kind, "")


def _keys(sheet: Sheet, tiles: Sequence[Tile]) -> list[Key]:
    """Entries for tints that do not say themselves what they mean."""
    keys = []
    if any(t.known.kind == "member" for t in tiles):
        keys.append(Key(SET_NAME, sheet.other))
    if any(t.known.kind == "unlisted" for t in tiles):
        keys.append(Key(sheet.spec.unlisted_word, sheet.style.screen(sheet.style.chart.grid)))
    if any(_derived(t) for t in tiles):
        keys.append(Key(sheet.spec.derived_word, sheet.own, "outlined"))
    return keys


def _derived(tile: Tile) -> bool:
    return tile.known.kind == "value" and tile.known.point.basis == "derived"


def _titled(sheet: Sheet, box: Box, series: int) -> Box:
    """The name of a map over its box → the box that is left."""
    one, size = sheet.spec.series[series], sheet.size
    name = with_unit(one.name, one.unit if known((one,)) else "")
    sheet.words(box.middle[0], box.top - size, name, bold=True, align="center")
    return Box(box.left, box.bottom, box.width, box.height - size * 1.9)


def _map(sheet: Sheet, box: Box, tiles: Sequence[Tile]) -> None:
    """Tiles on the grid of their columns and rows, in the middle of the box; row 0 is the northernmost."""
    places = [t.category.tile or (0, 0) for t in tiles]
    west, north = min(c for c, _ in places), min(r for _, r in places)
    columns, rows = max(c for c, _ in places) - west + 1, max(r for _, r in places) - north + 1
    high = (box.height - GAP * (rows - 1)) / rows
    wide = min((box.width - GAP * (columns - 1)) / columns, WIDEST * high)
    left = box.middle[0] - (wide * columns + GAP * (columns - 1)) / 2
    size = largest(sheet, [t.category.label for t in tiles] + [t.words for t in tiles], wide - 5, 5.0) or 5.0
    size = min(size, high / 2.5)
    for tile, (column, row) in zip(tiles, places, strict=True):
        x = left + (column - west) * (wide + GAP)
        y = box.top - (row - north) * (high + GAP) - high
        _tile(sheet, Box(x, y, wide, high), tile, size)


def _tile(sheet: Sheet, box: Box, tile: Tile, size: float) -> None:
    colour = ink_on(sheet.style, tile.fill) if tile.fill else sheet.ink
    if not tile.fill:
        sheet.rounded(box, sheet.paper, sheet.style.screen(sheet.style.chart.missing), dashed=True)
    elif _derived(tile):
        colour = sheet.ink
        sheet.rounded(box, sheet.paper, tile.fill)
    else:
        sheet.rounded(box, tile.fill)
    if tile.known.kind == "unlisted":
        colour = sheet.quiet
    x, y = box.middle
    name = y + size * 0.62 if tile.words else y
    sheet.words(x, name - MIDDLE * size, tile.category.label, size=size, colour=colour, align="center")
    if tile.words:
        colour = sheet.quiet if tile.known.kind == "missing" else colour
        sheet.words(x, y - size * 0.62 - MIDDLE * size, tile.words, size=size, colour=colour, align="center")
