"""matplotlib artists → the marks of a Drawing; text stays text, colours are the palette's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import cos, radians, sin
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path as Outline
from matplotlib.transforms import Transform

from docgen.figures.hatch import hatch_lines
from docgen.figures.typeset import ASCENT, DESCENT, Typesetter
from docgen.model.drawing import Drawing, Path, Segment, Stroke, TextRun
from docgen.model.facts import EditionError
from docgen.wording.messages import message

_CAPS: Mapping[str, Any] = {"butt": 0, "round": 1, "projecting": 2}
_JOINS: Mapping[str, Any] = {"miter": 0, "round": 1, "bevel": 2}
HATCH_WIDTH = 0.55


class Words(Artist):
    """A line of text at the start of its base line, in points; the recorder breaks it into runs of faces.

    matplotlib's own Text asks its font manager for metrics; here the font book alone measures.
    """

    def __init__(self, x: float, y: float, text: str, face: str, size: float, colour: str, angle: float) -> None:
        super().__init__()
        self._at, self._text, self._colour, self._angle = (x, y), text, colour, angle
        self._font = FontProperties(family=[face], size=size)

    def draw(self, renderer: RendererBase) -> None:
        context = renderer.new_gc()
        context.set_foreground(self._colour)
        renderer.draw_text(context, *self._at, self._text, self._font, self._angle)
        context.restore()


class Recorder(RendererBase):
    """Renders at 72 dpi, so that display units are points; nothing is clipped.

    palette: the colours that may come out, #rrggbb in small letters; any other is an EditionError.
    """

    def __init__(self, width: float, height: float, typesetter: Typesetter, palette: frozenset[str]) -> None:
        super().__init__()
        self._size, self._typesetter, self._palette = (width, height), typesetter, palette
        self._marks: list[Path | TextRun] = []

    def drawing(self) -> Drawing:
        return Drawing(*self._size, tuple(self._marks))

    def flipy(self) -> bool:
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._size

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        size = prop.get_size_in_points()
        return self._typesetter.width(s, prop.get_family()[0], size), (ASCENT + DESCENT) * size, DESCENT * size

    def draw_text(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, angle: float,
        ismath: Any = False, mtext: Any = None,
    ) -> None:  # fmt: skip
        size, colour, turn = prop.get_size_in_points(), self._colour(gc.get_rgb()), radians(angle)
        for face, run in self._typesetter.runs(s, prop.get_family()[0]):
            self._marks.append(TextRun(_round(x), _round(y), run, face, size, colour, angle))
            width = self._typesetter.width(run, face, size)
            x, y = x + width * cos(turn), y + width * sin(turn)

    def draw_path(self, gc: GraphicsContextBase, path: Outline, transform: Transform, rgbFace: Any = None) -> None:
        outline = tuple(_segments(path, transform))
        if not outline:
            return
        fill = "" if rgbFace is None else self._colour(rgbFace)
        stroke = self._stroke(gc)
        if gc.get_hatch():
            self._add(outline, fill, None)
            self._add_hatch(gc, path, transform)
            fill = ""
        self._add(outline, fill, stroke)

    def draw_image(self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Any = None) -> None:
        raise TypeError("a figure is drawn with paths and text, not with images")

    def _add(self, outline: tuple[Segment, ...], fill: str, stroke: Stroke | None) -> None:
        if fill or stroke:
            self._marks.append(Path(outline, fill, stroke))

    def _add_hatch(self, gc: GraphicsContextBase, path: Outline, transform: Transform) -> None:
        found: Any = path.to_polygons(transform, closed_only=True)
        polygons = [[(float(x), float(y)) for x, y in polygon] for polygon in found]
        lines = tuple(s for a, b in hatch_lines(polygons) for s in (_segment("m", a), _segment("l", b)))
        if lines:
            self._add(lines, "", Stroke(self._colour(gc.get_hatch_color()), HATCH_WIDTH))

    def _stroke(self, gc: GraphicsContextBase) -> Stroke | None:
        width = gc.get_linewidth()
        if not width or gc.get_rgb()[3] == 0:
            return None
        dashes: Any = gc.get_dashes()[1]
        dash = tuple(_round(float(d)) for d in dashes or ())
        cap, join = _CAPS[gc.get_capstyle()], _JOINS[gc.get_joinstyle()]
        return Stroke(self._colour(gc.get_rgb()), _round(float(width)), dash, cap, join)

    def _colour(self, rgba: Any) -> str:
        """A colour as matplotlib hands it over → #rrggbb of the palette; EditionError for any other."""
        colour = to_hex(rgba, keep_alpha=False)
        if colour not in self._palette or (len(rgba) == 4 and rgba[3] != 1):
            raise EditionError(
                self._typesetter.figure,
                message("颜色 {to_hex} 不在样式的调色板里", to_hex=to_hex(rgba, keep_alpha=True)),
            )
        return colour


def _segments(path: Outline, transform: Transform) -> Iterator[Segment]:
    """matplotlib codes → PDF segments; a quadratic curve is raised to a cubic one."""
    last = (0.0, 0.0)
    for points, code in path.iter_segments(transform, simplify=False, snap=False):
        p = [float(c) for c in points]
        if code == Outline.MOVETO:
            yield _segment("m", p)
        elif code == Outline.LINETO:
            yield _segment("l", p)
        elif code == Outline.CURVE3:
            yield _segment("c", _cubic(last, p))
        elif code == Outline.CURVE4:
            yield _segment("c", p)
        elif code == Outline.CLOSEPOLY:
            yield ("h", ())
        last = (p[-2], p[-1])


def _cubic(start: tuple[float, float], quadratic: list[float]) -> list[float]:
    (x0, y0), (x1, y1, x2, y2) = start, quadratic
    return [x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3, x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3, x2, y2]


def _segment(kind: Any, numbers: Any) -> Segment:
    return (kind, tuple(_round(n) for n in numbers))


def _round(number: float) -> float:
    """A thousandth of a point: the same on every machine, and `-0.0` is 0."""
    return round(number, 3) + 0.0
