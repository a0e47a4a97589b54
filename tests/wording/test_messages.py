"""Messages: the code's own words, or those of a catalog; a second language is one more file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from docgen.wording.catalog import TEMPLATE, catalog, template
from docgen.wording.messages import message

_HAN = re.compile(r"[\u4e00-\u9fff]")
Command = Callable[..., str]


def test_the_list_of_messages_is_that_of_the_code() -> None:
    assert template() == TEMPLATE.read_bytes(), "write it anew: python -m docgen.wording.catalog"


def test_values_stand_where_they_are_named() -> None:
    assert message("没有{what}", what="{图}") == "没有{图}"
    assert message("写成 {val}`地址`") == "写成 {val}`地址`"


def test_a_catalog_says_what_it_has_and_no_guesses(tmp_path: Path) -> None:
    path = tmp_path / "en.po"
    path.write_text(
        'msgid "没有"\nmsgstr "none"\n\n#, fuzzy\nmsgid "有"\nmsgstr "some"\n\nmsgid "图"\nmsgstr ""\n', "utf-8"
    )
    assert catalog(str(path)) == {"没有": "none"}
    assert catalog("no-such-language") == {}


def korean(text: str) -> str:
    """Every Chinese character → one of another script, another for another."""
    return _HAN.sub(lambda found: chr(0xAC00 + (ord(found[0]) - 0x4E00) % 11172), text)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A language of which the catalog has every message."""
    with TEMPLATE.open("rb") as file:
        found = read_po(file)
    for one in found:
        if one.id:
            one.string = korean(str(one.id))
    path = tmp_path_factory.mktemp("language") / "other.po"
    with path.open("wb") as file:
        write_po(file, found)
    return path


@pytest.fixture
def say(other: Path, root: Path) -> Command:
    """docgen in the other language: arguments → what it says."""
    environment = {**os.environ, "DOCGEN_LANGUAGE": str(other), "PYTHONPATH": str(root), "PYTHONUTF8": "1"}

    def run(*arguments: str | Path) -> str:
        command = [sys.executable, "-m", "docgen.cli", *map(str, arguments)]
        done = subprocess.run(command, env=environment, cwd=root, capture_output=True, text=True, encoding="utf-8")
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout + done.stderr

    return run


@pytest.mark.parametrize("command", ["", "build", "check", "explain", "data export", "new", "refresh", "readback"])
def test_help_is_in_the_other_language(say: Command, command: str) -> None:
    told = say(*command.split(), "--help")
    assert told and not _HAN.search(told)


def test_an_error_is_in_the_other_language(say: Command, tmp_path: Path) -> None:
    told = say("check", tmp_path / "nothing")
    assert told and not _HAN.search(told)


def test_a_workbook_of_the_other_language_is_read_back_without_a_change(
    say: Command, sample_copy: Path, tmp_path: Path
) -> None:
    say("data", "export", sample_copy, tmp_path / "book.xlsx")
    assert korean("没有改动。") in say("data", "import", sample_copy, tmp_path / "book.xlsx")


def test_a_report_of_a_refresh_is_in_the_other_language(
    say: Command, sample_copy: Path, sample_outputs: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "report.docx").write_bytes(sample_outputs["report.docx"])
    assert korean("完成") in say("refresh", tmp_path / "report.docx", "--edition", sample_copy)
    (report,) = (path.read_text("utf-8") for path in tmp_path.glob("*.md"))
    assert not [line for line in report.splitlines() if _HAN.search(line) and "《" not in line]
