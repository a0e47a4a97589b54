"""The report before and after an import → what follows from the changes: other numbers, figures, tables, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.model.facts import Address, Facts
from docgen.model.plain import plain
from docgen.model.resolved import Block, Definition, Figure, Heading, ItemList, Paragraph, Resolved, Table

_SENTENCE = re.compile(r"[^。！？；]*[。！？；]?")


@dataclass(frozen=True, slots=True)
class Report:
    """Facts and the report resolved from them."""

    facts: Facts
    resolved: Resolved


@dataclass(frozen=True, slots=True)
class Following:
    """numbers: address, old, new. shown: labels with captions. sentences: place, old, new."""

    numbers: tuple[tuple[Address, str, str], ...]
    shown: tuple[str, ...]
    sentences: tuple[tuple[str, str, str], ...]


def following(before: Report, after: Report, changed: Iterable[Address]) -> Following:
    """Reports before and after, the addresses that were changed by hand → what follows."""
    return Following(
        tuple(_numbers(before.facts, after.facts, set(changed))),
        tuple(_shown(before.resolved, after.resolved)),
        tuple(_sentences(before.resolved, after.resolved)),
    )


def _numbers(before: Facts, after: Facts, changed: set[Address]) -> Iterator[tuple[Address, str, str]]:
    for address, fact in after.preferred.items():
        old = before.preferred.get(address)
        if old is not None and old.text != fact.text and address not in changed:
            yield address, old.text, fact.text


def _shown(before: Resolved, after: Resolved) -> Iterator[str]:
    old = {block.id: block for block in _blocks(before) if isinstance(block, Figure | Table)}
    for block in _blocks(after):
        if isinstance(block, Figure | Table) and _content(block) != _content(old[block.id]):
            yield f"{block.label} {plain(block.caption)}"


def _content(block: Figure | Table) -> object:
    return (block.chart, block.source) if isinstance(block, Figure) else (_cells(block), block.source)


def _cells(table: Table) -> list[list[str]]:
    return [[plain(cell.inlines) for cell in row] for row in table.body]


def _sentences(before: Resolved, after: Resolved) -> Iterator[tuple[str, str, str]]:
    for old, new in zip(_prose(before), _prose(after), strict=True):
        for one, other in zip(_SENTENCE.findall(old[1]), _SENTENCE.findall(new[1]), strict=False):
            if one != other:
                yield old[0], one.strip(), other.strip()


def _prose(report: Resolved) -> Iterator[tuple[str, str]]:
    """Places and texts of headings, paragraphs and captions."""
    for block in _blocks(report):
        if isinstance(block, Paragraph):
            yield str(block.where), plain(block.inlines)
        elif isinstance(block, Heading):
            yield str(block.where), plain(block.title)
        elif isinstance(block, Figure | Table):
            yield str(block.where), plain(block.caption)


def _blocks(report: Resolved) -> Iterator[Block]:
    for matter in report.matters:
        for block in matter.blocks:
            yield from _within(block)


def _within(block: Block) -> Iterator[Block]:
    yield block
    if isinstance(block, ItemList):
        yield from (inner for item in block.items for part in item for inner in _within(part))
    elif isinstance(block, Definition):
        yield from (inner for part in block.blocks for inner in _within(part))
