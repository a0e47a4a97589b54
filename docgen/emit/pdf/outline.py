"""Book → what a viewer navigates by: links, bookmarks in the outline, page labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from docgen.emit.pdf.frame import Frame
from docgen.emit.pdf.sheets import Book
from docgen.emit.pdf.structure import Link, Rectangle, Tagger
from docgen.model.resolved import Entry

_ABOVE = 12.0
_PRINTED = 4
_ADDRESS = "%/:?#[]@!$&'()*+,;=~"


def add_links(pdf: pikepdf.Pdf, tagger: Tagger, book: Book, frame: Frame) -> Mapping[Link, list[pikepdf.Object]]:
    """Links that were drawn → annotations of their pages, by link."""
    made: dict[Link, list[pikepdf.Object]] = {}
    pages = [page.obj for page in pdf.pages]
    for link in tagger.content:
        if isinstance(link, Link):
            made[link] = [_annotation(pdf, pages, page, box, link, book, frame) for page, box in link.boxes]
    return made


def _annotation(
    pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object], page: int, box: Rectangle, link: Link, book: Book, frame: Frame
) -> pikepdf.Object:
    """A link annotation: its words for those who hear it (ISO 14289-1, 7.18.5), the Print flag that PDF/A asks for."""
    rectangle = Array([round(x, 2) for x in box])
    annotation = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=rectangle, Border=[0, 0, 0], F=_PRINTED, Contents=String(link.words)
    )
    if link.target.startswith("#"):
        stand = book.stands[link.target[1:]]
        annotation.Dest = Array([pages[stand.page], Name.XYZ, 0, round(frame.head - stand.y + _ABOVE, 2), None])
    else:
        annotation.A = Dictionary(S=Name.URI, URI=String(quote(link.target, safe=_ADDRESS)))
    made = pdf.make_indirect(annotation)
    if Name.Annots not in pages[page]:
        pages[page].Annots = Array()
    pages[page].Annots.append(made)
    return made


def add_outline(pdf: pikepdf.Pdf, contents: tuple[Entry, ...], book: Book, frame: Frame) -> None:
    """Contents → bookmarks, nested as the contents are."""
    with pdf.open_outline() as outline:
        open_: list[OutlineItem] = []
        for entry in contents:
            if entry.target not in book.stands:
                continue
            stand = book.stands[entry.target]
            gap = "　" if entry.label and not entry.label.endswith(("、", "）")) else ""
            top = round(frame.head - stand.y + _ABOVE, 2)
            item = OutlineItem(entry.label + gap + entry.title, stand.page, "XYZ", left=0, top=top)
            item.is_closed = True
            del open_[entry.level - 1 :]
            (open_[-1].children if open_ else outline.root).append(item)
            open_.append(item)


def add_page_labels(pdf: pikepdf.Pdf, book: Book) -> None:
    """Roman labels from the contents on, decimal ones from the body on; the title page has none."""
    labels = [sheet.label for sheet in book.sheets]
    ranges: list[object] = [0, Dictionary()]
    for first, style in (("I", Name.R), ("1", Name.D)):
        if first in labels:
            ranges += [labels.index(first), Dictionary(S=style, St=1)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(ranges))
