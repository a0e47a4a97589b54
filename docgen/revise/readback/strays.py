"""What stands in the file and has no place in a manuscript: pictures, notes, text boxes, formulas, running heads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.manifest import Manifest
from docgen.model.wish import DRAFT
from docgen.ooxml.xml import name, value
from docgen.revise.package import Package
from docgen.revise.readback.changes import Finding
from docgen.revise.readback.fresh import CATALOG
from docgen.revise.readback.spots import Shown, ShownTable
from docgen.revise.readback.texts import where
from docgen.revise.readback.versions import Versions
from docgen.revise.visible import shown
from docgen.wording.messages import message

_ORNAMENT = "ornament:"
_SHORT = 60
_NOTES = {"脚注": ("footnotes", "w:footnote"), "尾注": ("endnotes", "w:endnote")}


def strays(found: Versions, base: Manifest, package: Package) -> Iterator[Finding]:
    """Everything of the editors' that cannot go into text files, with its place."""
    figures = {entry.bookmark for entry in base.figures}
    near = message("卷首")
    for place, block in enumerate(found.flow):
        index = found.places.get(place)
        near = where(found.passages[index]) if index is not None else near
        paragraphs = block.paragraphs if isinstance(block, ShownTable) else [block]
        for paragraph in paragraphs:
            yield from _in_paragraph(paragraph, near, figures, package)
            yield from _catalog(paragraph)
    yield from _heads(found, base, package)


def _in_paragraph(paragraph: Shown, near: str, figures: set[str], package: Package) -> Iterator[Finding]:
    own = figures & set(paragraph.bookmarks)
    for drawing in () if own else paragraph.drawings:
        if drawing.startswith("fig:"):
            yield Finding(
                "held",
                message("{near}附近", near=near),
                message("图 {drawing} 复制了一份，手稿里一张图只有一处", drawing=drawing.removeprefix("fig:")),
            )
        elif not drawing.startswith(_ORNAMENT):
            yield Finding(
                "held",
                message("{near}附近", near=near),
                message("新放进了一张图片，手稿里的图都由数据画成，要用它请与制作的人商量"),
            )
    for kind, words in paragraph.strays:
        text = _note(kind, words, package) if kind in _NOTES else words
        yield Finding(
            "held",
            message("{near}附近", near=near),
            message("有{kind}“{text}”，手稿里没有它的位置，请改写进正文", kind=kind, text=text[:_SHORT]),
        )


def _catalog(paragraph: Shown) -> Iterator[Finding]:
    """A list of figures or tables has a title of docgen's."""
    text = paragraph.text.strip()
    if any(mark.startswith(CATALOG) for mark in paragraph.bookmarks) and text and text not in _LISTS:
        yield Finding(
            "held",
            message("图表目录"),
            message("目录的标题改成了“{text}”，目录由图和表生成，标题是固定的", text=text[:_SHORT]),
        )


def _note(kind: str, id_: str, package: Package) -> str:
    """The words of a footnote or endnote."""
    part, tag = _NOTES[kind]
    for relation in package.related(package.main, part):
        for node in package.tree(relation.target).iter(name(tag)):
            if value(node, "id") == id_:
                return shown(node).strip()
    return ""


def _heads(found: Versions, base: Manifest, package: Package) -> Iterator[Finding]:
    """Running heads and feet say the title and the headings; what says something else was written by an editor."""
    known = {_bare(text) for v in found.passages for text in (v.base.mark + v.text, v.text) if v.base.kind in _TITLES}
    known |= {_bare(v.base.mark + v.shown.text) for v in found.passages if v.shown and v.base.kind in _TITLES}
    known |= {_bare(base.edition.title), _bare(found.ours.edition.title)}
    parts = {relation.target for relation in package.related(package.main, "header", "footer")}
    texts = {text for part in parts for text in shown(package.tree(part)).split("\t")}
    for text in sorted({text.strip() for text in texts} - {"", DRAFT, *_LISTS}):
        if _bare(text) not in known and not _PAGE.fullmatch(text):
            yield Finding(
                "held", message("页眉页脚"), message("写着“{text}”，页眉由书名和标题生成", text=text[:_SHORT])
            )


_TITLES = ("heading", "title")
_PAGE = re.compile(r"\d+|[IVXLCDM]+")
_LISTS = ("目录", "图目录", "表目录")


def _bare(text: str) -> str:
    """Text without gaps."""
    return re.sub(r"\s", "", text)
