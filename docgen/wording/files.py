"""A file of words → its text or TOML table, and the line on which something stands, for error messages."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from docgen.model.facts import EditionError, Place
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

_ARRAY = re.compile(r"\[\[([\w.-]+)\]\]")
_TABLE = re.compile(r"\[([\w.-]+)\]\s*(#.*)?")
_KEY = re.compile(r"([\w.-]+)\s*=")


def read_text(path: Path) -> str:
    """File → its text, a byte order mark left out. Raises EditionError if it is not there or not UTF-8."""
    if not path.is_file():
        beside = nearest(path.name, [file.name for file in path.parent.glob("*.*")])
        raise EditionError(
            Place(str(path), 1), message("缺少这个文件"), message("是否指 {beside}？", beside=beside) if beside else ""
        )
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise EditionError(Place(str(path), line), message("文件不是 UTF-8 编码"), message("请另存为 UTF-8")) from None


def read_toml(path: Path) -> dict[str, Any]:
    """TOML file → its table; raises EditionError with the line that does not parse."""
    text = read_text(path)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        stated = re.search(r"at line (\d+)", str(error))
        line = int(stated[1]) if stated else text.rstrip("\n").count("\n") + 1
        raise EditionError(Place(str(path), line), message("TOML 写法不对：{error}", error=error)) from None


def line_with(path: Path, words: str) -> Place:
    """The first line of a file that holds the words; the first of all if none does."""
    lines = read_text(path).split("\n")
    return Place(str(path), next((number for number, line in enumerate(lines, 1) if words in line), 1))


def toml_line(path: Path, keys: tuple[str | int, ...]) -> Place:
    """The line of a TOML file that sets `keys` (an array of tables has places), or what is nearest above it."""
    found, depth = 1, 0
    table: tuple[str | int, ...] = ()
    counts: Counter[str] = Counter()
    for number, line in enumerate(read_text(path).split("\n"), 1):
        words = line.strip()
        if array := _ARRAY.match(words):
            table = (array[1], counts[array[1]])
            counts[array[1]] += 1
        elif opened := _TABLE.fullmatch(words):
            table = tuple(opened[1].split("."))
        key = _KEY.match(words)
        here = (*table, *key[1].split(".")) if key else table
        if len(here) > depth and here == keys[: len(here)]:
            found, depth = number, len(here)
    return Place(str(path), found)
