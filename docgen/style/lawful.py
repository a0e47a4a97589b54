"""Style → what in it is wrong or does not go together, though each value is of the right kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.style.style import POINTS_PER_MM, Style
from docgen.wording.nearest import nearest

LEAST_MARGIN_MM = 5.0
"""What a printer asks between text and the trimmed edge, so that a shift in cutting takes none of it."""
FOOT_MM = 15.0
"""Below the type area: the page number, with the margin under it."""
MOST_INK = 400.0
_LEVELS = 5
_PRINTER = b"prtrCMYK"
"""Class and colour space in the header of a profile (ICC.1, 7.2.5 and 7.2.6)."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """The option that is wrong (or several that do not go together, with spaces between); what would be right."""

    options: str
    wrong: str
    right: str


def wrongs(style: Style, profiles: Path) -> Iterator[Wrong]:
    """Style, the folder of colour profiles → what is wrong."""
    for rule in _RULES:
        yield from rule(style, profiles)


def _sizes(style: Style, profiles: Path) -> Iterator[Wrong]:
    page, grid = style.page, style.grid
    values = {
        "page.width_mm": (page.width_mm, 1.0), "page.height_mm": (page.height_mm, 1.0),
        "page.inner_mm": (page.inner_mm, LEAST_MARGIN_MM), "page.top_mm": (page.top_mm, LEAST_MARGIN_MM),
        "page.bleed_mm": (page.bleed_mm, 0.0), "page.multiple": (page.multiple, 1), "grid.size": (grid.size, 1.0),
        "grid.columns": (grid.columns, 1), "grid.lines": (grid.lines, 1), "grid.leading": (grid.leading, grid.size),
    }  # fmt: skip
    for option, (value, least) in values.items():
        if value < least:
            yield Wrong(option, f"{value:g} 太小", f"应不小于 {least:g}")


def _area(style: Style, profiles: Path) -> Iterator[Wrong]:
    """The type area stands on the page, with room for margins and page number."""
    page, grid = style.page, style.grid
    width, height = grid.width / POINTS_PER_MM, grid.height / POINTS_PER_MM
    outer, foot = page.width_mm - page.inner_mm - width, page.height_mm - page.top_mm - height
    if outer < LEAST_MARGIN_MM:
        wrong = f"{grid.columns} 字 × {grid.size:g} 磅的版心宽 {width:.1f} 毫米，外边距只余 {outer:.1f} 毫米"
        right = f"应至少余 {LEAST_MARGIN_MM:g} 毫米：减少 grid.columns 或加大 page.width_mm"
        yield Wrong("grid.columns grid.size page.inner_mm page.width_mm", wrong, right)
    if foot < FOOT_MM:
        wrong = f"{grid.lines} 行 × {grid.leading:g} 磅的版心高 {height:.1f} 毫米，下边距只余 {foot:.1f} 毫米"
        right = f"应至少余 {FOOT_MM:g} 毫米放页码：减少 grid.lines 或加大 page.height_mm"
        yield Wrong("grid.lines grid.leading page.top_mm page.height_mm", wrong, right)


def _condition(style: Style, profiles: Path) -> Iterator[Wrong]:
    """The profile is there and a press's, its condition named."""
    intent, path = style.intent, profiles / style.intent.profile
    if not path.is_file():
        near = nearest(intent.profile, [file.name for file in profiles.glob("*.ic[cm]")])
        yield Wrong("intent.profile", f"styles/icc 里没有 {intent.profile!r}", f"是否指 {near}？")
    elif path.read_bytes()[12:20] != _PRINTER:
        wrong = f"{intent.profile} 不是 CMYK 印刷机的特性文件"
        yield Wrong("intent.profile", wrong, "请用印厂给的 CMYK 特性文件")
    if not intent.condition:
        right = "应为特性文件所属印刷条件的登记名，如 FOGRA39"
        yield Wrong("intent.condition", "印刷条件的名称是空的", right)


def _inks(style: Style, profiles: Path) -> Iterator[Wrong]:
    most = style.intent.ink
    if not 0 < most <= MOST_INK:
        yield Wrong("intent.ink", f"总墨量上限为 {most:g}%", f"应大于 0、不超过 {MOST_INK:g}")
    for name, colour in style.palette.items():
        if not all(0 <= part <= 100 for part in colour.print):
            wrong = f"墨量 {'、'.join(f'{part:g}' for part in colour.print)} 不对"
            yield Wrong(f"palette.{name}.print", wrong, "每种墨应在 0 与 100 之间")
        elif sum(colour.print) > most:
            wrong = f"{name} 的总墨量为 {sum(colour.print):g}%，超过 intent.ink"
            yield Wrong(f"palette.{name}.print intent.ink", wrong, f"应不超过 {most:g}%")


def _levels(style: Style, profiles: Path) -> Iterator[Wrong]:
    for option, count in (("heading", len(style.heading)), ("marks.default", len(style.marks.default))):
        if count < _LEVELS:
            yield Wrong(option, f"只有 {count} 级", f"应有 {_LEVELS} 级")
    chart = style.chart
    if not 0 < chart.lines_min <= chart.lines <= chart.lines_max:
        wrong = f"图高 {chart.lines} 行不在 {chart.lines_min} 与 {chart.lines_max} 之间"
        yield Wrong("chart.lines chart.lines_min chart.lines_max", wrong, "应使 lines_min ≤ lines ≤ lines_max")


_RULES: tuple[Callable[[Style, Path], Iterator[Wrong]], ...] = (_sizes, _area, _condition, _inks, _levels)
