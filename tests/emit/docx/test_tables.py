"""Tables: as wide as the text, merged, heads repeated, decimal points in line."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from lxml import etree

from docgen.emit.docx.tables import decimal_point, is_number
from docgen.style.style import Style
from tests.emit.docx.parts import W, in_style, part, style, value, words


def first(data: bytes) -> etree._Element:
    table = part(data, "document").find(f".//{W}tbl")
    assert table is not None
    return table


def test_a_table_is_as_wide_as_the_text_and_its_cells_as_the_grid(made: bytes) -> None:
    table = first(made)
    grid = [int(value(c, "w")) for c in table.iter(f"{W}gridCol")]
    assert sum(grid) == 8640 == int(value(table.find(f"{W}tblPr/{W}tblW"), "w"))
    assert value(table.find(f"{W}tblPr/{W}tblLayout"), "type") == "fixed"
    for row in table.iter(f"{W}tr"):
        assert sum(int(value(c, "w")) for c in row.iter(f"{W}tcW")) == 8640


def test_a_head_stands_on_one_line_where_there_is_room(outputs_2019: Mapping[str, bytes], look: Style) -> None:
    table = next(t for t in part(outputs_2019["report.docx"], "document").iter(f"{W}tbl") if "市值" in words(t))
    head = next(iter(table.iter(f"{W}tr")))
    for cell in head.iter(f"{W}tc"):
        text, width = words(cell), int(value(cell.find(f"{W}tcPr/{W}tcW"), "w")) / 20
        ems = sum(1.0 if ord(character) > 0x2E7F else 0.5 for character in text)
        assert ems * look.table.size + 2 * look.table.padding < width, text


def test_cells_are_merged_across_and_down(made: bytes) -> None:
    rows = list(first(made).iter(f"{W}tr"))
    assert [value(c) for c in rows[0].iter(f"{W}gridSpan")] == ["2"]
    merged = [[value(c.find(f"{W}tcPr/{W}vMerge")) for c in row.iter(f"{W}tc")] for row in rows]
    assert merged == [["restart", ""], ["continue", "", ""], ["restart", "", ""], ["continue", "", ""], ["", "", ""]]
    assert [words(c) for c in rows[3].iter(f"{W}tc")] == ["", "104.0", "未透露"]


def test_head_rows_are_repeated_and_no_row_is_cut(made: bytes) -> None:
    rows = list(first(made).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_numbers_stand_on_a_decimal_tab_and_words_in_the_middle(made: bytes) -> None:
    cells = {words(c): c.find(f"{W}p/{W}pPr") for c in first(made).iter(f"{W}tc")}
    stops = {text: cells[text].find(f"{W}tabs/{W}tab") for text in ("12.3", "104.0", "116.3")}  # type: ignore[union-attr]
    assert {value(stop) for stop in stops.values()} == {"decimal"}
    assert len({value(stop, "pos") for stop in stops.values()}) == 1
    assert value(cells["未透露"].find(f"{W}jc")) == "center"  # type: ignore[union-attr]


def test_totals_have_their_style(made: bytes) -> None:
    last = list(first(made).iter(f"{W}tr"))[-1]
    assert {style(p) for p in last.iter(f"{W}p")} == {"TableTotal"}


def test_unit_stands_above_and_source_below(made: bytes) -> None:
    assert in_style(made, "TableUnit") == ["单位：万个", "单位：万个"]
    assert in_style(made, "Source") == ["资料来源：某中心"] * 3


def test_a_table_tells_what_it_is_to_those_who_do_not_see_it(made: bytes) -> None:
    properties = first(made).find(f"{W}tblPr")
    assert properties is not None
    assert value(properties.find(f"{W}tblCaption")) == "表1域名分布"
    assert value(properties.find(f"{W}tblDescription")) == "表格：域名分布，共3行。"


@pytest.mark.parametrize(("text", "number"), [("12.3", True), ("-1.7", True), ("≈5", True), ("—", False), ("", False)])
def test_numbers_are_told_from_words(text: str, number: bool) -> None:
    assert is_number(text) is number


def test_the_block_of_numbers_stands_in_the_middle() -> None:
    assert decimal_point(["1234", "5678"], 60.0, 10.0) == 40.0
    assert decimal_point(["0.50", "1.25"], 60.0, 10.0) == pytest.approx(26.25)
    assert decimal_point(["待补"], 60.0, 10.0) == 30.0
    assert decimal_point(["1" * 20], 60.0, 10.0) == 60.0
