"""What other programs destroyed on saving → detected, put back where it can be, and reported.

LibreOffice drops the tags and names of controls, names and descriptions of charts, the vector beside a bitmap, the
descriptions of tables; a tracked change inside a control it writes as one text.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from docgen.ooxml.controls import control_key
from docgen.ooxml.reading import UnsafeXml
from docgen.ooxml.xml import name
from docgen.revise.adopt import adopted
from docgen.revise.anchors import starts
from docgen.revise.figures import locate_all
from docgen.revise.package import Package
from docgen.revise.revision import Revision
from docgen.revise.shapes import Shape
from docgen.revise.tables.grid import find_table, said
from docgen.revise.values import Found

_PROPERTIES: Final = name("w:sdtPr")
_KEPT: Final = (name("w:alias"), name("w:tag"))
_TABLE: Final = name("w:tblPr")
_WORDS: Final = (name("w:tblCaption"), name("w:tblDescription"))


def program(package: Package) -> str:
    """The program that saved a file last, as it says; empty if it says nothing."""
    part = next((relation.target for relation in package.related("", "extended-properties")), "")
    if not part:
        return ""
    try:
        node = next(package.tree(part).iter("{*}Application"), None)
    except UnsafeXml:
        return ""
    return "" if node is None else node.text or ""


def mend(revision: Revision, found: Found) -> None:
    """Puts back what has been lost and can be known again; tells of it, and of what cannot."""
    saved = program(revision.theirs)
    by = f"（{saved.split('$')[0]} 保存时丢失）" if "LibreOffice" in saved else "（别的软件保存时丢失）"
    told = (
        (_controls(found), "处控件的名字，已补回"),
        (_figures(revision), "张图的名称，已补回"),
        (_tables(revision), "张表的替代文字，已补回"),
        (_vectors(revision), "张图的矢量版，位图还在；图换新时一并补回"),
    )
    for count, words in told:
        if count:
            revision.tell("changed", "program", f"{count} {words}{by}")


def _controls(found: Found) -> int:
    """Controls known by their bookmark only get their name and tag back."""
    count = 0
    for places in found.places.values():
        for place in places:
            model = found.fresh.get(place.key)
            own = place.element.find(_PROPERTIES)
            if not place.marked or own is None or model is None or control_key(place.element):
                continue
            for node in reversed(model.findall(f"{_PROPERTIES}/*")):
                if node.tag in _KEPT:
                    own.insert(0, deepcopy(node))
            count += 1
    return count


def _figures(revision: Revision) -> int:
    count = 0
    for id_, located in locate_all(revision.theirs.document, revision.base.figures).items():
        shape = located.shape
        if shape is not None and not shape.name.startswith("fig:") and _same_kind(shape, id_, revision):
            shape.rename(f"fig:{id_}")
            count += 1
    return count


def _same_kind(shape: Shape, id_: str, revision: Revision) -> bool:
    """Whether a drawing is the figure still, not what an editor put in its place."""
    entry = next(entry for entry in revision.base.figures if entry.id == id_)
    return shape.kind == entry.kind == "native"


def _tables(revision: Revision) -> int:
    count = 0
    bookmarks = starts(revision.theirs.document)
    fresh = starts(revision.fresh.document)
    for entry in revision.base.tables:
        table = find_table(revision.theirs.document, said(entry, revision.base), bookmarks.get(entry.bookmark))
        model = find_table(revision.fresh.document, said(entry, revision.base), fresh.get(entry.bookmark))
        own = None if table is None else table.find(_TABLE)
        if own is None or model is None or table is None or any(own.find(tag) is not None for tag in _WORDS):
            continue
        for node in model.findall(f"{_TABLE}/*"):
            if node.tag in _WORDS:
                own.append(adopted(node, revision, table))
        count += 1
    return count


def _vectors(revision: Revision) -> int:
    """Pictures that were built with a vector and have none now."""
    theirs = locate_all(revision.theirs.document, revision.base.figures)
    fresh = locate_all(revision.fresh.document, revision.ours.figures)
    pairs = ((theirs[id_].shape, fresh[id_].shape) for id_ in theirs if id_ in fresh)
    return sum(
        one is not None and other is not None and one.vector is None and other.vector is not None
        for one, other in pairs
    )

