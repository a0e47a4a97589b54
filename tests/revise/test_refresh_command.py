"""`docgen refresh` as it is called: a new file and its reports; no file of the editors changes; errors are clear."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from docgen.cli import main
from docgen.model.manifest import to_json
from docgen.revise.opened import open_edited
from tests.revise.bench import manifest, parts
from tests.revise.hands import Hands
from tests.revise.nodes import all_texts
from tests.revise.numbers import change_numbers
from tests.revise.test_opened import no_manifest, zipped


@pytest.fixture
def edited(sample_outputs: Mapping[str, bytes], sample_copy: Path, tmp_path: Path) -> Path:
    """A file with a number typed by hand, and an edition whose numbers have changed."""
    data = sample_outputs["report.docx"]
    one = next(b for b in manifest(data).bindings if b.argument == "netizens")
    hands = Hands(data)
    hands.type_over(hands.control(one.key), "一千万人")
    change_numbers(sample_copy, one.addresses, (), 12)
    file = tmp_path / "修订稿.docx"
    file.write_bytes(hands.saved())
    return file


def refresh(file: Path, edition: Path, *options: str) -> int:
    return main(["refresh", str(file), "--edition", str(edition), *options])


def test_a_new_file_and_its_reports_stand_beside_the_edited_one(
    edited: Path, sample_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = edited.read_bytes()
    assert refresh(edited, sample_copy) == 0
    said = capsys.readouterr().out
    assert edited.read_bytes() == before
    new = edited.with_name("修订稿.refreshed.docx")
    assert any("一千万人" in text for text in all_texts(new.read_bytes()))
    beside = edited.with_name("修订稿.refreshed.manifest.json").read_text("utf-8")
    without = parts(new.read_bytes())
    no_manifest(without)
    assert open_edited(zipped(without), "x", beside).manifest == manifest(new.read_bytes())
    assert "需要人看的" in said and "一千万人" in said


def test_the_reports_say_what_changed_what_was_kept_and_what_needs_a_person(edited: Path, sample_copy: Path) -> None:
    refresh(edited, sample_copy)
    words = edited.with_name("修订稿.report.md").read_text("utf-8")
    content = json.loads(edited.with_name("修订稿.report.json").read_text("utf-8"))
    asked, changed = (words.index(f"## {title}") for title in ("需要人看的", "更新了的"))
    kept = words.index("## 保留编辑所改的")
    assert asked < changed < kept
    assert "一千万人" in words[asked:changed] and "已在文件中加批注" in words[asked:changed]
    assert " → " in words[changed:kept]
    counts = {level: sum(n["level"] == level for n in content["notes"]) for level in ("ask", "changed", "kept")}
    assert content["counts"] == counts
    note = next(n for n in content["notes"] if n["level"] == "ask" and n["theirs"] == "一千万人")
    assert (
        note["comment"] and note["base"] and note["ours"] and note["base"] != note["ours"] and "”下：" in note["where"]
    )


@pytest.mark.parametrize("name", ["修订稿.docx", "./修订稿.docx", "../sub/修订稿.docx"])
def test_it_is_never_written_over_the_edited_file(
    name: str, edited: Path, sample_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (edited.parent / "sub").mkdir()
    file = edited.rename(edited.parent / "sub" / edited.name)
    before = file.read_bytes()
    assert refresh(file, sample_copy, "-o", str(file.parent / name)) == 2
    assert "不能写在编辑的文件上" in capsys.readouterr().err
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_nor_over_an_earlier_refreshed_file_in_which_editors_went_on(
    edited: Path, sample_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refresh(edited, sample_copy) == refresh(edited, sample_copy) == 0
    new = edited.with_name("修订稿.refreshed.docx")
    hands = Hands(new.read_bytes())
    hands.write(hands.paragraphs("BodyIndent")[0], "接着写的一段。")
    new.write_bytes(hands.saved())
    before = new.read_bytes()
    assert refresh(edited, sample_copy) == 2
    assert "有人接着修订过" in capsys.readouterr().err
    assert new.read_bytes() == before
    assert refresh(edited, sample_copy, "-o", str(edited.with_name("另一份.docx"))) == 0


def test_the_refreshed_file_can_be_refreshed_again(edited: Path, sample_copy: Path) -> None:
    refresh(edited, sample_copy)
    new = edited.with_name("修订稿.refreshed.docx")
    assert refresh(new, sample_copy) == 0
    assert edited.with_name("修订稿.refreshed.refreshed.docx").read_bytes() == new.read_bytes()


def test_a_manifest_beside_the_file_serves_where_a_program_dropped_it(edited: Path, sample_copy: Path) -> None:
    beside = edited.with_name("修订稿.manifest.json")
    inside = parts(edited.read_bytes())
    beside.write_text(to_json(manifest(edited.read_bytes())), "utf-8")
    no_manifest(inside)
    edited.write_bytes(zipped(inside))
    assert refresh(edited, sample_copy) == 0
    beside.unlink()
    assert refresh(edited, sample_copy, "-o", str(edited.with_name("x.docx"))) == 2


@pytest.mark.parametrize("wrong", ["missing.docx", "."])
def test_what_is_no_file_is_one_clear_error(
    wrong: str, edited: Path, sample_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refresh(edited.parent / wrong, sample_copy) == 2
    assert "打不开" in capsys.readouterr().err


def test_a_file_of_another_edition_is_refused(edited: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refresh(edited, root / "data" / "2019") == 2
    assert "--edition" in capsys.readouterr().err
    assert sorted(p.name for p in edited.parent.glob("*.docx")) == [edited.name]
