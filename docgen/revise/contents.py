"""Contents and catalogs of an edited document → an entry for every heading and caption that is there, in order.

Entries are recognised by the bookmark they lead to; one that stays keeps its paragraph and its page number. A new one
is made like its neighbours and takes the page of the entry before it: page numbers are Word's to count (F9).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from docgen.ooxml.bookmarks import bookmark_name
from docgen.ooxml.text import run
from docgen.ooxml.xml import Element, name
from docgen.revise import anchors
from docgen.revise.codes import Code, codes, live
from docgen.revise.entries import Entry, Listing, copied, entries_of, level_of, reword
from docgen.revise.marks import Mark
from docgen.revise.revision import Revision
from docgen.revise.styles import Styles
from docgen.revise.visible import is_removed, paragraph_of, paragraphs, shown, style_id
from docgen.wording.messages import message

_LEVELS: Final = re.compile(r'\\o\s*"(\d)-(\d)"')
_NAMED: Final = re.compile(r'\\t\s*"([^"]*)"')
_CAPTIONS: Final = re.compile(r'\\c\s*"?([^"\s\\]+)"?')
_EMPTY: Final = "未找到目录项。"
# Switches that list more than headings by style and captions by their row: outline levels, marked entries, parts.
_UNKNOWN: Final = re.compile(r"\\[uflsba]\b")


@dataclass(frozen=True, slots=True)
class Line:
    """What a list shall show: the paragraph it leads to, the level, mark and title."""

    target: Element
    level: int
    words: str


def refresh_lists(revision: Revision, marks: Mapping[Element, Mark]) -> None:
    """Every TOC field of the document: entries added, removed, moved and reworded as the text asks for."""
    for code in [code for code in live(codes(revision.theirs.document), "TOC") if not code.mirror]:
        lines = _lines(code, revision, marks)
        found = entries_of(code)
        if found and found.entries:
            _refresh(found, lines, code, revision)


def _lines(code: Code, revision: Revision, marks: Mapping[Element, Mark]) -> list[Line]:
    """What a list shall show, by its switches."""
    captions = _CAPTIONS.search(code.order)
    body = list(paragraphs(revision.theirs.document))
    if captions:
        return _captions(captions[1], body, revision.theirs.document)
    levels = _wanted_levels(code.order, revision.styles)
    return [
        Line(paragraph, levels[id_], _heading_words(paragraph, marks))
        for paragraph in body
        if (id_ := style_id(paragraph)) in levels and shown(paragraph).strip()
    ]


def _captions(row: str, body: Sequence[Element], document: Element) -> list[Line]:
    wanted = {paragraph_of(code.first) for code in live(codes(document), "SEQ") if code.target == row}
    return [Line(paragraph, 0, _flat(shown(paragraph))) for paragraph in body if paragraph in wanted]


def _wanted_levels(order: str, styles: Styles) -> dict[str, int]:
    """Order of a list of contents → level by id of style: headings in its range, and styles named in it."""
    found = {}
    range_, named = _LEVELS.search(order), _NAMED.search(order)
    if range_:
        for level in range(int(range_[1]), int(range_[2]) + 1):
            found[styles.id_of(f"heading {level}")] = level
    parts = re.split(r"[,;，]", named[1]) if named else []
    for style, level_ in zip(parts[::2], parts[1::2], strict=False):
        if level_.strip().isdigit():
            found[styles.id_of(style.strip())] = int(level_)
    return {id_: level for id_, level in found.items() if id_}


def _heading_words(paragraph: Element, marks: Mapping[Element, Mark]) -> str:
    mark = marks.get(paragraph)
    title = _flat(shown(paragraph))
    return mark.text + mark.gap + title if mark else title


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ").strip()


def _refresh(found: Listing, lines: list[Line], code: Code, revision: Revision) -> None:
    """Makes a list show its lines."""
    known = {entry.anchor: entry for entry in found.entries}
    matched = [(line, _entry(line, known)) for line in lines]
    gone = [entry for entry in _gone(found, lines, code, revision) if all(entry is not e for _, e in matched)]
    for line, entry in matched:
        if entry is not None and _bare(entry.words) != _bare(line.words):
            revision.tell("changed", "list", f"{entry.words} → {line.words}".replace("\t", "　"))
            reword(entry.paragraph, line.words)
    _enclose(matched, revision)
    stays = [entry for entry in found.entries if entry not in gone]
    if not lines:
        _clear(found, stays, revision)
    elif gone or [entry for _, entry in matched] != stays:
        _arrange(found, matched, gone, revision)


def _enclose(matched: list[tuple[Line, Entry | None]], revision: Revision) -> None:
    """The bookmark of an entry holds the paragraph it leads to, as after F9 in Word: where that was parted or joined,
    it holds more or less."""
    starts = anchors.starts(revision.theirs.document)
    for line, start in ((line, starts.get(entry.anchor)) for line, entry in matched if entry is not None):
        if start is None or paragraph_of(start) is not line.target:
            continue
        if _bare(anchors.text(start)) != _bare(shown(line.target)) and anchors.stretch(start):
            words = message("目录里“{line_words}”的书签与这一段不齐，已补好", line_words=line.words)
            revision.tell("changed", "list", words.replace("\t", "　"), line.target)


def _entry(line: Line, known: Mapping[str, Entry]) -> Entry | None:
    return next((known[anchor] for anchor in anchors.in_paragraph(line.target) if anchor in known), None)


def _gone(found: Listing, lines: list[Line], code: Code, revision: Revision) -> list[Entry]:
    """Entries that lead nowhere; those that lead to what is no longer a heading, if the list's switches are known."""
    starts = anchors.starts(revision.theirs.document)
    leads = {line.target for line in lines}
    sure = not _UNKNOWN.search(code.order)
    gone = []
    for entry in found.entries:
        start = starts.get(entry.anchor)
        target = None if start is None else paragraph_of(start)
        if target is None or is_removed(target) or (sure and lines and target not in leads):
            gone.append(entry)
    return gone


