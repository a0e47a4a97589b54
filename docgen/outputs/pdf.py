"""Step 6, PDF: a Layout and drawings → the files for the screen and for the press, their fonts read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from docgen.emit.pdf.emit import emit_pdf
from docgen.emit.pdf.fonts import open_fonts
from docgen.emit.pdf.frame import Target
from docgen.emit.pdf.layout import Layout
from docgen.model.drawing import Drawing
from docgen.style.fontbook import FontBook
from docgen.work.cache import Cache

_FILES: dict[Target, str] = {"web": "report.pdf", "print": "report-print.pdf"}


def write_pdfs(
    layout: Layout, targets: Iterable[Target], book: FontBook, profiles: Path,
    drawings: Callable[[str, int], Drawing], data_csv: bytes, cache: Cache,
) -> dict[str, bytes]:  # fmt: skip
    """Layout, which files, font book, folder of profiles, drawings by id and height, figures' numbers → files."""
    faces = open_fonts(book, cache)
    inputs = (faces, profiles, drawings, data_csv, cache)
    return {_FILES[target]: emit_pdf(layout, target, *inputs) for target in targets}
