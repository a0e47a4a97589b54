"""What other programs destroyed on saving → detected, put back where it can be, and reported.

LibreOffice drops the tags and names of controls, names and descriptions of charts, the vector beside a bitmap, the
descriptions of tables; a tracked change inside a control it writes as one text.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from docgen.ooxml.reading import UnsafeXml
from docgen.ooxml.xml import Element, name
from docgen.revise.adopt import adopted
from docgen.revise.anchors import starts
from docgen.revise.charts.patch import relink
from docgen.revise.charts.seen import agree
from docgen.revise.controls import mend_controls
from docgen.revise.figures import Located, locate_all
from docgen.revise.found import Found
from docgen.revise.package import Package
from docgen.revise.pictures import digest, give_vector
from docgen.revise.revision import Revision
from docgen.revise.shapes import Shape
from docgen.revise.tables.grid import find_table, said
from docgen.revise.visible import is_removed, paragraph_of, shown
from docgen.wording.messages import message

_DRAWN: Final = name("wp:docPr")
_ORNAMENT: Final = "ornament:"
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
    by = (
        message("（{saved} 保存时丢失）", saved=saved.split("$")[0])
        if "LibreOffice" in saved
        else message("（别的软件保存时丢失）")
    )
    told = (
        (mend_controls(found), message("处控件的名字，已补回")),
        (_figures(revision), message("张图的名称，已补回")),
        (_tables(revision), message("张表的替代文字，已补回")),
        (_formulas(revision), message("个图表与工作簿的联系，已补回")),
        (_ornaments(revision), message("个装饰的标记，已补回")),
        (_vectors(revision), message("张图的矢量版，已补回")),
    )
    for count, words in told:
        if count:
            revision.tell("changed", "program", f"{count} {words}{by}")

    _tell_headings(revision, by)


def _tell_headings(revision: Revision, by: str) -> None:
    """Headings that are body text now: an editor made them so, or LibreOffice did, which gives a paragraph the style of
    a deleted one before it."""
    bookmarks = starts(revision.theirs.document)
    for passage in (p for p in revision.base.passages if p.kind == "heading"):
        start = bookmarks.get(passage.bookmark)
        paragraph = None if start is None else paragraph_of(start)
        if paragraph is None or is_removed(paragraph) or not shown(paragraph) or revision.styles.outline(paragraph):
            continue
        words = message(
            "“{paragraph}”已不是标题（样式现为“{name}”）",
            paragraph=shown(paragraph),
            name=revision.styles.name(paragraph),
        )
        if "LibreOffice" in by:
            words += message("，可能是 LibreOffice 保存修订时弄丢的，请核对")
            revision.tell("ask", "program", words, paragraph, passage.id)
        else:
            revision.tell("kept", "heading", message("{words}，目录里不再列出", words=words), paragraph, passage.id)


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


def _formulas(revision: Revision) -> int:
    """Charts that no longer say which cells they read: their formulas come back where workbook and data are ours."""
    count = 0
    theirs = locate_all(revision.theirs.document, revision.base.figures)
    fresh = locate_all(revision.fresh.document, revision.ours.figures)
    for id_, located in theirs.items():
        own = _chart(revision.theirs, located)
        model = _chart(revision.fresh, fresh[id_]) if id_ in fresh else None
        if own is not None and model is not None and relink(own, model):
            shape = theirs[id_].shape
            assert shape is not None
            agree(revision.theirs, revision.theirs.target(revision.theirs.main, shape.relation))
            count += 1
    return count


def _chart(package: Package, located: Located) -> Element | None:
    shape = located.shape
    part = package.target(package.main, shape.relation) if shape and shape.kind == "native" else ""
    return package.tree(part) if part else None


def _ornaments(revision: Revision) -> int:
    """Decorations that no longer say that they are: readers aloud would stop at them."""
    models = {_name(node): node for node in revision.fresh.document.iter(_DRAWN) if len(node) and _name(node)}
    count = 0
    for node in revision.theirs.document.iter(_DRAWN):
        model = models.get(_name(node))
        if model is not None and not node.get("descr") and not len(node):
            node.extend(deepcopy(child) for child in model)
            count += 1
    return count


def _name(node: Element) -> str:
    return node.get("name", "") if node.get("name", "").startswith(_ORNAMENT) else ""


def _vectors(revision: Revision) -> int:
    """Pictures of ours without the vector they were built with get it back; those that editors put there are none of
    ours."""
    theirs = locate_all(revision.theirs.document, revision.base.figures)
    fresh = locate_all(revision.fresh.document, revision.ours.figures)
    package, count = revision.theirs, 0
    for entry in revision.ours.figures:
        one, other = theirs[entry.id].shape if entry.id in theirs else None, fresh[entry.id].shape
        if one is None or other is None or one.vector is not None or other.vector is None:
            continue
        part = package.target(package.main, one.relation)
        if one.kind == "picture" and part and digest(package.blob(part)) == entry.sha256:
            give_vector(one, other, revision)
            count += 1
    return count
