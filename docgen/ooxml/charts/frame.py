"""ChartSpec and its size → where the plot, the units and the legend stand, in points from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from docgen.model.chart import ChartSpec, Series
from docgen.ooxml.charts.points import category_labels, shown_value
from docgen.ooxml.charts.scale import step, written
from docgen.ooxml.xml import Element, element
from docgen.style.style import Style

_LATIN = 0.56
_ROW, _GAP = 15.0, 6.0
"""Height of a line of the head; distance from words to the plot."""
_KEY, _BETWEEN = 30.0, 6.0
"""What a key of the legend takes beside its words (the widest that any program draws); between keys."""
_LEADING = 1.25


@dataclass(frozen=True, slots=True)
class Box:
    """A place in points, from the upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart's size, its plot without the words of the axes, its legend (None = there is none)."""

    width: float
    height: float
    plot: Box
    legend: Box | None

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
    """Text → its width in em: Han are square, Latin letters and digits about half as wide."""
    return sum(1.0 if ord(character) > 0x2E7F else _LATIN for character in text)


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
    foot = _GAP / 2 + _awaits_height(spec, style, width)
    if spec.kind == "bars":
        names = max((ems(label) for label in category_labels(spec)), default=0.0) * style.chart.size
        left = min(names + _GAP, width * 0.45)
        return Frame(width, height, Box(left, top, width - left - 2.5 * style.chart.size, height - top - foot), legend)
    left = _ticks_width(_of(spec, "left"), style) + _GAP
    right = _GAP if _of(spec, "right") else 2.0
    plot_width = width - left - right
    foot += _labels_height(spec, style, plot_width)
    return Frame(width, height, Box(left, top, plot_width, height - top - foot), legend)


def _of(spec: ChartSpec, axis: str) -> tuple[Series, ...]:
    return tuple(series for series in spec.series if series.axis == axis)


def _legend(spec: ChartSpec, style: Style, width: float) -> Box | None:
    """Keys between the units where they fit, else below them."""
    if len(spec.series) < 2:
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


def _labels_height(spec: ChartSpec, style: Style, plot_width: float) -> float:
    """Height of the categories' words under the plot: lines break where they are too long for their place."""
    size, room = style.chart.size, plot_width / max(len(spec.categories), 1) - 3
    lines = (sum(ceil(ems(part) * size / room) for part in label.split("\n")) for label in category_labels(spec))
    return max(lines, default=1) * size * _LEADING + _GAP


def _awaits_height(spec: ChartSpec, style: Style, width: float) -> float:
    words = awaits_words(spec)
    size = style.chart.label_size
    return ceil(ems(words) * size / width) * size * _LEADING + _GAP if words else 0.0
