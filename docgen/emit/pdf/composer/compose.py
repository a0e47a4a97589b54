"""Runs of text and a shape → the lines of a paragraph.

Rules: W3C clreq and GB/T 15834-2011. Where they cannot all hold they give way in this order, the names being those
in `SetLine.yields`: `address` (a web address broken at a point of it), `single` (a last line of one character),
`uneven` (even spacing beyond its limit), `number` (a number from its unit), `word` (a Latin word or number),
`mark` (start and end of line), `overfull` (text beyond the column).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.emit.pdf.composer.breaks import Measure, breaks
from docgen.emit.pdf.composer.cast import cast
from docgen.emit.pdf.composer.lines import set_line
from docgen.emit.pdf.composer.types import Align, Piece, Run, SetLine, Shape
from docgen.style.fontbook import FontBook

_SHARE: Mapping[Align, float] = {"justify": 0.0, "left": 0.0, "center": 0.5, "right": 1.0}
"""How much of the room that a line leaves stands before it."""


def compose(runs: Sequence[Run], shape: Shape, book: FontBook) -> tuple[SetLine, ...]:
    """Runs, shape → set lines; a line feed in a run ends a line. Raises MissingGlyph."""
    lines: list[SetLine] = []
    for part in _parts(runs):
        lines += _part(part, shape, shape.first_indent if not lines else 0.0, book)
    return tuple(lines)


def _parts(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs → those of each forced line."""
    if not any(run.text for run in runs):
        return []
    parts: list[list[Run]] = [[]]
    for run in runs:
        if "\n" not in run.text:
            parts[-1].append(run)
            continue
        head, *rest = run.text.split("\n")
        parts[-1].append(Run(head, run.face, run.size, run.colour, run.link))
        parts += [[Run(text, run.face, run.size, run.colour, run.link)] for text in rest]
    return parts


def _part(runs: list[Run], shape: Shape, first_indent: float, book: FontBook) -> list[SetLine]:
    made = cast(runs, book)
    if not made.text:
        return [SetLine((), 0.0)]
    other = shape.width - shape.indent
    measure = Measure(other - first_indent, other, shape.align, shape.balanced or shape.align == "center")
    lines: list[SetLine] = []
    start, width, left = 0, measure.first, shape.indent + first_indent
    for end in breaks(made, measure):
        fill = shape.align == "justify" and end.end < len(made.text)
        line = set_line(made, start, end.end, width, left, fill, end.yields)
        lines.append(_aligned(line, shape, width))
        start, width, left = end.end, other, shape.indent
    return lines


def _aligned(line: SetLine, shape: Shape, width: float) -> SetLine:
    """A line set from the left → the same centred or set from the right."""
    share = _SHARE[shape.align]
    if not share:
        return line
    shift = (width - line.width) * share
    pieces = [Piece(p.x + shift, p.text, p.face, p.size, p.colour, p.link, p.advances) for p in line.pieces]
    return SetLine(tuple(pieces), line.width, line.yields)
