"""An edition → one so many times as large: chapters, figures, facts and indicators again under names of their own."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from shutil import copytree

_LISTED = re.compile(r'"([^"]+)\.md"')


def enlarged(edition: Path, target: Path, times: int) -> Path:
    """Edition, where the larger one goes, how many times → the folder of the larger one."""
    copytree(edition, target)
    named = _names(edition)
    for number in range(2, times + 1):
        for path in sorted((edition / "text").glob("*.md")):
            _write(target / "text" / f"{path.stem}-r{number}.md", _renamed(path, named, number))
        for path in sorted((edition / "facts").glob("*.csv")):
            _write(target / "facts" / f"{path.stem}-r{number}.csv", _renamed(path, named, number))
        for path in sorted((edition / "tables").glob("*.toml")):
            _write(target / "tables" / f"{path.stem}-r{number}.toml", _renamed(path, named, number))
    _lists(edition, target, named, times)
    settings = (edition / "edition.toml").read_text(encoding="utf-8")
    _write(target / "edition.toml", _LISTED.sub(lambda found: _again(found[1], times), settings))
    return target


def _again(stem: str, times: int) -> str:
    return ", ".join([f'"{stem}.md"', *(f'"{stem}-r{number}.md"' for number in range(2, times + 1))])


def _names(edition: Path) -> re.Pattern[str]:
    """Every name that a copy must have anew: of indicators, figures, tables, headings, table layouts."""
    names = {row["id"] for row in _read(edition / "indicators.csv")}
    names |= {path.stem for path in (edition / "tables").glob("*.toml")}
    for path in (edition / "text").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        names |= set(re.findall(r"\{#([\w-]+)", text)) | set(re.findall(r":name: *([\w-]+)", text))
        names |= set(re.findall(r"\(([\w-]+)\)=", text)) | set(re.findall(r"\b((?:fig|tab|sec|app)-[\w-]+)", text))
    longest_first = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<![\w/.-])({longest_first})(?![\w-])", re.ASCII)


def _renamed(path: Path, named: re.Pattern[str], number: int) -> str:
    return named.sub(rf"\1-r{number}", path.read_text(encoding="utf-8"))


def _lists(edition: Path, target: Path, named: re.Pattern[str], times: int) -> None:
    """The indicators, and what is stated of them, once more for every copy."""
    for name in ("indicators.csv", "revisions.csv", "accepted-missing.csv"):
        path = edition / name
        if path.is_file():
            head, *rows = path.read_text(encoding="utf-8").splitlines()
            copies: Iterable[str] = (named.sub(rf"\1-r{n}", row) for n in range(2, times + 1) for row in rows)
            _write(target / name, "\n".join((head, *rows, *copies, "")))


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
