"""Colours #rrggbb → fills, lines and text properties of DrawingML."""

from __future__ import annotations

from docgen.ooxml.xml import Element, element
from docgen.style.palette import hatch
from docgen.style.style import Face, Style

_HUNDREDTHS = 100
_EMU = 12700
SEAM, OUTLINE = 0.75, 0.75
"""Widths in points: of the paper between parts, of a derived value's outline."""


def solid(colour: str) -> Element:
    """Colour → a:solidFill."""
    return element("a:solidFill", _colour(colour))


def line(colour: str, width: float) -> Element:
    """Colour and width in points → a:ln."""
    return element("a:ln", solid(colour), w=round(width * _EMU))


def no_line() -> Element:
    return element("a:ln", element("a:noFill"))


def area(style: Style, colour: str, derived: bool, seam: str = "") -> Element:
    """How an area looks → c:spPr: a derived value is hatched in its outline; `seam` is the colour between parts."""
    if not derived:
        return element("c:spPr", solid(colour), line(seam, SEAM) if seam else no_line())
    ground, lines = hatch(style, colour)
    pattern = element(
        "a:pattFill", element("a:fgClr", _colour(lines)), element("a:bgClr", _colour(ground)), prst="wdUpDiag"
    )
    return element("c:spPr", pattern, line(lines, OUTLINE))


def nothing() -> Element:
    """c:spPr of what shows neither ground nor outline."""
    return element("c:spPr", element("a:noFill"), no_line())


def text(style: Style, size: float, colour: str, *, bold: bool = False, level: bool = False) -> Element:
    """Size in points, colour → c:txPr with the fonts that Windows and WPS have; `level`: never turned to fit."""
    face = style.faces[style.chart.bold if bold else style.chart.face]
    run = element("a:defRPr", solid(colour), *_fonts(face), sz=round(size * _HUNDREDTHS), b=int(bold))
    paragraph = element("a:p", element("a:pPr", run), element("a:endParaRPr", lang="zh-CN"))
    body = element("a:bodyPr", rot=0, vert="horz") if level else element("a:bodyPr")
    return element("c:txPr", body, element("a:lstStyle"), paragraph)


def rich(style: Style, words: str, size: float, colour: str) -> Element:
    """Words → c:tx with rich text, set horizontally."""
    face = style.faces[style.chart.face]
    properties = element("a:rPr", solid(colour), *_fonts(face), lang="zh-CN", sz=round(size * _HUNDREDTHS), b=0)
    paragraph = element("a:p", element("a:r", properties, element("a:t", words)))
    body = element("a:bodyPr", rot=0, vert="horz")
    return element("c:tx", element("c:rich", body, element("a:lstStyle"), paragraph))


def _fonts(face: Face) -> tuple[Element, Element]:
    return element("a:latin", typeface=face.docx_latin), element("a:ea", typeface=face.docx)


def _colour(colour: str) -> Element:
    return element("a:srgbClr", val=colour.lstrip("#").upper())
