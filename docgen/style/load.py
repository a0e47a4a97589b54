"""styles/NAME.toml (with `extends`) → Style; an unknown, missing or wrong value is one clear error."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from docgen.model.facts import EditionError, Place
from docgen.style.lawful import wrongs
from docgen.style.style import ColourName, FaceName, Hex, Style
from docgen.wording.files import read_toml, toml_line
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

Keys = tuple[str | int, ...]
_PAIR: tuple[Keys, Keys] = (("intent", "profile"), ("intent", "condition"))
"""A profile without its condition would tell the press the wrong one."""
_HEX = re.compile(r"#[0-9a-f]{6}")
_PLAIN: Mapping[Any, tuple[Any, str]] = {
    float: ((int, float), message("数字")),
    int: (int, message("整数")),
    str: (str, message("文字")),
    bool: (bool, message("true 或 false")),
}


def load_style(folder: Path, name: str, asked: Place | None = None) -> Style:
    """Folder of styles, the name of one, where it is asked for → the Style, its parents' values under its own."""
    files = _inherited(folder, name, asked or Place(str(folder / f"{name}.toml"), 1), ())
    values: dict[str, Any] = {}
    for file in reversed(files):
        values = _merged(values, file.values)
    reader = _Reader(files, values)
    style: Style = reader.typed(values, Style, ())
    reader.paired(_PAIR)
    for found in wrongs(style, folder / "icc"):
        keys = reader.nearest([tuple(option.split(".")) for option in found.options.split()])
        raise EditionError(
            reader.place(keys), message("样式 {spoken}：{wrong}", spoken=_spoken(keys), wrong=found.wrong), found.right
        )
    return style


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    values: Mapping[str, Any]

    def sets(self, keys: Keys) -> bool:
        """Whether it is this file that sets a value."""
        value: Any = self.values
        for key in keys:
            held = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
            if key not in held:
                return False
            value = value[key]
        return True


def _inherited(folder: Path, name: str, asked: Place, seen: tuple[str, ...]) -> tuple[_File, ...]:
    """A style and those it extends, the nearest first."""
    path = folder / f"{name}.toml"
    if name in seen:
        raise EditionError(
            asked, message("样式循环继承：{join}", join=" → ".join((*seen, name))), message("其中一个不应有 extends")
        )
    if not path.is_file():
        known = [p.stem for p in folder.glob("*.toml")]
        raise EditionError(
            asked, message("没有样式 {name!r}", name=name), message("是否指 {nearest}？", nearest=nearest(name, known))
        )
    values = read_toml(path)
    parent = values.pop("extends", "")
    own = _File(path, values)
    return (own, *_inherited(folder, parent, toml_line(path, ("extends",)), (*seen, name))) if parent else (own,)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Two tables → one; tables inside are merged, everything else is replaced."""
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        result[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result


@dataclass(frozen=True, slots=True)
class _Reader:
    """The files of a style, for the places of errors, and its merged values, for the names of faces and colours."""

    files: tuple[_File, ...]
    values: Mapping[str, Any]

    def typed(self, value: Any, kind: Any, keys: Keys) -> Any:
        """A TOML value → an instance of `kind` (dataclass, mapping, tuple, name, number, text)."""
        origin, arguments = get_origin(kind), get_args(kind)
        if is_dataclass(kind):
            return self._instance(self._checked(value, isinstance(value, dict), keys, message("一张表")), kind, keys)
        if origin is Mapping:
            self._checked(value, isinstance(value, dict), keys, message("一张表"))
            return {key: self.typed(inner, arguments[1], (*keys, key)) for key, inner in value.items()}
        if origin is tuple:
            return self._tuple(value, arguments, keys)
        if origin is Literal:
            return self._checked(value, value in arguments, keys, "、".join(map(str, arguments)))
        if kind in (FaceName, ColourName):
            known = self.values.get("faces" if kind is FaceName else "palette", {})
            return self._checked(value, value in known, keys, nearest(str(value), known))
        if kind is Hex:
            return self._checked(value, _HEX.fullmatch(str(value)) is not None, keys, "#rrggbb")
        types, wanted = _PLAIN[kind]
        right = isinstance(value, types) and (kind is bool or not isinstance(value, bool))
        return kind(self._checked(value, right, keys, wanted))

    def _tuple(self, value: Any, arguments: tuple[Any, ...], keys: Keys) -> tuple[Any, ...]:
        self._checked(value, isinstance(value, list), keys, message("列表"))
        if arguments[-1] is not Ellipsis:
            self._checked(
                value,
                len(value) == len(arguments),
                keys,
                message("{count_arguments} 个值", count_arguments=len(arguments)),
            )
        return tuple(self.typed(inner, arguments[0], (*keys, number)) for number, inner in enumerate(value))

    def _instance(self, value: Mapping[str, Any], kind: Any, keys: Keys) -> Any:
        hints = get_type_hints(kind)
        for key in value:
            if key not in hints:
                wrong = message("未知的样式选项 {spoken}", spoken=_spoken((*keys, key)))
                raise EditionError(
                    self.place((*keys, key)), wrong, message("是否指 {nearest}？", nearest=nearest(key, hints))
                )
        for field in fields(kind):
            if field.name not in value and field.default is MISSING:
                wanted = "、".join(hints)
                raise EditionError(
                    self.place(keys),
                    message("样式缺少 {spoken}", spoken=_spoken((*keys, field.name))),
                    message("应有 {wanted}", wanted=wanted),
                )
        return kind(**{key: self.typed(inner, hints[key], (*keys, key)) for key, inner in value.items()})

    def _checked(self, value: Any, right: bool, keys: Keys, wanted: str) -> Any:
        if not right:
            raise EditionError(
                self.place(keys),
                message("样式 {spoken} 的值 {value!r} 不对", spoken=_spoken(keys), value=value),
                message("应为 {wanted}", wanted=wanted),
            )
        return value

    def paired(self, pair: tuple[Keys, Keys]) -> None:
        """Two options that one file sets together, or none. Raises EditionError for the one it sets alone."""
        for file in self.files:
            for keys, other in (pair, pair[::-1]):
                if not file.sets(keys) or file.sets(other):
                    continue
                wrong = message(
                    "样式 {spoken} 换了，{spoken2} 没有同时写明", spoken=_spoken(keys), spoken2=_spoken(other)
                )
                right = message("两者是一对：请在同一文件里加上 {spoken}", spoken=_spoken(other))
                raise EditionError(toml_line(file.path, keys), wrong, right)

    def nearest(self, options: Sequence[Keys]) -> Keys:
        """Options that do not go together → the one that the nearest file sets: where the slip is likely."""
        return next((keys for file in self.files for keys in options if file.sets(keys)), options[0])

    def place(self, keys: Keys) -> Place:
        """The line that sets a value, in the style itself or in the one it has it from."""
        file = next((file for file in self.files if file.sets(keys)), self.files[0])
        return toml_line(file.path, keys)


def _spoken(keys: Keys) -> str:
    """Keys → as one writes them: heading[2].size."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys).lstrip(".")
