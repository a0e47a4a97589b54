"""Styles and lists of an edited document → what a paragraph is (heading, item, text) and which words are strong."""

from __future__ import annotations

import re
from typing import Final

from docgen.ooxml.xml import Element, name, value
from docgen.revise.package import Package
from docgen.revise.readback.spots import Shown
from docgen.revise.styles import Styles
from docgen.revise.visible import style_id

_HEADING: Final = re.compile(r"(?:heading|标题|篇内标题) ?(?P<depth>[1-9])")
# A title of front or back matter: it has no number and is of the first depth.
_MATTER: Final = "前后标题"
_STRONG: Final = ("strong", "强调", "要点")
_PROPERTIES, _RUN_PROPERTIES = name("w:pPr"), name("w:rPr")
_OFF: Final = ("0", "false", "off", "none")


class Looks:
    """What styles.xml and numbering.xml say, asked for one paragraph or run after the other."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(package)
        parts = [relation.target for relation in package.related(package.main, "numbering")]
        self._bullets = set[tuple[str, str]]().union(*(_bullets(package.tree(part)) for part in parts))

    def paragraph(self, node: Element, *, rejected: bool = False) -> Shown:
        """A w:p → what it is, still without its words; before the change of its style if that is rejected."""
        own = _before(node.find(_PROPERTIES), "pPrChange", "pPr", rejected)
        id_ = value(None if own is None else own.find(name("w:pStyle"))) if rejected else style_id(node)
        level = self._level(id_)
        item, ordered = (False, False) if level else self._item(own, id_)
        return Shown(self._styles.name_of(id_), level, item, ordered, bold=self._bold(id_))

    def _level(self, id_: str) -> int:
        """The depth of the heading that a style, or one it is based on, is for; 0 for text."""
        for style in self._styles.chain(id_):
            words = value(style.find(name("w:name"))).lower()
            if words.startswith(_MATTER):
                return 1
            if found := _HEADING.match(words):
                return int(found["depth"])
        return 0

    def _item(self, own: Element | None, id_: str) -> tuple[bool, bool]:
        """Whether the paragraph bears the mark of a list, and whether that is a number."""
        for holder in (own, *(style.find(_PROPERTIES) for style in self._styles.chain(id_))):
            found = None if holder is None else holder.find(name("w:numPr"))
            if found is not None:
                list_, level = value(found.find(name("w:numId"))), value(found.find(name("w:ilvl"))) or "0"
                return list_ not in ("", "0"), (list_, level) not in self._bullets
        return False, False

    def _bold(self, id_: str) -> bool:
        """Whether the words of a style are bold all over."""
        switches = (_switch(style.find(_RUN_PROPERTIES)) for style in self._styles.chain(id_))
        return next((on for on in switches if on is not None), False)

    def strong(self, run: Element, bold: bool, *, rejected: bool = False) -> bool:
        """A run in a paragraph (bold or not by its style) → whether its words stand out."""
        own = _before(run.find(_RUN_PROPERTIES), "rPrChange", "rPr", rejected)
        if own is None:
            return False
        direct = _switch(own)
        if direct is not None and not bold:
            return direct
        return self._styles.name_of(value(own.find(name("w:rStyle")))) in _STRONG


def _before(properties: Element | None, change: str, tag: str, rejected: bool) -> Element | None:
    """Properties, or what they were before a tracked change of them."""
    found = properties.find(name(f"w:{change}")) if rejected and properties is not None else None
    return properties if found is None else found.find(name(f"w:{tag}"))


def _switch(properties: Element | None) -> bool | None:
    found = None if properties is None else properties.find(name("w:b"))
    return None if found is None else value(found) not in _OFF


def _bullets(numbering: Element) -> set[tuple[str, str]]:
    """numbering.xml → the levels (list, level) whose mark is no number."""
    marks = {
        (value(abstract, "abstractNumId"), value(level, "ilvl")): value(level.find(name("w:numFmt")))
        for abstract in numbering.iter(name("w:abstractNum"))
        for level in abstract.iter(name("w:lvl"))
    }
    bulleted = {key for key, mark in marks.items() if mark == "bullet"}
    lists = {value(n, "numId"): value(n.find(name("w:abstractNumId"))) for n in numbering.iter(name("w:num"))}
    return {(id_, level) for id_, kind in lists.items() for of, level in bulleted if of == kind}
