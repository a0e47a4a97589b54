"""The look of a single point in a chart → whether it says that the point is derived, and whether it is docgen's own."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from docgen.ooxml.xml import Element, name

_SERIES: Final = name("c:ser")
_SHAPE, _TEXT = name("c:spPr"), name("c:txPr")
_PATTERN, _SOLID, _LINE = name("a:pattFill"), name("a:solidFill"), name("a:ln")
_MARKER: Final = f"{name('c:marker')}/{_SHAPE}"
_COLOURS: Final = (name("a:srgbClr"), name("a:schemeClr"))


def marked(look: Element) -> bool:
    """Whether the look of a point (c:dPt) says that it is derived: hatched, or a marker that is hollow."""
    if next(look.iter(_PATTERN), None) is not None:
        return True
    shape = look.find(_MARKER)
    return shape is not None and _colours(shape.find(_SOLID))[:1] != _colours(shape.find(_LINE))[:1]


def is_docgens(old: Element, new: Element) -> bool:
    """Whether a point looks as docgen made it, where its look is plain and shall be a derived one's, or the other way:
    the plain colour is among those of the other look. A look without colours is nobody's.

    `new` = its new look, or the series whose look it shall share.
    """
    derived, plain = (old, new) if marked(old) else (new, old)
    return not _colours(old) or set(_colours(plain)[:1]) <= set(_colours(derived))


def dress(label: Element, model: Element, series: Element) -> None:
    """A label of a point whose basis has changed → ink and ground of the new label, if it looks as docgen's labels of
    that series do but for these."""
    own, new = ([one.find(tag) for tag in (_SHAPE, _TEXT)] for one in (label, model))
    known = {colour for one in series.iter(name("c:dLbl")) for colour in _colours(one)}
    if any(node is None for node in (*own, *new)) or not set(_colours(label)) <= known:
        return
    if _plain(own[1]) != _plain(new[1]):
        return
    for old, made in zip(own, new, strict=True):
        if old is not None and made is not None:
            label.replace(old, deepcopy(made))


def _colours(holder: Element | None) -> list[str]:
    """The colours of a look, that of its area or line first; of a series those of its own look, not of its points'."""
    own = holder.find(_SHAPE) if holder is not None and holder.tag == _SERIES else holder
    return [] if own is None else [node.get("val", "") for node in own.iter(*_COLOURS)]


def _plain(node: Element | None) -> list[tuple[str, dict[str, str]]]:
    """An element and what is in it, colours left out."""
    inside = () if node is None else node.iter()
    return [
        (str(one.tag), {str(k): str(v) for k, v in one.attrib.items()}) for one in inside if one.tag not in _COLOURS
    ]
