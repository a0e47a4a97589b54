"""Figures → faults: a caption or source line parted from its drawing, a figure before the text speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.check.layout.area import TypeArea
from docgen.check.layout.faults import Found
from docgen.check.layout.lines import Line
from docgen.check.layout.paragraphs import Paragraph, joined
from docgen.check.layout.roles import CAPTION, SOURCE, Layout, Sheet
from docgen.wording.messages import message

_UNDER_DRAWING = 3.0
_UNDER_CAPTION = 2.2
"""In leadings: how far below the drawing a caption's, below the caption a source line's base line may stand."""
_AROUND = 12
_MENTION = re.compile(r"图\s*(\d+)(?:\s*[至到—～–-]+\s*图?\s*(\d+))?((?:[、和及]\d+)*)")


def figure_faults(layout: Layout, paragraphs: Iterable[Paragraph]) -> Iterator[Found]:
    """Each caption 图N with its drawing and its first mention; each source line with what it belongs to."""
    mentions = first_mentions(paragraphs)
    for sheet in layout.sheets:
        for line in sheet.of("caption"):
            found = CAPTION.match(line.text)
            if found and found[2] == "图":
                yield from _drawing(line, sheet, layout.area)
                yield from _mention(line, int(found[3]), mentions)
        for line in sheet.of("source"):
            if SOURCE.match(line.text):
                yield from _belongs(line, sheet, layout.area)


def _drawing(caption: Line, sheet: Sheet, area: TypeArea) -> Iterator[Found]:
    """The drawing ends right above the caption, with no text between."""
    bottoms = [line.y for line in sheet.of("drawing")]
    bottoms += [shape.bottom for shape in sheet.shapes if shape.top - shape.bottom > 2 or shape.tag == "Figure"]
    near = [bottom for bottom in bottoms if 0 < bottom - caption.y <= _UNDER_DRAWING * area.leading]
    if not near:
        yield Found(caption, "figure", caption.text[:_AROUND])


def _belongs(line: Line, sheet: Sheet, area: TypeArea) -> Iterator[Found]:
    """A source line or note stands under a caption, a table or another such line."""
    above = [other for other in sheet.text if other.y > line.y + 1]
    if (
        not above
        or sheet.role(above[-1]) not in ("caption", "source", "cell")
        or above[-1].y - line.y > _UNDER_CAPTION * area.leading
    ):
        yield Found(line, "source", line.text[:_AROUND])


def _mention(caption: Line, number: int, mentions: dict[int, int]) -> Iterator[Found]:
    if number not in mentions:
        yield Found(caption, "mention", caption.text[:_AROUND], message("正文未提及"))
    elif mentions[number] > caption.page:
        yield Found(
            caption,
            "mention",
            caption.text[:_AROUND],
            message("首次提及在第 {mentions} 页", mentions=mentions[number] + 1),
        )


def first_mentions(paragraphs: Iterable[Paragraph]) -> dict[int, int]:
    """Body paragraphs → figure number: index of the first page that names it (图3、图3—图5、图3和4)."""
    first: dict[int, int] = {}
    for paragraph in paragraphs:
        if paragraph.role == "body":
            for found in _MENTION.finditer(joined(paragraph.lines)):
                page = _line_at(paragraph, found.start()).page
                for number in _numbers(found):
                    first.setdefault(number, page)
    return first


def _numbers(found: re.Match[str]) -> list[int]:
    low = int(found[1])
    numbers = list(range(low, int(found[2]) + 1)) if found[2] else [low]
    return numbers + [int(number) for number in re.findall(r"\d+", found[3])]


def _line_at(paragraph: Paragraph, position: int) -> Line:
    for line in paragraph.lines:
        if position < len(line.text):
            return line
        position -= len(line.text)
    return paragraph.lines[-1]
