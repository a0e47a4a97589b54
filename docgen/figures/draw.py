"""ChartSpec → Drawing: the list of chart kinds and the one function that draws them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from matplotlib.figure import Figure

from docgen.figures.awaits import write_awaits
from docgen.figures.bars import draw_bars
from docgen.figures.box import Box
from docgen.figures.columns import draw_columns
from docgen.figures.columns_line import draw_columns_line
from docgen.figures.doughnut import draw_doughnut
from docgen.figures.line import draw_line
from docgen.figures.months import draw_months
from docgen.figures.recorder import Recorder
from docgen.figures.sheet import Sheet
from docgen.figures.stacked import draw_stacked
from docgen.figures.tilemap import draw_tilemap
from docgen.figures.total import draw_total
from docgen.figures.typeset import Typesetter
from docgen.model.chart import ChartKind, ChartSpec
from docgen.model.drawing import Drawing
from docgen.style.fontbook import FontBook
from docgen.style.style import Style

KINDS: Mapping[ChartKind, Callable[[Sheet], None]] = {
    "columns": draw_columns,
    "grouped": draw_columns,
    "stacked": draw_stacked,
    "columns-line": draw_columns_line,
    "line": draw_line,
    "doughnut": draw_doughnut,
    "bars": draw_bars,
    "tilemap": draw_tilemap,
    "months": draw_months,
    "total": draw_total,
}
"""Every chart kind and its drawing: a new kind is one file and one line here."""

POINTS_PER_INCH = 72


def draw(spec: ChartSpec, style: Style, book: FontBook, width: float, height: float) -> Drawing:
    """Draw a figure without its caption; width and height in points.

    Same arguments, same Drawing. EditionError (with the figure's id) if the spec cannot be shown as its kind, a
    character has no font, a colour is not the palette's, or there is more in it than can be labelled legibly.
    """
    figure = Figure(figsize=(width / POINTS_PER_INCH, height / POINTS_PER_INCH), dpi=POINTS_PER_INCH)
    figure.set_layout_engine("none")
    figure.patch.set_visible(False)
    typesetter = Typesetter(book, spec.id)
    KINDS[spec.kind](_sheet(figure, spec, style, typesetter, Box(0.0, 0.0, width, height)))
    palette = frozenset(colour.screen.lower() for colour in style.palette.values())
    recorder = Recorder(width, height, typesetter, palette)
    figure.draw(recorder)
    return recorder.drawing()


def _sheet(figure: Figure, spec: ChartSpec, style: Style, typesetter: Typesetter, page: Box) -> Sheet:
    """The sheet with the line on what is awaited at its foot, if there is something."""
    whole = Sheet(figure, spec, style, typesetter, page)
    if not spec.awaits:
        return whole
    foot = write_awaits(whole)
    return replace(whole, area=Box(0.0, foot, page.width, page.height - foot))


def draw_all(charts: Sequence[tuple[ChartSpec, float, float]], style: Style, book: FontBook) -> list[Drawing]:
    """Figures with their widths and heights → their drawings."""
    return [draw(spec, style, book, width, height) for spec, width, height in charts]
