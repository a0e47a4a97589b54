"""Files as read: text stays text, every row knows its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.facts.load import load, read_rows
from docgen.model.facts import EditionError
from tests.reading import SAMPLE

COLUMNS = ("id", "name", "note")


@pytest.fixture
def rows(tmp_path: Path):
    """Text or bytes of a CSV file → its rows."""

    def read(content: str | bytes):
        path = tmp_path / "list.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return [(row["id"], row["name"], row["note"], row.place.line) for row in read_rows(path, COLUMNS)]

    return read


@pytest.mark.parametrize(
    "text", ["2019.10", "20.0", "007", "1e5", "-", "NA", "nan", "null", "None", "TRUE", "1,000", "＋1", "2020-03"]
)
def test_text_stays_text(rows, text):
    assert rows(f'id,name,note\nx,"{text}",\n') == [("x", text, "", 2)]


def test_spaces_around_a_cell_are_nothing(rows):
    assert rows("id,name,note\n x , 名 ,\n") == [("x", "名", "", 2)]


def test_empty_lines_and_rows_are_passed_over_but_counted(rows):
    assert rows("id,name,note\na,1,\n\n,,\nb,2,\n\n\n") == [("a", "1", "", 2), ("b", "2", "", 5)]


def test_a_line_end_inside_quotes_moves_the_lines_after_it(rows):
    assert rows('id,name,note\na,"一\n二",\nb,2,\n') == [("a", "一\n二", "", 2), ("b", "2", "", 4)]


def test_columns_may_stand_in_any_order(rows):
    assert rows("note,id,name\n注,a,1\n") == [("a", "1", "注", 2)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_as_excel_saves_them_are_read(rows, end):
    text = end.join(["id,name,note", "a,1,", "b,2,"]) + end
    assert rows(b"\xef\xbb\xbf" + text.encode()) == [("a", "1", "", 2), ("b", "2", "", 3)]


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("id,nme,note\n", 1, "表头不对：name、nme"), ("id,name\n", 1, "表头不对：note"), ("", 1, "表头不对"),
        ("id,id,name,note\n", 1, "表头不对"), ("id,name,note\na,1,\nb,2\n", 3, "应有 3 列，写了 2 列"),
        ("id,name,note\na,1,,\nb,2,,\n", 2, "应有 3 列，写了 4 列"),
        ('id,name,note\na,"1\n2",\nb,1,2,3\n', 4, "应有 3 列，写了 4 列"),
        ('id,name,note\na,1,\nb,2,"x\nc,3,\n', 3, "引号不成对"),
    ],
)  # fmt: skip
def test_a_table_that_is_not_square_is_refused_with_its_line(rows, text, line, wrong):
    with pytest.raises(EditionError) as error:
        rows(text)
    assert f"list.csv:{line}: " in str(error.value)
    assert wrong in str(error.value)


def test_other_encodings_are_refused_with_the_line(rows):
    with pytest.raises(EditionError, match=r"list\.csv:3: 文件不是 UTF-8"):
        rows("id,name,note\na,1,\nb,网民,\n".encode("gbk"))


def test_a_missing_file_names_what_stands_beside_it(tmp_path):
    (tmp_path / "indicator.csv").touch()
    with pytest.raises(EditionError, match=r"indicators\.csv:1: 缺少这个文件；是否指 indicator\.csv"):
        read_rows(tmp_path / "indicators.csv", COLUMNS)


def test_an_edition_is_read_whole():
    dataset = load(SAMPLE)
    assert dataset.settings["area"] == "shili"
    assert set(dataset.layouts) == {"services.toml", "domains.toml"}
    assert dataset.revisions == ()
    files = [Path(row.place.file).name for row in dataset.facts]
    assert files == sorted(files) and len(set(files)) == 3


def test_facts_come_in_the_order_of_files_and_lines():
    lines = [(row.place.file, row.place.line) for row in load(SAMPLE).facts]
    assert lines == sorted(lines)
