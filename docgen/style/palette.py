"""Style → the colours of a chart's marks, all of them the palette's."""

from __future__ import annotations

from collections.abc import Sequence
from colorsys import rgb_to_hls

from docgen.model.chart import Category, Series
from docgen.style.style import Style

PAPER = "paper"
"""Name of the palette's colour that prints no ink."""
TWO = 2
FAINTEST = 1.6
"""Contrast with paper below which a colour serves as a fill only."""
FAINT = 2.5
"""Contrast with paper below which a thin line is hard to see."""


def series_colours(style: Style, series: Sequence[Series]) -> tuple[str, ...]:
    """Series drawn as areas → a colour each; of two, the earlier period or else the second stands back."""
    if len(series) != TWO:
        return _cycled(style, style.chart.series, len(series))
    own, other = style.screen(style.chart.own), style.screen(style.chart.other)
    first, second = (_period(s) for s in series)
    return (other, own) if first < second and _areas(series) == 1 else (own, other)


def line_colours(style: Style, count: int, alone: bool = False) -> tuple[str, ...]:
    """Number of lines → a colour each, faint ones last; over columns (not alone) the line's own colour comes first."""
    paper = style.screen(PAPER)
    names = tuple(sorted(style.chart.series, key=lambda name: contrast(style.screen(name), paper) < FAINT))
    if alone:
        return _cycled(style, names, count)
    first, columns = style.chart.line, (style.chart.own, style.chart.other)
    return _cycled(style, (first, *(name for name in names if name not in (first, *columns))), count)


def part_colours(style: Style, count: int) -> tuple[str, ...]:
    """Number of parts around a ring → a colour each; the last is never the first's neighbour in its own colour."""
    if count == TWO:
        return style.screen(style.chart.own), style.screen(style.chart.other)
    names = style.chart.parts
    colours = _cycled(style, names, count)
    if count > len(names) and colours[-1] == colours[0]:
        return (*colours[:-1], style.screen(names[2]))
    return colours


def lone_colour(style: Style, categories: Sequence[Category], category: Category) -> str:
    """The colour of a lone series' mark: own and other in a comparison of areas, else the first of the series."""
    if any(c.own for c in categories):
        return style.screen(style.chart.own if category.own else style.chart.other)
    return style.screen(style.chart.series[0])


def hatch(style: Style, colour: str) -> tuple[str, str]:
    """A derived value's colour → its ground and its lines; lines in a faint colour would not be seen: grey."""
    paper, quiet = style.screen(PAPER), style.screen(style.source.colour)
    return (colour, quiet) if contrast(colour, paper) < FAINTEST else (paper, colour)


def ramp(style: Style) -> tuple[str, ...]:
    """The palette's shades of the own area's hue, dark to light: the tints of a rank."""
    own = _hls(style.screen(style.chart.own))
    names = dict.fromkeys((style.chart.own, *style.chart.parts, *style.chart.series))
    shades = [style.screen(n) for n in names]
    near = [c for c in shades if _hls(c)[2] > 0.15 and abs((_hls(c)[0] - own[0] + 0.5) % 1 - 0.5) < 0.06]
    return tuple(sorted(near, key=lambda c: _hls(c)[1]))


def ink_on(style: Style, fill: str) -> str:
    """Colour of a fill → the colour of text on it, ink or paper, whichever stands out more (WCAG contrast)."""
    ink, paper = style.screen(style.text.colour), style.screen(PAPER)
    return max((ink, paper), key=lambda text: contrast(text, fill))


def contrast(one: str, other: str) -> float:
    """Two colours → their contrast, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _period(series: Series) -> str:
    return min((a.period for p in series.points for a in p.addresses), default="")


def _areas(series: Sequence[Series]) -> int:
    return len({frozenset(a.area for p in s.points for a in p.addresses) for s in series})


def _cycled(style: Style, names: tuple[str, ...], count: int) -> tuple[str, ...]:
    return tuple(style.screen(names[i % len(names)]) for i in range(count))


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _hls(colour: str) -> tuple[float, float, float]:
    return rgb_to_hls(*_channels(colour))


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
