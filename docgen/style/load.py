"""styles/NAME.toml (with `extends`) → Style; an unknown or missing key is one clear error."""

from __future__ import annotations

import tomllib
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from docgen.model.facts import EditionError, Place
from docgen.style.style import Style


def load_style(folder: Path, name: str) -> Style:
    """Folder of styles and the name of one → the Style, its parents' values under its own."""
    path = folder / f"{name}.toml"
    style: Style = _typed(_inherited(folder, name, ()), Style, path, "")
    return style


def _inherited(folder: Path, name: str, seen: tuple[str, ...]) -> dict[str, Any]:
    path = folder / f"{name}.toml"
    if name in seen:
        raise EditionError(Place(str(path), 1), f"样式循环继承：{' → '.join((*seen, name))}")
    if not path.is_file():
        known = "、".join(sorted(p.stem for p in folder.glob("*.toml")))
        raise EditionError(Place(str(path), 1), "没有这个样式文件", f"现有样式：{known}")
    values = _read(path)
    parent = values.pop("extends", "")
    return _merged(_inherited(folder, parent, (*seen, name)), values) if parent else values


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EditionError(Place(str(path), 1), f"不是有效的 UTF-8 TOML：{error}") from None


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Two tables → one; tables inside are merged, everything else is replaced."""
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        result[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result


def _typed(value: Any, kind: Any, path: Path, at: str) -> Any:
    """A TOML value → an instance of `kind` (dataclass, mapping, tuple, number, text)."""
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _instance(value, kind, path, at)
    if origin in (Mapping, dict) or kind is Mapping:
        return {k: _typed(v, arguments[1], path, f"{at}.{k}") for k, v in value.items()}
    if origin is tuple:
        inner = arguments[0]
        return tuple(_typed(v, inner, path, f"{at}[{i}]") for i, v in enumerate(value))
    if origin is Literal:
        return _checked(value, value in arguments, path, at, "、".join(map(str, arguments)))
    if origin in (Union, types.UnionType):
        return value
    if kind is float:
        return float(_checked(value, isinstance(value, int | float), path, at, "数字"))
    return _checked(value, isinstance(value, kind), path, at, {int: "整数", str: "文字", bool: "true 或 false"}[kind])


def _instance(value: Any, kind: Any, path: Path, at: str) -> Any:
    _checked(value, isinstance(value, dict), path, at, "一张表")
    hints = get_type_hints(kind)
    for key in value:
        if key not in hints:
            near = get_close_matches(key, hints, 1) or sorted(hints)
            wrong = f"未知的样式选项 {at}.{key}".replace(" .", " ")
            raise EditionError(_place(path, key), wrong, f"是否指 {near[0]}？")
    known = {f.name for f in fields(kind) if f.default is not f.default_factory}
    for name in hints:
        if name not in value and name not in known:
            raise EditionError(Place(str(path), 1), f"样式缺少 {at}.{name}".replace(" .", " "))
    return kind(**{k: _typed(v, hints[k], path, f"{at}.{k}".lstrip(".")) for k, v in value.items()})


def _checked(value: Any, right: bool, path: Path, at: str, wanted: str) -> Any:
    if not right:
        raise EditionError(_place(path, at.rsplit(".", 1)[-1]), f"样式 {at} 的值 {value!r} 不对", f"应为{wanted}")
    return value


def _place(path: Path, key: str) -> Place:
    """The first line of the file that sets `key`."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    numbers = [i for i, line in enumerate(lines, 1) if line.split("=")[0].strip() == key]
    return Place(str(path), numbers[0] if numbers else 1)
