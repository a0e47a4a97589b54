"""Figures, tables and inlines → their entries in the manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import PurePath

from docgen.emit.docx.figures import Form, NativeChart
from docgen.model import template
from docgen.model.chart import Point, Series
from docgen.model.manifest import FigureEntry, FigureSeries, TableEntry, TableRow, parts_of
from docgen.model.plain import plain
from docgen.model.resolved import Bound, Figure, Inline, LineBreak, Link, Reference, Strong, Table
from docgen.ooxml.bookmarks import bookmark_name
from docgen.ooxml.charts.points import category_labels, order, shown_value


def written_words(inlines: Iterable[Inline]) -> str:
    """Inlines → their template."""
    return template.joined(_pieces(inlines))


def _pieces(inlines: Iterable[Inline]) -> Iterator[template.Piece]:
    """Inlines → pieces of a template; strong, links and breaks as the manuscript writes them."""
    for inline in inlines:
        if isinstance(inline, Strong):
            yield from (template.Words("**"), *_pieces(inline.children), template.Words("**"))
        elif isinstance(inline, Link):
            yield from (template.Words("["), *_pieces(inline.children), template.Words(f"]({inline.url})"))
        elif isinstance(inline, Reference):
            yield template.Reference(inline.target)
        elif isinstance(inline, Bound) and inline.key:
            yield from (template.Control(part.key) for part in parts_of(inline.key, inline.text, inline.verb))
        else:
            yield template.Words("\n" if isinstance(inline, LineBreak) else inline.text)


@cache
def inside(path: str) -> str:
    """Path of a text file or layout → the same inside the edition's folder, with slashes."""
    return "/".join(PurePath(path.replace("\\", "/")).parts[-2:])


@cache
def keeper(path: str) -> str:
    """Path of a text file → its name without ending, the owner of the expressions in it."""
    return PurePath(inside(path)).stem


def digest(blob: bytes) -> str:
    """Bytes → their SHA-256 as hexadecimal digits."""
    return hashlib.sha256(blob).hexdigest()


def figure_entry(block: Figure, form: Form) -> FigureEntry:
    """A figure and its form in the file → its entry; categories in the order they are shown."""
    native = isinstance(form, NativeChart)
    spec, places = block.chart, order(block.chart)
    labels = category_labels(spec)
    blob, workbook = (form.part.xml, form.part.workbook) if isinstance(form, NativeChart) else (form.png, b"")
    width, height = (form.width, form.height) if isinstance(form, NativeChart) else (form.width_pt, form.height_pt)
    return FigureEntry(
        id=block.id,
        label=block.label,
        number=block.number,
        kind="native" if native else "picture",
        chart=spec.kind,
        bookmark=bookmark_name("Id", block.id),
        caption=f"{block.id}:caption",
        categories=tuple(labels[i] for i in places),
        codes=tuple(spec.categories[i].code for i in places),
        series=tuple(_series(block)),
        sha256=digest(blob),
        workbook=digest(workbook) if workbook else "",
        width=width,
        height=height,
        alt=block.alt,
    )


def _series(block: Figure) -> Iterator[FigureSeries]:
    spec, places = block.chart, order(block.chart)
    for series in spec.series:
        yield _entry(series, tuple(series.points[i] for i in places))
    if spec.total and not spec.series:
        yield _entry(Series(spec.total_name, spec.total_unit, "left", ()), (spec.total,))


def _entry(series: Series, points: tuple[Point, ...]) -> FigureSeries:
    values = tuple("" if (value := shown_value(point)) is None else f"{value:f}" for point in points)
    addresses = tuple(tuple(map(str, p.addresses)) for p in points)
    labels, bases = tuple(p.label for p in points), tuple(str(p.basis) for p in points)
    return FigureSeries(series.name, series.unit, series.axis, values, labels, addresses, bases)


def table_entry(block: Table) -> TableEntry:
    """A table → its entry; rows without a key are counted."""
    keys = block.keys or tuple(str(number) for number in range(1, len(block.body) + 1))
    first_total = len(block.body) - block.totals
    rows = (
        TableRow(key, tuple(written_words(cell.inlines) for cell in row), number >= first_total)
        for number, (key, row) in enumerate(zip(keys, block.body, strict=True))
    )
    return TableEntry(
        id=block.id,
        label=block.label,
        number=block.number,
        bookmark=bookmark_name("Id", block.id),
        caption=f"{block.id}:caption",
        columns=tuple(column.key for column in block.columns),
        header=tuple(tuple(plain(cell.inlines) for cell in row) for row in block.header),
        rows=tuple(rows),
        file=inside(block.layout) if block.layout else "",
        alt=block.alt,
    )
