"""Measures of a Drawing for tests: boxes of its texts and paths, and which of them collide."""

from __future__ import annotations

from itertools import combinations

from docgen.figures.box import Box
from docgen.figures.typeset import text_box
from docgen.model.drawing import Drawing, Path, TextRun
from docgen.style.fontbook import FontBook

TOLERANCE = 0.3


def texts(drawing: Drawing) -> list[TextRun]:
    return [m for m in drawing.marks if isinstance(m, TextRun)]


def paths(drawing: Drawing) -> list[Path]:
    return [m for m in drawing.marks if isinstance(m, Path)]


def dashed(drawing: Drawing) -> list[Path]:
    """Outlines of what is missing."""
    return [p for p in paths(drawing) if p.stroke and p.stroke.dash]


def words(drawing: Drawing) -> list[str]:
    return [t.text for t in texts(drawing)]


def box_of(mark: TextRun | Path, book: FontBook) -> Box:
    if isinstance(mark, TextRun):
        width = book.faces[mark.face].width(mark.text, mark.size)
        return text_box(mark.x, mark.y, mark.text, width, mark.size, bool(mark.angle))
    numbers = [n for _, points in mark.segments for n in points]
    xs, ys = numbers[::2], numbers[1::2]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def filled(drawing: Drawing, colour: str, book: FontBook) -> list[Box]:
    """Boxes of the paths with this fill that are larger than a sign of the legend."""
    boxes = [box_of(p, book) for p in paths(drawing) if p.fill == colour]
    return [b for b in boxes if b.width > 10 or b.height > 10]


def colliding_texts(drawing: Drawing, book: FontBook) -> list[tuple[str, str]]:
    boxes = [(t.text, box_of(t, book).grown(-TOLERANCE)) for t in texts(drawing)]
    return [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if one.overlaps(other)]


def texts_outside(drawing: Drawing, book: FontBook) -> list[str]:
    page = Box(0, 0, drawing.width, drawing.height).grown(TOLERANCE)
    return [t.text for t in texts(drawing) if not page.holds(box_of(t, book))]


def texts_cut_by_fills(drawing: Drawing, book: FontBook, paper: str) -> list[str]:
    """Texts that lie partly on a filled shape painted after no halo: neither inside it nor beside it."""
    found = []
    for i, text in enumerate(drawing.marks):
        if not isinstance(text, TextRun):
            continue
        box = box_of(text, book).grown(-TOLERANCE)
        for mark in drawing.marks[:i]:
            if isinstance(mark, Path) and mark.fill and mark.fill != paper and _straight(mark):
                shape = box_of(mark, book).grown(TOLERANCE)
                if shape.overlaps(box) and not shape.holds(box):
                    found.append(text.text)
    return found


def _straight(path: Path) -> bool:
    """Whether the path is an upright box: its bounds are its shape."""
    return all(kind != "c" for kind, _ in path.segments) and len(path.segments) <= 6
