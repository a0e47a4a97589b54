"""Step 4, its last part, where an edition asks for it: Resolved and facts → Resolved with the data appendix.

A table for each chapter with a row for every number that its figures show: on what basis, from where, by which
formula, what was corrected. The numbers are bound as those of other tables are, so that they follow in an edited DOCX.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docgen.explain.corrections import at
from docgen.explain.facts import Teller
from docgen.model.chart import Point
from docgen.model.facts import Address, Fact
from docgen.model.plain import plain
from docgen.model.resolved import (
    Block,
    Bound,
    Cell,
    Column,
    Entry,
    Figure,
    Heading,
    Inline,
    Matter,
    Paragraph,
    Resolved,
    Table,
    Text,
)
from docgen.resolve.keys import Keys
from docgen.wording import numbers

ID = "data-appendix"
TITLE = "数据附录"
LABEL = "数据表"
_ABOUT = (
    "本附录逐图列出所用的数据。来源所述的数写明出处，写作“章节#行号”，行号是原文文本的行；推算的数写明公式；"
    "“缺”是没有来源给出的数。"
)
_HEADS = (("图", "center", 12.0), ("项目", "left", 8.0), ("数值", "decimal", 6.0), ("单位", "center", 1.0))
_ORIGIN = Column("left", 50.0, "依据、出处与更正")
_ABSENT = "缺"


def with_appendix(report: Resolved, teller: Teller) -> Resolved:
    """Resolved report, what its facts are told from → the same with the appendix at the end of its last matter."""
    chapters = list(_chapters(report))
    if not chapters:
        return report
    where = chapters[0][1][0].where
    usual = _usual_source(chapters, teller)
    heading = Heading(ID, 1, "", "none", False, (Text(TITLE),), True, "chapter", 2, where)
    about = _ABOUT + (f"没有另外写明来源的，出自《{usual}》。" if usual else "")
    made: list[Block] = [heading, Paragraph(f"{ID}-about", (Text(about),), where)]
    keys = Keys()
    for number, (chapter, figures) in enumerate(chapters, 1):
        title = "　".join(filter(None, (chapter.mark, plain(chapter.title))))
        made.append(Heading(f"{ID}-{number}", 2, "", "none", False, (Text(title),), False, "", 3, figures[0].where))
        made.append(_Sheet(number, title, figures, teller, usual, keys).table())
    *others, last = report.matters
    *contents, one, two = report.catalogs.contents
    catalogs = replace(report.catalogs, contents=(*contents, Entry(1, "", TITLE, ID), one, two))
    return replace(report, matters=(*others, Matter(last.name, (*last.blocks, *made))), catalogs=catalogs)


def _chapters(report: Resolved) -> Iterator[tuple[Heading, tuple[Figure, ...]]]:
    """The headings that open a page, each with the figures below it, where there are any."""
    heading, figures = None, list[Figure]()
    for block in (block for matter in report.matters for block in matter.blocks):
        if isinstance(block, Heading) and block.opens:
            if heading is not None and figures:
                yield heading, tuple(figures)
            heading, figures = block, []
        elif isinstance(block, Figure) and list(_points(block)):
            figures.append(block)
    if heading is not None and figures:
        yield heading, tuple(figures)


def _usual_source(chapters: list[tuple[Heading, tuple[Figure, ...]]], teller: Teller) -> str:
    """The name of the source that most of the shown numbers come from."""
    points = (point for _, figures in chapters for figure in figures for _, point in _points(figure))
    shown = (teller.facts.preferred.get(address) for point in points for address in point.addresses)
    counts = Counter(fact.source for fact in shown if fact is not None and fact.basis == "reported")
    sources = teller.facts.codebook.sources
    return next((sources[id_].name for id_, _ in counts.most_common() if id_ in sources), "")


def _points(figure: Figure) -> Iterator[tuple[str, Point]]:
    """Figure → its points, each with the words that say which it is."""
    several = len(figure.chart.series) > 1
    for series in figure.chart.series:
        for category, point in zip(figure.chart.categories, series.points, strict=True):
            yield f"{series.name}，{category.label}" if several else category.label, point
    if figure.chart.total is not None:
        yield figure.chart.total_name, figure.chart.total


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The figures of a chapter → their table of data."""

    number: int
    title: str
    figures: tuple[Figure, ...]
    teller: Teller
    usual: str
    keys: Keys

    def table(self) -> Table:
        id_ = f"{ID}-table-{self.number}"
        rows = [row for figure in self.figures for row in self._rows(figure)]
        columns = (*(Column(align, width, head) for head, align, width in _HEADS), _ORIGIN)  # type: ignore[arg-type]
        head = (tuple(_cell(column.key) for column in columns),)
        body = self.keys.rows(id_, tuple(cells for _, cells in rows))
        caption = (Text(f"{self.title}各图的数据"),)
        alt = f"表格：{self.title}各图的数据，共{len(body)}行。"
        return Table(
            id_, "附表", f"{LABEL}{self.number}", self.number, caption, "", columns, head, body, 0, "", (), alt,
            self.figures[0].where, keys=tuple(name for name, _ in rows),
        )  # fmt: skip

    def _rows(self, figure: Figure) -> Iterator[tuple[str, tuple[Cell, ...]]]:
        """A row a number: what names it, its cells."""
        for place, (words, point) in enumerate(_points(figure)):
            for number, cells in enumerate(self._cells(words, point)):
                yield f"{figure.id} {place} {number}", (_cell(figure.label), *cells)

    def _cells(self, words: str, point: Point) -> Iterator[tuple[Cell, ...]]:
        facts = [f for f in map(self.teller.facts.preferred.get, point.addresses) if f is not None]
        for fact in facts:
            unit = fact.unit if fact.value is not None else ""
            yield _cell(words), _cell(self._value(fact)), _cell(unit), _cell("；".join(self._told(fact)))
        if not facts:
            yield _cell(words), _cell(numbers.MISSING), _cell(""), _cell(_ABSENT)

    def _value(self, fact: Fact) -> Inline:
        where, missing = self.figures[0].where, fact.basis == "missing"
        return Bound(numbers.label(fact), "cell", (fact.address,), where, missing, argument=str(fact.address))

    def _told(self, fact: Fact) -> Iterator[str]:
        source = self.teller.facts.codebook.sources.get(fact.source)
        if fact.basis == "derived":
            yield f"推算＝{self.teller.formula(fact)}"
        elif fact.basis == "missing":
            yield _ABSENT
        elif source is not None and (source.name != self.usual or not fact.places):
            yield source.name
        if fact.places:
            yield "、".join(fact.places)
        if fact.superseded:
            yield f"更正前 {fact.superseded}{fact.unit}"
        yield from self._others(fact.address, fact)
        for one in at(fact.places, self.teller.corrections):
            if fact.text and fact.text in one.mended:
                yield f"更正：“{one.printed}”改为“{one.mended}”"

    def _others(self, address: Address, fact: Fact) -> Iterator[str]:
        """Values that another place of the source states, and that were not taken."""
        for other in self.teller.facts.statements:
            if other.address == address and other.where != fact.where and other.text:
                yield f"未采用 {other.text}{other.unit}（{'、'.join(other.places)}）"


def _cell(content: str | Inline) -> Cell:
    return Cell((Text(content) if isinstance(content, str) else content,))
