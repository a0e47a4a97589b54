"""Matters → divisions that get a section each: a part page, a chapter, a piece of front or back matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from docgen.model.plain import plain
from docgen.model.resolved import Block, Heading, Matter


@dataclass(frozen=True, slots=True)
class Division:
    """Blocks that begin on a new page under one running head. A part page has its part's heading for a block, and the
    headings of its chapters (else None)."""

    head: str
    blocks: tuple[Block, ...]
    chapters: tuple[Heading, ...] | None = None


def divisions(matter: Matter) -> Iterator[Division]:
    """A matter's blocks cut before every heading that opens a page; what follows a part's heading begins a page too."""
    for opening, blocks in _cut(matter.blocks):
        head = running_head(opening) if opening else ""
        if opening and opening.opens == "part":
            yield Division(head, (opening,), tuple(_chapters(opening, matter.blocks)))
            blocks = blocks[1:]
        if blocks:
            yield Division(head, blocks)


def running_head(opening: Heading) -> str:
    """Mark and title on one line."""
    gap = "　" if opening.mark and not opening.mark.endswith(("、", "）")) else ""
    return opening.mark + gap + plain(opening.title)


def _cut(blocks: tuple[Block, ...]) -> Iterator[tuple[Heading | None, tuple[Block, ...]]]:
    starts = [i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.opens]
    before = blocks[: starts[0]] if starts else blocks
    if before:
        yield None, before
    for start, end in pairwise([*starts, len(blocks)]):
        opening = blocks[start]
        assert isinstance(opening, Heading)
        yield opening, blocks[start:end]


def _chapters(part: Heading, blocks: Iterable[Block]) -> Iterator[Heading]:
    """The headings next below a part that stand in the contents."""
    inside = False
    for block in blocks:
        if isinstance(block, Heading):
            if block.depth <= part.depth:
                inside = block is part
            elif inside and block.depth == part.depth + 1 and block.listed:
                yield block
