"""Lines → faults of spacing inside them: marks not compressed, Han–Latin gaps, typed spaces, uneven gaps."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from docgen.check.layout.classes import CLOSERS, OPENERS, STOPS, is_digit, is_han, is_latin
from docgen.check.layout.faults import Found
from docgen.check.layout.glyphs import Glyph
from docgen.check.layout.lines import Line, end, full_width, start
from docgen.check.layout.roles import Layout, Role

_AROUND = 6
_PAIR = 0.52
"""em from origin to origin: of two adjacent marks the first or the second gives half an em (1.5 em in all)."""
_NARROW, _WIDE = 1 / 8, 1 / 2
_SLACK = 0.02
_LOOSE = 0.35
_TEXT: tuple[Role, ...] = ("body", "heading", "caption", "source", "cell", "contents", "head", "display")
_TYPED = frozenset(" \u00a0\u2002\u2003\u2004\u2005\u2006\u2009\u200a\u202f")


def spacing_faults(layout: Layout) -> Iterator[Found]:
    """Rules for neighbours on a line, on all text but drawings and folios."""
    for sheet in layout.sheets:
        for line in sheet.of(*_TEXT):
            tracking = _tracking(line)
            for index, (a, b) in enumerate(line.pairs):
                words = line.text[max(0, index - _AROUND + 1) : index + _AROUND + 1]
                yield from (Found(line, rule, words, measure) for rule, measure in _pair(a, b, tracking))
            yield from _typed_spaces(line)
        for line in sheet.of("body"):
            yield from _loose(line)


def _tracking(line: Line) -> float:
    """How far a line's Han stand apart, in em: what even stretching adds everywhere."""
    gaps = [(b.x - a.end) / a.size for a, b in line.pairs if is_han(a.text) and is_han(b.text)]
    return max(0.0, median(gaps)) if gaps else 0.0


def _pair(a: Glyph, b: Glyph, tracking: float) -> Iterator[tuple[str, str]]:
    if _compressible(a, b) and (step := (b.x - a.x) / a.size) > _PAIR + tracking:
        yield "marks", f"{step + 1:.2f} em"
    if _han_latin(a, b):
        gap = (b.x - a.end) / max(a.size, b.size)
        if not _NARROW - _SLACK <= gap <= _WIDE + _SLACK:
            yield "han-latin", f"{gap:.2f} em"


def _compressible(a: Glyph, b: Glyph) -> bool:
    """Two full-width marks with blank between them: after a closing mark or stop, or between two opening ones."""
    if not (full_width(a) and full_width(b)):
        return False
    after = a.text in CLOSERS + STOPS and b.text in CLOSERS + STOPS + OPENERS
    return after or (a.text in OPENERS and b.text in OPENERS)


def _han_latin(a: Glyph, b: Glyph) -> bool:
    return (is_han(a.text) and _western(b.text)) or (_western(a.text) and is_han(b.text))


def _western(text: str) -> bool:
    return is_latin(text) or is_digit(text)


def _typed_spaces(line: Line) -> Iterator[Found]:
    for index in range(1, len(line.glyphs) - 1):
        a, space, b = line.glyphs[index - 1 : index + 2]
        if space.text in _TYPED and _han_latin(a, b):
            yield Found(line, "space", line.text[max(0, index - _AROUND) : index + _AROUND])


def _loose(line: Line) -> Iterator[Found]:
    """The widest gap between two Han of a line, if it is too wide."""
    gaps = [
        ((start(b) - end(a)) / a.size, index)
        for index, (a, b) in enumerate(line.pairs)
        if is_han(a.text) and is_han(b.text)
    ]
    gap, index = max(gaps, default=(0.0, 0))
    if gap > _LOOSE:
        yield Found(line, "uneven", line.text[max(0, index - _AROUND + 1) : index + _AROUND + 1], f"{gap:.2f} em")
