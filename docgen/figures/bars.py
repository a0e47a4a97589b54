"""kind bars: horizontal bars by category, then places known without a value, then sets and the unlisted by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.figures.bar_marks import BarPanel, draw_cells, open_panel
from docgen.figures.box import Box
from docgen.figures.chips import height, sections, write_sections
from docgen.figures.labels import SMALLEST
from docgen.figures.legend import head, series_keys
from docgen.figures.scale import known
from docgen.figures.sheet import BEHIND, Sheet
from docgen.figures.standings import Knowledge, knowledge
from docgen.figures.typeset import MIDDLE, wrap
from docgen.figures.words import unit_line, with_unit
from docgen.model.chart import Category, Series
from docgen.model.facts import EditionError
from docgen.style.palette import series_colours
from docgen.wording.messages import message

NAME_SHARE, NAME_GAP, PANEL_GAP = 0.42, 6.0, 14.0
PITCH, LEADING = 30.0, 1.14


@dataclass(frozen=True, slots=True)
class Row:
    """A category and what is known of it for every series."""

    category: Category
    known: tuple[Knowledge, ...]

    def is_bar(self) -> bool:
        """Whether the row has anything to show on a line of its own: a value, a place, a gap."""
        return any(k.kind in ("value", "place", "missing") for k in self.known)

    def rank(self, by_value: bool) -> tuple[int, float]:
        """Values first (falling if asked for), then places, then what is missing."""
        first = self.known[0]
        if first.point.value is not None:
            return 0, -float(first.point.value) if by_value else 0.0
        if first.kind == "place":
            return 1, float(first.place)
        return (2 if by_value else 0), 0.0


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the rows at the left: their size, broken lines and the width of their column."""

    size: float
    lines: tuple[tuple[str, ...], ...]
    width: float


def draw_bars(sheet: Sheet) -> None:
    """Series of one unit share a panel; every unit has a panel of its own."""
    spec = sheet.spec
    known_of = [tuple(knowledge(spec, s, i) for s in range(len(spec.series))) for i in range(len(spec.categories))]
    every = [Row(category, found) for category, found in zip(spec.categories, known_of, strict=True)]
    rows = sorted((r for r in every if r.is_bar()), key=lambda row: row.rank(spec.sort))
    groups = _groups(spec.series)
    listed = sections(sheet)
    area = _head(sheet, groups)
    listed_height = height(sheet, listed, area.width)
    bottom = area.bottom if rows else area.middle[1] - listed_height / 2
    write_sections(sheet, listed, Box(area.left, bottom, area.width, listed_height))
    if rows:
        above = Box(area.left, area.bottom + listed_height, area.width, area.height - listed_height)
        _draw_rows(sheet, above, rows, groups)


def _groups(series: Sequence[Series]) -> list[tuple[int, ...]]:
    """Indexes of the series, those of one unit together."""
    units = dict.fromkeys(s.unit for s in series)
    return [tuple(i for i, s in enumerate(series) if s.unit == unit) for unit in units]


def _head(sheet: Sheet, groups: Sequence[tuple[int, ...]]) -> Box:
    """Unit (over the panels if there are several) and a legend for series that share a panel."""
    series = sheet.spec.series
    shared = [
        (series[i], colour)
        for group in groups
        for i, colour in zip(group, series_colours(sheet.style, [series[i] for i in group]), strict=True)
        if len(group) > 1 or len(groups) == 1
    ]
    alone = [(s, sheet.own) for s in series if not shared]
    keys = [k for k in series_keys(sheet, shared or alone) if shared or k.look == "hatched"]
    return head(sheet, unit_line(series) if len(groups) == 1 and known(series) else "", "", keys)


def _draw_rows(sheet: Sheet, area: Box, rows: Sequence[Row], groups: Sequence[tuple[int, ...]]) -> None:
    """Names, panels and cells; the rows are spread over the height, but not far apart."""
    over = sheet.label_size * 1.7 if len(groups) > 1 else 0.0
    pitch = min((area.height - over) / len(rows), PITCH)
    names = _names(sheet, rows, area.width * NAME_SHARE, pitch)
    left = area.left + names.width + NAME_GAP
    width = (area.right - left - PANEL_GAP * (len(groups) - 1)) / len(groups)
    block = pitch * len(rows)
    bottom = area.bottom + (area.height - over - block) / 2
    panels = [
        open_panel(sheet, Box(left + i * (width + PANEL_GAP), bottom, width, block), group, pitch)
        for i, group in enumerate(groups)
    ]
    for i, (row, lines) in enumerate(zip(rows, names.lines, strict=True)):
        box = Box(area.left, bottom + block - (i + 1) * pitch, area.width, pitch)
        if row.category.own and max(map(len, groups)) > 1:
            sheet.rectangle(box, sheet.band, BEHIND)
        _write_name(sheet, Box(area.left, box.bottom, names.width, pitch), row.category, lines, names.size)
        for panel in panels:
            draw_cells(sheet, panel, box, row.category, row.known)
    for panel in panels:
        sheet.line([(panel.x(0), bottom), (panel.x(0), bottom + block)], sheet.axis, 0.9)
        if over:
            _write_panel_name(sheet, panel)


def _write_panel_name(sheet: Sheet, panel: BarPanel) -> None:
    series = [sheet.spec.series[i] for i in panel.members]
    name = with_unit(series[0].name, series[0].unit) if len(series) == 1 else unit_line(series)
    sheet.words(panel.box.left, panel.box.top + sheet.label_size * 0.5, name, size=sheet.label_size, colour=sheet.quiet)


def _names(sheet: Sheet, rows: Sequence[Row], most: float, pitch: float) -> Names:
    """Names broken so that they fit their rows, at the largest size that allows it."""
    size = sheet.size
    while size >= SMALLEST:
        lines = tuple(_broken(sheet, row, most, size) for row in rows)
        own = [row.category.own for row in rows]
        width = max(sheet.width_of(t, size, bold) for bold, broken in zip(own, lines, strict=True) for t in broken)
        if max(map(len, lines)) * size * LEADING <= pitch and width <= most:
            return Names(size, lines, width)
        size -= 0.5
    raise EditionError(sheet.spec.id, message("条形图的名称太长或太多，放不下"), message("缩短名称，或分成几幅图"))


def _broken(sheet: Sheet, row: Row, most: float, size: float) -> tuple[str, ...]:
    return wrap(row.category.label, most, lambda text: sheet.width_of(text, size, row.category.own)) or ("",)


def _write_name(sheet: Sheet, box: Box, category: Category, lines: Sequence[str], size: float) -> None:
    y = box.middle[1] + (len(lines) / 2 - 0.5) * size * LEADING - MIDDLE * size
    for line in lines:
        colour = sheet.own if category.own else sheet.ink
        sheet.words(box.right, y, line, size=size, colour=colour, bold=category.own, align="right")
        y -= size * LEADING
