"""Filled in rightly: what is asked for is told, written where it belongs, and nothing else is touched."""

from __future__ import annotations

import difflib

import pytest

from docgen.model.facts import EditionError
from docgen.workbook.columns import BASIS, COVER, EARLIER_SOURCE, QUALIFIER, SOURCE, SOURCES, WHY
from tests.reading import facts_of
from tests.workbook import desk

THIS = "2021年"
YI, ALL = "netizens@yi.0", "netizens@shili.0"


def changed(before, after):
    """Lines taken away and added, by file."""
    result = {}
    for name in sorted({*before, *after}):
        old, new = (files.get(name, b"").decode("utf-8").splitlines(keepends=True) for files in (before, after))
        lines = [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
        if lines:
            result[name] = [line.rstrip("\n") for line in lines]
    return result


def fact(folder, address):
    (found,) = [f for f in facts_of(folder).preferred.values() if str(f.address) == address]
    return found


@pytest.fixture
def handed_in(folder, file, capsys):
    """Cells → what the import said, and the lines that changed."""

    def run(cells, change=None, write_it=True, who="张三"):
        before = desk.files(folder)
        desk.fill(file, cells, change)
        answer = desk.hand_in(folder, file, capsys, who=who, write_it=write_it)
        assert answer.errors == ""
        return answer, changed(before, desk.files(folder))

    return run


def test_a_missing_row_becomes_reported(handed_in, folder):
    cells = {(ALL, "2019年"): 1100, (ALL, EARLIER_SOURCE): desk.SOURCE}
    _, lines = handed_in(cells)
    assert lines == {
        "facts/10-netizens.csv": [
            "- netizens,shili,2019,,level,,,,万人,missing,,,,一章一#42,",
            "+ netizens,shili,2019,,level,,=,1100.0,万人,reported,,,centre,一章一#42,",
        ]
    }


def test_a_point_without_a_row_gets_one_beside_its_like(handed_in, folder):
    answer, lines = handed_in({(YI, THIS): 300, (YI, SOURCE): desk.SOURCE, (YI, QUALIFIER): "约"})
    assert lines == {"facts/10-netizens.csv": ["+ netizens,yi,2021,,level,,≈,300.0,万人,reported,,,centre,,"]}
    assert "图2 示例省各市网民规模" in answer.told
    assert fact(folder, "netizens@yi.2021").qualifier == "≈"


def test_without_apply_nothing_is_written(handed_in):
    answer, lines = handed_in({(YI, THIS): 300, (YI, SOURCE): desk.SOURCE}, write_it=False)
    assert lines == {} and "还没有写入；核对无误后加 --apply" in answer.told


def test_a_correction_is_recorded_and_what_rests_on_it_follows(handed_in, folder):
    answer, lines = handed_in({(ALL, THIS): 1264.5, (ALL, WHY): "复核"})
    row = f"+ netizens@shili.2021,1234.5,1264.5,张三,{desk.WHEN},复核"
    assert lines == {"revisions.csv": ["+ fact,old,new,who,when,why", row]}
    assert "更正 第一章!I6 网民规模，示例，2021年年末，数值：1234.5 → 1264.5万人" in answer.told
    assert "netizens@shili.2021:growth~.2020：2.9 → 5.4" in answer.told
    assert "图1 2019—2021年示例省网民规模及普及率" in answer.told
    assert "全省网民有1234.5万人" in answer.told and "→" in answer.told
    assert fact(folder, "netizens@shili.2020").text == "1200.0"
    assert fact(folder, "netizens@shili.2021").superseded == "1234.5"


def test_the_findings_that_an_import_would_make_or_settle_are_told_before(handed_in):
    answer, lines = handed_in({(ALL, THIS): 1150.0, (ALL, WHY): "误写"}, write_it=False)
    assert lines == {}
    made = answer.told.partition("读入后新出现的问题")[2]
    assert "论断“继续扩大”与数据不符" in made
    assert "待收集的数：11 → 11" in answer.told


def test_what_is_collected_is_counted(handed_in):
    answer, _ = handed_in({(YI, THIS): 300, (YI, SOURCE): desk.SOURCE}, write_it=False)
    assert "待收集的数：11 → 10" in answer.told and "新出现的问题" not in answer.told


def test_a_second_correction_goes_on_from_the_first(handed_in, folder, tmp_path, capsys):
    handed_in({(ALL, THIS): 1264.5})
    again = desk.export(folder, tmp_path / "again.xlsx")
    assert desk.cell(desk.opened(again), ALL, THIS).comment.text == "更正：原为 1234.5万人"
    desk.fill(again, {(ALL, THIS): 1254.5})
    desk.hand_in(folder, again, capsys, write_it=True)
    last = (folder / "revisions.csv").read_text("utf-8").splitlines()[-1]
    assert last == f"netizens@shili.2021,1264.5,1254.5,张三,{desk.WHEN},工作簿更正，未写原因"


def test_a_correction_of_a_number_that_followed_names_what_was_stated(handed_in, folder, tmp_path, capsys):
    handed_in({(ALL, THIS): 1264.5})
    again = desk.export(folder, tmp_path / "again.xlsx")
    growth = "netizens@shili.0:growth~.-1"
    assert desk.cell(desk.opened(again), growth, THIS).value == 5.4
    desk.fill(again, {(growth, THIS): 5.3})
    desk.hand_in(folder, again, capsys, write_it=True)
    assert "netizens@shili.2021:growth~.2020,2.9,5.3," in (folder / "revisions.csv").read_text("utf-8")
    assert fact(folder, "netizens@shili.2021:growth~.2020").text == "5.3"


def test_names_and_words_are_corrected_too(handed_in, folder):
    order = "netizens@shili.0:order~@cities"
    cells = {(order, THIS): "甲市、丙市、乙市", ("largest-enterprise@shili.0", THIS): "新示例公司"}
    cells |= {("service-users[service=search]@shili.0", THIS): 450.5}
    _, lines = handed_in(cells)
    rows = lines["revisions.csv"]
    assert any("jia;yi;bing,jia;bing;yi" in row for row in rows)
    assert any("示例网络科技有限公司,新示例公司" in row for row in rows)
    assert fact(folder, "netizens@shili.2021:order~@cities").codes == ("jia", "bing", "yi")
    assert fact(folder, "service-users[service=search]@shili.2021").text == "450.5"


def test_a_source_for_what_was_derived_takes_the_place_of_the_formula(handed_in, folder):
    key = "broadband-users[access=other]@shili.0"
    _, lines = handed_in({(key, THIS): 40.5, (key, BASIS): "来源给出", (key, SOURCE): desk.SOURCE})
    assert lines["facts/20-services.csv"][1] == (
        "+ broadband-users,shili,2021,access=other,level,,=,40.5,万户,reported,,,centre,,"
    )


def test_qualifier_and_source_alone_are_edited_in_their_line(handed_in, folder):
    answer, lines = handed_in({("revenue@shili.0", QUALIFIER): "超过", ("revenue@shili.0", SOURCE): desk.SOURCE})
    assert lines["facts/20-services.csv"] == [
        "- revenue,shili,2021,,level,,=,88.8,亿元,reported,,,report,二章二#76,",
        "+ revenue,shili,2021,,level,,>,88.8,亿元,reported,,,centre,二章二#76,",
    ]
    assert "约数 第二章!" in answer.told and "超过88.8亿元" in answer.told


def test_a_new_source_is_registered(handed_in, folder):
    def add(book):
        sheet = book[SOURCES]
        free = next(row for row in range(4, 40) if not sheet.cell(row, 1).value)
        for column, text in enumerate(("yearbook-2022", "示例统计年鉴2022", "示例省统计局"), 1):
            sheet.cell(free, column).value = text

    cells = {(YI, THIS): 300, (YI, SOURCE): "示例统计年鉴2022"}
    answer, lines = handed_in(cells, add)
    assert lines["sources.csv"] == ["+ yearbook-2022,示例统计年鉴2022,示例省统计局,,,"]
    assert "新来源 yearbook-2022：示例统计年鉴2022" in answer.told
    assert fact(folder, "netizens@yi.2021").source == "yearbook-2022"


def test_a_number_typed_as_text_keeps_the_digits_it_was_given(handed_in, folder):
    handed_in({(YI, THIS): "300.50", (YI, SOURCE): desk.SOURCE})
    assert fact(folder, "netizens@yi.2021").text == "300.50"


def test_more_decimals_are_taken_when_the_cell_shows_them(handed_in, folder):
    def wider(book):
        cell = desk.cell(book, YI, THIS)
        cell.value, cell.number_format = 300.25, "0.00"

    handed_in({(YI, SOURCE): desk.SOURCE}, wider)
    assert fact(folder, "netizens@yi.2021").text == "300.25"


def test_what_binary_numbers_add_is_not_taken_for_digits(handed_in, folder):
    handed_in({(YI, THIS): 100.1 + 200.2, (YI, SOURCE): desk.SOURCE})
    assert fact(folder, "netizens@yi.2021").text == "300.3"


def test_rows_may_be_sorted_moved_and_parted(handed_in, folder):
    def reverse(book):
        sheet = book["第一章"]
        top, _ = desk.heads(sheet)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top + 1)]
        for number, row in enumerate(reversed(rows), top + 40):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
        for row in sheet.iter_rows(min_row=top + 1, max_row=top + 39):
            for cell in row:
                cell.value = None if cell.row <= top + len(rows) else cell.value
        sheet.insert_rows(top + 45)

    def both(book):
        desk.cell(book, YI, THIS).value, desk.cell(book, YI, SOURCE).value = 300, desk.SOURCE
        reverse(book)

    answer, _ = handed_in({}, both)
    assert "改动 1 处" in answer.told and fact(folder, "netizens@yi.2021").value == 300


