"""Inlines → runs, fields and links: one rule an inline type, in the table at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from docgen.emit.docx import names
from docgen.emit.docx.desk import Desk
from docgen.model.manifest import parts_of
from docgen.model.plain import plain
from docgen.model.resolved import Bound, Figure, Heading, Inline, LineBreak, Link, Reference, Strong, Table, Text
from docgen.ooxml.bookmarks import bookmark_name
from docgen.ooxml.controls import control
from docgen.ooxml.fields import number_reference, reference
from docgen.ooxml.formats import Characters
from docgen.ooxml.links import external_link, internal_link
from docgen.ooxml.text import PLAIN, line_break, run
from docgen.ooxml.xml import Element

Runs = tuple[Element, ...]
# What Word calls the control of a role where it shows it at all.
_TITLES: Mapping[str, str] = {
    "val": "数值",
    "num": "数值",
    "chg": "变化",
    "to": "变化",
    "names": "名次",
    "claim": "论断",
    "date": "日期",
    "cell": "数值",
}


def runs(inlines: Iterable[Inline], desk: Desk, look: Characters = PLAIN) -> Runs:
    """Inlines → what stands in a paragraph; `look` is that of the words round them."""
    return tuple(made for inline in inlines for made in RULES[type(inline)](inline, desk, look))


def _words(inline: Text, desk: Desk, look: Characters) -> Runs:
    return (run(inline.text, look),) if inline.text else ()


def _bound(inline: Bound, desk: Desk, look: Characters) -> Runs:
    """A control for the expression, or one for its verb and one for its number."""
    parts = parts_of(inline.key, inline.text, inline.verb)
    if not parts:
        return (run(inline.text, look),)
    return tuple(control(part.key, _TITLES[inline.role], (run(part.text, look),)) for part in parts)


def _strong(inline: Strong, desk: Desk, look: Characters) -> Runs:
    return runs(inline.children, desk, replace(look, style=names.STRONG))


def _link(inline: Link, desk: Desk, look: Characters) -> Runs:
    children = runs(inline.children, desk, replace(look, style=names.LINK))
    return (external_link(desk.link(inline.url), children),)


def _reference(inline: Reference, desk: Desk, look: Characters) -> Runs:
    """A field where Word can make the text itself: a caption's label, a heading's number or title; else a link."""
    target, bookmark = desk.targets[inline.target], bookmark_name("Ref", inline.target)
    if isinstance(target, Figure | Table):
        return reference(bookmark, inline.text, look)
    assert isinstance(target, Heading)
    if inline.text == target.mark:
        return number_reference(bookmark, inline.text, look)
    if inline.text == plain(target.title):
        return reference(bookmark, inline.text, look)
    return (internal_link(bookmark, (run(inline.text, look),)),)


def _line_break(inline: LineBreak, desk: Desk, look: Characters) -> Runs:
    return (line_break(),)


RULES: Mapping[type, Callable[[Any, Desk, Characters], Runs]] = {
    Text: _words,
    Strong: _strong,
    Link: _link,
    Bound: _bound,
    Reference: _reference,
    LineBreak: _line_break,
}
