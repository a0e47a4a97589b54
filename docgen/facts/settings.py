"""edition.toml → the edition's settings, every one there and of its type."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.model.facts import EditionError, Place
from docgen.wording.files import read_toml, toml_line
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

_FILE = "edition.toml"
_WORDS = ("title", "subtitle", "date", "language", "running_title", "area", "style")
_KNOWN = (*_WORDS, "issuers", "period", "text")
_CHOICES = ("data_appendix",)
"""Settings that may be left out: no, unless they say true."""

_MATTERS = ("front", "body", "back")


def read_settings(folder: Path) -> Mapping[str, Any]:
    """Folder of an edition → its settings. Raises EditionError for one that is unknown, missing or of a wrong type."""
    settings = read_toml(folder / _FILE)
    for name in settings:
        if name not in (*_KNOWN, *_CHOICES):
            wrong, right = (
                message("未知的设置 {name!r}", name=name),
                message("是否指 {nearest}？", nearest=nearest(name, (*_KNOWN, *_CHOICES))),
            )
            raise EditionError(place_of(folder, name), wrong, right)
    for name in _KNOWN:
        if name not in settings:
            raise EditionError(
                Place(str(folder / _FILE), 1),
                message("缺少设置 {name!r}", name=name),
                message("应有 {known}", known="、".join(_KNOWN)),
            )
    for name in settings:
        _check(name, settings[name], folder)
    return {**dict.fromkeys(_CHOICES, False), **settings}


def place_of(folder: Path, *path: str) -> Place:
    """Folder of an edition, a setting → where it stands."""
    return toml_line(folder / _FILE, path)


def _check(name: str, value: Any, folder: Path) -> None:
    if name == "text":
        return _check_text(value, folder)
    right, wanted = isinstance(value, str), message("文字")
    if name == "issuers":
        right, wanted = _is_list(value), message("文字的列表")
    elif name in _CHOICES:
        right, wanted = isinstance(value, bool), message(" true 或 false")
    elif name == "period":
        right, wanted = isinstance(value, int) and not isinstance(value, bool), message("年份")
    if not right:
        raise EditionError(
            place_of(folder, name),
            message("设置 {name} 的值 {value!r} 不对", name=name, value=value),
            message("应为{wanted}", wanted=wanted),
        )
    return None


def _check_text(value: Any, folder: Path) -> None:
    wanted = message("应为 {matters} 三个文件名列表", matters="、".join(_MATTERS))
    if not isinstance(value, dict):
        raise EditionError(place_of(folder, "text"), message("text 一节写法不对"), wanted)
    for name, files in value.items():
        if name not in _MATTERS or not _is_list(files):
            raise EditionError(
                place_of(folder, "text", name), message("text 一节的 {name} 写法不对", name=name), wanted
            )


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
