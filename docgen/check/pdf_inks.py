"""A paint of the print PDF, its page → faults of its colour, ink, fineness and place.

Paints are opaque here, so the ink on a spot is that of one paint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.check.pdf_faults import PdfFault, Press
from docgen.check.pdf_paints import Box, Kind, Paint
from docgen.wording.messages import message

_SMALL = 14.0
_HAIR = 0.25
_RULE = 1.2
_NEAR = 0.5
"""Points: type and rules below the first and third are black only; no line is thinner than the second."""
_MM = 25.4 / 72

_MARKS = "Separation All"
_KINDS: Mapping[Kind, str] = {
    "fill": message("色块"),
    "stroke": message("线条"),
    "text": message("文字"),
    "other": message("图像或渐变"),
}

Wrong = tuple[str, str, str]
"""Rule, what is wrong, what would be right."""


def painted(paint: Paint, page: Any, press: Press) -> Iterator[PdfFault]:
    """Paint, the dictionary of its page, what the printer asks → its faults."""
    for rule, wrong, right in (*_coloured(paint, press), *_fine(paint), *_placed(paint, page)):
        yield PdfFault(rule, paint.page + 1, wrong, right, _spot(paint, page))


def _spot(paint: Paint, page: Any) -> str:
    """The paint's upper left corner on the trimmed page, in millimetres."""
    if paint.kind == "other":
        return ""
    left, _, _, top = box_of(page.get("/TrimBox", page.MediaBox))
    x, y = (paint.box[0] - left) * _MM, (top - paint.box[3]) * _MM
    return message("距左边 {x:.0f} 毫米、上边 {y:.0f} 毫米处", x=x, y=y)


def _coloured(paint: Paint, press: Press) -> Iterator[Wrong]:
    parts, kind = paint.colour.cmyk, _KINDS[paint.kind]
    if parts is None:
        if paint.colour.space != _MARKS:
            yield (
                "colour",
                message("{kind}用了颜色空间 {space}", kind=kind, space=paint.colour.space),
                message("付印文件只用 DeviceCMYK 或 DeviceGray"),
            )
    elif sum(parts) * 100 > press.ink + _NEAR:
        yield (
            "ink",
            message("{kind}的总墨量为 {parts:.0f}%", kind=kind, parts=sum(parts) * 100),
            message("应不超过 {ink:g}%", ink=press.ink),
        )


def _fine(paint: Paint) -> Iterator[Wrong]:
    """Small type and rules in black alone: coloured ones show the least shift of an ink. No line too thin to print."""
    left, bottom, right, top = paint.box
    coloured = paint.colour.cmyk is not None and any(paint.colour.cmyk[:3])
    if paint.kind == "text" and coloured and paint.size < _SMALL:
        yield (
            "black",
            message("{size:g} 磅的文字用了彩色墨", size=paint.size),
            message("小于 {small:g} 磅的文字应只用黑墨，以免套印不准", small=_SMALL),
        )
    if paint.kind == "fill" and coloured and min(right - left, top - bottom) < _RULE:
        yield (
            "black",
            message("{right:.2g} 磅的细线用了彩色墨", right=min(right - left, top - bottom)),
            message("细于 {rule:g} 磅的线应只用黑墨", rule=_RULE),
        )
    if paint.kind == "stroke" and paint.size < _HAIR - 0.001:
        yield (
            "hairline",
            message("线条只有 {size:.2f} 磅", size=paint.size),
            message("应不细于 {hair:g} 磅", hair=_HAIR),
        )


def _placed(paint: Paint, page: Any) -> Iterator[Wrong]:
    """What touches the trimmed edge goes on into the bleed; outside the bleed stand marks only, inside it none."""
    if "/TrimBox" not in page or "/BleedBox" not in page or paint.kind == "other":
        return
    trim, bleed = box_of(page.TrimBox), box_of(page.BleedBox)
    if paint.colour.space == _MARKS:
        if _meets(paint.box, bleed):
            yield "marks", message("裁切线伸进了出血框"), message("应全在出血框以外")
    elif not within(paint.box, bleed, _NEAR):
        yield "marks", message("{kinds}在出血框以外", kinds=_KINDS[paint.kind]), message("出血框以外只可有裁切线")
    elif paint.kind == "fill" and any(paint.colour.cmyk or ()) and not _bleeds(paint.box, trim, bleed):
        yield "bleed", message("色块止于裁切边"), message("应一直铺到出血框的边")


def box_of(box: Any) -> Box:
    """A page box of the file → left, bottom, right, top."""
    left, bottom, right, top = (float(v) for v in box)
    return left, bottom, right, top


def within(inner: Box, outer: Box, slack: float = 0.01) -> bool:
    low = all(i >= o - slack for i, o in zip(inner[:2], outer[:2], strict=True))
    return low and all(i <= o + slack for i, o in zip(inner[2:], outer[2:], strict=True))


def _meets(box: Box, other: Box) -> bool:
    return box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1]


def _bleeds(box: Box, trim: Box, bleed: Box) -> bool:
    low = all(b > t + _NEAR or b <= o + _NEAR for b, t, o in zip(box[:2], trim[:2], bleed[:2], strict=True))
    return low and all(b < t - _NEAR or b >= o - _NEAR for b, t, o in zip(box[2:], trim[2:], bleed[2:], strict=True))
