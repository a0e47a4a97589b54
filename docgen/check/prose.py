"""Resolved report → its passages: the inlines of every paragraph, heading, definition and caption, with their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model.facts import Place
from docgen.model.plain import plain
from docgen.model.resolved import (
    Block,
    Bound,
    Definition,
    Figure,
    Heading,
    Inline,
    ItemList,
    Link,
    Paragraph,
    Resolved,
    Strong,
    Table,
    Text,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """Inlines that are read in one go; strong and linked words stand among the others."""

    inlines: tuple[Inline, ...]
    where: Place
    caption: bool = False

    @property
    def text(self) -> str:
        return plain(self.inlines)


def passages(report: Resolved) -> Iterator[Passage]:
    """Resolved report → its passages in order."""
    for matter in report.matters:
        for block in matter.blocks:
            yield from _of(block)


def _of(block: Block) -> Iterator[Passage]:
    if isinstance(block, Paragraph):
        yield Passage(_flat(block.inlines), block.where)
    elif isinstance(block, Heading):
        yield Passage(_flat(block.title), block.where)
    elif isinstance(block, Figure | Table):
        yield Passage(_flat(block.caption), block.where, True)
    elif isinstance(block, ItemList):
        for item in block.items:
            for inner in item:
                yield from _of(inner)
    elif isinstance(block, Definition):
        for inner in block.blocks:
            yield from _of(inner)


def _flat(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    result: list[Inline] = []
    for inline in inlines:
        result.extend(_flat(inline.children) if isinstance(inline, Strong | Link) else (inline,))
    return tuple(result)


def bound(report: Resolved) -> Iterator[Bound]:
    """Resolved report → everything in its passages that came from facts."""
    for passage in passages(report):
        yield from (inline for inline in passage.inlines if isinstance(inline, Bound))


def texts(passage: Passage) -> Iterator[str]:
    """Passage → what was typed in it, piece by piece."""
    return (inline.text for inline in passage.inlines if isinstance(inline, Text))
