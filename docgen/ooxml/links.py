"""Runs → a link to a bookmark of the document or to an address outside it."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.ooxml.xml import Element, name, w


def internal_link(bookmark: str, content: Iterable[Element]) -> Element:
    """A link to a bookmark."""
    return w("hyperlink", *content, anchor=bookmark, history=1)


def external_link(relation: str, content: Iterable[Element]) -> Element:
    """A link to an address, given by its relation."""
    made = w("hyperlink", *content, history=1)
    made.set(name("r:id"), relation)
    return made
