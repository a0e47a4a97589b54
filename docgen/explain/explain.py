"""WHAT (图26, tab-services, an address, a phrase of the printed text) → lines that tell where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.check.prose import Passage, passages
from docgen.explain.facts import Teller
from docgen.facts.addresses import Frame, complete, parse
from docgen.model.chart import Point
from docgen.model.facts import Address, EditionError, Place
from docgen.model.plain import plain
from docgen.model.resolved import Block, Bound, Cell, Figure, Inline, Resolved, Table
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

_COMMAND = Place("explain", 0)


@dataclass(frozen=True, slots=True)
class Explainer:
    """What is explained from."""

    report: Resolved
    teller: Teller

    def lines(self, what: str) -> Iterator[str]:
        """WHAT → lines. Raises EditionError when nothing fits, with what is near."""
        block = self._block(what)
        if isinstance(block, Figure):
            yield from self._figure(block)
        elif isinstance(block, Table):
            yield from self._table(block)
        elif (address := self._address(what)) is not None:
            yield from self._address_told(address)
        else:
            yield from self._phrase(what)

    def _placed(self) -> list[Figure | Table]:
        blocks = (block for matter in self.report.matters for block in matter.blocks)
        return [block for block in blocks if isinstance(block, Figure | Table)]

    def _block(self, what: str) -> Block | None:
        """图26, 图 26, fig-netizens → the figure or table."""
        wanted = what.replace(" ", "")
        return next((block for block in self._placed() if wanted in (block.label, block.id)), None)

    def _figure(self, figure: Figure) -> Iterator[str]:
        yield from _head(figure)
        for series in figure.chart.series:
            yield f"{series.name}（{series.unit}）" if series.unit else series.name
            for category, point in zip(figure.chart.categories, series.points, strict=True):
                yield from self._point(category.label, point)
        for standing in filter(None, figure.chart.standings):
            kind = message("名次") if standing.kind == "order" else message("名单（不分先后）")
            yield f"{kind}：{'、'.join(c.label for c in figure.chart.categories if c.code in standing.codes)}"
        if figure.chart.total is not None:
            yield from self._point(figure.chart.total_name, figure.chart.total)

    def _point(self, label: str, point: Point) -> Iterator[str]:
        facts = self.teller.facts.preferred
        stated = [facts[address] for address in point.addresses if address in facts]
        if not stated:
            yield message("  {label}：缺", label=label)
        for fact in stated:
            first, *others = self.teller.fact(fact, 1)
            yield f"  {label}：{first.strip()}"
            yield from others

    def _table(self, table: Table) -> Iterator[str]:
        yield from _head(table)
        for row in table.body:
            yield " | ".join("".join(map(_text, cell.inlines)) for cell in row)
            for bound in _bound(row):
                yield from self._cell(bound)

    def _cell(self, bound: Bound) -> Iterator[str]:
        for address in bound.addresses:
            fact = self.teller.facts.preferred[address]
            origin = (
                message("公式 {formula}", formula=fact.formula)
                if fact.formula
                else message("原文 {places}", places="、".join(fact.places) or fact.source)
            )
            yield f"    {bound.text}　{address}　{origin}　{fact.where}"

    def _address(self, what: str) -> Address | None:
        """An address as typed, if it is one."""
        facts = self.teller.facts
        try:
            address = parse(what, _COMMAND)
        except EditionError:
            return None
        return complete(address, Frame(facts.own_area, facts.year, facts.codebook))

    def _address_told(self, address: Address) -> Iterator[str]:
        found = self.teller.facts.find(address)
        if not found:
            close = nearest(str(address), [str(a) for a in self.teller.facts.preferred])
            raise EditionError(
                "explain", message("没有这个事实：{address}", address=address), message("是否指 {close}？", close=close)
            )
        for fact in found:
            yield from self.teller.fact(fact)
            yield from self._used(fact.address)

    def _used(self, address: Address) -> Iterator[str]:
        """Where the report prints a fact."""
        blocks = [block.label for block in self._placed() if address in _addresses(block)]
        said = (p for p in passages(self.report) if any(address in b.addresses for b in _bound_in(p.inlines)))
        prose = [str(passage.where) for passage in said]
        used = [*dict.fromkeys(blocks), *dict.fromkeys(prose)]
        yield message("    用于：{used}", used="、".join(used) if used else message("本版未用"))

    def _phrase(self, what: str) -> Iterator[str]:
        found = [p for p in passages(self.report) if what in p.text]
        cells = [(b, row) for b in self._placed() if isinstance(b, Table) for row in b.body if what in _words(row)]
        figures = [block for block in self._placed() if isinstance(block, Figure)]
        points = [(figure, name, p) for figure in figures for name, p in _points(figure) if what in _shown(p)]
        if not found and not cells and not points:
            right = message("可用图号、表号、标识、事实的地址，或印出的原字")
            raise EditionError("explain", message("正文、图、表里没有“{what}”", what=what), right)
        for passage in found:
            yield f"{passage.where}：{_around(passage.text, what)}"
            yield from self._bound_told(passage, what)
        for table, row in cells:
            yield f"{table.label} {plain(table.caption)}：{_words(row)}"
            for bound in _bound(row):
                yield from self._cell(bound)
        for figure, name, point in points:
            yield f"{figure.label} {plain(figure.caption)}"
            yield from self._point(name, point)

    def _bound_told(self, passage: Passage, what: str) -> Iterator[str]:
        start = passage.text.index(what)
        end, at, told = start + len(what), 0, False
        for inline in passage.inlines:
            length = len(plain((inline,)))
            if isinstance(inline, Bound) and at < end and at + length > start:
                told = True
                for address in inline.addresses:
                    yield from self.teller.fact(self.teller.facts.preferred[address], 1)
                if inline.test:
                    yield message("    检验：{test}", test=inline.test)
            at += length
        if not told:
            yield message("    这几个字是直接写的，没有绑定事实")


def _head(block: Figure | Table) -> Iterator[str]:
    yield f"{block.label} {plain(block.caption)}（{block.id}，{block.where}）"
    yield block.source or message("没有注明数据来源")
    yield from (message("注：{note}", note=note) for note in block.notes)


def _addresses(block: Figure | Table) -> set[Address]:
    if isinstance(block, Figure):
        return {address for _, point in _points(block) for address in point.addresses}
    return {address for row in block.body for bound in _bound(row) for address in bound.addresses}


def _points(figure: Figure) -> Iterator[tuple[str, Point]]:
    """Figure → its points with what they stand for."""
    for series in figure.chart.series:
        for category, point in zip(figure.chart.categories, series.points, strict=True):
            yield f"{series.name} {category.label}", point
    if figure.chart.total is not None:
        yield figure.chart.total_name, figure.chart.total


def _shown(point: Point) -> str:
    return point.label if point.value is not None else ""


def _bound(row: tuple[Cell, ...]) -> Iterator[Bound]:
    return (bound for cell in row for bound in _bound_in(cell.inlines))


def _bound_in(inlines: tuple[Inline, ...]) -> Iterator[Bound]:
    return (inline for inline in inlines if isinstance(inline, Bound))


def _text(inline: Inline) -> str:
    return plain((inline,))


def _words(row: tuple[Cell, ...]) -> str:
    return " ".join(plain(cell.inlines) for cell in row)


def _around(text: str, what: str, width: int = 20) -> str:
    """The phrase with some words on both sides."""
    start = text.index(what)
    before, after = text[max(0, start - width) : start], text[start + len(what) : start + len(what) + width]
    return f"……{before}【{what}】{after}……"
