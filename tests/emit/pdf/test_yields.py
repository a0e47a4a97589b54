"""What gave way is told with page, line and the words around it; nothing is clipped."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from docgen.emit.pdf.boxes import Words
from docgen.emit.pdf.layout import Layout, lay_out
from docgen.emit.pdf.yields import NAMES, Yield, told
from docgen.model.resolved import Block, Cell, Column, Matter, Names, People, Person, Text
from docgen.style.fontbook import open_fontbook
from tests.emit.pdf import sample

NARROW = Column("decimal", 0.1)
WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 2


def made(*blocks: Block) -> Layout:
    """The sample with these blocks as its ending."""
    report = sample.report()
    ending = Matter("back", (*report.matters[2].blocks, *blocks))
    report = replace(report, matters=(*report.matters[:2], ending))
    return lay_out(report, sample.style(), open_fontbook(sample.style(), sample.ROOT / "fonts"), {})


def lines_of(layout: Layout, page: int) -> list[str]:
    """The text of a page's lines, from 1."""
    marks = [(p.y + m.y, m) for p in layout.book.sheets[page - 1].placed for m in p.box.marks if isinstance(m, Words)]
    rows: dict[float, str] = {}
    for y, mark in sorted(marks, key=lambda stand: stand[0]):
        rows[y] = rows.get(y, "") + "".join(piece.text for piece in mark.line.pieces)
    return list(rows.values())


def test_a_report_in_which_nothing_gives_way_has_nothing_to_tell() -> None:
    assert made().yields == ()
    assert told(()) == ()


def test_a_word_wider_than_the_line_is_told_where_it_stands_and_kept_whole() -> None:
    layout = made(sample.text("wide", f"网络{WORD}网络"))
    found = [y for y in layout.yields if y.rule == "word"]
    assert len(found) == 1
    page, line, words = found[0].page, found[0].line, found[0].words
    assert words.replace("｜", "") in WORD
    rows = lines_of(layout, page)
    assert rows[line - 1].endswith(words.partition("｜")[0])
    assert WORD in "".join(rows)


def test_a_line_that_goes_on_over_the_page_is_told_with_the_words_of_the_next_page() -> None:
    found = [y for y in made(sample.text("wide", WORD * sample.style().grid.lines)).yields if y.rule == "word"]
    first, last = found[0].page, found[-1].page
    assert last > first
    assert all(y.words.count("｜") == 1 and y.words.replace("｜", "") in WORD * 2 for y in found)
    assert [y.line for y in found if y.page == last] == list(range(1, sum(y.page == last for y in found) + 1))


def test_a_number_wider_than_its_column_is_told() -> None:
    table = sample.table("wide", 3)
    wide = Cell((Text("1" * 90 + ".5"),))
    layout = made(replace(table, body=(*table.body[:2], (table.body[2][0], table.body[2][1], wide))))
    assert "overfull" in {y.rule for y in layout.yields if y.words == "111111.5"}


def test_a_column_has_room_for_numbers_that_are_long_before_and_behind_their_points() -> None:
    table = sample.table("wide", 3)
    cells = [Cell((Text(text),)) for text in ("1" * 12, "1." + "5" * 12)]
    body = tuple((*row[:2], cell) for row, cell in zip(table.body, cells, strict=False))
    assert made(replace(table, body=(*body, table.body[2]), columns=(*table.columns[:2], NARROW))).yields == ()


def test_a_long_name_does_not_run_into_what_stands_beside_it() -> None:
    name = "阿卜杜拉·买买提江"
    people = People("long", (("执行副主编单位代表", (Person(name, ("某公司",)), Person("田甲", ("某中心",)))),))
    rows = _rows(made(people, Names("names", "撰稿人", ("王丁", name, "赵庚"))))
    found = [row for row in rows if any(name in text for text, _, _ in row)]
    assert [len(row) for row in found] == [3, 4]
    for row in found:
        assert all(right <= left for (_, _, right), (_, left, _) in pairwise(row))


def _rows(layout: Layout) -> list[list[tuple[str, float, float]]]:
    """The boxes of a layout as text, left and right of their words from left to right."""
    boxes = (placed.box for sheet in layout.book.sheets for placed in sheet.placed)
    words = ([m for m in box.marks if isinstance(m, Words)] for box in boxes)
    rows = ([("".join(p.text for p in m.line.pieces), m.x, m.x + m.line.width) for m in marks] for marks in words)
    return [sorted(row, key=lambda word: word[1]) for row in rows]


def test_every_rule_has_its_words() -> None:
    assert set(NAMES) == {"address", "single", "uneven", "number", "word", "mark", "overfull"}
    assert told((Yield(12, 7, "word", "internatio｜nalization"),)) == (
        "排不下而让步的行 1 处：",
        "  PDF 第 12 页第 7 行 西文词被拆开：internatio｜nalization",
    )


def test_a_running_head_too_long_for_the_line_is_shortened_and_says_so() -> None:
    title = "关于互联网发展情况的说明" * 6
    heading = sample.heading("long", 1, "", title, "chapter", 2)
    layout = made(heading, sample.text("t", "网络" * 1600))
    marks = (mark for sheet in layout.book.sheets if sheet.head == title for mark in sheet.running)
    texts = ["".join(piece.text for piece in mark.line.pieces) for mark in marks if isinstance(mark, Words)]
    heads = [text for text in texts if not text.isdigit()]
    assert heads and all(head.endswith("……") and title.startswith(head[:-2]) for head in heads)
