"""Tables in an edited file: rows and columns that came or went, cells, what editors did to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from tests.revise.bench import Outcome, manifest, new_lint, parts, rebuilt, refreshed, sdk_errors, validator
from tests.revise.hands import Hands
from tests.revise.nodes import Node, W, shown
from tests.revise.numbers import rewrite

SERVICES, DOMAINS = 0, 1


@pytest.fixture
def built(sample_outputs: Mapping[str, bytes]) -> bytes:
    return sample_outputs["report.docx"]


def refresh(built: bytes, edition: Path, work: Callable[[Hands], object] = lambda hands: None) -> Outcome:
    """The sample, edited by `work`, refreshed from an edition."""
    hands = Hands(built)
    work(hands)
    edited = hands.saved()
    return refreshed(edited, rebuilt(edition, manifest(edited)).docx)


def table(data: bytes, number: int) -> Node:
    document = etree.fromstring(parts(data)["word/document.xml"])
    return list(document.iter(f"{W}tbl"))[number]


def rows(data: bytes, number: int) -> list[list[str]]:
    """What the cells of a table say, row by row."""
    return [[shown(cell) for cell in row.iter(f"{W}tc")] for row in table(data, number).iter(f"{W}tr")]


def with_a_new_row(edition: Path) -> None:
    """A service more."""
    with (edition / "breakdowns.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("service,video,网络视频,5\n")
    with (edition / "facts" / "20-services.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("enterprises,shili,2021,service=video,level,,=,40,家,reported,,,report,二章二#79,\n")


def without_a_row(edition: Path) -> None:
    path = edition / "breakdowns.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "service,other" not in line), "utf-8")
    path = edition / "facts" / "20-services.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "service=other" not in line), "utf-8")


def in_another_order(edition: Path) -> None:
    rewrite(edition / "facts" / "20-services.csv", "service=search,level", {"obs_value": "130"})


def without_a_column(edition: Path) -> None:
    path = edition / "tables" / "services.toml"
    path.write_text(path.read_text("utf-8").rsplit("[[column]]", 1)[0], "utf-8")


def with_a_new_column(edition: Path) -> None:
    path = edition / "tables" / "services.toml"
    path.write_text(path.read_text("utf-8") + '\n[[column]]\nhead = ["去年企业"]\ncell = "enterprises.-1"\n', "utf-8")
    with (edition / "facts" / "20-services.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("enterprises,shili,2020,service=mail,level,,=,99,家,reported,,,report,二章二#80,\n")


CHANGES = (with_a_new_row, without_a_row, in_another_order, without_a_column, with_a_new_column)


@pytest.mark.parametrize("change", CHANGES)
def test_an_untouched_table_becomes_the_new_one(
    change: Callable[[Path], None], built: bytes, sample_copy: Path, tmp_path: Path
) -> None:
    change(sample_copy)
    outcome = refresh(built, sample_copy)
    assert rows(outcome.after, SERVICES) == rows(outcome.fresh, SERVICES)
    assert outcome.words("ask") == []
    assert new_lint(outcome) == []
    assert refreshed(outcome.after, outcome.fresh).after == outcome.after
    assert manifest(outcome.after).tables == manifest(outcome.fresh).tables
    if validator():
        assert sdk_errors(outcome.after, tmp_path) == {}


@pytest.mark.parametrize("change", CHANGES)
def test_and_back_again(change: Callable[[Path], None], built: bytes, sample_copy: Path) -> None:
    change(sample_copy)
    there = refresh(built, sample_copy)
    assert rows(refreshed(there.after, built).after, SERVICES) == rows(built, SERVICES)


def cell(hands: Hands, text: str) -> Node:
    return next(c for t in hands.document.iter(f"{W}tbl") for c in t.iter(f"{W}tc") if shown(c) == text)


def retype(text: str, new: str) -> Callable[[Hands], None]:
    def work(hands: Hands) -> None:
        first, *others = list(cell(hands, text).iter(f"{W}t"))
        first.text = new
        for node in others:
            node.text = ""

    return work


def test_a_new_row_looks_like_its_neighbours(built: bytes, sample_copy: Path) -> None:
    with_a_new_row(sample_copy)

    def paint(hands: Hands) -> None:
        for found in list(table_of(hands, "电子邮件").iter(f"{W}tcPr")):
            found.append(etree.Element(f"{W}shd", {f"{W}val": "clear", f"{W}fill": "FFFF00"}))

    outcome = refresh(built, sample_copy, paint)
    row = next(r for r in table(outcome.after, SERVICES).iter(f"{W}tr") if "网络视频" in shown(r))
    assert {s.get(f"{W}fill") for s in row.iter(f"{W}shd")} == {"FFFF00"}


def table_of(hands: Hands, text: str) -> Node:
    return next(cell(hands, text).iterancestors(f"{W}tbl"))


def test_a_row_that_editors_changed_is_not_taken_away(built: bytes, sample_copy: Path) -> None:
    without_a_row(sample_copy)
    outcome = refresh(built, sample_copy, retype("其他业务", "其余各类业务"))
    assert any("其余各类业务" in row for row in rows(outcome.after, SERVICES))
    assert any("没有删去" in words for words in outcome.words("ask"))
    assert refreshed(outcome.after, outcome.fresh).after == outcome.after


def test_a_row_that_editors_deleted_stays_deleted(built: bytes, sample_copy: Path) -> None:
    with_a_new_row(sample_copy)
    outcome = refresh(built, sample_copy, lambda h: h.remove(next(cell(h, "搜索引擎").iterancestors(f"{W}tr"))))
    names = [row[1] for row in rows(outcome.after, SERVICES)[2:]]
    assert "搜索引擎" not in names and "网络视频" in names
    assert refreshed(outcome.after, outcome.fresh).after == outcome.after


def test_a_row_that_editors_added_stays_where_it_is(built: bytes, sample_copy: Path) -> None:
    in_another_order(sample_copy)

    def add(hands: Hands) -> None:
        hands.add_row(next(cell(hands, "网络购物").iterancestors(f"{W}tr")), ["", "编辑加的", "1", "2", "3"])

    outcome = refresh(built, sample_copy, add)
    names = [row[1] for row in rows(outcome.after, SERVICES)[2:]]
    assert names.index("编辑加的") == names.index("网络购物") + 1
    assert names.index("搜索引擎") < names.index("电子邮件")


def test_rows_that_editors_moved_keep_their_order(built: bytes, sample_copy: Path) -> None:
    in_another_order(sample_copy)

    def move(hands: Hands) -> None:
        first, last = (next(cell(hands, name).iterancestors(f"{W}tr")) for name in ("电子邮件", "网络购物"))
        last.addnext(first)

    outcome = refresh(built, sample_copy, move)
    names = [row[1] for row in rows(outcome.after, SERVICES)[2:]]
    assert names[:3] == ["搜索引擎", "网络购物", "电子邮件"]


@pytest.mark.parametrize("change", [without_a_column, with_a_new_column])
def test_columns_change_round_cells_that_editors_changed(
    change: Callable[[Path], None], built: bytes, sample_copy: Path
) -> None:
    change(sample_copy)
    outcome = refresh(built, sample_copy, retype("120", "119"))
    expected = [[("119" if c == "120" else c) for c in row] for row in rows(outcome.fresh, SERVICES)]
    assert rows(outcome.after, SERVICES) == expected


def test_columns_stay_where_the_head_was_changed(built: bytes, sample_copy: Path) -> None:
    without_a_column(sample_copy)
    outcome = refresh(built, sample_copy, retype("业务种类", "种类"))
    assert len(rows(outcome.after, SERVICES)[2]) == len(rows(built, SERVICES)[2])
    assert any("表头" in words for words in outcome.words("ask"))
    assert refreshed(outcome.after, outcome.fresh).after == outcome.after


def test_a_column_whose_cells_editors_changed_is_not_taken_away(built: bytes, sample_copy: Path) -> None:
    without_a_column(sample_copy)
    outcome = refresh(built, sample_copy, retype("800.5", "801"))
    assert any("801" in row for row in rows(outcome.after, SERVICES))
    assert any("编辑改过的内容" in words for words in outcome.words("ask"))


def test_a_cell_that_gets_a_number_is_set_as_one(built: bytes, sample_copy: Path) -> None:
    rewrite(sample_copy / "facts" / "90-appendix.csv", "domains,linyi", {"obs_value": "777"})
    outcome = refresh(built, sample_copy)

    def looks(data: bytes, text: str) -> list[str | None]:
        cell = next(c for c in table(data, DOMAINS).iter(f"{W}tc") if shown(c) == text)
        return [node.get(f"{W}val") for node in cell.iter(f"{W}tab", f"{W}jc")]

    assert looks(built, "—") == ["center"]
    assert looks(outcome.after, "777") == looks(outcome.fresh, "777") == ["decimal", "left"]


def test_a_deleted_table_stays_deleted(built: bytes, sample_copy: Path) -> None:
    with_a_new_row(sample_copy)
    outcome = refresh(built, sample_copy, lambda h: h.remove(table_of(h, "电子邮件")))
    assert all(
        "网络视频" not in shown(t) for t in etree.fromstring(parts(outcome.after)["word/document.xml"]).iter(f"{W}tbl")
    )
    assert any("不再放回" in words for words in outcome.words("kept"))
