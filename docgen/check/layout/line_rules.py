"""Paragraphs → faults at the ends of their lines: forbidden marks, divided dashes, torn numbers and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from docgen.check.layout.classes import (
    divided_pair,
    forbidden_end,
    forbidden_start,
    in_address,
    is_mark,
    torn_number,
    torn_word,
)  # fmt: skip
from docgen.check.layout.faults import Found
from docgen.check.layout.lines import Line
from docgen.check.layout.paragraphs import Paragraph

_AROUND = 8


def line_end_faults(paragraphs: Iterable[Paragraph]) -> Iterator[Found]:
    """What stands on both sides of each line end inside a paragraph."""
    for paragraph in paragraphs:
        before = ""
        for above, below in pairwise(paragraph.lines):
            before += above.text
            yield from _between(above, below, in_address(before))
        yield from _last_line(paragraph)


def _between(above: Line, below: Line, address: bool) -> Iterator[Found]:
    before, after = above.text, below.text
    words = f"{before[-_AROUND:]}｜{after[:_AROUND]}"
    if divided_pair(before, after):
        yield Found(above, "dash", words)
    elif forbidden_start(after):
        yield Found(below, "line-start", words, after[0])
    if forbidden_end(before) and not address:
        yield Found(above, "line-end", words, before[-1])
    if torn_number(before, after):
        yield Found(above, "number", words)
    elif torn_word(before, after):
        yield Found(above, "word", words)


def _last_line(paragraph: Paragraph) -> Iterator[Found]:
    """clreq 3.4: the last line of a paragraph is not a single character, with or without marks (孤字不成行)."""
    if paragraph.role not in ("body", "heading", "caption", "source") or len(paragraph.lines) < 2:
        return
    last = paragraph.lines[-1]
    if sum(not is_mark(glyph.text) for glyph in last.glyphs) < 2:
        yield Found(last, "single", f"{paragraph.lines[-2].text[-_AROUND:]}｜{last.text}")
