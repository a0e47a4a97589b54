"""Elements of the new file → copies that fit into the edited one: styles by name, numbers and bookmarks of its own."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from docgen.ooxml.xml import Element, name, value
from docgen.revise.anchors import END, START, number_for
from docgen.revise.revision import Revision
from docgen.revise.styles import Styles

_STYLED: Final = {name("w:pStyle"): "paragraph", name("w:rStyle"): "character", name("w:tblStyle"): "table"}
_IDENTITY: Final = f"{name('w:sdtPr')}/{name('w:id')}"
_ID, _VAL = name("w:id"), name("w:val")


def adopted(model: Element, revision: Revision, into: Element) -> Element:
    """A copy of an element of the new file for the tree of `into`; a bookmark stays where the file has none of its
    name."""
    made = deepcopy(model)
    _restyle(made, revision)
    for control in [made, *made.iter(name("w:sdt"))]:
        for identity in control.findall(_IDENTITY):
            _drop(identity)
    root = into.getroottree().getroot()
    taken = {value(start, "name") for start in root.iter(START)}
    serial = int(number_for(root))
    for start in list(made.iter(START)):
        ends = [end for end in made.iter(END) if value(end, "id") == value(start, "id")]
        kept = value(start, "name") not in taken
        for node in (start, *ends):
            node.set(_ID, str(serial)) if kept else _drop(node)
        serial += 1
    return made


def all_adopted(models: Iterable[Element], revision: Revision, into: Element) -> list[Element]:
    """Several elements, each adopted and put at the end of `into`."""
    made = []
    for model in models:
        made.append(adopted(model, revision, into))
        into.append(made[-1])
    return made


def _restyle(made: Element, revision: Revision) -> None:
    """Ids of styles differ between the files once another program has saved one; what has no match is left unstyled."""
    fresh = Styles(revision.fresh)
    for node in list(made.iter(*_STYLED)):
        wanted = revision.styles.id_of(fresh.name_of(value(node)), _STYLED[str(node.tag)])
        node.set(_VAL, wanted) if wanted else _drop(node)


def _drop(node: Element) -> None:
    above = node.getparent()
    if above is not None:
        above.remove(node)
