"""Resolved → the same text for the peers: Typst markup, HTML (for pandoc and WeasyPrint), charts as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape

from docgen.model.resolved import (
    Block,
    Cell,
    Definition,
    Figure,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    Link,
    Names,
    Paragraph,
    People,
    Resolved,
    Strong,
    Table,
)


def charts_json(report: Resolved) -> str:
    """The numbers of every figure, for a script that draws them the usual way."""
    return json.dumps([_chart(figure) for figure in _figures(report)], ensure_ascii=False)


def _figures(report: Resolved) -> Iterator[Figure]:
    return (block for matter in report.matters for block in matter.blocks if isinstance(block, Figure))


def _chart(figure: Figure) -> dict[str, object]:
    spec = figure.chart
    series = [
        {
            "name": row.name,
            "line": row.axis == "right" or spec.kind == "line",
            "values": [None if point.value is None else float(point.value) for point in row.points],
        }
        for row in spec.series
    ]
    return {"id": spec.id, "kind": spec.kind, "labels": [one.label for one in spec.categories], "series": series}


def typst(report: Resolved, width: float, size: float) -> str:
    """Report, width of the column and type size in points → Typst source; pictures are ID.svg beside it."""
    head = (
        f'#set page(width: 210mm, height: 285mm, margin: (x: (210mm - {width}pt) / 2, y: 75pt), numbering: "1")\n'
        f'#set text(font: "Noto Serif SC", size: {size}pt, lang: "zh", region: "cn")\n'
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true))\n#outline()\n"
    )
    return head + "".join(_blocks(_all(report), _TYPST, _typst_text))


def html(report: Resolved, kind: str) -> str:
    """Report, ending of the pictures' names → one HTML page."""
    style = '<style>body{font-family:"Noto Serif SC";text-align:justify}table{border-collapse:collapse}</style>'
    body = "".join(_blocks(_all(report), {**_HTML, "figure": _html_figure(kind)}, escape))
    head = f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>x</title>{style}</head>'
    return f"{head}<body>{body}</body></html>"


def _all(report: Resolved) -> Iterator[Block]:
    return (block for matter in report.matters for block in matter.blocks)


def _plain(inlines: Iterable[Inline]) -> str:
    parts = []
    for inline in inlines:
        if isinstance(inline, Strong | Link):
            parts.append(_plain(inline.children))
        elif not isinstance(inline, LineBreak):
            parts.append(inline.text)
    return "".join(parts)


Rules = Mapping[str, Callable[..., str]]


def _blocks(blocks: Iterable[Block], rules: Rules, quoted: Callable[[str], str]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield rules["heading"](block.depth, quoted(f"{block.mark} {_plain(block.title)}"))
        elif isinstance(block, Paragraph):
            yield rules["text"](quoted(_plain(block.inlines)))
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _blocks(item, rules, quoted)
        elif isinstance(block, Definition):
            yield rules["text"](quoted(_plain(block.term)))
            yield from _blocks(block.blocks, rules, quoted)
        elif isinstance(block, Figure):
            yield rules["figure"](block.id, quoted(f"{block.label} {_plain(block.caption)}"))
            yield rules["text"](quoted(block.source))
        elif isinstance(block, Table):
            yield rules["text"](quoted(f"{block.label} {_plain(block.caption)}"))
            yield rules["table"](_rows(block, quoted), len(block.columns))
        else:
            yield rules["text"](quoted(_named(block)))


def _named(block: People | Names) -> str:
    if isinstance(block, Names):
        return f"{block.office} {'、'.join(block.names)}"
    return "；".join(f"{office} {'、'.join(p.name for p in persons)}" for office, persons in block.offices)


def _rows(table: Table, quoted: Callable[[str], str]) -> list[list[tuple[Cell, str]]]:
    return [[(cell, quoted(_plain(cell.inlines))) for cell in row] for row in (*table.header, *table.body)]


def _typst_text(text: str) -> str:
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{safe}"'


def _typst_table(rows: list[list[tuple[Cell, str]]], columns: int) -> str:
    cells = (f"table.cell(colspan: {c.columns}, rowspan: {c.rows})[{text}]," for row in rows for c, text in row)
    return f"#table(columns: {columns}, {' '.join(cells)})\n\n"


_TYPST: Rules = {
    "heading": lambda depth, text: f"{'=' * depth} {text}\n\n",
    "text": lambda text: f"{text}\n\n",
    "figure": lambda id_, text: f'#figure(image("{id_}.svg", width: 100%), caption: [{text}])\n\n',
    "table": _typst_table,
}


def _html_figure(kind: str) -> Callable[[str, str], str]:
    return lambda id_, text: f'<figure><img src="{id_}.{kind}" width="500"><figcaption>{text}</figcaption></figure>'


def _html_table(rows: list[list[tuple[Cell, str]]], columns: int) -> str:
    made = ("".join(f'<td colspan="{c.columns}" rowspan="{c.rows}">{text}</td>' for c, text in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in made) + "</table>"


_HTML: Rules = {
    "heading": lambda depth, text: f"<h{depth}>{text}</h{depth}>",
    "text": lambda text: f"<p>{text}</p>",
    "table": _html_table,
}
