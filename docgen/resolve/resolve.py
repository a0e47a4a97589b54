"""Step 4: Report and Facts → Resolved: numbered, referenced, bound; every visible string but page numbers final."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.facts.addresses import Frame
from docgen.facts.load import Layout
from docgen.model import report as source
from docgen.model import resolved
from docgen.model.facts import Address, EditionError, Facts, Place
from docgen.model.plain import plain
from docgen.resolve.bind import Binder
from docgen.resolve.catalogs import catalogs
from docgen.resolve.charts import chart
from docgen.resolve.identities import Identities, text_file
from docgen.resolve.keys import Keys
from docgen.resolve.numbering import Numbering, number
from docgen.resolve.sources import source_line
from docgen.resolve.tables import grid
from docgen.style.style import Marks
from docgen.wording.alt import chart_alt
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

_CHAPTER = "第一章"
# Options of a figure that name one fact each.
_LONE = ("total", "order", "set", "order2", "set2")


def resolve(report: source.Report, facts: Facts, layouts: Mapping[str, Layout], marks: Marks) -> resolved.Resolved:
    """Report, facts, layouts of tables, marks of the style → Resolved. Raises EditionError."""
    numbering = number(report, marks)
    binder = Binder(facts, Frame(facts.own_area, facts.year, facts.codebook), numbering.targets)
    binder = replace(binder, targets={**numbering.targets, **_unmarked(report, numbering, binder)})
    builder = _Builder(binder, numbering, layouts, marks)
    matters = tuple(resolved.Matter(m.name, builder.matter(m)) for m in report.matters)
    return resolved.Resolved(report.titles, matters, catalogs(matters))


def _unmarked(report: source.Report, numbering: Numbering, binder: Binder) -> dict[str, str]:
    """Ids of the headings without a mark → their titles, by which references name them."""
    headings = [block for matter in report.matters for block in matter.blocks if isinstance(block, source.Heading)]
    found = ((numbering.headings[heading.where], heading) for heading in headings)
    return {numbered.id: plain(binder.inlines(heading.title)) for numbered, heading in found if not numbered.mark}


@dataclass(slots=True)
class _Builder:
    """One pass over the blocks; its state is where it is and the ids it has given."""

    binder: Binder
    numbering: Numbering
    layouts: Mapping[str, Layout]
    marks: Marks
    _matter: str = ""
    _chapters: bool = False
    _ids: Identities = field(default_factory=Identities)
    _keys: Keys = field(default_factory=Keys)

    def matter(self, matter: source.Matter) -> tuple[resolved.Block, ...]:
        self._matter = matter.name
        return tuple(self._blocks(matter.blocks))

    def _blocks(self, blocks: tuple[source.Block, ...]) -> Iterator[resolved.Block]:
        for block in blocks:
            yield _RULES[type(block)](self, block)

    def heading(self, block: source.Heading) -> resolved.Heading:
        numbered = self.numbering.headings[block.where]
        body = self._matter == "body"
        deepest = 2 if numbered.scheme == "none" else self.marks.listed_depth
        listed = block.depth <= deepest and numbered.scheme in self.marks.listed
        return resolved.Heading(
            numbered.id,
            block.depth,
            numbered.mark,
            numbered.scheme,
            block.restart,
            self._prose(block.title, block.written),
            listed if body else block.depth == 1,
            _opens(block.depth, numbered.scheme, body),
            self._level(block.depth, numbered.scheme, body),
            block.where,
            block.written,
        )

    def _level(self, depth: int, scheme: str, body: bool) -> int:
        """Depth and mark of a heading → its look: one deeper where there are no chapters above it."""
        if depth <= 2:
            self._chapters = scheme == _CHAPTER
        return depth if (depth == 1 and body) or self._chapters else depth + 1

    def paragraph(self, block: source.Paragraph) -> resolved.Paragraph:
        id_ = self._ids.of(block.written)
        return resolved.Paragraph(id_, self._prose(block.inlines, block.written), block.where, block.written)

    def items(self, block: source.ItemList) -> resolved.ItemList:
        items = tuple(tuple(self._blocks(item)) for item in block.items)
        return resolved.ItemList(_list_id(items, block.where), block.ordered, items)

    def definition(self, block: source.Definition) -> resolved.Definition:
        id_, term = self._ids.of(block.written), self._prose(block.term, block.written)
        return resolved.Definition(id_, term, tuple(self._blocks(block.blocks)), block.written)

    def directive(self, block: source.Directive) -> resolved.Block:
        return _DIRECTIVES[block.name](self, block)

    def figure(self, block: source.Directive) -> resolved.Figure:
        label, serial = self.numbering.labels[block.argument]
        spec = chart(block, self.binder)
        caption = self._caption(block)
        shown = [a for series in spec.series for point in series.points for a in point.addresses]
        shown += [self.binder.fact(*block.options[name]).address for name in _LONE if name in block.options]
        alt = block.options["alt"][0] if "alt" in block.options else chart_alt(plain(caption), spec)
        line = source_line(block, shown, self.binder.facts)
        return resolved.Figure(
            block.argument, label, serial, caption, spec, line, _notes(block), alt, block.where, _written(block)
        )

    def table(self, block: source.Directive) -> resolved.Table:
        label, serial = self.numbering.labels[block.argument]
        layout = self._layout(block)
        cells = grid(layout, self.binder)
        caption = self._caption(block)
        unit = block.options["unit"][0] if "unit" in block.options else ""
        alt = block.options["alt"][0] if "alt" in block.options else _table_alt(plain(caption), cells.body)
        return resolved.Table(
            block.argument, "附表" if self._matter == "back" else "表", label, serial, caption, unit, cells.columns,
            cells.header, self._keys.rows(block.argument, cells.body), cells.totals,
            source_line(block, _addresses(cells.body), self.binder.facts),
            _notes(block), alt, block.where, _written(block), cells.keys, str(layout.path),
        )  # fmt: skip

    def _layout(self, block: source.Directive) -> Layout:
        name, place = block.options.get("layout", ("", block.where))
        if name not in self.layouts:
            raise EditionError(
                place,
                message("没有表式 {name!r}", name=name),
                message("是否指 {nearest}？", nearest=nearest(name, self.layouts)),
            )
        return self.layouts[name]

    def _caption(self, block: source.Directive) -> tuple[resolved.Inline, ...]:
        if not block.caption:
            raise EditionError(
                block.where, message("{argument} 没有标题", argument=block.argument), message("写一行 :caption: …")
            )
        return self._keys.inlines(block.argument, self.binder.inlines(block.caption))

    def _prose(self, inlines: tuple[source.Inline, ...], written: source.Written) -> tuple[resolved.Inline, ...]:
        """Inlines of a text file, bound and keyed."""
        return self._keys.inlines(text_file(written), self.binder.inlines(inlines))

    def people(self, block: source.Directive) -> resolved.People:
        offices: dict[str, list[resolved.Person]] = {}
        for text, place in block.body:
            parts = [part.strip() for part in text.split("|")]
            if len(parts) != 3:
                raise EditionError(
                    place,
                    message("名单写法不对：{text!r}", text=text),
                    message("应为 职务 | 姓名 | 单位职务；单位职务"),
                )
            person = resolved.Person(parts[1], tuple(parts[2].split("；")), _line(text, place))
            offices.setdefault(parts[0], []).append(person)
        id_ = self._ids.of(_body(block))
        return resolved.People(id_, tuple((office, tuple(persons)) for office, persons in offices.items()))

    def names(self, block: source.Directive) -> resolved.Names:
        names = tuple(name.strip() for text, _ in block.body for name in text.split("、") if name.strip())
        written = _body(block)
        return resolved.Names(self._ids.of(written), block.argument, names, written)


def _opens(depth: int, scheme: str, body: bool) -> Any:
    """Depth and mark of a heading → what its page is."""
    if body and depth == 1:
        return "part"
    return "chapter" if depth == 1 or scheme == _CHAPTER else ""


def _notes(block: source.Directive) -> tuple[str, ...]:
    return (block.options["note"][0],) if "note" in block.options else ()


def _written(block: source.Directive) -> tuple[source.Written, ...]:
    """A directive's caption and note as they stand in the manuscript."""
    return tuple(_line(*block.options[name]) for name in ("caption", "note") if name in block.options)


