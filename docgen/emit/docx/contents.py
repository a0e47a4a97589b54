"""Entries of contents and catalogs → TOC fields with every line written out: Word shows them as they stand."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.emit.docx import names
from docgen.emit.docx.captions import GAP
from docgen.emit.docx.desk import Desk
from docgen.emit.docx.headings import contents_switches, heading_style
from docgen.emit.docx.pages import CONTENTS
from docgen.model.resolved import Entry, Heading
from docgen.ooxml.bookmarks import around, bookmark_name
from docgen.ooxml.fields import closed, opened, page_reference
from docgen.ooxml.formats import Paragraphs
from docgen.ooxml.links import internal_link
from docgen.ooxml.text import paragraph, run, tab
from docgen.ooxml.xml import Element, w

_GALLERY = "Table of Contents"


def contents_page(title: str, entries: tuple[Entry, ...], desk: Desk) -> tuple[Element, ...]:
    """The contents, in the control by which Word offers to update them."""
    lines = [(_style(entry, desk), _parted(entry), entry.target) for entry in entries]
    listed = _list(f"TOC {contents_switches(desk.style)}", lines, desk)
    gallery = w("docPartObj", w("docPartGallery", val=_GALLERY), w("docPartUnique"))
    heading = paragraph(Paragraphs(names.CONTENTS_TITLE), around(bookmark_name("Toc", CONTENTS), (run(title),)))
    return (w("sdt", w("sdtPr", gallery), w("sdtContent", heading, *listed)),)


def catalog_page(title: str, target: str, entries: tuple[Entry, ...], desk: Desk) -> tuple[Element, ...]:
    """A catalog of captions: one field for each row of numbers (图; 表 and 附表), in order; itself in the contents."""
    kinds = list(dict.fromkeys(_kind(entry) for entry in entries))
    heading = around(bookmark_name("Toc", target), (run(title),))
    made: list[Element] = [paragraph(Paragraphs(names.MATTER_TITLE), heading)]
    for kind in kinds:
        lines = [(names.CATALOG, (run(e.label + GAP + e.title),), e.target) for e in entries if _kind(e) == kind]
        made += _list(rf'TOC \h \z \c "{kind}"', lines, desk)
    return tuple(made)


def _style(entry: Entry, desk: Desk) -> str:
    """The style of an entry: that of its level, save for titles of front and back matter."""
    heading = desk.targets.get(entry.target)
    if isinstance(heading, Heading) and heading_style(heading, desk.style) != names.MATTER_TITLE:
        return names.contents(entry.level)
    return names.MATTER_ENTRY


def _kind(entry: Entry) -> str:
    """The name of the row of numbers that an entry's label belongs to: 图1 → 图."""
    return entry.label.rstrip("0123456789")


def _parted(entry: Entry) -> tuple[Element, ...]:
    """Mark and title as Word writes them: parted by a tab where the list has one, by a space, or by nothing."""
    if not entry.label:
        return (run(entry.title),)
    if entry.level == 1:
        return run(entry.label), tab(), run(entry.title)
    gap = "" if entry.label.endswith(("、", "）")) else " "
    return (run(entry.label + gap + entry.title),)


def _list(order: str, lines: Iterable[tuple[str, tuple[Element, ...], str]], desk: Desk) -> tuple[Element, ...]:
    """Style, words and target of each line → the field's paragraphs; its end is in one of its own, of no height."""
    made: list[Element] = []
    for style, words, target in lines:
        bookmark = bookmark_name("Toc", target)
        link = internal_link(bookmark, (*words, tab(), *page_reference(bookmark, desk.page(target))))
        made.append(paragraph(Paragraphs(style), (link,) if made else (*opened(order), link)))
    return (*made, paragraph(Paragraphs(line=1.0), (closed(),))) if made else ()
