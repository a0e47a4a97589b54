"""Dataclasses of texts, numbers, switches and tuples → JSON text with an indent of one, as the json module writes it.

That module writes indented text piece by piece in Python, from copies of all dataclasses: this takes a third of that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import cache
from json.encoder import encode_basestring
from typing import Any, Final

_PLAIN: Final[Mapping[type, Callable[[Any], str]]] = {
    str: encode_basestring,
    int: int.__repr__,
    bool: {True: "true", False: "false"}.__getitem__,
    float: json.dumps,
    type(None): json.dumps,
}


def indented(value: Any, depth: int = 0) -> str:
    """Value → its JSON text, its inner lines `depth` + 1 spaces from the left."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return _PLAIN[kind](value)
    if isinstance(value, (tuple, list)):
        return _held("[]", _texts(value, depth), depth)
    values: Iterable[Any]
    if isinstance(value, Mapping):
        keys, values = tuple(map(_key, value)), value.values()
    else:
        keys, names = _fields(kind)
        values = [getattr(value, name) for name in names]
    return _held("{}", list(map(str.__add__, keys, _texts(values, depth))), depth)


def _texts(values: Iterable[Any], depth: int) -> list[str]:
    return [encode_basestring(one) if type(one) is str else indented(one, depth + 1) for one in values]


def _key(text: str) -> str:
    return f"{encode_basestring(text)}: "


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A dataclass → the names of its fields, as keys and as they are."""
    names = tuple(one.name for one in fields(kind))
    return tuple(map(_key, names)), names


def _held(brackets: str, parts: list[str], depth: int) -> str:
    gap = "\n" + " " * depth
    inside = f",{gap} ".join(parts)
    return f"{brackets[0]}{gap} {inside}{gap}{brackets[1]}" if inside else brackets
