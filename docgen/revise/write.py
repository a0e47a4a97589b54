"""New text → into what stands in the file, with the formatting that the editors gave it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from docgen.ooxml.xml import Element, name, w
from docgen.revise.visible import RUN, T, pieces, shown, texts

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_MOVED: Final = name("w:moveFrom")
_PROPERTIES: Final = name("w:rPr")
_FONTS: Final = name("w:rFonts")
_HINT: Final = name("w:hint")


def put(holders: Sequence[Element], text: str, model: Element | None = None) -> bool:
    """Writes a text into elements that show one (a control's content, a field's result, a paragraph).

    It goes where the shown text began, so that it looks as that did; what else was shown is taken away. `model` = the
    new element it comes from: its hint for Chinese marks is taken over. False if there is nowhere to write.
    """
    found = [piece for holder in holders for piece in pieces(holder)]
    first = next((piece for piece in found if piece.tag == T), None)
    if first is None:
        return False
    if "".join(map(shown, holders)) != text:
        set_text(first, text)
        for piece in found:
            if piece is not first:
                take_out(piece)
        _take_hint(first, model)
    return True


def put_moved(holder: Element, old: str, new: str) -> None:
    """Where something was moved from (a tracked move) the same text stands a second time; it must not stay behind,
    or it would come back as an edit when the move is rejected."""
    for source in holder.iter(_MOVED) if next(holder.iterancestors(_MOVED), None) is None else (holder,):
        nodes = list(source.iter(T))
        if nodes and "".join(node.text or "" for node in nodes) == old:
            set_text(nodes[0], new)
            for node in nodes[1:]:
                node.text = None


def set_text(node: Element, text: str) -> None:
    """Sets a w:t; spaces at its ends are kept."""
    node.text = text or None
    if text != text.strip():
        node.set(_SPACE, "preserve")


def like(made: Element, model: Element | None) -> Element:
    """A run of ours → the same with the look of another run (a copy of its properties)."""
    properties = None if model is None else model.find(_PROPERTIES)
    for old in made.findall(_PROPERTIES):
        made.remove(old)
    if properties is not None:
        made.insert(0, deepcopy(properties))
    return made


def first_run(holder: Element) -> Element | None:
    """The run in which an element's text begins."""
    found = next(iter(texts(holder)), None)
    return None if found is None else next(found.iterancestors(RUN), None)


def take_out(piece: Element) -> None:
    """Takes away a piece of text or a tab, and its run if nothing is left in it."""
    run = piece.getparent()
    if run is None:
        return
    run.remove(piece)
    above = run.getparent()
    if above is not None and run.tag == RUN and all(child.tag == _PROPERTIES for child in run):
        above.remove(run)


def _take_hint(node: Element, model: Element | None) -> None:
    """Marks such as ≈ are set in the Chinese font only with a hint."""
    source = None if model is None else next((f for f in model.iter(_FONTS) if f.get(_HINT)), None)
    run = node.getparent()
    if source is None or run is None:
        return
    properties = run.find(_PROPERTIES)
    if properties is None:
        properties = w("rPr")
        run.insert(0, properties)
    fonts = properties.find(_FONTS)
    if fonts is None:
        fonts = w("rFonts")
        style = properties.find(name("w:rStyle"))
        properties.insert(0 if style is None else 1, fonts)
    fonts.set(_HINT, source.get(_HINT, ""))