def _line(text: str, place: Place) -> source.Written:
    return source.Written(text, place.file, place.line, place.line)


def _body(block: source.Directive) -> source.Written:
    """The lines inside a directive."""
    lines = [place.line for _, place in block.body] or [block.where.line]
    return source.Written("\n".join(text for text, _ in block.body), block.where.file, lines[0], lines[-1])


def _list_id(items: tuple[tuple[resolved.Block, ...], ...], where: Place) -> str:
    """A list is named after its first paragraph."""
    first = items[0][0].id if items and items[0] else str(where.line)
    return f"list:{first}"


def _addresses(body: tuple[tuple[resolved.Cell, ...], ...]) -> list[Address]:
    bound = [i for row in body for cell in row for i in cell.inlines if isinstance(i, resolved.Bound)]
    return [address for inline in bound for address in inline.addresses]


def _table_alt(caption: str, body: tuple[tuple[resolved.Cell, ...], ...]) -> str:
    return f"表格：{caption}，共{len(body)}行。"


_RULES: Mapping[type, Callable[[_Builder, Any], resolved.Block]] = {
    source.Heading: _Builder.heading,
    source.Paragraph: _Builder.paragraph,
    source.ItemList: _Builder.items,
    source.Definition: _Builder.definition,
    source.Directive: _Builder.directive,
}
_DIRECTIVES: Mapping[str, Callable[[_Builder, source.Directive], resolved.Block]] = {
    "figure": _Builder.figure,
    "table": _Builder.table,
    "people": _Builder.people,
    "names": _Builder.names,
}
