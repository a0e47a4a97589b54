"""A look: the values of a styles/*.toml, typed; what emitters and figures ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NewType

FaceName = NewType("FaceName", str)
ColourName = NewType("ColourName", str)
Hex = NewType("Hex", str)

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Page:
    """The trimmed page. bleed_mm and crop_marks are of the print file, whose pages are padded to a `multiple`."""

    width_mm: float
    height_mm: float
    inner_mm: float
    top_mm: float
    bleed_mm: float
    crop_marks: bool
    multiple: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The type area: `columns` characters of `size` wide, `lines` base lines `leading` apart."""

    size: float
    columns: int
    leading: float
    lines: int

    @property
    def width(self) -> float:
        return self.size * self.columns

    @property
    def height(self) -> float:
        return self.leading * self.lines


@dataclass(frozen=True, slots=True)
class Face:
    """A face of the font book: its file in fonts/, and the fonts that Word users have in its place."""

    file: str
    docx: str
    docx_latin: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Colour:
    """screen #rrggbb; print: C, M, Y, K in percent."""

    screen: Hex
    print: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class BodyText:
    face: FaceName
    bold: FaceName
    indent: float
    colour: ColourName
    link: ColourName


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """`lines`, `before`, `after` in grid lines."""

    face: FaceName
    size: float
    lines: float
    before: float
    after: float
    align: Literal["left", "center"]
    colour: ColourName


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks by depth, which of them the contents list and how deep; marks of lists."""

    default: tuple[str, ...]
    listed: tuple[str, ...]
    listed_depth: int
    bullet: str
    ordered: str


@dataclass(frozen=True, slots=True)
class CaptionStyle:
    face: FaceName
    size: float
    lines: float
    colour: ColourName
    label_face: FaceName


@dataclass(frozen=True, slots=True)
class SourceStyle:
    face: FaceName
    size: float
    lines: float
    colour: ColourName


@dataclass(frozen=True, slots=True)
class TableStyle:
    face: FaceName
    head_face: FaceName
    size: float
    lines: float
    padding: float
    rule: ColourName
    inner_rule: ColourName
    head_fill: ColourName
    total_face: FaceName


@dataclass(frozen=True, slots=True)
class Running:
    face: FaceName
    size: float
    colour: ColourName
    rule: ColourName


@dataclass(frozen=True, slots=True)
class ContentsStyle:
    face: FaceName
    part_face: FaceName
    chapter_face: FaceName
    size: float
    leader: str


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Charts: heights in grid lines; colours are palette names."""

    face: FaceName
    bold: FaceName
    size: float
    label_size: float
    lines_min: int
    lines: int
    lines_max: int
    series: tuple[ColourName, ...]
    own: ColourName
    other: ColourName
    line: ColourName
    grid: ColourName
    axis: ColourName
    missing: ColourName
    parts: tuple[ColourName, ...]


@dataclass(frozen=True, slots=True)
class Intent:
    """The printing condition, a pair: the profile in styles/icc and the name that its registry gives the condition.

    ink: the most that all inks together may cover, in percent.
    """

    profile: str
    condition: str
    info: str
    registry: str
    ink: float


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    page: Page
    intent: Intent
    grid: Grid
    faces: Mapping[str, Face]
    palette: Mapping[str, Colour]
    text: BodyText
    heading: tuple[HeadingStyle, ...]
    marks: Marks
    caption: CaptionStyle
    source: SourceStyle
    table: TableStyle
    running: Running
    contents: ContentsStyle
    chart: ChartStyle

    def screen(self, name: str) -> str:
        """Palette name → #rrggbb."""
        return self.palette[name].screen
