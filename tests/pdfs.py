"""A PDF as tests read it: the text of its pages, its fonts, its outline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def page_texts(pdf: PdfReader) -> list[str]:
    """The text of every page, without spaces."""
    return [re.sub(r"\s", "", page.extract_text()) for page in pdf.pages]


def outline(pdf: PdfReader) -> dict[str, int]:
    """Titles of the outline, without the wide space after a mark → the pages they lead to."""
    return {item.title.replace("\u3000", ""): pdf.get_destination_page_number(item) for item in _flat(pdf.outline)}


def _flat(items: list[Any]) -> Iterator[Any]:
    for item in items:
        yield from _flat(item) if isinstance(item, list) else (item,)


def fonts_that_are_not_embedded(data: bytes) -> list[str]:
    """Names of the fonts, wherever in the file, whose shapes are not in it."""
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        assert fonts
        simple = [font for font in fonts if font.get("/Subtype") != "/Type0"]
        return [str(f.get("/BaseFont")) for f in simple if not any(n in f.get("/FontDescriptor", {}) for n in _FILES)]
