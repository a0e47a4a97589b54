"""Definitions of styles → styles.xml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from docgen.ooxml.formats import Characters, Paragraphs, paragraph_properties, run_properties
from docgen.ooxml.text import PLAIN
from docgen.ooxml.xml import Element, name, on, root, serialized, w


@dataclass(frozen=True, slots=True)
class Definition:
    """A style: id, name (Word shows built-in English names in the user's tongue), what it is based on, its look.

    `rank` orders it in the gallery (0 = not shown there); `hidden` keeps it out of the lists until it is used.
    """

    id: str
    name: str
    kind: Literal["paragraph", "character", "table", "numbering"] = "paragraph"
    base: str = ""
    follows: str = ""
    look: Paragraphs = field(default=Paragraphs())
    words: Characters = PLAIN
    default: bool = False
    custom: bool = False
    rank: int = 0
    hidden: bool = False


def styles_part(words: Characters, language: str, definitions: Iterable[Definition]) -> bytes:
    """Default look of characters, the document's East Asian language, definitions → styles.xml.

    Only real fonts are named: a theme's fonts would win over them, and the usual theme has MS Mincho for Han.
    """
    run = run_properties(words)
    assert run is not None, "the defaults must set something"
    run.append(w("lang", val="en-US", eastAsia=language, bidi="ar-SA"))
    defaults = w("docDefaults", w("rPrDefault", run), w("pPrDefault", _chinese_setting()))
    return serialized(root("w:styles", ("w",), defaults, *map(_style, definitions)))


def _chinese_setting() -> Element:
    """Line breaking rules and gaps between Han and Latin: Word's own defaults, spelt out for all programs."""
    return w("pPr", *(on(tag, True) for tag in ("widowControl", "kinsoku", "autoSpaceDE", "autoSpaceDN")))


def _style(one: Definition) -> Element:
    made = w(
        "style",
        w("name", val=one.name),
        w("basedOn", val=one.base) if one.base else None,
        w("next", val=one.follows) if one.follows else None,
        w("uiPriority", val=one.rank or 99),
        on("semiHidden", True if one.hidden else None),
        on("unhideWhenUsed", True if one.hidden else None),
        on("qFormat", True if one.rank else None),
        paragraph_properties(one.look),
        run_properties(one.words),
        _no_padding() if one.kind == "table" and one.default else None,
        type=one.kind,
        default=1 if one.default else None,
        customStyle=1 if one.custom else None,
    )
    made.set(name("w:styleId"), one.id)
    return made


def _no_padding() -> Element:
    """The properties every table starts from (Word's own Normal Table)."""
    sides = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    margins = (w(side, w=width, type="dxa") for side, width in sides)
    return w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *margins))
