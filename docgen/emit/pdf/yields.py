"""Book → where a rule of line setting gave way, by page and line, and how that is told to who builds the report.

The composer names the rules (composer/compose.py) and lets them give way only where no way to break keeps all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.emit.pdf.boxes import Mark, Words
from docgen.emit.pdf.sheets import Book, Sheet

NAMES: Mapping[str, str] = {
    "address": "网址在分隔处断行",
    "single": "末行只有一字",
    "uneven": "字距过大",
    "number": "数字被拆开，或与单位分在两行",
    "word": "西文词被拆开",
    "mark": "标点违反行首、行尾禁则",
    "overfull": "文字宽于栏宽，伸出栏外",
}
"""Rules in the order they give way, mildest first, with what is told of them."""

_SHOWN = 8
_SAME_LINE = 1.0
"""Points: base lines nearer than this are one line of the page."""


@dataclass(frozen=True, slots=True)
class Yield:
    """page from 1 as a viewer counts, line from 1 at the top of the type area; words around the end of the line."""

    page: int
    line: int
    rule: str
    words: str


def yields(book: Book) -> tuple[Yield, ...]:
    """Book → what gave way in it, page after page; repeated heads of tables and running heads are not told again."""
    placed = [place for page, sheet in enumerate(book.sheets, 1) for place in _lines(page, sheet)]
    following = _following(placed)
    return tuple(
        Yield(page, row, rule, _around(mark, following.get(id(mark))))
        for page, row, mark in placed
        for rule in mark.line.yields
    )


def told(found: tuple[Yield, ...]) -> tuple[str, ...]:
    """What gave way → notes in Chinese: the count and a line each; nothing for nothing."""
    if not found:
        return ()
    lines = (f"  PDF 第 {y.page} 页第 {y.line} 行 {NAMES[y.rule]}：{y.words}" for y in found)
    return (f"排不下而让步的行 {len(found)} 处：", *lines)


def _lines(page: int, sheet: Sheet) -> Iterator[tuple[int, int, Words]]:
    """A page's lines of text from top to bottom, each with its number."""
    stands = [(mark.y, mark) for mark in _words(sheet.marks)]
    stands += [(box.y + mark.y, mark) for box in sheet.placed for mark in _words(box.box.marks)]
    row, last = 0, float("-inf")
    for y, mark in sorted(stands, key=lambda stand: stand[0]):
        if y - last > _SAME_LINE:
            row, last = row + 1, y
        yield page, row, mark


def _words(marks: tuple[Mark, ...]) -> Iterator[Words]:
    return (mark for mark in marks if isinstance(mark, Words) and mark.element)


def _following(placed: list[tuple[int, int, Words]]) -> dict[int, Words]:
    """By the id of a line the next one of the same element."""
    result: dict[int, Words] = {}
    last: dict[int, Words] = {}
    for _, _, mark in placed:
        before = last.get(id(mark.element))
        if before:
            result[id(before)] = mark
        last[id(mark.element)] = mark
    return result


def _around(mark: Words, after: Words | None) -> str:
    """The end of a line and the beginning of the next; a last line whole, as far as it is shown."""
    end = _text(mark)[-_SHOWN:]
    return f"{end}｜{_text(after)[:_SHOWN]}" if after else end


def _text(mark: Words) -> str:
    return "".join(piece.text for piece in mark.line.pieces)
