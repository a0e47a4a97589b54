"""Step 6, PDF: a Layout and drawings → the bytes of report.pdf (web) or report-print.pdf (print)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from docgen.emit.pdf.draft import marked
from docgen.emit.pdf.draw import Pen, PlainCanvas
from docgen.emit.pdf.finish import finish
from docgen.emit.pdf.fonts import CIDFont
from docgen.emit.pdf.frame import Frame, Target, frame_of
from docgen.emit.pdf.inks import Inks, Looks
from docgen.emit.pdf.layout import Layout
from docgen.emit.pdf.replay import Replay
from docgen.emit.pdf.sheets import Book
from docgen.emit.pdf.structure import Tagger
from docgen.model.drawing import Drawing
from docgen.work.cache import NOTHING_KEPT, Cache


def emit_pdf(
    layout: Layout, target: Target, fonts: Mapping[str, CIDFont], icc: Path,
    drawings: Callable[[str, int], Drawing], data_csv: bytes, cache: Cache = NOTHING_KEPT,
) -> bytes:  # fmt: skip
    """Layout, target, faces, folder of profiles, drawings by figure id and height, figures' numbers, results kept →
    the file.

    The faces are fresh, or served another file of the same layout: what these set they need not set again.

    web: PDF/A-3a and PDF/UA-1 in sRGB, with links and `data_csv` attached. print: PDF/X-4 and PDF/A-2a in CMYK, with
    bleed and crop marks, padded to whole signatures.
    """
    frame = frame_of(layout.style, target)
    book = layout.book.padded(layout.style.page.multiple) if target == "print" else layout.book
    book = marked(book, layout.stamps)
    tagger = Tagger()
    drawn = _drawn(layout, book, target, frame, fonts, drawings, tagger)
    return finish(drawn, layout, target, frame, tagger, icc, data_csv, cache)


def _drawn(
    layout: Layout, book: Book, target: Target, frame: Frame, fonts: Mapping[str, CIDFont],
    drawings: Callable[[str, int], Drawing], tagger: Tagger,
) -> bytes:  # fmt: skip
    """The pages alone: content streams and fonts."""
    buffer = BytesIO()
    canvas = PlainCanvas(buffer, pagesize=frame.medium, invariant=1, pageCompression=0)
    names = {name: font.enter(canvas.document) for name, font in fonts.items()}
    inks = Inks(layout.style, "press" if target == "print" else "screen")
    reaches = book.reaches if target == "web" else _nowhere
    looks = Looks(inks, names)
    pen = Pen(canvas, frame, fonts, inks, looks, Replay(fonts, inks, looks), drawings, tagger, reaches)
    for index, sheet in enumerate(book.sheets):
        pen.sheet(index, sheet)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _nowhere(target: str) -> bool:
    """What is printed has no links."""
    return False
