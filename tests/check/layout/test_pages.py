"""Each rule for pages, figures, tables and navigation finds its slip, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from docgen.check.layout.report import layout_faults, layout_report, told
from tests.check.layout.press import HAN, LEADING, LEFT, SIZE, TOP, Press


def found(press: Press) -> list[tuple[int, int, str]]:
    return [(f.page, f.line, f.rule) for f in layout_faults(press.data())]


def full(press: Press) -> None:
    """A page of three paragraphs."""
    for row in (0, 4, 8):
        press.filled(row, 4)


def test_full_pages_have_no_faults() -> None:
    press = Press()
    full(press)
    press.turn()
    full(press)
    assert found(press) == []


def test_a_paragraph_may_go_on_over_the_page() -> None:
    press = Press()
    press.filled(0, 10)
    press.filled(10, 2, ends=False)
    press.turn()
    press.filled(0, 2, begins=False)
    press.filled(2, 10)
    assert found(press) == []


def test_text_off_the_grid_is_found() -> None:
    press = Press()
    press.filled(0, 4)
    press.line(HAN[:18], 4.4, left=2 * SIZE)
    press.filled(6, 6)
    assert found(press) == [(1, 5, "grid")]


def test_facing_pages_out_of_register_are_found() -> None:
    press = Press()
    full(press)
    press.turn()
    press.filled(0.3, 4)
    press.filled(5, 7)
    assert {(page, rule) for page, _, rule in found(press)} == {(2, "grid")}


def test_margins_that_do_not_mirror_are_found() -> None:
    press = Press()
    full(press)
    press.turn()
    press.shift = 9.0
    full(press)
    assert found(press) == [(2, 1, "margins")]


def test_a_first_line_alone_at_the_foot_is_found() -> None:
    press = Press()
    press.filled(0, 11)
    press.filled(11, 1, ends=False)
    press.turn()
    press.filled(0, 3, begins=False)
    press.filled(3, 9)
    assert found(press) == [(1, 12, "orphan")]


def test_a_last_line_alone_at_the_top_is_found() -> None:
    press = Press()
    press.filled(0, 9)
    press.filled(9, 3, ends=False)
    press.turn()
    press.filled(0, 1, begins=False)
    press.filled(1, 11)
    assert found(press) == [(2, 1, "widow")]


def test_a_heading_at_the_foot_is_found() -> None:
    press = Press()
    press.filled(0, 11)
    press.line("一、天地", 11, size=15, face="hei")
    press.turn()
    full(press)
    assert found(press) == [(1, 12, "heading")]


def test_a_hole_over_a_third_of_the_page_is_found() -> None:
    press = Press()
    press.filled(0, 6)
    press.turn()
    full(press)
    assert found(press) == [(1, 6, "white")]


def test_a_smaller_hole_is_told_but_no_fault() -> None:
    press = Press()
    press.filled(0, 9)
    press.turn()
    full(press)
    report = layout_report(press.data())
    assert report.faults == ()
    assert report.white == ((1, 0.25),)
    assert told(report) == "版面：0 处\n页末留白：第 1 页 25%"


def test_a_chapter_may_end_early() -> None:
    press = Press()
    press.filled(0, 3)
    press.turn()
    press.line("第二章天地", 0, size=20, face="hei")
    press.filled(2, 10)
    assert found(press) == []


def test_the_report_tells_page_line_rule_and_words() -> None:
    press = Press()
    press.filled(0, 11)
    press.line("一、天地", 11, size=15, face="hei")
    press.turn()
    full(press)
    assert told(layout_report(press.data())) == "第 1 页第 12 行　标题落在页末：一、天地\n版面：1 处（标题落在页末 1）"


def figure(press: Press, row: float, *, drawn: bool = True, source: bool = True) -> None:
    """A drawing of four rows, its caption and its source line: six rows."""
    if drawn:
        press.box(row, 3.8)
    press.line("图1　天地玄黄", row + 4, left=80, size=10, face="hei")
    if source:
        press.line("数据来源：洪荒", row + 4.8, left=80, size=9)


def mention(press: Press, row: float, rows: int) -> None:
    press.line("宇宙见图1。", row, left=2 * SIZE)
    press.filled(row + 1, rows - 1)


def test_a_figure_under_its_mention_is_right() -> None:
    press = Press()
    mention(press, 0, 6)
    figure(press, 6)
    press.turn()
    full(press)
    assert found(press) == []


def test_a_caption_without_its_drawing_is_found() -> None:
    press = Press()
    mention(press, 0, 12)
    press.turn()
    figure(press, -4, drawn=False)
    press.filled(1, 11)
    assert found(press) == [(2, 1, "figure")]


def test_a_source_line_on_the_next_page_is_found() -> None:
    press = Press()
    mention(press, 0, 7)
    figure(press, 7, source=False)
    press.turn()
    press.line("数据来源：洪荒", 0, left=80, size=9)
    press.filled(1, 11)
    assert found(press) == [(2, 1, "source")]


def test_a_figure_before_its_mention_is_found() -> None:
    press = Press()
    press.filled(0, 6)
    figure(press, 6)
    press.turn()
    mention(press, 0, 12)
    fault = layout_faults(press.data())
    assert [(f.page, f.line, f.rule, f.measure) for f in fault] == [(1, 7, "mention", "首次提及在第 2 页")]


def test_a_figure_that_the_text_never_names_is_found() -> None:
    press = Press()
    press.filled(0, 6)
    figure(press, 6)
    press.turn()
    full(press)
    assert found(press) == [(1, 7, "mention")]


def table(
    press: Press, row: float, label: str, numbers: tuple[str, ...], head: str = "数量", slip: float = 0.0
) -> None:
    """Caption, head and a row for each number, aligned on its decimal point; the last one off by `slip`."""
    if label:
        press.line(f"{label}　天地", row, left=80, size=10, face="hei")
    for index, (name, number) in enumerate(zip(("市", *HAN), (head, *numbers), strict=False)):
        y = TOP - (row + 1 + index) * LEADING
        press.place(name, LEFT + 20, y, 10)
        whole = press.canvas.stringWidth(number.partition(".")[0], "song", 10)
        press.place(number, LEFT + 150 - whole + (slip if index == len(numbers) else 0.0), y, 10)


@pytest.mark.parametrize(
    ("numbers", "slip", "faults"),
    [
        (("1.5", "22.25", "333", "0.5"), 0.0, []),
        (("1.5", "22.25", "333", "0.5"), 3.0, [(2, 6, "decimal")]),
        (("8", "9", "10", "11"), 3.0, []),
    ],
)
def test_numbers_stand_on_their_decimal_points_but_ordinals_as_they_like(
    numbers: tuple[str, ...], slip: float, faults: list[tuple[int, int, str]]
) -> None:
    press = Press()
    full(press)
    press.turn()
    table(press, 0, "表1", numbers, slip=slip)
    press.filled(6, 6)
    assert found(press) == faults


def continued(label: str, head: str = "数量", first: str = "表1") -> list[tuple[int, int, str]]:
    press = Press()
    press.filled(0, 7)
    table(press, 7, first, ("1", "2", "4"))
    press.turn()
    table(press, 0, label, ("8", "9", "2"), head)
    press.filled(6, 6)
    return found(press)


def test_a_continued_table_with_caption_and_head_is_right() -> None:
    assert continued("续表1") == []
    assert continued("续数据表1", first="数据表1") == []


def test_a_continued_table_without_caption_is_found() -> None:
    assert continued("") == [(2, 1, "continued")]


def test_a_continued_table_with_another_head_is_found() -> None:
    assert continued("续表1", "占比") == [(2, 2, "table-head")]


@dataclass(frozen=True)
class Slip:
    """A report of eight pages (contents, blank, part, blank, chapter of four) and what may be wrong with it."""

    folio: str = "7"
    listed: str = "5"
    bookmark: int = 4
    part: int = 2
    head: str = "洪荒"
    at_right: bool = True


def report(slip: Slip) -> list[tuple[int, int, str]]:
    """The report with its slip → its faults."""
    press = Press()
    press.line("目录天地", 0, size=20, face="hei")
    press.place(f"第一章天地 {'.' * 20} {slip.listed}", LEFT, TOP - 2 * LEADING)
    for index in range(8):
        if index == slip.part:
            press.line("第一篇玄黄", 3, size=26, face="hei", left=SIZE)
        if index == 0 or index > 3:
            press.folio(slip.folio if index == 6 else str(index + 1))
        if index == 4:
            press.line("第一章天地", 0, size=20, face="hei")
            press.filled(2, 10)
        if index > 4:
            press.head(("第一章天地", slip.head)[index % 2], right=index % 2 == 0 and slip.at_right)
            full(press)
        press.canvas.bookmarkPage(f"p{index}")
        press.canvas.addPageLabel(index, "ARABIC", index + 1)
        if index < 7:
            press.turn()
    press.canvas.addOutlineEntry("第一章天地", f"p{slip.bookmark}", 0)
    return found(press)


@pytest.mark.parametrize(
    ("slip", "faults"),
    [
        (Slip(), []),
        (Slip(folio="8"), [(7, 13, "folio")]),
        (Slip(listed="6"), [(1, 2, "contents")]),
        (Slip(bookmark=6, listed="7"), [(7, 1, "bookmark")]),
        (Slip(part=3), [(4, 1, "right-hand")]),
        (Slip(head="第一章天地"), [(7, 1, "running-head")]),
        (Slip(at_right=False), [(7, 1, "running-head")]),
    ],
)
def test_what_readers_find_pages_by_agrees(slip: Slip, faults: list[tuple[int, int, str]]) -> None:
    assert report(slip) == faults
