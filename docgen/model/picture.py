"""A figure as a picture: what emitters that do not replay drawings put in its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A bitmap, the same as SVG (or nothing), and the size to show it in, in points."""

    png: bytes
    svg: bytes
    width_pt: float
    height_pt: float
