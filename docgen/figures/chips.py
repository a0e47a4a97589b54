"""Names that have no length or place of their own: sets as chips, the unlisted as plain words, in flowing rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.figures.box import Box
from docgen.figures.sheet import Sheet
from docgen.figures.standings import knowledge
from docgen.figures.words import SET_NAME
from docgen.model.chart import Category
from docgen.style.palette import ink_on

ROW, PADDING, GAP, LEAD_GAP = 17.0, 6.0, 5.0, 10.0
SECTION_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Section:
    """A leading word and names behind it; `boxed` names are members of a set."""

    lead: str
    categories: tuple[Category, ...]
    boxed: bool


def sections(sheet: Sheet) -> list[Section]:
    """The members of each series' set, then those that its order or set does not list."""
    spec = sheet.spec
    found = []
    for s, series in enumerate(spec.series):
        known = [(knowledge(spec, s, i).kind, c) for i, c in enumerate(spec.categories)]
        name = f"{series.name}：" if len(spec.series) > 1 else ""
        for kind, word in (("member", SET_NAME), ("unlisted", spec.unlisted_word)):
            members = tuple(c for k, c in known if k == kind)
            if members:
                found.append(Section(name + word, members, kind == "member"))
    return found


def height(sheet: Sheet, found: Sequence[Section], width: float) -> float:
    """Height in points that sections take in a width."""
    return sum(len(_rows(sheet, s, width)) * ROW + SECTION_GAP for s in found)


def write_sections(sheet: Sheet, found: Sequence[Section], area: Box) -> None:
    """Sections from the top of the area down; a wrapped row starts under the first name."""
    top = area.top
    for section in found:
        indent = sheet.width_of(section.lead, sheet.label_size) + LEAD_GAP
        for i, row in enumerate(_rows(sheet, section, area.width)):
            box = Box(area.left, top - ROW, area.width, ROW)
            if i == 0:
                sheet.words(box.left, _base(sheet, box), section.lead, size=sheet.label_size, colour=sheet.quiet)
            _names(sheet, row, box.left + indent, box, section.boxed)
            top -= ROW
        top -= SECTION_GAP


def _rows(sheet: Sheet, section: Section, width: float) -> list[list[Category]]:
    room = width - sheet.width_of(section.lead, sheet.label_size) - LEAD_GAP
    rows: list[list[Category]] = [[]]
    used = 0.0
    for category in section.categories:
        need = _width(sheet, category, section.boxed) + GAP
        if rows[-1] and used + need > room:
            rows.append([])
            used = 0.0
        rows[-1].append(category)
        used += need
    return rows


def _width(sheet: Sheet, category: Category, boxed: bool) -> float:
    return sheet.width_of(category.label, sheet.label_size, category.own) + (2 * PADDING if boxed else GAP)


def _names(sheet: Sheet, row: Sequence[Category], x: float, box: Box, boxed: bool) -> None:
    for category in row:
        width = _width(sheet, category, boxed)
        fill = sheet.own if category.own else sheet.other
        if boxed:
            sheet.rounded(Box(x, box.bottom + 2, width, ROW - 4), fill)
        sheet.words(
            x + (PADDING if boxed else 0.0), _base(sheet, box), category.label, size=sheet.label_size,
            colour=ink_on(sheet.style, fill) if boxed else sheet.quiet, bold=category.own,
        )  # fmt: skip
        x += width + GAP


def _base(sheet: Sheet, box: Box) -> float:
    return box.middle[1] - 0.37 * sheet.label_size
