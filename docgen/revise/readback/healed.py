"""Paragraphs of a file → the same without what LibreOffice does to them: one cut in two at a section's end is whole."""

from __future__ import annotations

from itertools import pairwise

from docgen.model.manifest import Manifest
from docgen.revise.readback.align import base_texts
from docgen.revise.readback.spots import Flow, Shown
from docgen.revise.readback.walk import merged


def healed(flow: Flow, base: Manifest) -> Flow:
    """Paragraphs of the file, its manifest → the same, with the two halves of a paragraph in one again.

    They are halves if the first ends a section, which no built paragraph does in its midst, and both together read as
    the paragraph did when it was built.
    """
    texts = dict(zip((passage.bookmark for passage in base.passages), base_texts(base), strict=True))
    result: Flow = list(flow[:1])
    for before, block in pairwise(flow):
        if isinstance(before, Shown) and isinstance(block, Shown) and before.section and before is result[-1]:
            whole = next((texts[name] for name in before.bookmarks if name in texts), "")
            if whole and before.text + block.text == whole:
                result[-1] = merged(before, block)
                continue
        result.append(block)
    return result
