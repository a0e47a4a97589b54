"""Text of a paragraph as a template ⇄ its pieces: words, controls, references.

    在{1f0c22d9ab}，总量{8e1d90c77fv}{8e1d90c77fn}，见{ref:fig-cable}，**要点**

`{KEY}` is a control (its text is in the manifest), `{ref:TARGET}` a reference to a figure, table or heading. `{{` and
`}}` are braces themselves. `**…**` is strong, `[…](address)` a link, a line feed a break, as in the manuscript.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_MARK: Final = re.compile(r"\{\{|\}\}|\{ref:(?P<target>[^{}]+)\}|\{(?P<key>[0-9a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """Text as it stands, with the marks of strong and links."""

    text: str


@dataclass(frozen=True, slots=True)
class Control:
    """The place of a bound text: the key of its control."""

    key: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference: the id of what it points at."""

    target: str


Piece = Words | Control | Reference


def pieces(template: str) -> tuple[Piece, ...]:
    """`"在{k}。"` → (Words("在"), Control("k"), Words("。")); neighbouring words are one piece."""
    return tuple(_joined(_split(template)))


def joined(parts: Iterable[Piece]) -> str:
    """Pieces → the template: the inverse of `pieces`."""
    return "".join(_written(part) for part in parts)


def filled(template: str, texts: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """Template, texts of controls, labels of targets → the words a reader sees (marks of strong and links stay)."""
    return "".join(_shown(part, texts, labels) for part in pieces(template))


def _split(template: str) -> Iterator[Piece]:
    at = 0
    for found in _MARK.finditer(template):
        yield Words(template[at : found.start()])
        at = found.end()
        if found["target"]:
            yield Reference(found["target"])
        elif found["key"]:
            yield Control(found["key"])
        else:
            yield Words(found[0][0])
    yield Words(template[at:])


def _joined(parts: Iterable[Piece]) -> Iterator[Piece]:
    words = ""
    for part in parts:
        if isinstance(part, Words):
            words += part.text
            continue
        if words:
            yield Words(words)
        words = ""
        yield part
    if words:
        yield Words(words)


def _written(part: Piece) -> str:
    if isinstance(part, Words):
        return part.text.replace("{", "{{").replace("}", "}}")
    return f"{{{part.key}}}" if isinstance(part, Control) else f"{{ref:{part.target}}}"


def _shown(part: Piece, texts: Mapping[str, str], labels: Mapping[str, str]) -> str:
    if isinstance(part, Words):
        return part.text
    return texts.get(part.key, "") if isinstance(part, Control) else labels.get(part.target, "")
