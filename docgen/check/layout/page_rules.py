"""Pages → faults of page make-up: base lines off the grid, widows, orphans, headings at the foot, white gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from docgen.check.layout.area import TypeArea
from docgen.check.layout.faults import Found
from docgen.check.layout.paragraphs import Paragraph
from docgen.check.layout.roles import Layout, Sheet

_OFF_GRID = 0.5
_AROUND = 8
_LARGE = 1.5
_FAULTY_WHITE, _NOTED_WHITE = 1 / 3, 0.1


def page_faults(layout: Layout, paragraphs: Iterable[Paragraph]) -> Iterator[Found]:
    """All rules of page make-up."""
    yield from _grid(layout)
    yield from _mirrored(layout)
    yield from _widows(paragraphs, layout)
    for sheet in layout.sheets:
        yield from _heading_at_foot(sheet)
    yield from (found for found, share in white_gaps(layout) if share > _FAULTY_WHITE)


def _grid(layout: Layout) -> Iterator[Found]:
    """Body base lines stand a multiple of the leading apart on all pages, so facing pages are in register."""
    area = layout.area
    body = [line for sheet in layout.sheets for line in sheet.of("body")]
    phases = Counter(round((area.top - line.y) % area.leading, 1) % area.leading for line in body)
    phase = phases.most_common(1)[0][0] if phases else 0.0
    for line in body:
        off = (area.top - line.y - phase + area.leading / 2) % area.leading - area.leading / 2
        if abs(off) > _OFF_GRID:
            yield Found(line, "grid", line.text[:_AROUND], f"{off:+.1f} pt")


def _mirrored(layout: Layout) -> Iterator[Found]:
    """The margins of left- and right-hand pages mirror each other at the spine."""
    line = next((line for sheet in layout.sheets[1::2] for line in sheet.of("body")), None)
    if line is not None:
        width = layout.sheets[line.page].size[0]
        off = layout.area.column(1)[1] - (width - layout.area.column(0)[0])
        if abs(off) > _OFF_GRID:
            yield Found(line, "margins", line.text[:_AROUND], f"{off:+.1f} pt")


def _widows(paragraphs: Iterable[Paragraph], layout: Layout) -> Iterator[Found]:
    """clreq 3.5 (孤行): no first line of a paragraph alone at a page's foot, no last one alone at a page's top."""
    for paragraph in paragraphs:
        if paragraph.role != "body" or paragraph.lines[0].page == paragraph.lines[-1].page:
            continue
        counts = Counter(line.page for line in paragraph.lines)
        first, last = paragraph.lines[0], paragraph.lines[-1]
        if counts[first.page] == 1 and layout.sheets[first.page].text[-1] is first:
            yield Found(first, "orphan", first.text[:_AROUND])
        if counts[last.page] == 1:
            yield Found(last, "widow", last.text[:_AROUND])


def _heading_at_foot(sheet: Sheet) -> Iterator[Found]:
    """A heading with nothing of its text or drawing under it."""
    text = sheet.text
    if not text or sheet.role(text[-1]) != "heading" or len(text) == 1:
        return
    last = text[-1]
    if not any(bottom < last.y - 1 for bottom in _drawn_bottoms(sheet)):
        yield Found(last, "heading", last.text[: 2 * _AROUND])


def white_gaps(layout: Layout) -> Iterator[tuple[Found, float]]:
    """Pages whose foot is empty though the same chapter goes on → the last line, and the share of the type area."""
    for sheet, following in pairwise(layout.sheets):
        if not sheet.text or opens(following, layout.area):
            continue
        last = sheet.text[-1]
        bottom = min(last.y, *_drawn_bottoms(sheet), layout.area.top)
        share = (bottom - layout.area.bottom) / layout.area.height
        if share > _NOTED_WHITE:
            yield Found(last, "white", last.text[:_AROUND], f"{share:.0%}"), share


def _drawn_bottoms(sheet: Sheet) -> list[float]:
    """Bottoms of the drawn shapes, rules (of the head, of tables) left out."""
    return [shape.bottom for shape in sheet.shapes if shape.top - shape.bottom > 2]


def opens(sheet: Sheet, area: TypeArea) -> bool:
    """Whether a chapter, a part or a list begins on this page, or it is blank."""
    if sheet.displayed or not sheet.text:
        return True
    first = sheet.text[0]
    return sheet.role(first) == "heading" and first.size >= _LARGE * area.size
