"""Resolved blocks in order → contents, figure catalog, table catalog."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.model.plain import plain
from docgen.model.resolved import FIGURES, TABLES, Block, Catalogs, Entry, Figure, Heading, Matter, Table


def catalogs(matters: tuple[Matter, ...]) -> Catalogs:
    """Matters → their catalogs; the titles are plain text."""
    blocks = [block for matter in matters for block in matter.blocks]
    figures = tuple(Entry(1, b.label, plain(b.caption), b.id) for b in blocks if isinstance(b, Figure))
    tables = tuple(Entry(1, b.label, plain(b.caption), b.id) for b in blocks if isinstance(b, Table))
    own = Catalogs((), figures, tables)
    ends = (Entry(1, "", own.figures_title, FIGURES), Entry(1, "", own.tables_title, TABLES))
    return replace(own, contents=(*_contents(blocks), *ends))


def _contents(blocks: list[Block]) -> Iterator[Entry]:
    for block in blocks:
        if isinstance(block, Heading) and block.listed:
            yield Entry(block.depth, block.mark, plain(block.title), block.id)
