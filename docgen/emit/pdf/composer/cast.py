"""Runs of text → a galley."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docgen.emit.pdf.composer import marks
from docgen.emit.pdf.composer.characters import LOOSE_SPACE, TOKEN
from docgen.emit.pdf.composer.galley import NUMBER, RANGE, Galley, Look
from docgen.emit.pdf.composer.latin import latin
from docgen.emit.pdf.composer.numbers import RANGES, bound_spans
from docgen.emit.pdf.composer.types import MissingGlyph, Run
from docgen.style.fontbook import FontBook


def cast(runs: Sequence[Run], book: FontBook) -> Galley:
    """Runs without line feeds → their galley. Raises MissingGlyph."""
    made = _measured(_without_loose_spaces(runs), book)
    text = made.text
    for start, end in bound_spans(text):
        made.bind(start, end, NUMBER)
        for at in range(start + 1, end - 1):
            if text[at] in RANGES:
                made.levels[at + 1] = RANGE
    for token in TOKEN.finditer(text):
        if token.lastgroup:
            _RULES[token.lastgroup](made, *token.span())
    made.levels[0] = made.levels[-1] = made.even[0] = made.even[-1] = 0
    return made


_RULES: Mapping[str, Callable[[Galley, int, int], None]] = {
    "closing": marks.closing,
    "opening": marks.opening,
    "latin": latin,
    "dash": marks.dash,
    "ellipsis": marks.ellipsis,
    "middle": marks.middle,
    "connector": marks.connector,
    "space": marks.space,
    "wide": marks.wide_space,
    "fixed": marks.fixed_space,
}


def _without_loose_spaces(runs: Sequence[Run]) -> Sequence[Run]:
    """Drop the spaces between Han and Latin and at both ends of the text."""
    text = "".join([run.text for run in runs])
    if " " not in text:
        return runs
    spans = [found.span() for found in LOOSE_SPACE.finditer(text)]
    spans.append((0, len(text) - len(text.lstrip(" "))))
    spans.append((len(text.rstrip(" ")), len(text)))
    dropped = {at for start, end in spans for at in range(start, end)}
    kept, at = [], 0
    for run in runs:
        words = "".join(c for i, c in enumerate(run.text, at) if i not in dropped)
        kept.append(Run(words, run.face, run.size, run.colour, run.link))
        at += len(run.text)
    return kept


def _measured(runs: Sequence[Run], book: FontBook) -> Galley:
    """Runs → a galley of bare advances, all breaks free."""
    slots: list[float] = []
    sizes: list[float] = []
    looks: list[Look] = []
    for run in runs:
        sizes += [run.size] * len(run.text)
        for face, widths in _widths(run, book):
            looks.append(Look(len(slots), face, run.size, run.colour, run.link))
            slots += widths
    count = len(slots)
    text = "".join([run.text for run in runs])
    return Galley(text, slots, sizes, looks, bytearray(count + 1), bytearray(b"\1") * (count + 1))


def _widths(run: Run, book: FontBook) -> list[tuple[str, list[float]]]:
    """Run → its stretches by face with the advances of their characters in points."""
    advances, scale = book.faces[run.face].advances, run.size / 1000
    try:
        widths = [advance * scale for advance in map(advances.__getitem__, map(ord, run.text))]
    except KeyError:
        return _fallback(run, book)
    return [(run.face, widths)] if widths else []


def _fallback(run: Run, book: FontBook) -> list[tuple[str, list[float]]]:
    """The same where the face of the run lacks characters. Raises MissingGlyph."""
    stretches: list[tuple[str, list[float]]] = []
    for character in run.text:
        face = book.face_for(character, run.face)
        if not face:
            raise MissingGlyph(character)
        if not stretches or stretches[-1][0] != face:
            stretches.append((face, []))
        stretches[-1][1].append(book.faces[face].advances[ord(character)] * run.size / 1000)
    return stretches
