"""Captions of an edited document → their numbers in order; references to them and to headings say what is there now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from docgen.ooxml.xml import Element, name
from docgen.revise import anchors
from docgen.revise.codes import Code, codes, live
from docgen.revise.marks import Mark
from docgen.revise.revision import Revision
from docgen.revise.visible import paragraph_of, shown, texts
from docgen.revise.write import put, set_text
from docgen.wording.messages import message

_NUMBERED: Final = {"\\r", "\\n", "\\w"}
_ASIDE: Final = "\\p"
_RESTART: Final = re.compile(r"\\r\s*(\d+)")
_LINK: Final = name("w:hyperlink")


def renumber(revision: Revision) -> None:
    """SEQ fields get the numbers that Word would count, row by row (图, 表, 附表)."""
    counts: Counter[str] = Counter()
    for code in live(codes(revision.theirs.document), "SEQ"):
        restart = _RESTART.search(code.order)
        if restart:
            counts[code.target] = int(restart[1])
        elif "\\c" not in code.words:
            counts[code.target] += 1
        number = str(counts[code.target])
        if code.shown != number and "\\h" not in code.words:
            before = f"{code.target}{code.shown}"
            if write(code, number):
                words = f"{before} → {code.target}{number}"
                revision.tell("changed", "caption", words, code.first, texts=(before, "", code.target + number))


def write(code: Code, text: str) -> bool:
    """New result for a field, in the look of the old one. False if it has no result."""
    if not code.result:
        return False
    if code.shown != text:
        set_text(code.result[0], text)
        for further in code.result[1:]:
            further.text = None
    return True


def mend_labels(revision: Revision) -> None:
    """The bookmark of a caption's label ends behind its number: LibreOffice leaves the number out of it when a figure
    has been moved."""
    document = revision.theirs.document
    starts = anchors.starts(document)
    numbers = {code.last: code for code in live(codes(document), "SEQ")}
    for target in (t for t in revision.base.targets if t.kind != "heading"):
        start = starts.get(target.bookmark)
        paragraph = None if start is None else paragraph_of(start)
        if start is None or paragraph is None:
            continue
        code = next((c for last, c in numbers.items() if paragraph_of(last) is paragraph), None)
        end = anchors.end_of(start)
        if code is None or end is None or code.last in set(anchors.between(start, name("w:r"))):
            continue
        code.last.addnext(end)
        revision.tell("changed", "reference", message("题注的书签少了编号，已补好"), paragraph)


def mend_headings(revision: Revision) -> None:
    """The bookmarks of a heading stay in one paragraph: where it was parted they end in another one, and a reference
    would say all that stands between."""
    document = revision.theirs.document
    starts = anchors.starts(document)
    mended = {}
    for target in (target for target in revision.base.targets if target.kind == "heading"):
        for start in (starts[name_] for name_ in (target.bookmark, target.entry) if name_ in starts):
            if (home := anchors.gathered(start)) is not None:
                mended[home] = message("“{title}”的书签伸到了别的段落，已收回", title=shown(home))
    for home, words in mended.items():
        revision.tell("changed", "reference", words, home)


def refresh_references(revision: Revision, marks: Mapping[Element, Mark]) -> None:
    """REF fields say what their bookmark says (or the mark of its paragraph); dangling ones are reported."""
    for part in revision.theirs.texts():
        starts = anchors.starts(revision.theirs.document)
        for code in live(codes(revision.theirs.tree(part)), "REF", "PAGEREF"):
            if code.outer is not None and code.outer.kind == "TOC":
                continue
            start = starts.get(code.target)
            if start is None:
                words = message("引用“{shown}”落空：它指的图、表或标题已不在", shown=code.shown)
                revision.tell("ask", "reference", words, code.first, texts=("", code.shown, ""))
            elif code.kind == "REF" and _ASIDE not in code.words:
                _reference(code, start, marks, revision)


def _reference(code: Code, start: Element, marks: Mapping[Element, Mark], revision: Revision) -> None:
    wanted = _NUMBERED & set(code.words)
    paragraph = paragraph_of(start)
    if wanted:
        mark = marks.get(paragraph) if paragraph is not None else None
        text = mark.text.rstrip(".") if mark else ""
        if not text or code.shown.endswith(text):
            return
    else:
        text = anchors.text(start)
    before = code.shown
    if text and before != text and write(code, text):
        revision.tell("changed", "reference", f"{before} → {text}", code.first, texts=(before, "", text))


def refresh_links(revision: Revision, marks: Mapping[Element, Mark]) -> None:
    """Links to headings that are no fields (见“一”): their words follow the heading's mark or title."""
    document = revision.theirs.document
    starts = anchors.starts(document)
    labels = {t.bookmark: t.label for t in revision.base.targets if t.kind == "heading"}
    for link in document.iter(_LINK):
        anchor = link.get(name("w:anchor"), "")
        if labels.get(anchor) != shown(link) or anchor not in starts:
            continue
        paragraph = paragraph_of(starts[anchor])
        mark = marks.get(paragraph) if paragraph is not None else None
        text = mark.text.rstrip("、") if mark else shown(paragraph).strip() if paragraph is not None else ""
        if text and text != shown(link) and texts(link):
            revision.tell("changed", "reference", f"{shown(link)} → {text}", link, texts=(shown(link), "", text))
            put((link,), text)
