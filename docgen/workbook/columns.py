"""The columns of a chapter's sheet, by name: what writes the file and what reads it back agree here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.wording.messages import message

COVER, SOURCES, HIDDEN = message("进度"), message("来源"), "docgen"
LABELS = (message("指标"), message("分组"), message("地区"), message("时段"), message("口径"), message("单位"))
STATUS, QUALIFIER, SOURCE, BASIS, WHY = (
    message("状态"),
    message("约数"),
    message("来源"),
    message("依据"),
    message("更正原因"),
)
EARLIER_SOURCE, USES = message("往年来源"), message("用于")
KEY, STATES, EARLIER_MISSING = message("编号"), message("各年状态"), message("往年待补")
WHO = message("填表人")
AFTER = (STATUS, QUALIFIER, SOURCE, BASIS, WHY, EARLIER_SOURCE, USES, KEY, STATES, EARLIER_MISSING)
HIDDEN_COLUMNS = (KEY, STATES, EARLIER_MISSING)
DONE, OPEN, COMPUTED, COMPUTED_OPEN, PAST = (
    message("已有"),
    message("待补"),
    message("推算"),
    message("推算（待数）"),
    message("往年"),
)
ACCEPTED = message("认可缺失")
HEADER_ROW = 3
"""The row of column heads, counted from 0: what stands above it is title and help."""

SOURCE_HEADS = (
    message("编号"),
    message("名称"),
    message("发布机构"),
    message("地址"),
    message("日期"),
    message("原文"),
)
SOURCE_ROW = 3
"""The first row with a source, counted from 0."""
FREE_ROWS = 30
"""Rows for new sources."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Heads of a sheet whose years are known → the number of each column, counted from 0."""

    years: tuple[int, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        return (*LABELS, *map(head_of, self.years), *AFTER)

    def number(self, head: str) -> int:
        return self.heads.index(head)

    def year(self, year: int) -> int:
        return len(LABELS) + self.years.index(year)


def head_of(year: int) -> str:
    """Year → the head of its column."""
    return message("{year}年", year=year)


def source_names(sources: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Ids and names of sources → the name each bears in the drop-down list; equal names are told apart by the id."""
    names = [name for _, name in sources]
    return {id_: name if names.count(name) == 1 else f"{name}（{id_}）" for id_, name in sources}


def source_list(count: int) -> str:
    """How many sources there are → the range of their names, free rows included."""
    return f"='{SOURCES}'!$B${SOURCE_ROW + 1}:$B${SOURCE_ROW + count + FREE_ROWS}"
