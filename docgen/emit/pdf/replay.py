"""A Drawing → operators of a content stream: paths and text runs, fonts shared with the body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import cos, radians, sin

from docgen.emit.pdf.fonts import CIDFont
from docgen.emit.pdf.inks import Inks, Looks
from docgen.model.drawing import Drawing, Path, Stroke, TextRun

_SEGMENTS = {"m": "%.2f %.2f m", "l": "%.2f %.2f l", "c": "%.2f %.2f %.2f %.2f %.2f %.2f c", "h": "h"}


@dataclass(frozen=True, slots=True)
class Replay:
    """Fonts, inks and looks of a file; matrices of text by its angle."""

    fonts: Mapping[str, CIDFont]
    inks: Inks
    looks: Looks
    _turns: dict[float, str] = field(default_factory=dict)

    def operators(self, drawing: Drawing) -> list[str]:
        """Drawing → operators, its lower left corner at the origin."""
        result: list[str] = []
        for mark in drawing.marks:
            if isinstance(mark, Path):
                result += self._path(mark)
            else:
                result.append(self._text(mark))
        return result

    def _path(self, path: Path) -> list[str]:
        result = [_SEGMENTS[operator] % numbers for operator, numbers in path.segments]
        result.append("B" if path.fill and path.stroke else "f" if path.fill else "S" if path.stroke else "n")
        colours = [self.inks.fill(self.inks.name_of(path.fill))] if path.fill else []
        if path.stroke:
            colours.append(self._stroke(path.stroke))
        if path.clip:
            x, y, width, height = path.clip
            return [f"q {x:.2f} {y:.2f} {width:.2f} {height:.2f} re W n", *colours, *result, "Q"]
        return colours + result

    def _stroke(self, stroke: Stroke) -> str:
        dash = " ".join([f"{n:.2f}" for n in stroke.dash])
        colour = self.inks.stroke(self.inks.name_of(stroke.colour))
        return f"{colour} {stroke.width:.2f} w {stroke.cap} J {stroke.join} j [{dash}] 0 d"

    def _text(self, run: TextRun) -> str:
        look = self.looks.set(self.inks.name_of(run.colour), run.face, run.size)
        codes = self.fonts[run.face].encode(run.text)
        return f"BT {look} {self._turned(run.angle)} {run.x:.2f} {run.y:.2f} Tm <{codes}> Tj ET"

    def _turned(self, angle: float) -> str:
        """Degrees → the first four numbers of the matrix."""
        if angle not in self._turns:
            turn = radians(angle)
            self._turns[angle] = f"{cos(turn):.4g} {sin(turn):.4g} {-sin(turn):.4g} {cos(turn):.4g}"
        return self._turns[angle]
