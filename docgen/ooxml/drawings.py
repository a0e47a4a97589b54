"""Pictures, charts and plain rectangles → drawings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from docgen.ooxml.formats import hexadecimal
from docgen.ooxml.xml import NAMESPACES, Element, element, name, w

_EMU_PER_POINT: Final = 12700
_DECORATIVE_EXTENSION: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


@dataclass(frozen=True, slots=True)
class Media:
    """Relation ids of a picture's PNG and SVG (empty if there is none), and its size in points."""

    png: str
    svg: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The relation id of a chart's part, and its size in points."""

    relation: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page: points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


def emu(points: float) -> int:
    """Points → English metric units, the unit of drawings."""
    return round(points * _EMU_PER_POINT)


def picture(media: Media, key: str, alt: str, width: float, height: float) -> Element:
    """A picture in the line of text: `key` is its name (fig:ID), `alt` what it says; size in points."""
    extent = {"cx": emu(width), "cy": emu(height)}
    locks = element("a:graphicFrameLocks", noChangeAspect=1)
    return _inline(extent, key, alt, locks, _graphic(NAMESPACES["pic"], _picture(media, key, alt, extent)))


def chart(of: Chart, key: str, alt: str) -> Element:
    """A native chart in the line of text: `key` is its name (fig:ID), `alt` what it says."""
    reference = element("c:chart")
    reference.set(name("r:id"), of.relation)
    extent = {"cx": emu(of.width), "cy": emu(of.height)}
    return _inline(extent, key, alt, None, _graphic(NAMESPACES["c"], reference))


def _inline(extent: dict[str, int], key: str, alt: str, locks: Element | None, graphic: Element) -> Element:
    inline = element(
        "wp:inline",
        element("wp:extent", **extent),
        element("wp:effectExtent", l=0, t=0, r=0, b=0),
        element("wp:docPr", id=0, name=key, descr=alt),
        element("wp:cNvGraphicFramePr", locks),
        graphic,
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return w("r", w("drawing", inline))


def _graphic(uri: str, content: Element) -> Element:
    return element("a:graphic", element("a:graphicData", content, uri=uri))


def _picture(media: Media, key: str, alt: str, extent: dict[str, int]) -> Element:
    return element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", id=0, name=key, descr=alt), element("pic:cNvPicPr")),
        element("pic:blipFill", _blip(media), element("a:stretch", element("a:fillRect"))),
        element("pic:spPr", _transform(extent), _shape("rect")),
    )


def _blip(media: Media) -> Element:
    """The PNG, with the SVG as an extension for programs that draw it."""
    blip = element("a:blip")
    blip.set(name("r:embed"), media.png)
    if media.svg:
        svg = element("asvg:svgBlip")
        svg.set(name("r:embed"), media.svg)
        blip.append(element("a:extLst", element("a:ext", svg, uri=_SVG_EXTENSION)))
    return blip


def _transform(extent: dict[str, int]) -> Element:
    return element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", **extent))


def _shape(kind: str) -> Element:
    return element("a:prstGeom", element("a:avLst"), prst=kind)


def rectangle(box: Box, fill: str, key: str) -> Element:
    """A filled rectangle at a fixed place of the page, behind the text; it says nothing (marked as decoration)."""
    extent = {"cx": emu(box.width), "cy": emu(box.height)}
    anchor = element(
        "wp:anchor",
        element("wp:simplePos", x=0, y=0),
        _position("positionH", box.left),
        _position("positionV", box.top),
        element("wp:extent", **extent),
        element("wp:effectExtent", l=0, t=0, r=0, b=0),
        element("wp:wrapNone"),
        element("wp:docPr", _decoration(), id=0, name=key, descr=""),
        element("wp:cNvGraphicFramePr"),
        _graphic(NAMESPACES["wps"], _block(extent, fill)),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
        simplePos=0,
        relativeHeight=1,
        behindDoc=1,
        locked=0,
        layoutInCell=1,
        allowOverlap=1,
    )
    choice = element("mc:Choice", w("drawing", anchor), Requires="wps")
    return w("r", element("mc:AlternateContent", choice))


def _decoration() -> Element:
    """Tells readers aloud to pass over a drawing."""
    return element("a:extLst", element("a:ext", element("adec:decorative", val=1), uri=_DECORATIVE_EXTENSION))


def _position(tag: str, points: float) -> Element:
    return element(f"wp:{tag}", element("wp:posOffset", str(emu(points))), relativeFrom="page")


def _block(extent: dict[str, int], fill: str) -> Element:
    colour = element("a:solidFill", element("a:srgbClr", val=hexadecimal(fill)))
    look = element("wps:spPr", _transform(extent), _shape("rect"), colour, element("a:ln", element("a:noFill")))
    return element("wps:wsp", element("wps:cNvSpPr"), look, element("wps:bodyPr"))
