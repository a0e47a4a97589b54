"""Step 3: text files of an edition → Report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from docgen.compose.blocks import blocks
from docgen.model.facts import EditionError, Place
from docgen.model.report import Block, Heading, Matter, MatterName, Report, Titles

_SETTINGS = {"title", "subtitle", "issuers", "date", "language", "running_title", "area", "period", "style", "text"}


def compose(folder: Path, settings: Mapping[str, Any]) -> Report:
    """Folder of an edition and its settings → Report. Raises EditionError."""
    place = Place(str(folder / "edition.toml"), 1)
    unknown = sorted(set(settings) - _SETTINGS)
    missing = sorted(_SETTINGS - set(settings))
    if unknown or missing:
        raise EditionError(place, f"设置有误：{'、'.join(unknown + missing)}", f"应有 {'、'.join(sorted(_SETTINGS))}")
    files = settings["text"]
    if not isinstance(files, dict) or set(files) - set(get_args(MatterName)):
        raise EditionError(place, "text 一节写法不对", "应为 front、body、back 三个文件名列表")
    matters = tuple(_matter(name, files.get(name, ()), folder) for name in get_args(MatterName))
    return Report(_titles(settings), matters)


def _titles(settings: Mapping[str, Any]) -> Titles:
    return Titles(
        settings["title"],
        settings["subtitle"],
        tuple(settings["issuers"]),
        settings["date"],
        settings["language"],
        settings["running_title"],
    )


def _matter(name: MatterName, files: tuple[str, ...], folder: Path) -> Matter:
    result: list[Block] = []
    for file in files:
        result.extend(blocks(_read(folder / "text" / file, folder), str(folder / "text" / file)))
    _check_depths(result)
    return Matter(name, tuple(result))


def _read(path: Path, folder: Path) -> str:
    if not path.is_file():
        raise EditionError(Place(str(folder / "edition.toml"), 1), f"缺少文本文件 {path.name}", "改正 text 一节")
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise EditionError(Place(str(path), line), "文件不是 UTF-8 编码", "请另存为 UTF-8") from None


def _check_depths(result: list[Block]) -> None:
    """Sections nest without gaps (PDF/UA-1 7.4.2; clreq: levels in one fixed order)."""
    depth = 0
    for block in result:
        if isinstance(block, Heading):
            if block.depth > depth + 1:
                raise EditionError(block.where, f"标题越级：{'#' * block.depth}", f"此处最深为 {'#' * (depth + 1)}")
            depth = block.depth
