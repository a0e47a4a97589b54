"""Words → paragraphs and runs; marks that look alike in Chinese and Latin are given to the Chinese font."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from docgen.ooxml.formats import Characters, Paragraphs, paragraph_properties, run_properties
from docgen.ooxml.xml import Element, copied, w

PLAIN: Final = Characters()
# Code points that Word sets in the Latin font unless the run has the hint (ECMA-376 part 1, 17.3.2.26).
_AMBIGUOUS: Final = frozenset("“”‘’—…·×÷±°§≈≤≥①②③④⑤⑥⑦⑧⑨⑩•→")


def run(text: str, look: Characters = PLAIN) -> Element:
    """Text → a run, with the East Asian hint where the text has a mark that needs it."""
    return w("r", run_properties(look if _AMBIGUOUS.isdisjoint(text) else _hinted(look)), w("t", text))


@cache
def _hinted(look: Characters) -> Characters:
    return replace(look, hint=True)


@copied
def tab() -> Element:
    """A tab character in a run of its own."""
    return w("r", w("tab"))


def line_break() -> Element:
    """A new line in the same paragraph."""
    return w("r", w("br"))


def instruction(text: str) -> Element:
    """A field's instruction; CJK identifiers need no quotes."""
    return w("r", w("instrText", text))


def paragraph(look: Paragraphs, content: Iterable[Element] = ()) -> Element:
    """A paragraph of runs, fields, bookmarks and drawings."""
    return w("p", paragraph_properties(look), *content)
