"""Sentences that editors copied → listed: their numbers are brought up to date at every place."""

from __future__ import annotations

from collections import defaultdict

from docgen.model.manifest import expression_key
from docgen.ooxml.xml import Element
from docgen.revise.found import Found
from docgen.revise.revision import Revision
from docgen.revise.visible import paragraph_of
from docgen.wording.messages import message


def tell_copies(revision: Revision, found: Found) -> None:
    """A note on every paragraph that holds a bound text that stands elsewhere too."""
    known = {binding.key for binding in revision.base.bindings}
    counts: defaultdict[Element, list[str]] = defaultdict(list)
    for key, places in found.places.items():
        live = [place for place in places if place.says is not None and not place.mirror]
        if expression_key(key) not in known:
            continue
        for place in live[1:]:
            paragraph = paragraph_of(place.element)
            if paragraph is not None:
                counts[paragraph].append(place.text)
    for paragraph, texts in counts.items():
        words = message(
            "复制来的句子，其中 {count_texts} 处绑定的字与原处一同更新：{texts}",
            count_texts=len(texts),
            texts="、".join(texts[:4]),
        )
        revision.tell("kept", "copy", words, paragraph)
