"""The sheet a figure is drawn on: text, boxes and lines at places in points, and plots in data units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Patch, Rectangle
from matplotlib.transforms import Affine2D, IdentityTransform

from docgen.figures.box import Box, Point
from docgen.figures.recorder import Words
from docgen.figures.scale import Scale
from docgen.figures.typeset import MIDDLE, Typesetter, text_box
from docgen.model.chart import ChartSpec
from docgen.style.palette import PAPER
from docgen.style.style import Style

Align = Literal["left", "center", "right"]
BEHIND, PLOTS, ABOVE, ON_TOP = 1, 2, 3, 4
"""Layers: bands and grids, marks in data units, marks in points, text."""

DASH = (2.2, 1.8)
HAIR = 0.6


@dataclass(frozen=True, slots=True)
class Plot:
    """A box of the sheet for marks in data units: x in places of categories (0, 1, …), y in the scale's values.

    matplotlib's Axes would do, but cost ten times what is drawn on them: their ticks, titles and frames go unused.
    """

    figure: Figure
    box: Box
    places: int
    scale: Scale

    @property
    def slot(self) -> float:
        """Width of a category's place in points."""
        return self.box.width / self.places

    @property
    def unit(self) -> float:
        """Points a value."""
        return self.box.height / (self.scale.high - self.scale.low)

    def at(self, place: float, value: float) -> Point:
        """Place and value → the point on the sheet."""
        return self.box.left + (place + 0.5) * self.slot, self.box.bottom + (value - self.scale.low) * self.unit

    def add(self, patch: Patch) -> None:
        """A mark in data units."""
        patch.set_transform(Affine2D().scale(self.slot, self.unit).translate(*self.at(0.0, 0.0)))
        patch.set_zorder(PLOTS)
        self.figure.add_artist(patch)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`area`: what of the figure the chart may fill (the line on what is awaited stands below it)."""

    figure: Figure
    spec: ChartSpec
    style: Style
    type: Typesetter
    area: Box

    @property
    def size(self) -> float:
        return self.style.chart.size

    @property
    def label_size(self) -> float:
        return self.style.chart.label_size

    @property
    def ink(self) -> str:
        return self.style.screen(self.style.text.colour)

    @property
    def quiet(self) -> str:
        """The colour of what stands back: units, ticks, missing words."""
        return self.style.screen(self.style.source.colour)

    @property
    def paper(self) -> str:
        return self.style.screen(PAPER)

    @property
    def own(self) -> str:
        return self.style.screen(self.style.chart.own)

    @property
    def other(self) -> str:
        return self.style.screen(self.style.chart.other)

    @property
    def axis(self) -> str:
        return self.style.screen(self.style.chart.axis)

    @property
    def band(self) -> str:
        """The tint behind what is to stand out."""
        return self.style.screen(self.style.table.head_fill)

    def width_of(self, text: str, size: float, bold: bool = False) -> float:
        return self.type.width(text, self._face(bold), size)

    def words(
        self, x: float, y: float, text: str, *, size: float = 0.0, colour: str = "", bold: bool = False,
        align: Align = "left", upright: bool = False,
    ) -> Box:  # fmt: skip
        """Text with its base line at y, its start, middle or end at x → the box it fills.

        Size 0 is the chart's. upright: rises from y, with the middle of the line at x.
        """
        size = size or self.size
        width = self.width_of(text, size, bold)
        if upright:
            x += MIDDLE * size
        else:
            x -= {"left": 0.0, "center": width / 2, "right": width}[align]
        angle = 90.0 if upright else 0.0
        if text:
            self._add(Words(x, y, text, self._face(bold), size, colour or self.ink, angle), ON_TOP)
        return text_box(x, y, text, width, size, upright)

    def words_in(self, box: Box, text: str, *, size: float, colour: str, bold: bool = False) -> Box:
        """Text in the middle of a box."""
        x, y = box.middle
        return self.words(x, y - MIDDLE * size, text, size=size, colour=colour, bold=bold, align="center")

    def rectangle(self, box: Box, fill: str, layer: int = ABOVE) -> None:
        self.add(finish(Rectangle((box.left, box.bottom), box.width, box.height), fill, ""), layer)

    def rounded(self, box: Box, fill: str, outline: str = "", dashed: bool = False, layer: int = ABOVE) -> None:
        """A box with round corners, filled or outlined or both."""
        shape = f"round,pad=0,rounding_size={min(2.5, box.height / 4)}"
        patch = FancyBboxPatch((box.left, box.bottom), box.width, box.height, boxstyle=shape)
        self.add(finish(patch, fill or self.paper, outline, dashed=dashed), layer)

    def line(
        self, points: Sequence[Point], colour: str, width: float = HAIR, dashed: bool = False, layer: int = ABOVE
    ) -> None:
        """A line through points of the sheet."""
        xs, ys = zip(*points, strict=True)
        line = Line2D(xs, ys, color=colour, linewidth=width, marker="")
        line.set(solid_capstyle="butt", dash_capstyle="butt", solid_joinstyle="round", dash_joinstyle="round")
        line.set_linestyle(dash_of(width) if dashed else "-")
        self._add(line, layer)

    def add(self, patch: Patch, layer: int = ABOVE) -> None:
        """A mark in points."""
        self._add(patch, layer)

    def plot(self, box: Box, scale: Scale) -> Plot:
        """Open a box of the sheet for marks in data units."""
        return Plot(self.figure, box, len(self.spec.categories), scale)

    def _face(self, bold: bool) -> str:
        return self.style.chart.bold if bold else self.style.chart.face

    def _add(self, artist: Artist, layer: int) -> None:
        artist.set_transform(IdentityTransform())
        artist.set_zorder(layer)
        self.figure.add_artist(artist)


def finish(
    patch: Patch, fill: str, outline: str, *, width: float = 0.8, hatch: str = "", dashed: bool = False
) -> Patch:
    """A patch → the same with everything that decides its look set, so that no rcParams can change it."""
    patch.set_facecolor(fill)
    patch.set_edgecolor(outline or "none")
    patch.set_linewidth(width if outline else 0)
    patch.set_linestyle(dash_of(width) if dashed else "-")
    patch.set_joinstyle("miter")
    patch.set_capstyle("butt")
    patch.set_hatch("/" if hatch else "")
    patch.set_hatchcolor(hatch or fill)
    return patch


def dash_of(width: float) -> tuple[float, tuple[float, ...]]:
    """Line width → matplotlib's dash pattern, which counts in line widths."""
    return 0.0, tuple(d / width for d in DASH)
