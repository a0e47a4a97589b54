"""Title page and part pages: marks on the whole page, in millimetres from its upper left corner."""

from __future__ import annotations

from docgen.emit.pdf.boxes import Fill, Mark, Words
from docgen.emit.pdf.composer.types import Run, Shape
from docgen.emit.pdf.structure import Element
from docgen.emit.pdf.typeset import Typesetter
from docgen.model.report import Titles
from docgen.model.resolved import Entry
from docgen.style.style import POINTS_PER_MM

_FIELD = 0.52
_BAND = 62.0
_TITLE_SIZES = (26.0, 22.0)
_TITLE_LINES = 2


def title_page(titles: Titles, type_: Typesetter, tree: Element) -> tuple[Mark, ...]:
    """Titles → a navy field with the title in white above, the issuers and the date on white below."""
    page = type_.style.page
    bleed = page.bleed_mm
    field = page.height_mm * _FIELD
    marks: list[Mark] = [
        _fill(-bleed, -bleed, page.width_mm + 2 * bleed, field + bleed, "navy"),
        _fill(page.inner_mm, field + 14, 18, 1.2, "ochre"),
    ]
    width = page.width_mm - 2 * page.inner_mm
    words = [
        (titles.title, "sans-bold", 32.0, "paper", field - 62, "H1"),
        (titles.subtitle, "sans", 18.0, "paper", field - 44, "P"),
    ]
    words += [(name, "sans", 14.0, "ink", field + 34 + 9.5 * i, "P") for i, name in enumerate(titles.issuers)]
    words.append((titles.date, "serif", 12.0, "grey", page.height_mm - 30, "P"))
    for text, face, size, colour, y, tag in words:
        marks += _words(text, face, size, colour, page.inner_mm, y, width, type_, tree.add(tag))
    return tuple(marks)


def part_page(
    number: str, title: str, chapters: tuple[Entry, ...], type_: Typesetter, element: Element, tree: Element
) -> tuple[Mark, ...]:
    """Mark and title of a part, its chapters → a navy band at the spine, the title beside it."""
    page = type_.style.page
    bleed = page.bleed_mm
    x = _BAND + 16
    width = page.width_mm - x - 20
    marks: list[Mark] = [_fill(-bleed, -bleed, _BAND + bleed, page.height_mm + 2 * bleed, "navy")]
    marks += _words(number, "sans-bold", 22.0, "paper", 20.0, 96.0, _BAND - 22, type_, element)
    marks += _title(title, x, width, type_, element)
    below = 96.0 + 13.0 * (len(marks) - 2)
    contents = tree.add("TOC") if chapters else tree
    marks.append(_fill(x, below - 2, 18, 1.2, "ochre"))
    for index, entry in enumerate(chapters):
        text = f"{entry.label}　{entry.title}" if entry.label[-1:] not in "、）" else entry.label + entry.title
        item = contents.add("TOCI").add("Reference")
        marks += _words(text, "sans", 12.0, "ink", x, below + 14 + 9.0 * index, width, type_, item, f"#{entry.target}")
    return tuple(marks)


def _title(title: str, x: float, width: float, type_: Typesetter, element: Element) -> list[Mark]:
    """The title of a part, smaller where it would take more lines than two."""
    large, small = (_words(title, "sans-bold", size, "navy", x, 96.0, width, type_, element) for size in _TITLE_SIZES)
    return large if len(large) <= _TITLE_LINES else small


def _fill(x: float, y: float, width: float, height: float, colour: str) -> Fill:
    k = POINTS_PER_MM
    return Fill(x * k, y * k, width * k, height * k, colour)


def _words(
    text: str, face: str, size: float, colour: str, x: float, y: float, width: float, type_: Typesetter,
    element: Element, link: str = "",
) -> list[Mark]:  # fmt: skip
    """Text set left, its first base line y mm below the top, further lines 1.45 times its size apart."""
    shape = Shape(width * POINTS_PER_MM, align="left", balanced=True)
    lines = type_.set_runs([Run(text, face, size, colour, link)], shape, "")
    top = y * POINTS_PER_MM
    return [Words(x * POINTS_PER_MM, top + i * size * 1.45, line, element) for i, line in enumerate(lines)]
