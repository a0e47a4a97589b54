"""Lines that no manuscript has, only the data (source lines with 部分数据由本报告推算) → as the data say now."""

from __future__ import annotations

from docgen.model.manifest import Passage
from docgen.model.template import filled
from docgen.ooxml.xml import Element
from docgen.revise.anchors import starts
from docgen.revise.merge import merge
from docgen.revise.revision import Revision
from docgen.revise.visible import is_removed, paragraph_of, shown
from docgen.revise.write import put
from docgen.wording.messages import message

KINDS = ("source", "unit")


def refresh_lines(revision: Revision) -> dict[str, Passage]:
    """Merges these lines → what is remembered of each from now on, by id."""
    ours = {passage.id: passage for passage in revision.ours.passages}
    bookmarks = starts(revision.theirs.document)
    lines = (p for p in revision.base.passages if p.kind in KINDS and not p.source)
    return {line.id: _line(line, ours.get(line.id), bookmarks.get(line.bookmark), revision) for line in lines}


def _line(base: Passage, ours: Passage | None, start: Element | None, revision: Revision) -> Passage:
    paragraph = None if start is None else paragraph_of(start)
    if paragraph is None or is_removed(paragraph):
        return base
    was, now = (filled(passage.template, {}, {}) if passage else None for passage in (base, ours))
    theirs = shown(paragraph)
    merged = merge(was or "", theirs, now)
    if merged.outcome == "refreshed":
        put((paragraph,), now or "")
        revision.tell("changed", "line", f"{was} → {now}", paragraph, base.id, (was, theirs, now))
    elif merged.outcome == "conflict":
        words = message(
            "数据现为“{now}”；此处由“{was}”改成了“{theirs}”，没有改动它，请核对。", now=now, was=was, theirs=theirs
        )
        revision.ask("line", words, paragraph, base.id, (was, theirs, now))
    elif merged.outcome == "edited":
        revision.tell(
            "kept",
            "line",
            message("由“{was}”改成“{theirs}”，保留", was=was, theirs=theirs),
            paragraph,
            base.id,
            (was, theirs, now),
        )
    return ours if ours and merged.outcome in ("refreshed", "agreed") else base
