"""Drawn pages → the finished PDF: structure, navigation, colour, metadata, as the standards of its target ask."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, String

from docgen.emit.pdf.attach import attach_data
from docgen.emit.pdf.frame import Frame, Target
from docgen.emit.pdf.intents import add_intents
from docgen.emit.pdf.layout import Layout
from docgen.emit.pdf.outline import add_links, add_outline, add_page_labels
from docgen.emit.pdf.streams import mended
from docgen.emit.pdf.structure import Tagger
from docgen.emit.pdf.tree import add_tree
from docgen.emit.pdf.xmp import add_metadata
from docgen.work.cache import Cache

_VERSION = {"web": "1.7", "print": "1.6"}


def finish(
    drawn: bytes, layout: Layout, target: Target, frame: Frame, tagger: Tagger, icc: Path, data_csv: bytes,
    cache: Cache,
) -> bytes:  # fmt: skip
    """Drawn pages, what they show, target, frame, marked content, folder of profiles, figures' numbers, results kept →
    the file.
    """
    titles, book = layout.report.titles, layout.book
    with pikepdf.open(BytesIO(drawn)) as pdf:
        links = add_links(pdf, tagger, book, frame)
        add_tree(pdf, layout.tree, tagger, links)
        add_outline(pdf, layout.report.catalogs.contents, book, frame)
        add_page_labels(pdf, book)
        pdf.Root.Lang = String(titles.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        add_intents(pdf, target, layout.style.intent, icc, cache)
        add_metadata(pdf, titles, target)
        if target == "web":
            attach_data(pdf, data_csv)
        else:
            _set_boxes(pdf, frame)
        return _saved(pdf, target)


def _set_boxes(pdf: pikepdf.Pdf, frame: Frame) -> None:
    trim, bleed = (Array([round(x, 3) for x in box]) for box in (frame.trim_box, frame.bleed_box))
    for page in pdf.pages:
        page.obj.TrimBox, page.obj.BleedBox = trim, bleed


def _saved(pdf: pikepdf.Pdf, target: Target) -> bytes:
    buffer = BytesIO()
    pdf.save(
        buffer, deterministic_id=True, force_version=_VERSION[target], compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )  # fmt: skip
    return mended(buffer.getvalue())