def test_the_name_on_the_sheet_signs(handed_in):
    def sign(book):
        sheet = book[COVER]
        row = next(r for r in range(1, 20) if sheet.cell(r, 1).value == "填表人")
        sheet.cell(row, 2).value = "李四"

    _, lines = handed_in({(ALL, THIS): 1264.5}, sign, who="")
    assert "李四" in lines["revisions.csv"][-1]


def test_two_clerks_fill_in_their_parts_one_after_the_other(folder, file, tmp_path, capsys):
    other = tmp_path / "乙.xlsx"
    other.write_bytes(file.read_bytes())
    desk.fill(file, {(YI, THIS): 300, (YI, SOURCE): desk.SOURCE})
    desk.fill(other, {("netizens@bing.0", THIS): 200, ("netizens@bing.0", SOURCE): desk.SOURCE})
    for one in (file, other):
        assert desk.hand_in(folder, one, capsys, write_it=True).status == 0
    assert [fact(folder, f"netizens@{city}.2021").text for city in ("yi", "bing")] == ["300.0", "200.0"]
    assert desk.hand_in(folder, file, capsys).told == "没有改动。"


def test_two_clerks_with_two_numbers_for_one_fact_must_talk(folder, file, tmp_path, capsys):
    other = tmp_path / "乙.xlsx"
    other.write_bytes(file.read_bytes())
    for one, number in ((file, 300), (other, 310)):
        desk.fill(one, {(YI, THIS): number, (YI, SOURCE): desk.SOURCE})
    assert desk.hand_in(folder, file, capsys, write_it=True).status == 0
    answer = desk.hand_in(folder, other, capsys, write_it=True)
    assert answer.status == 2 and "导出之后此数已改为 300.0，表里写的是 310" in answer.errors


