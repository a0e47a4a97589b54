"""Drawing → SVG bytes: paths as paths, words as words in the fonts that Word users have."""

from __future__ import annotations

from html import escape

from docgen.model.drawing import Drawing, Path, Segment, TextRun
from docgen.style.style import Face, Style

_LETTERS = {"m": "M", "l": "L", "c": "C", "h": "Z"}
_CAPS = ("butt", "round", "square")
_JOINS = ("miter", "round", "bevel")


def svg(drawing: Drawing, style: Style) -> bytes:
    """Drawing, style → SVG 1.1 in points, the origin at the upper left; same arguments, same bytes."""
    width, height = _number(drawing.width), _number(drawing.height)
    marks = [_text(m, drawing, style) if isinstance(m, TextRun) else _path(m, drawing) for m in drawing.marks]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}">'
    )
    return "\n".join((head, *marks, "</svg>", "")).encode()


def _text(run: TextRun, drawing: Drawing, style: Style) -> str:
    x, y = _number(run.x), _number(drawing.height - run.y)
    turn = f' transform="rotate({_number(-run.angle)} {x} {y})"' if run.angle else ""
    face = style.faces[run.face]
    weight = ' font-weight="bold"' if face.bold else ""
    return (
        f'<text x="{x}" y="{y}" font-family="{escape(_families(face))}" font-size="{_number(run.size)}"{weight} '
        f'fill="{run.colour}"{turn} xml:space="preserve">{escape(run.text)}</text>'
    )


def _families(face: Face) -> str:
    """The Latin font first: what it lacks comes from the Chinese one."""
    return f"{face.docx_latin}, {face.docx}"


def _path(path: Path, drawing: Drawing) -> str:
    data = " ".join(_segment(segment, drawing.height) for segment in path.segments)
    parts = [f'd="{data}"', f'fill="{path.fill or "none"}"']
    if path.stroke:
        stroke = path.stroke
        parts += [f'stroke="{stroke.colour}"', f'stroke-width="{_number(stroke.width)}"']
        parts += [f'stroke-linecap="{_CAPS[stroke.cap]}"', f'stroke-linejoin="{_JOINS[stroke.join]}"']
        parts += [f'stroke-dasharray="{" ".join(map(_number, stroke.dash))}"'] if stroke.dash else []
    return f"<path {' '.join(parts)}/>"


def _segment(segment: Segment, height: float) -> str:
    kind, numbers = segment
    places = zip(numbers[::2], numbers[1::2], strict=True)
    return _LETTERS[kind] + " ".join(f"{_number(x)} {_number(height - y)}" for x, y in places)


def _number(value: float) -> str:
    """A hundredth of a point is finer than any printer."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"
