"""Outputs are written whole: all of them or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.cli import main
from docgen.commands import build, making
from docgen.commands.files import replace_all
from docgen.model.facts import EditionError
from docgen.model.wish import Built
from tests.reading import ROOT, SAMPLE

NEW = {"report.pdf": b"new pdf", "report.docx": b"new docx"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def written(folder: Path) -> None:
    replace_all({folder / name: data for name, data in NEW.items()})


def test_files_are_written_into_a_folder_that_need_not_be_there(tmp_path):
    written(tmp_path / "a" / "b")
    assert held(tmp_path / "a" / "b") == NEW


def test_earlier_outputs_are_replaced_and_others_left(tmp_path):
    (tmp_path / "report.pdf").write_bytes(b"old")
    (tmp_path / "notes.txt").write_bytes(b"mine")
    written(tmp_path)
    assert held(tmp_path) == {**NEW, "notes.txt": b"mine"}


def test_where_one_cannot_be_replaced_none_is(tmp_path):
    (tmp_path / "report.pdf").write_bytes(b"old pdf")
    (tmp_path / "report.docx").mkdir()
    with pytest.raises(EditionError, match=r"report\.docx: 无法写入.*请先关闭"):
        written(tmp_path)
    assert held(tmp_path) == {"report.pdf": b"old pdf"}


def test_where_one_cannot_be_moved_those_moved_before_it_are_put_back(tmp_path, monkeypatch):
    (tmp_path / "report.pdf").write_bytes(b"old pdf")
    move = Path.replace

    def refuse(path, target):
        if target.name == "report.docx":
            raise PermissionError(13, "held", str(target))
        return move(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(EditionError, match=r"report\.docx: 无法写入"):
        written(tmp_path)
    assert held(tmp_path) == {"report.pdf": b"old pdf"}


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "out").touch()
    with pytest.raises(EditionError, match=r"out: 无法写入"):
        written(tmp_path / "out")


@pytest.fixture
def built(monkeypatch):
    """Builds that need no time: the files hold the name of the edition."""

    def made(edition, *_):
        return Built({"report.pdf": edition.name.encode()}, ())

    monkeypatch.setattr(build, "make", made)
    monkeypatch.setattr(making, "make", made)

    def run(editions, output):
        return main(["build", *map(str, editions), "--jobs", "1", "-o", str(output)])

    return run


def test_an_edition_goes_where_it_is_told_to(built, tmp_path):
    assert built([SAMPLE], tmp_path / "here") == 0
    assert held(tmp_path / "here") == {"report.pdf": b"sample-2021"}


def test_several_editions_do_not_overwrite_each_other(built, tmp_path):
    assert built([SAMPLE, ROOT / "data" / "2019"], tmp_path) == 0
    assert held(tmp_path / "sample-2021") == {"report.pdf": b"sample-2021"}
    assert held(tmp_path / "2019") == {"report.pdf": b"2019"}


def test_progress_is_told_beside_the_outputs(built, tmp_path, capsys):
    built([SAMPLE], tmp_path)
    told = capsys.readouterr()
    assert told.out == ""
    assert "完成" in told.err and "report.pdf" in told.err
