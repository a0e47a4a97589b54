"""Resolved report → what it still awaits, in lines for the person who builds it: by chapter, figure, table, prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

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
)
from docgen.wording.messages import message
from docgen.wording.numbers import MISSING


@dataclass(slots=True)
class _Chapter:
    """What a chapter awaits: how many numbers of each figure and table, how many expressions of its prose."""

    name: str
    shown: list[tuple[str, int]] = field(default_factory=list)
    prose: int = 0

    @property
    def total(self) -> int:
        return self.prose + sum(count for _, count in self.shown)


def awaited(report: Resolved) -> tuple[str, ...]:
    """Resolved report → nothing when all is known, else the total and a line a chapter."""
    chapters = [_Chapter("")]
    for block in (block for matter in report.matters for block in matter.blocks):
        if isinstance(block, Heading) and block.opens:
            title = "".join(getattr(inline, "text", "") for inline in block.title)
            chapters.append(_Chapter(block.mark or title))
        if isinstance(block, Figure | Table):
            count = _points(block) if isinstance(block, Figure) else _cells(block)
            chapters[-1].shown += [(block.label, count)] if count else []
        chapters[-1].prose += sum(bound.missing for bound in _prose(block))
    total = sum(chapter.total for chapter in chapters)
    return (
        (message("{missing} {total} 处：", missing=MISSING, total=total), *map(_line, filter(_open, chapters)))
        if total
        else ()
    )


def _open(chapter: _Chapter) -> bool:
    return chapter.total > 0


def _line(chapter: _Chapter) -> str:
    parts = [f"{label}（{count}）" for label, count in chapter.shown]
    parts += [message("文字 {prose} 处", prose=chapter.prose)] if chapter.prose else []
    return f"  {chapter.name} {'、'.join(parts)}"


def _points(figure: Figure) -> int:
    """Points without a number, those left out of which a place in an order is known, and a total that is not known."""
    chart = figure.chart
    total = chart.total is not None and chart.total.value is None
    points = sum(
        point.value is None and category.code not in listed
        for series, listed in zip(chart.series, _listed(figure), strict=True)
        for category, point in zip(chart.categories, series.points, strict=True)
    )
    return points + total


def _listed(figure: Figure) -> Iterator[tuple[str, ...]]:
    standings = figure.chart.standings
    for number in range(len(figure.chart.series)):
        standing = standings[number] if number < len(standings) else None
        yield standing.codes if standing else ()


def _cells(table: Table) -> int:
    return sum(bound.missing for row in table.body for cell in row for bound in _bound(cell.inlines))


def _prose(block: Block) -> Iterator[Bound]:
    if isinstance(block, Paragraph):
        yield from _bound(block.inlines)
    elif isinstance(block, Heading):
        yield from _bound(block.title)
    elif isinstance(block, ItemList):
        yield from (bound for item in block.items for inner in item for bound in _prose(inner))
    elif isinstance(block, Definition):
        yield from (bound for inner in block.blocks for bound in _prose(inner))


def _bound(inlines: tuple[Inline, ...]) -> Iterator[Bound]:
    for inline in inlines:
        if isinstance(inline, Bound):
            yield inline
        elif isinstance(inline, Strong | Link):
            yield from _bound(inline.children)
