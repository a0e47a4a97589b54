"""What people do before a release: judge what the checks found, accept what nobody can state."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from docgen.check.file_verdict import Tool
from docgen.check.files import LIBREOFFICE, VALIDATOR, file_verdicts
from docgen.check.judge import fault_id, fault_words, printed
from docgen.check.rules import load_rules
from docgen.check.run import verdict
from docgen.check.verdict import Verdict
from docgen.cli import main
from docgen.commands.making import make_alone
from docgen.model.wish import House, Wish
from docgen.read import read
from docgen.work.cache import NOTHING_KEPT
from tests.reading import FONTS, STYLES


def verdict_on(folder: Path) -> Verdict:
    edition = read(folder, STYLES)
    return verdict(*edition.steps, load_rules(folder, edition.facts))


def judge(folder: Path) -> None:
    """Every finding that is open → an entry of known-issues.toml."""
    entries = [
        f'[[issue]]\nid = {_text(one.id)}\nverdict = "slip"\nprinted = {_text(printed(one))}\nwhy = "见原文"\n'
        for one in verdict_on(folder).open
    ]
    with (folder / "known-issues.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join(entries))


def _entry(id_: str, words: str) -> str:
    """A judgement as a person writes it."""
    return f'[[issue]]\nid = {_text(id_)}\nverdict = "slip"\nprinted = {_text(words)}\nwhy = "见原文"\n'


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def accept(folder: Path) -> None:
    """Every series that is awaited → a line of accepted-missing.csv."""
    rows = [f'"{one.series}",{";".join(one.points)},来源没有公布' for one in verdict_on(folder).uncollected]
    (folder / "accepted-missing.csv").write_text("\n".join(("series,points,why", *rows, "")), encoding="utf-8")


def settle(folder: Path) -> Path:
    judge(folder)
    accept(folder)
    return folder


def judge_layout(folder: Path, pdf: bytes) -> None:
    """What the layout report finds in a PDF → entries of known-issues.toml."""
    (layout, *_) = file_verdicts({"report.pdf": pdf}, read(folder, STYLES).style)
    entries = [_entry(fault_id(one), fault_words(one)) for one in layout.faults]
    with (folder / "known-issues.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(entries))


def made(folder: Path, *outputs: str) -> Mapping[str, bytes]:
    """The outputs of an edition, nothing kept."""
    return make_alone(folder, House(STYLES, FONTS), Wish(outputs), NOTHING_KEPT).files


def release(folder: Path, out: Path, *options: str) -> int:
    return main(["build", str(folder), "--release", "--jobs", "1", "-o", str(out), *options])


def need(tool: Tool) -> None:
    """Skips where a tool is not installed; on CI it is, and a skip a failure."""
    if not tool.present():
        pytest.skip(f"{tool.name} is not installed")


def need_all() -> None:
    need(LIBREOFFICE)
    need(VALIDATOR)


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
