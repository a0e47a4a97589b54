"""Cells of a table in the edited file: filled from the new file, aligned as what they say now asks for."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from docgen.ooxml.xml import Element, name, w
from docgen.revise.adopt import all_adopted
from docgen.revise.anchors import END, START
from docgen.revise.revision import Revision
from docgen.revise.visible import PARAGRAPH
from docgen.revise.write import first_run, like

_PROPERTIES: Final = name("w:pPr")
_TABS, _ALIGN = name("w:tabs"), name("w:jc")
_SIGNS: Final = "-+≈≤≥＞＜"
# What may stand before w:tabs and w:jc in w:pPr (ECMA-376 part 1, 17.3.1.26).
_BEFORE_TABS: Final = tuple(
    map(name, ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr",
               "w:suppressLineNumbers", "w:pBdr", "w:shd"))
)  # fmt: skip
_AFTER_ALIGN: Final = tuple(
    map(name, ("w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle",
               "w:rPr", "w:sectPr", "w:pPrChange"))
)  # fmt: skip


def fill(cell: Element, fresh: Element, revision: Revision) -> None:
    """Gives a cell the words (and controls) of a cell of the new file, in its own look; its bookmarks stay."""
    paragraph, source = (next(one.iter(PARAGRAPH)) for one in (cell, fresh))
    look = first_run(cell)
    for child in [c for c in paragraph if c.tag not in (_PROPERTIES, START, END)]:
        paragraph.remove(child)
    for further in [p for p in cell.findall(PARAGRAPH) if p is not paragraph]:
        cell.remove(further)
    content = [c for c in source if c.tag not in (_PROPERTIES, START, END)]
    for made in all_adopted(content, revision, paragraph):
        if look is not None:
            for run in [r for r in (made, *made.iter(name("w:r"))) if r.tag == name("w:r")]:
                like(run, look)


def realign(cell: Element, fresh: Element, before: str, now: str) -> None:
    """A number where a word was, or a word where a number was: set as the new file sets it."""
    if _is_number(before) == _is_number(now):
        return
    model = next(fresh.iter(PARAGRAPH)).find(_PROPERTIES)
    paragraph = next(cell.iter(PARAGRAPH))
    own = paragraph.find(_PROPERTIES)
    if own is None:
        own = w("pPr")
        paragraph.insert(0, own)
    for tag in (_TABS, _ALIGN):
        for old in own.findall(tag):
            own.remove(old)
        new = None if model is None else model.find(tag)
        if new is not None:
            _insert(own, deepcopy(new))


def _insert(properties: Element, made: Element) -> None:
    """Puts w:tabs or w:jc where the schema has it."""
    if made.tag == _TABS:
        place = sum(child.tag in _BEFORE_TABS for child in properties)
    else:
        place = sum(child.tag not in _AFTER_ALIGN for child in properties)
    properties.insert(place, made)


def _is_number(text: str) -> bool:
    return text.lstrip(_SIGNS)[:1].isdigit()
