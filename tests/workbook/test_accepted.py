"""Points that may be missing: told apart in the workbook, not counted as awaited, taken when they come."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.workbook.columns import ACCEPTED, OPEN, STATUS
from tests.workbook import desk

KEY, YEAR = "service-users[service=other]@shili.0", "2021年"


@pytest.fixture
def accepted(folder: Path, tmp_path: Path) -> Path:
    """The workbook of an edition that need not have one number."""
    row = "service-users[service=other]@shili,2021,来源没有公布"
    (folder / "accepted-missing.csv").write_text(f"series,points,why\n{row}\n", "utf-8")
    return desk.export(folder, tmp_path / "认可.xlsx")


def test_an_accepted_point_has_a_look_and_a_word_of_its_own(accepted, file):
    book, plain = desk.opened(accepted), desk.opened(file)
    cell, other = desk.cell(book, KEY, YEAR), desk.cell(plain, KEY, YEAR)
    assert cell.fill.patternType not in (None, "solid") and cell.fill.patternType != other.fill.patternType
    assert "来源没有公布" in cell.comment.text
    assert f'"{ACCEPTED}"' in desk.cell(book, KEY, STATUS).value and OPEN not in desk.cell(book, KEY, STATUS).value
    assert f'"{OPEN}"' in desk.cell(plain, KEY, STATUS).value


def test_it_is_not_counted_as_awaited(accepted, file):
    def awaited(path: Path) -> int:
        sheet = desk.opened(path, values=True).worksheets[0]
        return sum(int(row[4].value or 0) for row in sheet.iter_rows(min_row=15) if isinstance(row[4].value, int))

    assert awaited(accepted) == awaited(file) - 2


def test_the_legend_names_it(accepted):
    sheet = desk.opened(accepted).worksheets[0]
    assert ACCEPTED in [cell.value for row in sheet.iter_rows(max_row=13) for cell in row]


def test_a_number_that_comes_after_all_is_taken(accepted, folder, capsys):
    desk.fill(accepted, {(KEY, YEAR): 12.5, (KEY, "来源"): desk.SOURCE})
    answer = desk.hand_in(folder, accepted, capsys, write_it=True)
    assert answer.status == 0 and "12.5" in answer.told
    assert "12.5" in (folder / "facts" / "20-services.csv").read_text("utf-8")
