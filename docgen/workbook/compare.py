"""Filled, what was exported, the edition as it is now → Proposal: every row found by its key, every cell judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docgen.model.facts import Codebook, EditionError
from docgen.wording.messages import message
from docgen.workbook import baseline
from docgen.workbook import columns as c
from docgen.workbook.baseline import Baseline, Exported
from docgen.workbook.book import Book, Row
from docgen.workbook.changes import Change, Proposal, Refusal
from docgen.workbook.columns import source_names
from docgen.workbook.filled import Filled, RawRow, RawSheet
from docgen.workbook.row import RowReader
from docgen.workbook.sources import new_sources

_TOGETHER = 5
"""So many rows of one kind are named one by one, the rest is counted."""


def compare(filled: Filled, book: Book, codebook: Codebook, name: str) -> Proposal:
    """Workbook as read, the edition's Book and code lists as they are now, the file's name → Proposal.

    Raises EditionError for a file that is not this edition's.
    """
    base = _base(filled, book, name)
    added, refused = new_sources(filled.sources, book)
    listed = [(id_, parts[0]) for id_, parts in book.sources.items()] + [(new[0], new[1]) for new in added]
    reader = _Reader(base, {row.key: row for row in book.rows}, book.year, codebook, _by_name(listed))
    for sheet in filled.sheets:
        reader.sheet(sheet)
    reader.gone(filled)
    refusals = (*refused, *reader.refusals)
    return Proposal(tuple(reader.changes), added, refusals, tuple(reader.notes), filled.who)


def _by_name(listed: list[tuple[str, str]]) -> dict[str, str]:
    return {name: id_ for id_, name in source_names(listed).items()}


def _base(filled: Filled, book: Book, name: str) -> Baseline:
    base = baseline.parse(list(filled.hidden))
    if base is None:
        raise EditionError(
            name,
            message("认不出是哪一次导出的工作簿（隐藏的 docgen 表缺失或被改动）"),
            message("请重新导出，把数填进去"),
        )
    if base.edition != book.edition:
        title, area, year = (*base.edition.split("|"), "", "")[:3]
        wanted = book.edition.replace("|", " ")
        raise EditionError(
            name,
            message("这是另一版的工作簿（{title} {area} {year}）", title=title, area=area, year=year),
            message("应为 {wanted}", wanted=wanted),
        )
    return base


@dataclass(slots=True)
class _Reader:
    """Judges sheet by sheet; what it finds is gathered in its lists."""

    base: Baseline
    rows: Mapping[str, Row]
    year: int
    codebook: Codebook
    sources: Mapping[str, str]
    changes: list[Change] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def sheet(self, sheet: RawSheet) -> None:
        """A sheet of the file → its rows judged."""
        if not sheet.heads:
            if sheet.rows:
                self.notes.append(
                    message("表“{sheet_name}”没有“{key}”一栏，没有读入", sheet_name=sheet.name, key=c.KEY)
                )
            return
        missing = [head for head in (*c.LABELS, *c.AFTER) if head not in sheet.heads]
        if missing:
            self.refusals.append(
                Refusal(
                    sheet.name,
                    message("缺少“{missing}”栏", missing="、".join(missing)),
                    message("不要改动表头，请重新导出"),
                )
            )
            return
        self._extra(sheet, [row for row in sheet.rows if not row.text(c.KEY)])
        for row in sheet.rows:
            if row.text(c.KEY):
                self._row(sheet, row)

    def _extra(self, sheet: RawSheet, rows: list[RawRow]) -> None:
        """Rows without a key: heads of blocks and notes may stand there, numbers may not."""
        years = [head for head in sheet.heads if head[:4].isdigit() and head[4:] == "年"]
        wrong = [row for row in rows if any(row.text(head) for head in years)]
        for row in wrong[:_TOGETHER]:
            at = next(row.cells[head].name for head in years if row.text(head))
            text = "这一行没有编号，不知道是哪个数"
            self.refusals.append(
                Refusal(f"{sheet.name}!{at}", text, message("请把数填在导出时就有的行里，删去多出的行"))
            )
        if len(wrong) > _TOGETHER:
            rows_ = f"{sheet.name}!{wrong[_TOGETHER].number}:{wrong[-1].number}"
            self.refusals.append(
                Refusal(
                    rows_,
                    message("同样没有编号的还有 {count_wrong} 行", count_wrong=len(wrong) - _TOGETHER),
                    message("请删去多出的行"),
                )
            )

    def _row(self, sheet: RawSheet, raw: RawRow) -> None:
        key = raw.text(c.KEY)
        exported = self.base.rows.get(key)
        self.seen[key] += 1
        at = f"{sheet.name}!{raw.number}"
        if exported is None:
            self.refusals.append(
                Refusal(at, message("不认识的编号 {key!r}", key=key[:60]), message("编号由导出写定，不要改动"))
            )
        elif self.seen[key] > 1:
            wrong = message("编号重复：{filter}", filter="，".join(filter(None, exported.label)))
            self.refusals.append(Refusal(at, wrong, message("同一个数只能有一行，请删去复制出的行")))
        elif mislabelled := _mislabelled(raw, exported):
            cell, wrong = mislabelled
            self.refusals.append(
                Refusal(f"{sheet.name}!{cell}", wrong, message("整行一起移动或排序；左边的名称不要改"))
            )
        else:
            self._judge(sheet, raw, exported)

    def _judge(self, sheet: RawSheet, raw: RawRow, exported: Exported) -> None:
        wanted = [c.head_of(year) for year in exported.cells]
        if absent := [head for head in wanted if head not in sheet.heads]:
            self.refusals.append(
                Refusal(
                    sheet.name, message("缺少“{absent}”栏", absent="、".join(absent)), message("不要删栏，请重新导出")
                )
            )
            return
        row = self.rows.get(exported.key)
        for found in RowReader(sheet.name, raw, exported, row, self.year, self.codebook, self.sources).found():
            if isinstance(found, Change):
                self.changes.append(found)
            elif isinstance(found, Refusal):
                self.refusals.append(found)
            else:
                self.notes.append(found)

    def gone(self, filled: Filled) -> None:
        """Rows that were exported and did not come back."""
        lost = [row for key, row in self.base.rows.items() if not self.seen[key]]
        there = {sheet.name for sheet in filled.sheets}
        for name, rows in _by_sheet(lost):
            if name not in there and len(rows) == sum(r.sheet == name for r in self.base.rows.values()):
                self.refusals.append(Refusal(name, message("整张表不见了"), message("不要删表，请放回或重新导出")))
                continue
            for row in rows[:_TOGETHER]:
                wrong = message("缺少一行：{filter}（{key}）", filter="，".join(filter(None, row.label)), key=row.key)
                self.refusals.append(Refusal(name, wrong, message("不要删行；来源没有此数时写 - 或留空")))
            if len(rows) > _TOGETHER:
                self.refusals.append(
                    Refusal(
                        name,
                        message("还缺少 {count_rows} 行", count_rows=len(rows) - _TOGETHER),
                        message("不要删行，请重新导出"),
                    )
                )


def _by_sheet(rows: list[Exported]) -> Iterator[tuple[str, list[Exported]]]:
    for name in dict.fromkeys(row.sheet for row in rows):
        yield name, [row for row in rows if row.sheet == name]


def _mislabelled(raw: RawRow, exported: Exported) -> tuple[str, str] | None:
    """The first label of the row that is not the one its key was exported with → its cell, what is wrong."""
    for head, text in zip(c.LABELS, exported.label, strict=True):
        if raw.text(head) != text.strip():
            cell = raw.cells[head].name if head in raw.cells else str(raw.number)
            return cell, message(
                "{head}是“{text}”，而这一行的编号是“{text2}”的（{key}）",
                head=head,
                text=raw.text(head),
                text2=text,
                key=exported.key,
            )
    return None
