"""Step 7, PDF: its bytes → fonts that another machine would have to replace, or whose text cannot be read out."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from docgen.wording.messages import message

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def font_faults(data: bytes) -> tuple[str, ...]:
    """PDF bytes → a line a fault: a font that is not embedded, or has no table of characters. Raises PdfError."""
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        found = [fault for font in fonts if font.get("/Type") == "/Font" for fault in _faults(font)]
    return tuple(dict.fromkeys(found))


def _faults(font: Any) -> Iterator[str]:
    """Of a composite font: its descendant is embedded, it tells which characters its glyphs are (ISO 14289-1, 7.21)."""
    name = str(font.get("/BaseFont", "")).lstrip("/")
    if font.get("/Subtype") == "/Type0":
        if "/ToUnicode" not in font:
            yield message("字体 {name} 没有字符对照表（ToUnicode），文字不能复制和检索", name=name)
        font = font.DescendantFonts[0]
    if font.get("/Subtype") != "/Type3" and not any(key in font.get("/FontDescriptor", {}) for key in _PROGRAMS):
        yield message("字体 {name} 没有嵌入", name=name)