def _clear(found: Listing, stays: list[Entry], revision: Revision) -> None:
    """A list with nothing to show says so, as Word does. Where its entries still lead somewhere, it is left alone: then
    only its kind of paragraph is not known."""
    if stays:
        return
    first, *others = (entry.paragraph for entry in found.entries)
    for child in [c for c in first if c not in (*found.head, found.tail) and c.tag != name("w:pPr")]:
        first.remove(child)
    found.head[-1].addnext(run(_EMPTY))
    for paragraph in others:
        if found.tail.getparent() is paragraph:
            first.append(found.tail)
        paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]
    revision.tell("changed", "list", message("目录里已没有一项可列"), first)


def _arrange(found: Listing, matched: list[tuple[Line, Entry | None]], gone: list[Entry], revision: Revision) -> None:
    """Takes the list apart and puts it together in the order of the document."""
    anchor = found.entries[0].paragraph
    above = anchor.getparent()
    assert above is not None
    place = list(above).index(anchor)
    tail = found.tail if paragraph_of(found.tail) in {entry.paragraph for entry in found.entries} else None
    for node in (*found.head, *([] if tail is None else [tail])):
        node.getparent().remove(node)  # type: ignore[union-attr]
    models = list(found.entries)
    final = _final(found, matched, gone, models, revision)
    for entry in found.entries:
        above.remove(entry.paragraph)
    for offset, entry in enumerate(final):
        above.insert(place + offset, entry.paragraph)
    first = final[0].paragraph
    at = 1 if len(first) and first[0].tag == name("w:pPr") else 0
    for offset, node in enumerate(found.head):
        first.insert(at + offset, node)
    if tail is not None:
        final[-1].paragraph.append(tail)
    for entry in gone:
        revision.tell("changed", "list", f"目录里去掉“{entry.words}”".replace("\t", "　"))


def _final(
    found: Listing, matched: list[tuple[Line, Entry | None]], gone: list[Entry], models: list[Entry], revision: Revision
) -> list[Entry]:
    """The entries in their new order; one whose target is not known stays behind the one it stood behind."""
    final: list[Entry] = []
    for line, entry in matched:
        if entry is None:
            page = final[-1].page if final else models[0].page
            entry = _new_entry(line, models, page, revision)
            words = message("目录里补上“{line_words}”（页码暂取前一项的，在 Word 里按 F9 更新）", line_words=line.words)
            revision.tell("changed", "list", words.replace("\t", "　"), line.target)
        final.append(entry)
    for index, entry in enumerate(found.entries):
        if entry not in final and entry not in gone:
            before = [other for other in found.entries[:index] if other in final]
            final.insert(final.index(before[-1]) + 1 if before else 0, entry)
    return final


def _new_entry(line: Line, models: list[Entry], page: str, revision: Revision) -> Entry:
    """An entry for a heading or caption that an editor wrote; it gets a bookmark to lead to, if it has none."""
    names = [anchor for anchor in anchors.in_paragraph(line.target) if anchor.startswith("_Toc")]
    anchor = names[0] if names else _free_name(revision)
    if not names:
        anchors.surround(line.target, anchor)
    fitting = [m for m in models if level_of(revision.styles.name(m.paragraph)) == line.level] if line.level else models
    made = copied((fitting or models)[0], anchor, line.words, page)
    style = revision.styles.id_of(f"toc {line.level}") if line.level and not fitting else ""
    own = made.paragraph.find(f"{name('w:pPr')}/{name('w:pStyle')}")
    if style and own is not None:
        own.set(name("w:val"), style)
    return made


def _free_name(revision: Revision) -> str:
    taken = anchors.starts(revision.theirs.document)
    serial = 1
    while bookmark_name("Toc", f"added-{serial}") in taken:
        serial += 1
    return bookmark_name("Toc", f"added-{serial}")


def _bare(words: str) -> str:
    """Words without what parts mark and title: programs put a tab, a space or nothing there."""
    return re.sub(r"\s", "", words)
