"""A DOCX → the marks that Word counts for its headings: an independent reading of numbering.xml (17.9)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.wording.numerals import chinese
from tests.emit.docx.parts import W, paragraphs, part, style, value, words


def counted_headings(data: bytes) -> Iterator[tuple[str, str]]:
    """Mark and title of each heading, in order; the mark as the lists make it."""
    numbering, styles = part(data, "numbering"), part(data, "styles")
    abstract_of, starts = {}, {}
    for num in numbering.findall(f"{W}num"):
        abstract_of[value(num, "numId")] = value(num.find(f"{W}abstractNumId"))
        for override in num.findall(f"{W}lvlOverride"):
            starts[value(num, "numId"), int(value(override, "ilvl"))] = int(value(override.find(f"{W}startOverride")))
    levels = {
        (value(one, "abstractNumId"), int(value(level, "ilvl"))): level
        for one in numbering.findall(f"{W}abstractNum")
        for level in one.findall(f"{W}lvl")
    }
    counts: dict[tuple[str, int], int] = {}
    started: set[tuple[str, int]] = set()
    for paragraph in paragraphs(data):
        number, level = _place(paragraph, styles)
        mark = ""
        if number != "0":
            key = abstract_of[number], level
            fresh = key not in counts or (number, level) not in started
            override = starts.get((number, level)) if fresh else None
            counts[key] = override or counts.get(key, 0) + 1
            started.add((number, level))
            for deeper in [k for k in counts if k[0] == key[0] and k[1] > level]:
                del counts[deeper]
            mark = _printed(levels[key], counts[key], level)
        if style(paragraph).startswith(("Heading", "Inner")):
            yield mark, words(paragraph)


def _place(paragraph: etree._Element, styles: etree._Element) -> tuple[str, int]:
    """Instance and level of a paragraph: its own, else its style's; 0 = none."""
    own = paragraph.find(f"{W}pPr/{W}numPr")
    if own is None:
        own = styles.find(f"{W}style[@{W}styleId='{style(paragraph)}']/{W}pPr/{W}numPr")
    if own is None:
        return "0", 0
    return value(own.find(f"{W}numId")), int(value(own.find(f"{W}ilvl")))


def _printed(level: etree._Element, count: int, depth: int) -> str:
    shown = chinese(count) if value(level.find(f"{W}numFmt")) == "chineseCountingThousand" else str(count)
    return value(level.find(f"{W}lvlText")).replace(f"%{depth + 1}", shown)
