"""A drawn figure: paths and text runs at fixed places, in points from the lower left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Segment = tuple[Literal["m", "l", "c", "h"], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Stroke:
    colour: str
    width: float
    dash: tuple[float, ...] = ()
    cap: Literal[0, 1, 2] = 0
    join: Literal[0, 1, 2] = 0


@dataclass(frozen=True, slots=True)
class Path:
    """An outline of PDF segments (move, line, curve, close), filled and stroked. Colours are the palette's #rrggbb."""

    segments: tuple[Segment, ...]
    fill: str = ""
    stroke: Stroke | None = None
    clip: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class TextRun:
    """A line of text with its baseline's start, the face (a name of the style's font book), size and angle."""

    x: float
    y: float
    text: str
    face: str
    size: float
    colour: str
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks in painting order. Sizes in points."""

    width: float
    height: float
    marks: tuple[Path | TextRun, ...]
