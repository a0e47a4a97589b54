"""Contents and catalogs → boxes: label, title, dotted leader, page number."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.emit.pdf.boxes import Box, Mark, Words
from docgen.emit.pdf.composer.types import Piece, Run, SetLine, Shape
from docgen.emit.pdf.structure import Element
from docgen.emit.pdf.typeset import Typesetter
from docgen.model.resolved import Entry

_PAGE = 3.0
_STEP = 1.5


def list_boxes(entries: tuple[Entry, ...], pages: Mapping[str, str], type_: Typesetter, tree: Element) -> list[Box]:
    """Entries and the page labels of their targets → a box an entry, one or more lines each.

    A heading stands at no page's foot without its first entry, the last of its entries at no page's head alone.
    """
    outers = [tree.add("TOC")]
    nested = any(entry.level > 1 for entry in entries)
    boxes = []
    for place, entry in enumerate(entries):
        del outers[entry.level :]
        while len(outers) < entry.level:
            outers.append(outers[-1].add("TOC"))
        element = outers[-1].add("TOCI").add("Reference")
        keep = _stays(*(one.level for one in entries[place : place + 3]))
        boxes.append(_entry(entry, pages.get(entry.target, ""), type_, element, nested, keep))
    return boxes


def _stays(entry: int, following: int = 0, then: int = 1) -> bool:
    """Levels of an entry and of the two after it → whether the next is the first, or the last, of its heading's."""
    return entry < following or then < entry == following


def _entry(entry: Entry, page: str, type_: Typesetter, element: Element, nested: bool, keep: bool) -> Box:
    style = type_.style.contents
    grid = type_.style.grid
    part = nested and entry.level == 1
    face = (style.part_face, style.chapter_face)[entry.level - 1] if nested and entry.level < 3 else style.face
    colour = "navy" if part else type_.style.text.colour
    left = (entry.level - 1) * _STEP * style.size if nested else 0.0
    gap = "" if not entry.label or entry.label[-1] in "、）" else "　"
    runs = [Run(entry.label + gap + entry.title, face, style.size, colour, f"#{entry.target}")]
    lines = type_.set_runs(runs, Shape(grid.width - left - _PAGE * style.size, align="left"), "")
    top = 0.5 if part else 0.0
    marks: list[Mark] = []
    for index, line in enumerate(lines):
        y = (top + index) * grid.leading + type_.baseline(1.0, style.size)
        marks.append(Words(left, y, line, element))
    start = left + lines[-1].width + 0.5 * style.size
    marks += _leader(start, y, page, face, colour, f"#{entry.target}", type_, element)
    return Box(top + len(lines), tuple(marks), keep=part or keep, drop=top)


def _leader(
    start: float, y: float, page: str, face: str, colour: str, link: str, type_: Typesetter, element: Element
) -> list[Mark]:
    """Dots on a common raster from the title to the page number at the right edge (dots are an artifact)."""
    style = type_.style.contents
    metrics = type_.book.faces[face]
    width = metrics.width(page, style.size)
    right = type_.style.grid.width - width
    pitch = style.size * 0.5
    first = int(start / pitch) + 1
    count = int((right - 0.4 * style.size) / pitch) - first
    advance = metrics.width(page[:1] or "0", style.size)
    advances = tuple(metrics.width(c, style.size) for c in page)
    number = SetLine((Piece(0.0, page, face, style.size, colour, link, advances),), width or advance)
    marks: list[Mark] = [Words(right, y, number, element)] if page else []
    if count > 0:
        dots = Piece(0.0, style.leader * count, style.face, style.size, "grey", "", (pitch,) * count)
        marks.append(Words(first * pitch, y, SetLine((dots,), count * pitch), None))
    return marks
