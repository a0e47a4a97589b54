"""Palette → fills, lines and text properties of DrawingML."""

from __future__ import annotations

from docgen.ooxml.xml import Element, element
from docgen.style.style import Face, Style

_HUNDREDTHS = 100
_EMU = 12700


def solid(style: Style, name: str) -> Element:
    """Palette name → a:solidFill."""
    return element("a:solidFill", _colour(style, name))


def hatched(style: Style, name: str) -> Element:
    """Palette name → diagonal hatching on paper: how a derived point is told apart."""
    return element(
        "a:pattFill",
        element("a:fgClr", _colour(style, name)),
        element("a:bgClr", _colour(style, "paper")),
        prst="wdUpDiag",
    )


def line(style: Style, name: str, width: float) -> Element:
    """Palette name and width in points → a:ln."""
    return element("a:ln", solid(style, name), w=round(width * _EMU))


def no_line() -> Element:
    return element("a:ln", element("a:noFill"))


def text(style: Style, size: float, colour: str, *, bold: bool = False) -> Element:
    """Size in points, palette name → c:txPr with the fonts that Windows and WPS have."""
    face = style.faces[style.chart.face]
    run = element("a:defRPr", solid(style, colour), *_fonts(face), sz=round(size * _HUNDREDTHS), b=int(bold))
    paragraph = element("a:p", element("a:pPr", run), element("a:endParaRPr", lang="zh-CN"))
    return element("c:txPr", element("a:bodyPr"), element("a:lstStyle"), paragraph)


def rich(style: Style, words: str, size: float, colour: str) -> Element:
    """Words → c:tx with rich text, set horizontally."""
    face = style.faces[style.chart.face]
    properties = element("a:rPr", solid(style, colour), *_fonts(face), lang="zh-CN", sz=round(size * _HUNDREDTHS), b=0)
    paragraph = element("a:p", element("a:r", properties, element("a:t", words)))
    body = element("a:bodyPr", rot=0, vert="horz")
    return element("c:tx", element("c:rich", body, element("a:lstStyle"), paragraph))


def _fonts(face: Face) -> tuple[Element, Element]:
    return element("a:latin", typeface=face.docx_latin), element("a:ea", typeface=face.docx)


def _colour(style: Style, name: str) -> Element:
    return element("a:srgbClr", val=style.screen(name).lstrip("#").upper())