def test_a_leap_is_shown_to_a_person(handed_in):
    cells = {("largest-enterprise@shili.0", THIS): "新公司"}
    answer, _ = handed_in(cells)
    assert "提醒" not in answer.told
    cells = {("revenue@shili.0", THIS): 8880, ("revenue@shili.0", WHY): "单位"}
    answer, _ = handed_in(cells)
    assert "提醒" in answer.told and "原为 88.8，现为 8880.0，相差悬殊" in answer.told


def test_what_would_break_the_edition_is_refused_before_it_is_written(folder, file, capsys):
    """The text asks for the second and third city, the order handed in has one."""
    before = desk.files(folder)
    desk.fill(file, {("netizens@shili.0:order~@cities", THIS): "甲市", (YI, THIS): 300, (YI, SOURCE): desk.SOURCE})
    with pytest.raises(EditionError, match="读入之后会出错：位次写法不对") as error:
        desk.hand_in(folder, file, capsys, write_it=True)
    assert str(error.value).startswith(str(folder / "text" / "10-netizens.md"))
    assert desk.files(folder) == before


def test_a_file_that_is_held_open_leaves_all_as_it_was(folder, file, capsys, monkeypatch):
    desk.fill(file, {(ALL, THIS): 1264.5, (YI, THIS): 300, (YI, SOURCE): desk.SOURCE})
    before = desk.files(folder)
    real = type(folder).replace

    def held(self, target):
        if target.name == "revisions.csv":
            raise PermissionError(13, "Permission denied", str(target))
        return real(self, target)

    monkeypatch.setattr(type(folder), "replace", held)
    with pytest.raises(EditionError, match="没有写入任何改动"):
        desk.hand_in(folder, file, capsys, write_it=True)
    assert desk.files(folder) == before
