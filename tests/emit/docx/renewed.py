"""A DOCX → what its lists say and what Word would make of them on F9: TOC read independently (17.16.5.68).

Word lists a paragraph by its style (\\o: its own headings, \\t: styles named with a level) or by its SEQ field (\\c).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tests.emit.docx.counted import counted_headings
from tests.emit.docx.parts import W, paragraphs, part, style, value, words


@dataclass(frozen=True, slots=True)
class Listed:
    """A TOC field: its instruction and the lines it shows, without spaces and page numbers."""

    order: str
    lines: tuple[str, ...]


def shown(data: bytes) -> list[Listed]:
    """The lists as they stand in the file."""
    found: list[tuple[str, list[str]]] = []
    for paragraph in paragraphs(data):
        orders = [(node.text or "").strip() for node in paragraph.iter(f"{W}instrText")]
        found += [(order, []) for order in orders if order.startswith("TOC ")]
        link = paragraph.find(f"{W}hyperlink")
        if link is not None and any(order.startswith("PAGEREF") for order in orders):
            texts = [node.text or "" for node in link.iter(f"{W}t")]
            found[-1][1].append(bare("".join(texts[:-1])))
    return [Listed(order, tuple(lines)) for order, lines in found]


def renewed(data: bytes) -> list[Listed]:
    """The lists as Word would make them from the paragraphs of the file."""
    return [Listed(one.order, tuple(_lines(one.order, data))) for one in shown(data)]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _lines(order: str, data: bytes) -> Iterator[str]:
    of = re.search(r'\\c "([^"]+)"', order)
    if of:
        yield from (bare(text) for label, text in captions(data) if label == of[1])
        return
    wanted = _styles(order, data)
    every = (p for p in paragraphs(data) if style(p).startswith(("Heading", "Inner")))
    for paragraph, (mark, title) in zip(every, counted_headings(data), strict=True):
        if style(paragraph) in wanted:
            yield bare(mark + title)


def _styles(order: str, data: bytes) -> set[str]:
    """A TOC instruction → the ids of the styles that it lists."""
    deepest = re.search(r'\\o "1-(\d)"', order)
    others = re.search(r'\\t "([^"]+)"', order)
    names = {f"heading {depth}" for depth in range(1, int(deepest[1]) + 1)} if deepest else set()
    names |= set(others[1].split(",")[::2]) if others else set()
    return {
        value(one, "styleId") for one in part(data, "styles").iter(f"{W}style") if value(one.find(f"{W}name")) in names
    }


def captions(data: bytes) -> Iterator[tuple[str, str]]:
    """Label and text of every caption, its number counted anew."""
    counts: dict[str, int] = {}
    for paragraph in paragraphs(data):
        order = next((o for o in _instructions(paragraph) if o.startswith("SEQ ")), "")
        if order:
            label = order.split()[1]
            counts[label] = counts.get(label, 0) + 1
            yield label, re.sub(r"^(\D+?) ?\d+", rf"\g<1>{counts[label]}", words(paragraph))


def _instructions(paragraph: etree._Element) -> list[str]:
    return [(node.text or "").strip() for node in paragraph.iter(f"{W}instrText")]
