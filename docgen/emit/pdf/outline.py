"""Book → what a viewer navigates by: links, bookmarks in the outline, page labels."""

from __future__ import annotations

from docgen.emit.pdf.draw import Pen, PlainCanvas
from docgen.emit.pdf.sheets import Book, Stand
from docgen.model.resolved import Entry
from docgen.style.style import POINTS_PER_MM, Style


def add_destinations(canvas: PlainCanvas, page: int, book: Book, style: Style) -> None:
    """Name the places of this page that links, outline and lists point at."""
    top = (style.page.height_mm - style.page.top_mm) * POINTS_PER_MM
    for target, stand in book.stands.items():
        if stand.page == page:
            canvas.bookmarkHorizontalAbsolute(target, _height(stand, top))


def _height(stand: Stand, top: float) -> float:
    return top - stand.y + 12


def add_links(pen: Pen, book: Book) -> None:
    """Link rectangles that were collected while the page was drawn → annotations of the page."""
    for _, target, box, _ in pen.links:
        if target.startswith("#"):
            if target[1:] in book.stands:
                pen.canvas.linkAbsolute("", target[1:], box, Border="[0 0 0]")
        else:
            pen.canvas.linkURL(target, box, relative=0, thickness=0)
    pen.links.clear()


def add_outline(canvas: PlainCanvas, contents: tuple[Entry, ...], book: Book) -> None:
    """Contents → bookmarks, nested as the contents are."""
    level = 0
    for entry in contents:
        if entry.target not in book.stands:
            continue
        level = min(entry.level - 1, level + 1)
        gap = "　" if entry.label and not entry.label.endswith(("、", "）")) else ""
        canvas.addOutlineEntry(entry.label + gap + entry.title, entry.target, level, closed=level > 0)


def add_page_labels(canvas: PlainCanvas, book: Book) -> None:
    """Roman labels from the contents on, decimal ones from the body on; the title page has none."""
    canvas.addPageLabel(0, None, None, "")
    labels = [sheet.label for sheet in book.sheets]
    if "I" in labels:
        canvas.addPageLabel(labels.index("I"), "ROMAN_UPPER", 1)
    if "1" in labels:
        canvas.addPageLabel(labels.index("1"), "ARABIC", 1)
