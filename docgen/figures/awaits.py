"""What a figure still awaits, in words → a quiet line at its foot."""

from __future__ import annotations

from docgen.figures.sheet import Sheet
from docgen.figures.typeset import wrap

LEADING, FOOT, ABOVE = 1.3, 0.15, 0.75
"""Distance of lines, room under the last and above the first, in em."""


def write_awaits(sheet: Sheet) -> float:
    """The line 待补：…, broken where it is too long → the height it takes, in points."""
    size, area = sheet.label_size, sheet.area
    text = f"{sheet.spec.missing_word}：{sheet.spec.awaits}"
    lines = wrap(text, area.width, lambda part: sheet.width_of(part, size))
    for i, line in enumerate(reversed(lines)):
        base = area.bottom + (FOOT + i * LEADING) * size
        sheet.words(area.middle[0], base, line, size=size, colour=sheet.quiet, align="center")
    return (FOOT + len(lines) * LEADING + ABOVE) * size
