"""ChartSpec and its size → where the plot, the units and the legend stand, in points from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from docgen.model.chart import ChartSpec, Series
from docgen.ooxml.charts.points import category_labels, shown_value
from docgen.ooxml.charts.scale import step, written
from docgen.ooxml.xml import Element, element
from docgen.style.style import Style

_LATIN, _LAST_LATIN, _PARTED = 0.56, 0x2E7F, 0.25
_WIDE = {"%": 0.89, "M": 0.83, "G": 0.78, "O": 0.78, "（": 1.0}
_ROW, _GAP = 15.0, 6.0
"""Height of a line of the head; distance from words to the plot."""
_TWO = 2
_KEY, _BETWEEN = 30.0, 6.0
"""What a key of the legend takes beside its words (the widest that any program draws); between keys."""
_LEADING = 1.25
_FILLED, _SMALLEST = 0.86, 7.0
"""Share of its place that a category's name fills before programs break it; no name is set smaller."""
_NAMES_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Box:
    """A place in points, from the upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart's size, its plot without the words of the axes, its legend (None = there is none).

    `names`, `keys`: sizes of type of the categories and of the legend.
    """

    width: float
    height: float
    plot: Box
    legend: Box | None
    names: float
    keys: float

    def slot(self, categories: int) -> float:
        """Number of categories → the width each has."""
        return self.plot.width / max(categories, 1)

    def layout(self, box: Box, *, inner: bool = False, sized: bool = True) -> Element:
        """A place → c:layout; inner = the plot without the words of its axes."""
        size = (("w", box.width / self.width), ("h", box.height / self.height)) if sized else ()
        numbers = (("x", box.left / self.width), ("y", box.top / self.height), *size)
        return element(
            "c:layout",
            element(
                "c:manualLayout",
                element("c:layoutTarget", val="inner") if inner else None,
                element("c:xMode", val="edge"),
                element("c:yMode", val="edge"),
                *(element(f"c:{name}", val=f"{value:.4f}") for name, value in numbers),
            ),
        )


def ems(text: str) -> float:
    """Text → its width in em: Han are square, Latin about half as wide; some programs part the two by a quarter."""
    square = [ord(character) > _LAST_LATIN for character in text]
    widths = (1.0 if wide else _WIDE.get(character, _LATIN) for character, wide in zip(text, square, strict=True))
    return sum(widths) + _PARTED * sum(one != other for one, other in pairwise(square))


def unit_words(series: Iterable[Series]) -> str:
    """Series of an axis → 单位：万人; empty without a unit."""
    names = dict.fromkeys(one.unit for one in series if one.unit)
    return f"单位：{'、'.join(names)}" if names else ""


def awaits_words(spec: ChartSpec) -> str:
    """What a figure still awaits, in words; empty if it is complete."""
    return f"{spec.missing_word}：{spec.awaits}" if spec.awaits else ""


def frame(spec: ChartSpec, style: Style, width: float, height: float) -> Frame:
    """ChartSpec, style, size in points → Frame."""
    legend = _legend(spec, style, width)
    top = _ROW + _GAP if legend is None else legend.top + legend.height + _GAP
    room = Box(0.0, top, width, height - top - _GAP / 2 - _awaits_height(spec, style, width))
    names, plot = (_sideways if spec.kind == "bars" else _upright)(spec, style, room)
    return Frame(width, height, plot, legend, names, style.chart.label_size)


def _sideways(spec: ChartSpec, style: Style, room: Box) -> tuple[float, Box]:
    """Names of categories at the left, each in its row; room for the values at the right."""
    labels = category_labels(spec)
    size = min(style.chart.size, 0.95 * room.height / max(len(labels), 1))
    left = min(max(map(ems, labels), default=0.0) * size + _GAP, room.width * _NAMES_SHARE)
    return size, Box(left, room.top, room.width - left - 3 * style.chart.size, room.height)


def _upright(spec: ChartSpec, style: Style, room: Box) -> tuple[float, Box]:
    """Words of the ticks at the left, names of categories below: small enough that a line of them fits its place."""
    left = _ticks_width(_of(spec, "left"), style) + _GAP
    width = room.width - left - (_GAP if _of(spec, "right") else 2.0)
    slot = width / max(len(spec.categories), 1) * _FILLED
    lines = [line for label in category_labels(spec) for line in label.split("\n")]
    size = max(min(style.chart.size, slot / max(map(ems, lines), default=1.0)), _SMALLEST)
    return size, Box(left, room.top, width, room.height - _labels_height(spec, size, slot))


def _of(spec: ChartSpec, axis: str) -> tuple[Series, ...]:
    return tuple(series for series in spec.series if series.axis == axis)


def _legend(spec: ChartSpec, style: Style, width: float) -> Box | None:
    """Keys between the units where they fit, else below them."""
    if len(spec.series) < _TWO:
        return None
    size = style.chart.label_size
    keys = sum(_KEY + ems(series.name) * size + _BETWEEN for series in spec.series)
    units = max(ems(unit_words(_of(spec, axis))) for axis in ("left", "right")) * size
    rows = ceil(keys / width)
    own_row = keys > width - 2 * (units + _GAP) and units > 0
    extent = min(keys, width)
    return Box((width - extent) / 2, _ROW if own_row else 0.0, extent, _ROW * rows)


def _ticks_width(series: Sequence[Series], style: Style) -> float:
    """The widest word of an axis that starts at zero."""
    values = [abs(float(v)) for one in series for p in one.points if (v := shown_value(p)) is not None]
    high = max(values, default=1.0) * (len(series) or 1)
    tick = step(high)
    words = written(ceil(high / tick) * tick), written(tick)
    return max(map(ems, words)) * style.chart.label_size + 2


def _labels_height(spec: ChartSpec, size: float, slot: float) -> float:
    """Height of the categories' words under the plot: lines break where they are too long for their place."""
    labels = (label.split("\n") for label in category_labels(spec))
    lines = (sum(max(1, ceil(ems(part) * size / slot - 0.01)) for part in parts) for parts in labels)
    return max(lines, default=1) * size * _LEADING + _GAP


def _awaits_height(spec: ChartSpec, style: Style, width: float) -> float:
    words = awaits_words(spec)
    size = style.chart.label_size
    return ceil(ems(words) * size / width) * size * _LEADING + _GAP if words else 0.0
