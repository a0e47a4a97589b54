"""A Drawing → operators of a content stream: paths and text runs, fonts shared with the body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import cos, radians, sin

from docgen.emit.pdf.fonts import CIDFont
from docgen.emit.pdf.inks import Inks
from docgen.model.drawing import Drawing, Path, Stroke, TextRun

_OPERATORS = {"m": "m", "l": "l", "c": "c", "h": "h"}


def replay(drawing: Drawing, fonts: Mapping[str, CIDFont], names: Mapping[str, str], inks: Inks) -> list[str]:
    """Drawing → operators, its lower left corner at the origin."""
    result: list[str] = []
    for mark in drawing.marks:
        result.extend(_path(mark, inks) if isinstance(mark, Path) else _text(mark, fonts, names, inks))
    return result


def _path(path: Path, inks: Inks) -> Iterator[str]:
    if path.clip:
        x, y, width, height = path.clip
        yield f"q {x:.2f} {y:.2f} {width:.2f} {height:.2f} re W n"
    if path.fill:
        yield inks.fill(inks.name_of(path.fill))
    if path.stroke:
        yield _stroke(path.stroke, inks)
    for operator, numbers in path.segments:
        yield " ".join([*(f"{n:.2f}" for n in numbers), _OPERATORS[operator]])
    yield "B" if path.fill and path.stroke else "f" if path.fill else "S" if path.stroke else "n"
    if path.clip:
        yield "Q"


def _stroke(stroke: Stroke, inks: Inks) -> str:
    dash = " ".join(f"{n:.2f}" for n in stroke.dash)
    colour = inks.stroke(inks.name_of(stroke.colour))
    return f"{colour} {stroke.width:.2f} w {stroke.cap} J {stroke.join} j [{dash}] 0 d"


def _text(run: TextRun, fonts: Mapping[str, CIDFont], names: Mapping[str, str], inks: Inks) -> Iterator[str]:
    turn = radians(run.angle)
    matrix = f"{cos(turn):.4g} {sin(turn):.4g} {-sin(turn):.4g} {cos(turn):.4g} {run.x:.2f} {run.y:.2f} Tm"
    colour = inks.type(inks.name_of(run.colour), run.size)
    codes = fonts[run.face].encode(run.text)
    yield f"BT {colour} {names[run.face]} {run.size:g} Tf {matrix} <{codes}> Tj ET"
