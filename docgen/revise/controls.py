"""Bound texts that are known by their bookmark only → in a control of docgen's again, so that copies of them are known.

LibreOffice drops names and tags of controls, and makes one of two neighbours (a verb and its number).
"""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from docgen.ooxml.controls import BOOKMARK, control_key
from docgen.ooxml.xml import Element, name, value, w
from docgen.revise.anchors import end_of, start_of
from docgen.revise.found import Found
from docgen.revise.places import Place
from docgen.revise.visible import RUN, shown

_CONTROL: Final = name("w:sdt")
_PROPERTIES: Final = name("w:sdtPr")
_CONTENT: Final = name("w:sdtContent")
_KEPT: Final = (name("w:alias"), name("w:tag"))
_LOOK: Final = name("w15:appearance")
_START: Final = name("w:bookmarkStart")


def mend_controls(found: Found) -> int:
    """Gives them back → how many."""
    places = [place for of_key in found.places.values() for place in of_key if place.marked and not place.mirror]
    return sum(_mended(place, found.fresh[place.key]) for place in places if place.key in found.fresh)


def _mended(place: Place, model: Element) -> bool:
    if place.element.tag == RUN:
        return not place.gone and _wrapped(place, model)
    own = place.element.find(_PROPERTIES)
    if own is None or control_key(place.element):
        return False
    for node in reversed(model.findall(f"{_PROPERTIES}/*")):
        if node.tag in _KEPT:
            own.insert(0, deepcopy(node))
    _span(place.element.find(_CONTENT), BOOKMARK + place.key)
    return True


def _span(content: Element | None, bookmark: str) -> None:
    """The bookmark of a control holds all of it: LibreOffice shifts it by a character behind a drawing."""
    starts = () if content is None else content.findall(_START)
    start = next((node for node in starts if value(node, "name") == bookmark), None)
    end = None if start is None else end_of(start)
    if content is None or start is None or end is None or end.getparent() is not content:
        return
    before, after = list(content)[: content.index(start)], list(content)[content.index(end) + 1 :]
    if any(map(shown, before)):
        content.insert(0, start)
    if any(map(shown, after)):
        content.append(end)


def _wrapped(place: Place, model: Element) -> bool:
    """Bookmark and runs → in a control; the nameless one that LibreOffice made of two goes when both are out of it."""
    start, end = start_of(place.edge), place.edge
    above = end.getparent()
    if start is None or above is None or start.getparent() is not above:
        return False
    inside = list(above)[above.index(start) : above.index(end) + 1]
    properties = w("sdtPr", *(deepcopy(n) for n in model.findall(f"{_PROPERTIES}/*") if n.tag in (*_KEPT, _LOOK)))
    made = w("sdt", properties, w("sdtContent"))
    start.addprevious(made)
    made[1].extend(inside)
    _dissolve(above)
    return True


def _dissolve(content: Element) -> None:
    """A control without any property, once no bound text stands in it by itself: its content takes its place."""
    control = content.getparent()
    properties = None if control is None else control.find(_PROPERTIES)
    bare = content.tag == _CONTENT and control is not None and (properties is None or not len(properties))
    if not bare or content.find(_START) is not None:
        return
    assert control is not None
    for child in list(content):
        control.addprevious(child)
    control.getparent().remove(control)  # type: ignore[union-attr]
