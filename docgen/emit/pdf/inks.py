"""Palette and faces → operators of a content stream for colours and fonts: RGB on the screen, CMYK in print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from docgen.style.style import Style

LARGE = 14.0
"""Type size in points below which the press sets no coloured type: four inks on fine strokes show the least shift."""


@dataclass(frozen=True, slots=True)
class Inks:
    """`mode` screen: DeviceRGB values of the palette; press: DeviceCMYK."""

    style: Style
    mode: Literal["screen", "press"]
    _known: dict[tuple[str, str], str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def fill(self, name: str) -> str:
        """Palette name → the operator that sets the fill colour."""
        return self._operator(name, "rg", "k")

    def stroke(self, name: str) -> str:
        return self._operator(name, "RG", "K")

    def type(self, name: str, size: float) -> str:
        """Palette name and type size → the operator for text; on the press small type is black only."""
        chromatic = any(self.style.palette[name].print[:3])
        return self.fill(self.style.text.colour if self.mode == "press" and chromatic and size < LARGE else name)

    def name_of(self, screen: str) -> str:
        """#rrggbb of a drawing → the palette's name. Raises KeyError for a colour outside the palette."""
        if screen not in self._names:
            self._names.update({colour.screen: name for name, colour in reversed(tuple(self.style.palette.items()))})
        return self._names[screen]

    def _operator(self, name: str, rgb: str, cmyk: str) -> str:
        if (name, rgb) not in self._known:
            self._known[name, rgb] = self._written(name, rgb, cmyk)
        return self._known[name, rgb]

    def _written(self, name: str, rgb: str, cmyk: str) -> str:
        colour = self.style.palette[name]
        if self.mode == "press":
            return " ".join(f"{value / 100:.3g}" for value in colour.print) + f" {cmyk}"
        parts = [int(colour.screen[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        return " ".join(f"{value:.4g}" for value in parts) + f" {rgb}"


@dataclass(frozen=True, slots=True)
class Looks:
    """How text is set in one file: its inks, the names of its fonts by face."""

    inks: Inks
    fonts: Mapping[str, str]
    _known: dict[tuple[str, str, float], str] = field(default_factory=dict)

    def set(self, colour: str, face: str, size: float) -> str:
        """Palette name, face and size in points of text → the operators for colour and font."""
        look = (colour, face, size)
        known = self._known.get(look)
        if known is None:
            known = self._known[look] = f"{self.inks.type(colour, size)} {self.fonts[face]} {size:g} Tf"
        return known
