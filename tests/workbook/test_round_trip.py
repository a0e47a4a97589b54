"""Out and in again without a change: nothing is asked for, cell by cell."""

from __future__ import annotations

import pytest

from docgen.commands.data import book_of
from docgen.model.facts import EditionError
from docgen.read import read
from docgen.workbook.columns import KEY, head_of
from docgen.workbook.read import read_workbook
from docgen.workbook.values import same
from docgen.workbook.write import write
from tests.reading import ROOT
from tests.workbook import desk

EDITION = ROOT / "data" / "2019"


def test_the_2019_edition_comes_back_unchanged(large, capsys):
    before = desk.files(EDITION)
    answer = desk.hand_in(EDITION, large, capsys, write_it=True)
    assert (answer.status, answer.told, answer.errors) == (0, "没有改动。", "")
    assert desk.files(EDITION) == before


def test_every_cell_of_the_2019_edition_says_what_the_fact_says(large):
    book = book_of(read(EDITION, ROOT / "styles"))
    rows = {row.text(KEY): row for sheet in read_workbook(large.read_bytes(), "f").sheets for row in sheet.rows}
    assert {row.key for row in book.rows} == rows.keys() - {""}
    for row in book.rows:
        for year, cell in row.cells.items():
            found = rows[row.key].cells[head_of(year)]
            if cell.formula:
                assert found.kind == "formula"
            else:
                assert same(found.text, cell.text), (row.key, year)


def test_every_fact_stands_on_one_row():
    edition = read(EDITION, ROOT / "styles")
    book = book_of(edition)
    shown = [cell.address for row in book.rows for cell in row.cells.values()]
    assert len(shown) == len(set(shown))
    assert set(edition.facts.preferred) <= set(shown)


def test_saved_by_another_program_it_still_comes_back_unchanged(folder, file, capsys):
    assert desk.hand_in(folder, desk.fill(file, {}), capsys).told == "没有改动。"


def test_the_same_edition_gives_the_same_bytes(folder):
    book = book_of(read(folder, ROOT / "styles"))
    assert write(book) == write(book)


def test_an_export_does_not_write_over_a_filled_file(folder, file):
    desk.export(folder, file)
    desk.fill(file, {("netizens@yi.0", "2021年"): 300})
    filled = file.read_bytes()
    with pytest.raises(EditionError, match="已有这个文件"):
        desk.export(folder, file)
    assert file.read_bytes() == filled
