"""A row that came back beside the row that was exported and the fact as it is now → changes, refusals, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from docgen.model.facts import Codebook
from docgen.wording.messages import message
from docgen.wording.nearest import nearest
from docgen.workbook import columns as c
from docgen.workbook.baseline import Exported
from docgen.workbook.book import Row
from docgen.workbook.changes import Change, ChangeKind, Refusal
from docgen.workbook.filled import RawCell, RawRow
from docgen.workbook.values import Refused, fact_text, same, shown_names
from docgen.workbook.words import BASES, QUALIFIERS

Found = Change | Refusal | str
_LEAP = Decimal(5)
"""A number so many times larger or smaller than the year before is shown to the person who imports it."""


@dataclass(frozen=True, slots=True)
class RowReader:
    """`row` is None when the edition does not need the row any more; `sources` are ids by the names of the list."""

    sheet: str
    raw: RawRow
    exported: Exported
    row: Row | None
    year: int
    codebook: Codebook
    sources: Mapping[str, str]

    def found(self) -> Iterator[Found]:
        """Everything the row asks for."""
        for head, cell in self.raw.cells.items():
            if _is_year(head):
                yield from self._judged(self._value(int(head[:4]), cell), self._at(cell))
        yield from self._judged(self._beside(), f"{self.sheet}!{self.raw.number}")

    def _judged(self, found: Iterator[Found], where: str) -> Iterator[Found]:
        """What is found at a cell; where it breaks off with Refused, the refusal."""
        try:
            yield from found
        except Refused as refused:
            yield Refusal(refused.where or where, refused.wrong, refused.right)

    def _at(self, cell: RawCell) -> str:
        return f"{self.sheet}!{cell.name}"

    def _cell(self, head: str) -> str:
        return f"{self.sheet}!{self.raw.cells[head].name}"

    def _value(self, year: int, cell: RawCell) -> Iterator[Found]:
        state, text = self.exported.cells.get(year, ("none", ""))
        if state == "derived":
            yield from self._derived(year, cell, text)
        elif cell.kind == "blank":
            if state == "reported":
                raise Refused(message("原有的 {text} 被清空", text=text), message("填回原数；来源确无此数时写 -"))
        elif state == "none":
            raise Refused(
                message("这一格不需要数，而写了 {cell_text}", cell_text=cell.text[:20]),
                message("没有图、表或文字用到它，请清空"),
            )
        else:
            yield from self._stated(year, cell, text)

    def _stated(self, year: int, cell: RawCell, text: str) -> Iterator[Found]:
        """A cell with a number or a word → a correction, or the number that was awaited."""
        if text and self._unchanged(cell, text):
            return
        row = self._needed(cell)
        new = fact_text(cell, row, self.codebook)
        now, said = row.cells[year], shown_names(new, row, self.codebook)
        if same(now.text, said):
            return
        if now.state == "derived" or not same(now.text, text):
            wrong = message(
                "导出之后此数已改为 {now_text}，表里写的是 {cell_text}",
                now_text=now.text or message("待补"),
                cell_text=cell.text,
            )
            raise Refused(wrong, message("请重新导出，核对后再改"))
        yield self._change("revise" if text else "fill", year, cell, new)
        yield from self._leap(year, cell, new)

    def _derived(self, year: int, cell: RawCell, text: str) -> Iterator[Found]:
        """A computed cell: its formula may show another number, but who types over it must name a source."""
        if cell.kind in ("formula", "blank") or cell.text in (c.OPEN, text) or self._unchanged(cell, text):
            return
        row = self._needed(cell)
        if year == self.year and self.raw.text(c.BASIS) != BASES["reported"]:
            raise Refused(
                message("这是推算的数，而写了 {cell_text}", cell_text=cell.text[:20]),
                message("来源给出此数时，把“依据”改为“来源给出”，并选来源"),
            )
        if year != self.year and not self.raw.text(c.EARLIER_SOURCE):
            raise Refused(
                message("这是推算的数，而写了 {cell_text}", cell_text=cell.text[:20]),
                message("来源给出此数时，选“往年来源”"),
            )
        if row.cells[year].state != "derived":
            raise Refused(message("导出之后此数已有来源给出"), message("请重新导出，核对后再改"))
        yield self._change("replace", year, cell, fact_text(cell, row, self.codebook))

    def _unchanged(self, cell: RawCell, text: str) -> bool:
        """Whether a cell still says what was exported, however its format may show it."""
        if cell.kind == "number":
            return same(f"{cell.value:f}", text)
        return cell.kind == "text" and same(cell.text.strip(), text)

    def _needed(self, cell: RawCell) -> Row:
        if self.row is None:
            raise Refused(
                message("本期已不需要这个数，而写了 {cell_text}", cell_text=cell.text[:20]), message("请重新导出")
            )
        return self.row

    def _change(self, kind: ChangeKind, year: int, cell: RawCell, new: str) -> Change:
        row = self._needed(cell)
        address = row.cells[year].address
        assert address is not None
        old = self.exported.cells[year][1]
        own = year == self.year
        source = "" if kind == "revise" else self._source(c.SOURCE if own else c.EARLIER_SOURCE, cell)
        qualifier = self._qualifier() if own else "="
        why = self.raw.text(c.WHY)
        texts = (self._words(year), old, new, shown_names(new, row, self.codebook), row.unit)
        return Change(kind, address, self._at(cell), *texts, qualifier, source, why)

    def _words(self, year: int) -> str:
        name, breakdown, area, span, measure, _ = self.exported.label
        return "，".join(
            filter(None, (name, breakdown, area, message("{year}年{span}", year=year, span=span), measure))
        )

    def _leap(self, year: int, cell: RawCell, new: str) -> Iterator[Found]:
        """A number far from the one before: perhaps a unit, a digit or a row was taken for another."""
        here, last = self.exported.cells[year][1], self.exported.cells.get(year - 1, ("", ""))[1]
        before, head = (here, "原为") if here else (last, "上年为")
        if "数值" in self.exported.label and _is_number(before) and _is_number(new):
            was, now = Decimal(before), Decimal(new)
            if was > 0 and not was / _LEAP <= now <= was * _LEAP:
                words = message("{head} {before}，现为 {new}，相差悬殊，请核对", head=head, before=before, new=new)
                yield f"{self._at(cell)} {self._words(year)}：{words}"

    def _qualifier(self) -> str:
        text = self.raw.text(c.QUALIFIER)
        code = next((code for code, word in QUALIFIERS.items() if word == text), None)
        if code is None:
            close = nearest(text, [word for word in QUALIFIERS.values() if word])
            raise Refused(
                message("不认识的约数字样“{text}”", text=text),
                message("是否指 {close}？", close=close),
                self._cell(c.QUALIFIER),
            )
        return code

    def _source(self, head: str, cell: RawCell) -> str:
        """The id of the source that a new number names."""
        text = self.raw.text(head)
        if not text:
            raise Refused(
                message("填了 {cell_text}，没有写{head}", cell_text=cell.text[:20], head=head),
                message("请在“{head}”一栏选出处", head=head),
            )
        return self._known_source(head, text)

    def _known_source(self, head: str, text: str) -> str:
        if text not in self.sources:
            close = nearest(text, self.sources)
            raise Refused(
                message("“来源”表里没有“{text}”", text=text[:40]),
                message("是否指 {close}？", close=close),
                self._cell(head),
            )
        return self.sources[text]

    def _beside(self) -> Iterator[Found]:
        """Qualifier, source and basis of this year's number, changed without a new number."""
        if self.year not in self.exported.cells:
            return
        state, text = self.exported.cells[self.year]
        cell = self.raw.cells.get(c.head_of(self.year), RawCell(""))
        self._check_basis(state, cell, text)
        if state != "reported" or self.row is None or self.row.cells[self.year].state != "reported":
            return
        qualifier, source = self._qualifier(), self._own_source()
        address = self.row.cells[self.year].address
        assert address is not None
        words, why = self._words(self.year), self.raw.text(c.WHY)
        if qualifier != self.exported.qualifier:
            where = self._cell(c.QUALIFIER)
            said = (QUALIFIERS[self.exported.qualifier], qualifier, QUALIFIERS[qualifier])
            yield Change("qualifier", address, where, words, *said, why=why)
        if source != self.exported.source:
            where, named = self._cell(c.SOURCE), self.raw.text(c.SOURCE)
            yield Change("source", address, where, words, self.exported.source, source, named, why=why)

    def _own_source(self) -> str:
        text = self.raw.text(c.SOURCE)
        if not text:
            raise Refused(message("来源被清空"), message("来源给出的数要有出处"), self._cell(c.SOURCE))
        return self._known_source(c.SOURCE, text)

    def _check_basis(self, state: str, cell: RawCell, text: str) -> None:
        """The basis follows from what is filled in; it is typed only to say that a source states what was derived."""
        basis, known = self.raw.text(c.BASIS), BASES[self.exported.basis]
        if basis == known:
            return
        if basis not in BASES.values():
            raise Refused(
                message("不认识的依据“{basis}”", basis=basis),
                message("应为 {bases}", bases="、".join(BASES.values())),
                self._cell(c.BASIS),
            )
        typed = cell.kind not in ("formula", "blank") and cell.text != c.OPEN
        if basis != BASES["reported"] or not typed:
            wrong = message("依据由“{known}”改成了“{basis}”，而没有相应的数", known=known, basis=basis)
            raise Refused(wrong, message("只在填上来源给出的数时改为“来源给出”"), self._cell(c.BASIS))


def _is_year(head: str) -> bool:
    return len(head) == 5 and head[:4].isdigit() and head[4] == "年"


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()
