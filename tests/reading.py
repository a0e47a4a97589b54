"""Edition → what it says, for tests: facts, the resolved report, and every visible string with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.compose.compose import compose
from docgen.facts.load import load
from docgen.facts.measure import measure
from docgen.facts.settings import place_of
from docgen.model.facts import Facts
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
    Names,
    Paragraph,
    People,
    Resolved,
    Strong,
    Table,
)
from docgen.resolve.resolve import resolve
from docgen.style.load import load_style

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "editions" / "sample-2021"
STYLES, FONTS = ROOT / "styles", ROOT / "fonts"


def facts_of(folder: Path) -> Facts:
    """Steps 1 and 2."""
    return measure(load(folder))


def resolved(folder: Path) -> Resolved:
    """Steps 1 to 4."""
    dataset = load(folder)
    marks = load_style(STYLES, dataset.settings["style"], place_of(folder, "style")).marks
    return resolve(compose(folder, dataset.settings), measure(dataset), dataset.layouts, marks)


def blocks(report: Resolved, *kinds: type) -> list[Block]:
    """Top blocks of all matters, of these kinds only if any are named."""
    found = [block for matter in report.matters for block in matter.blocks]
    return [block for block in found if isinstance(block, kinds)] if kinds else found


def inlines(block: Block) -> Iterator[Inline]:
    """Every inline of a block: title, text, items, definitions, captions and cells."""
    if isinstance(block, Paragraph):
        yield from _inside(block.inlines)
    elif isinstance(block, Heading):
        yield from _inside(block.title)
    elif isinstance(block, ItemList):
        yield from (i for item in block.items for inner in item for i in inlines(inner))
    elif isinstance(block, Definition):
        yield from _inside(block.term)
        yield from (i for inner in block.blocks for i in inlines(inner))
    elif isinstance(block, Figure | Table):
        yield from _inside(block.caption)
        if isinstance(block, Table):
            rows = (*block.header, *block.body)
            yield from (i for row in rows for cell in row for i in _inside(cell.inlines))


def _inside(found: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in found:
        yield inline
        if isinstance(inline, Strong | Link):
            yield from _inside(inline.children)


def bound(report: Resolved) -> list[Bound]:
    """Every bound expression in order."""
    return [i for block in blocks(report) for i in inlines(block) if isinstance(i, Bound)]


def words(block: Block) -> str:
    """A block's text in one line."""
    return "".join(i.text for i in inlines(block) if hasattr(i, "text"))


def texts(report: Resolved) -> dict[str, str]:
    """Every visible string by its place: block id, and where in the block."""
    result = {f"titles {name}": str(getattr(report.titles, name)) for name in report.titles.__slots__}
    for block in blocks(report):
        result.update(block_texts(block))
    for catalog in ("contents", "figures", "tables"):
        for entry in getattr(report.catalogs, catalog):
            result[f"{catalog} {entry.target}"] = f"{entry.label} {entry.title}"
    return result


def block_texts(block: Block) -> dict[str, str]:
    """Every visible string of a block by its place."""
    if isinstance(block, Figure):
        return _figure(block)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Names):
        return {block.id: " ".join((block.office, *block.names))}
    if isinstance(block, People):
        return {block.id: "\n".join(" ".join((o, p.name, *p.posts)) for o, persons in block.offices for p in persons)}
    mark = block.mark if isinstance(block, Heading) else ""
    return {block.id: mark + words(block)}


def _figure(figure: Figure) -> dict[str, str]:
    result = {
        f"{figure.id} label": figure.label,
        f"{figure.id} caption": plain(figure.caption),
        f"{figure.id} source": figure.source,
        f"{figure.id} notes": "\n".join(figure.notes),
        f"{figure.id} alt": figure.alt,
        f"{figure.id} total": figure.chart.total.label if figure.chart.total else "",
    }
    for i, series in enumerate(figure.chart.series):
        for category, point in zip(figure.chart.categories, series.points, strict=True):
            result[f"{figure.id} {i} {category.code}"] = point.label
    return result


def _table(table: Table) -> dict[str, str]:
    result = {f"{table.id} label": table.label, f"{table.id} caption": plain(table.caption)}
    result[f"{table.id} source"] = table.source
    for r, row in enumerate((*table.header, *table.body)):
        result |= {f"{table.id} {r},{c}": plain(cell.inlines) for c, cell in enumerate(row)}
    return result


def changed(before: Resolved, after: Resolved) -> dict[str, tuple[str, str]]:
    """Two reports → the strings that differ, by place."""
    old, new = texts(before), texts(after)
    return {k: (old.get(k, ""), new.get(k, "")) for k in {*old, *new} if old.get(k) != new.get(k)}
