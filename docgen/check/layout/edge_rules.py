"""Body paragraphs → faults at the edges of the column: not flush, not indented, marks not cut, text outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.check.layout.area import TypeArea
from docgen.check.layout.classes import CLOSERS, OPENERS, STOPS
from docgen.check.layout.faults import Found
from docgen.check.layout.lines import Line, full_width
from docgen.check.layout.paragraphs import Paragraph, indented
from docgen.check.layout.roles import Layout
from docgen.wording.messages import message

_FLUSH = 0.5
_AROUND = 8


def edge_faults(layout: Layout, paragraphs: Iterable[Paragraph]) -> Iterator[Found]:
    """Both edges of the body's lines, and text outside column or page."""
    for paragraph in paragraphs:
        if paragraph.role == "body":
            for index, line in enumerate(paragraph.lines):
                yield from _left(line, layout.area)
                yield from _right(line, layout.area, last=index == len(paragraph.lines) - 1)
    for sheet in layout.sheets:
        for line in sheet.lines:
            yield from _on_page(line, *sheet.size)
        for line in sheet.of("heading", "caption", "source", "cell", "contents", "names", "head", "folio", "drawing"):
            yield from _in_column(line, layout.area)


def _left(line: Line, area: TypeArea) -> Iterator[Found]:
    """The first character stands at the edge or two em off it; an opening mark may be drawn in to its very ink."""
    edge = area.column(line.page)[0] + (2 * area.size if indented(line, area) else 0.0)
    off = line.left - edge
    first = line.glyphs[0]
    opening = first.text in OPENERS and full_width(first)
    if abs(off) <= _FLUSH or (opening and off < 0 and first.ink[0] >= edge - _FLUSH):
        return
    if opening and 0 < off <= area.size / 2 + _FLUSH:
        yield Found(line, "start-mark", line.text[:_AROUND], f"{off / area.size:.2f} em")
    else:
        yield Found(
            line,
            "indent" if indented(line, area) else "flush",
            line.text[:_AROUND],
            message("左 {off:+.1f} pt", off=off),
        )


def _right(line: Line, area: TypeArea, last: bool) -> Iterator[Found]:
    """A line inside a paragraph ends at the edge; no line goes beyond it (the blank half of a mark may)."""
    off = line.right - area.column(line.page)[1]
    glyph = line.glyphs[-1]
    closing = glyph.text in CLOSERS + STOPS and full_width(glyph)
    if off > _FLUSH and not (closing and glyph.ink[1] <= area.column(line.page)[1] + _FLUSH):
        yield Found(line, "outside", line.text[-_AROUND:], f"{off:+.1f} pt")
    elif off < -_FLUSH and not last:
        whole = closing and off >= -glyph.size / 2 - _FLUSH
        yield Found(line, "end-mark" if whole else "flush", line.text[-_AROUND:], message("右 {off:+.1f} pt", off=off))


def _in_column(line: Line, area: TypeArea) -> Iterator[Found]:
    left, right = area.column(line.page)
    off = max(left - line.left, line.right - right)
    if off > _FLUSH:
        yield Found(line, "outside", line.text[:_AROUND], f"{off:+.1f} pt")


def _on_page(line: Line, width: float, height: float) -> Iterator[Found]:
    """Text that the trim would cut."""
    off = max(-line.left, line.right - width, -line.y, line.y + line.size - height)
    if off > 0:
        yield Found(line, "outside", line.text[:_AROUND], f"{off:+.1f} pt")
