"""Bound texts that an edited file no longer has → deleted with their paragraph, deleted in it, or typed over as plain
words: the old number stands there still, and no refresh reaches it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from docgen.model.manifest import Binding, Part, Passage
from docgen.ooxml.xml import Element
from docgen.revise.anchors import starts
from docgen.revise.found import Found
from docgen.revise.revision import Revision
from docgen.revise.visible import RUN, is_removed, paragraph_of, shown, texts
from docgen.wording.messages import message


def tell_absent(revision: Revision, found: Found) -> None:
    """Notes on every bound text of the prose that is not there; a question where its value has changed."""
    ours = {binding.key: binding for binding in revision.ours.bindings}
    passages = {passage.id: passage for passage in revision.base.passages}
    where = _paragraphs(revision)
    removed: defaultdict[str, list[Part]] = defaultdict(list)
    for binding in revision.base.bindings:
        missing = [part for part in binding.parts if not any(p.says for p in found.places.get(part.key, ()))]
        passage = passages.get(binding.passage)
        if passage is None or not missing:
            continue
        paragraph = where.get(passage.id)
        if paragraph is None:
            removed[passage.id] += missing
            continue
        half = len(missing) < len(binding.parts)
        for part in missing:
            _tell(part, ours.get(binding.key), half, paragraph, revision)
    for id_, parts in removed.items():
        revision.tell("kept", "number", _gone_words(passages[id_], len(parts)), key=id_)


def _paragraphs(revision: Revision) -> Mapping[str, Element]:
    """Id of a passage → its paragraph, as far as it is there."""
    bookmarks = starts(revision.theirs.document)
    found = {}
    for passage in revision.base.passages:
        start = bookmarks.get(passage.bookmark)
        paragraph = None if start is None else paragraph_of(start)
        if paragraph is not None and not is_removed(paragraph):
            found[passage.id] = paragraph
    return found


def _tell(part: Part, ours: Binding | None, half: bool, paragraph: Element, revision: Revision) -> None:
    """`half`: the other half of a change is there still, and has been asked about if the change has turned."""
    now = next((p.text for p in ours.parts if p.kind == part.kind), "") if ours else part.text
    run = _run_with(part.text, paragraph)
    texts_ = (part.text, "", now)
    if run is None:
        revision.tell(
            "kept", "number", message("“{part_text}”已从句中删去", part_text=part.text), paragraph, part.key, texts_
        )
    elif now == part.text or (half and part.kind == "verb"):
        revision.tell(
            "kept",
            "number",
            message("“{part_text}”已不是绑定的数，今后不会随数据更新", part_text=part.text),
            run,
            part.key,
            texts_,
        )
    else:
        words = message(
            "数据现为“{now}”；此处的“{part_text}”已不是绑定的数，没有改动它，请核对。", now=now, part_text=part.text
        )
        revision.ask("number", words, run, part.key, texts_)


def _run_with(text: str, paragraph: Element) -> Element | None:
    """The run of plain words in which an old value still stands; None if it does not."""
    if text not in shown(paragraph):
        return None
    for node in texts(paragraph):
        run = next(node.iterancestors(RUN), None)
        if run is not None and text in (node.text or ""):
            return run
    return paragraph


def _gone_words(passage: Passage, count: int) -> str:
    head = passage.source[:24] + ("……" if len(passage.source) > 24 else "")
    return message("整段已删去（其中有 {count} 处数），不再更新：{head}", count=count, head=head)
