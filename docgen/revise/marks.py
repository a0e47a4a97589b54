"""Numbered paragraphs of an edited document → the marks that Word counts for them (第一章, 一、), in order.

Word's way (ECMA-376 part 1, 17.9): all instances of a list are counted together; a deeper level starts anew below a
higher one; an instance with a start of its own starts there the first time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from docgen.ooxml.numbering import Counting, Instance
from docgen.ooxml.xml import Element, name, value
from docgen.revise.package import Package
from docgen.revise.styles import Styles
from docgen.revise.visible import paragraphs, style_id
from docgen.wording.numerals import HIGHEST, chinese

_CHINESE: Final = ("chineseCountingThousand", "chineseCounting", "taiwaneseCountingThousand", "japaneseCounting")
_PLACEHOLDER: Final = re.compile(r"%(\d)")
_GAPS: Final = {"": "\t", "tab": "\t", "space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a paragraph, and what parts them: a tab, a space or nothing."""

    text: str
    gap: str


class Lists:
    """Lists of a document (numbering.xml): instances by their number, levels with format, text and gap."""

    def __init__(self, package: Package, styles: Styles) -> None:
        found = next(package.related(package.main, "numbering"), None)
        tree = package.tree(found.target) if found else None
        self._styles = styles
        self._levels: dict[tuple[str, int], Element] = {}
        self._abstract: dict[str, str] = {}
        self._instances: list[Instance] = []
        self._serials: dict[str, int] = {}
        if tree is not None:
            self._read(tree)

    def _read(self, tree: Element) -> None:
        for one in tree.findall(name("w:abstractNum")):
            for level in one.findall(name("w:lvl")):
                self._levels[value(one, "abstractNumId"), int(value(level, "ilvl"))] = level
        known: dict[str, int] = {}
        for num in tree.findall(name("w:num")):
            abstract = value(num.find(name("w:abstractNumId")))
            self._abstract[value(num, "numId")] = abstract
            starts = dict(_starts(num))
            self._instances.append(Instance(known.setdefault(abstract, len(known)), starts))
            self._serials[value(num, "numId")] = len(self._instances)

    def marks(self, document: Element) -> Mapping[Element, Mark]:
        """Every numbered paragraph that is still there → its mark; those of formats that are not known are left out."""
        counting = Counting(self._instances, shared=True, filled=False)
        counts: dict[tuple[str, int], int] = {}
        found = {}
        for paragraph in paragraphs(document):
            number, level = self._place(paragraph)
            definition = self._levels.get((self._abstract.get(number, ""), level))
            if definition is None:
                continue
            abstract = self._abstract[number]
            counts[abstract, level] = counting.enter(self._serials[number], level)
            mark = self._mark(definition, abstract, counts)
            if mark:
                found[paragraph] = mark
        return found

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Instance and level of a paragraph: its own, else its style's; "0" = none."""
        own = paragraph.find(f"{name('w:pPr')}/{name('w:numPr')}")
        id_ = value(own.find(name("w:numId"))) if own is not None else ""
        level = value(own.find(name("w:ilvl"))) if own is not None else ""
        for style in self._styles.chain(style_id(paragraph)):
            inherited = style.find(f"{name('w:pPr')}/{name('w:numPr')}")
            if inherited is None or (id_ and level):
                continue
            id_ = id_ or value(inherited.find(name("w:numId")))
            level = level or value(inherited.find(name("w:ilvl"))) or self._level_of(id_, value(style, "styleId"))
        return id_ or "0", int(level) if level.isdigit() else 0

    def _level_of(self, number: str, style: str) -> str:
        """The level of a list that a style bears (a style names its list only, the level names the style)."""
        abstract = self._abstract.get(number)
        found = (at for (of, at), level in self._levels.items() if of == abstract and _styled(level) == style)
        return str(next(found, ""))

    def _mark(self, definition: Element, abstract: str, counts: Mapping[tuple[str, int], int]) -> Mark | None:
        text = value(definition.find(name("w:lvlText")))
        gap = _GAPS.get(value(definition.find(name("w:suff"))), "\t")
        shown = []
        for depth in (int(digit) - 1 for digit in _PLACEHOLDER.findall(text)):
            level = self._levels.get((abstract, depth))
            format_ = "" if level is None else value(level.find(name("w:numFmt"))) or "decimal"
            printed = _printed(format_, counts.get((abstract, depth), 1))
            if printed is None:
                return None
            shown.append(printed)
        return Mark(_PLACEHOLDER.sub(lambda _: shown.pop(0), text), gap) if shown else None


def _styled(level: Element) -> str:
    return value(level.find(name("w:pStyle")))


def _starts(num: Element) -> list[tuple[int, int]]:
    """The starts of an instance's own: level → number."""
    found = []
    for override in num.findall(name("w:lvlOverride")):
        start = value(override.find(name("w:startOverride")))
        if start.isdigit():
            found.append((int(value(override, "ilvl")), int(start)))
    return found


def _printed(format_: str, number: int) -> str | None:
    """A number in a format; None where the format is not known."""
    if format_ in _CHINESE:
        return chinese(number) if 0 < number <= HIGHEST else None
    return str(number) if format_ == "decimal" else None
