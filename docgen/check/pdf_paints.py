"""Pages of a PDF → what is painted on them, in order: colour, place, size of type.

It shares no code with the emitter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import pikepdf

Kind = Literal["fill", "stroke", "text", "other"]
Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FILLS = {"f": 1, "F": 1, "f*": 1, "B": 3, "B*": 3, "b": 3, "b*": 3, "S": 2, "s": 2, "n": 0}
"""Painting operators: 1 fills, 2 strokes, 3 both, 0 neither (PDF 32000-1, table 60)."""
_DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
_SHOWN = ("Tj", "TJ", "'", '"')


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour space (DeviceCMYK, Separation All, ICCBased…) and its components."""

    space: str = "DeviceGray"
    values: tuple[float, ...] = (0.0,)

    @property
    def cmyk(self) -> tuple[float, float, float, float] | None:
        """Parts of cyan, magenta, yellow and black; None for another space."""
        if self.space == "DeviceGray":
            return 0.0, 0.0, 0.0, 1.0 - self.values[0]
        return self.values if self.space == "DeviceCMYK" and len(self.values) == 4 else None


@dataclass(frozen=True, slots=True)
class Paint:
    """One painting (of a path, one for each subpath): page index, kind (other: an image or shading), colour, box in
    points of the page.

    size: of the type, or of the line. For text the box is the point where it begins.
    """

    page: int
    kind: Kind
    colour: Colour
    box: Box
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix = _UNIT
    fill: Colour = Colour()
    stroke: Colour = Colour()
    width: float = 1.0
    size: float = 0.0


def paints(pdf: pikepdf.Pdf) -> Iterator[Paint]:
    """PDF → Paints, page after page, those in form XObjects included."""
    for index, page in enumerate(pdf.pages):
        yield from _Reader(index, page.obj.get("/Resources", pikepdf.Dictionary())).read(page.obj, _State())


@dataclass(slots=True)
class _Reader:
    """One content stream that is read: state, the stack of states, the points of each subpath, the text matrix."""

    page: int
    resources: Any
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    paths: list[list[tuple[float, float]]] = field(default_factory=list)
    text: Matrix = _UNIT

    def read(self, stream: Any, state: _State) -> Iterator[Paint]:
        self.state = state
        for instruction in pikepdf.parse_content_stream(stream):
            name, operands = str(instruction.operator), instruction.operands
            if name in _FILLS:
                yield from self._path(_FILLS[name])
            elif name in _SHOWN:
                yield self._shown()
            elif name == "Do":
                yield from self._object(operands[0])
            elif name in ("sh", "INLINE IMAGE"):
                yield Paint(self.page, "other", Colour(name, ()), (0.0,) * 4)
            else:
                self._set(name, operands)

    def _set(self, name: str, operands: Any) -> None:
        """An operator that paints nothing."""
        if name == "q":
            self.stack.append(self.state)
        elif name == "Q":
            self.state = self.stack.pop()
        elif name == "cm":
            self.state = replace(self.state, matrix=_times(_numbers(operands), self.state.matrix))
        elif name == "w":
            self.state = replace(self.state, width=float(operands[0]))
        elif name == "Tf":
            self.state = replace(self.state, size=float(operands[1]))
        elif name in ("BT", "Tm", "Td", "TD"):
            self._place(name, operands)
        elif name.lower() in ("g", "rg", "k", "cs", "sc", "scn"):
            self._colour(name, operands)
        elif name in ("m", "l", "c", "v", "y", "re"):
            self._point(name, operands)

    def _place(self, name: str, operands: Any) -> None:
        if name == "BT":
            self.text = _UNIT
        elif name == "Tm":
            self.text = _numbers(operands)
        else:
            self.text = _times((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), self.text)

    def _colour(self, name: str, operands: Any) -> None:
        stroking = name.isupper()
        old = self.state.stroke if stroking else self.state.fill
        if name.lower() in _DEVICE:
            new = Colour(_DEVICE[name.lower()], tuple(map(float, operands)))
        elif name.lower() == "cs":
            new = Colour(self._space(operands[0]), (1.0,))
        else:
            values = tuple(float(v) for v in operands if not isinstance(v, pikepdf.Name))
            new = Colour(old.space, values)
        self.state = replace(self.state, stroke=new) if stroking else replace(self.state, fill=new)

    def _space(self, name: Any) -> str:
        """A name of a colour space → its kind, of a separation with its ink."""
        space = self.resources.get("/ColorSpace", {}).get(str(name), name)
        if not isinstance(space, pikepdf.Array):
            return str(space).lstrip("/")
        kind = str(space[0]).lstrip("/")
        return f"Separation {str(space[1]).lstrip('/')}" if kind == "Separation" else kind

    def _point(self, name: str, operands: Any) -> None:
        numbers = tuple(map(float, operands))
        if name == "re":
            x, y, width, height = numbers
            numbers = (x, y, x + width, y, x + width, y + height, x, y + height)
        if name in ("m", "re") or not self.paths:
            self.paths.append([])
        self.paths[-1] += [_moved(x, y, self.state.matrix) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]

    def _path(self, how: int) -> Iterator[Paint]:
        boxes = [_bounds(points) for points in self.paths]
        self.paths = []
        if how & 1:
            yield from (Paint(self.page, "fill", self.state.fill, box) for box in boxes)
        if how & 2:
            width = self.state.width * _scale(self.state.matrix)
            yield from (Paint(self.page, "stroke", self.state.stroke, box, width) for box in boxes)

    def _shown(self) -> Paint:
        matrix = _times(self.text, self.state.matrix)
        place = (matrix[4], matrix[5])
        return Paint(self.page, "text", self.state.fill, (*place, *place), self.state.size * _scale(matrix))

    def _object(self, name: Any) -> Iterator[Paint]:
        drawn = self.resources["/XObject"][str(name)]
        if drawn["/Subtype"] != "/Form":
            yield Paint(self.page, "other", Colour("image", ()), (0.0,) * 4)
            return
        matrix = _numbers(drawn.get("/Matrix", _UNIT))
        inside = replace(self.state, matrix=_times(matrix, self.state.matrix))
        yield from _Reader(self.page, drawn.get("/Resources", self.resources)).read(drawn, inside)


def _numbers(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(v) for v in operands)
    return a, b, c, d, e, f


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def _moved(x: float, y: float, m: Matrix) -> tuple[float, float]:
    return x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]


def _scale(m: Matrix) -> float:
    return float(abs(m[0] * m[3] - m[1] * m[2]) ** 0.5)


def _bounds(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
