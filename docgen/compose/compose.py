"""Step 3: text files of an edition → Report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from docgen.compose.blocks import blocks
from docgen.model.facts import EditionError
from docgen.model.report import Block, Heading, Matter, MatterName, Report, Titles
from docgen.wording.files import line_with, read_text
from docgen.wording.messages import message
from docgen.wording.nearest import nearest


def compose(folder: Path, settings: Mapping[str, Any]) -> Report:
    """Folder of an edition and its settings → Report. Raises EditionError."""
    files = settings["text"]
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
        known = [file.name for file in path.parent.glob("*.md")]
        place = line_with(folder / "edition.toml", f'"{path.name}"')
        raise EditionError(
            place,
            message("缺少文本文件 {path_name}", path_name=path.name),
            message("是否指 {nearest}？", nearest=nearest(path.name, known)),
        )
    return read_text(path)


def _check_depths(result: list[Block]) -> None:
    """Sections nest without gaps (PDF/UA-1 7.4.2; clreq: levels in one fixed order)."""
    depth = 0
    if result and not isinstance(result[0], Heading):
        raise EditionError(result[0].where, message("第一个标题之前有内容"), message("先写一个 # 标题"))
    for block in result:
        if isinstance(block, Heading):
            if block.depth > depth + 1:
                raise EditionError(
                    block.where,
                    message("标题越级：{depth}", depth="#" * block.depth),
                    message("此处最深为 {depth}", depth="#" * (depth + 1)),
                )
            depth = block.depth
