"""Lines with roles → paragraphs: body text over page ends, and the lines of a heading, caption, cell or note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docgen.check.layout.area import TypeArea
from docgen.check.layout.lines import Line
from docgen.check.layout.roles import CAPTION, SOURCE, Layout, Role, Sheet

_NEAR = 0.75
_STACKED: Mapping[Role, float] = {"heading": 2.2, "caption": 2.2, "source": 1.8, "cell": 1.6, "display": 1.6}
"""Lines of one block stand at most so many times their size apart."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Its lines in reading order, of one role."""

    role: Role
    lines: tuple[Line, ...]


def paragraphs(layout: Layout) -> tuple[Paragraph, ...]:
    """Layout → body paragraphs in reading order, then the other blocks of each page."""
    other = (block for sheet in layout.sheets for block in _blocks(sheet))
    return (*_body(layout), *other)


def indented(line: Line, area: TypeArea) -> bool:
    """Whether a body line begins a paragraph: about two em off the column's edge."""
    return abs(line.left - area.column(line.page)[0] - 2 * area.size) < _NEAR * area.size


def _body(layout: Layout) -> Iterator[Paragraph]:
    lines: list[Line] = []
    for sheet in layout.sheets:
        above: Line | None = None
        for line, role in zip(sheet.lines, sheet.roles, strict=True):
            if role == "body":
                if lines and _begins(line, lines[-1], above, layout.area):
                    yield Paragraph("body", tuple(lines))
                    lines = []
                lines.append(line)
            elif role not in ("head", "folio", "drawing", "caption", "source", "cell") and lines:
                yield Paragraph("body", tuple(lines))
                lines = []
            above = line if role not in ("head", "folio") else above
    if lines:
        yield Paragraph("body", tuple(lines))


def _begins(line: Line, before: Line, above: Line | None, area: TypeArea) -> bool:
    """Whether a body line begins a paragraph; one without indent goes on from the body line before it.

    On the same page it goes on only if it stands right under it.
    """
    if indented(line, area):
        return True
    apart = above is not before or before.y - line.y > 2 * area.leading
    return above is not None and before.page == line.page and apart


def _blocks(sheet: Sheet) -> Iterator[Paragraph]:
    """Headings, captions, notes, cells and display lines of a page, lines of one block together."""
    for role in _STACKED:
        blocks: list[list[Line]] = []
        for line in sheet.of(role):
            home = next((block for block in reversed(blocks) if _under(line, block[-1], role)), None)
            if home is None:
                blocks.append([line])
            else:
                home.append(line)
        yield from (Paragraph(role, tuple(block)) for block in blocks)


def _under(line: Line, above: Line, role: Role) -> bool:
    if CAPTION.match(line.text) or SOURCE.match(line.text) or line.size != above.size:
        return False
    overlap = min(line.right, above.right) - max(line.left, above.left)
    return overlap > 0 and 1 < above.y - line.y <= _STACKED[role] * line.size


def joined(lines: Sequence[Line]) -> str:
    return "".join(line.text for line in lines)
