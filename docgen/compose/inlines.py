"""Inline tokens → Inlines, each role with the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from docgen.model.facts import EditionError, Place
from docgen.model.report import Inline, LineBreak, Link, Role, Strong, Text
from docgen.wording.nearest import nearest

ROLES = ("val", "num", "chg", "to", "names", "claim", "date", "ref")
_UNCLOSED = re.compile(r"\{[a-z]+\}`")


def inlines(tokens: Sequence[Token], place: Place) -> tuple[Inline, ...]:
    """Children of an inline token and the place of its first line → Inlines. Raises EditionError."""
    result, rest = _until("", list(tokens), place)
    assert not rest
    return result


def _until(closing: str, tokens: list[Token], place: Place) -> tuple[tuple[Inline, ...], list[Token]]:
    """Tokens up to the closing type → Inlines and the tokens after it."""
    result: list[Inline] = []
    line = place.line
    while tokens:
        token = tokens.pop(0)
        here = Place(place.file, line)
        if token.type == closing:
            break
        if token.type in ("strong_open", "link_open"):
            children, tokens = _until(token.type.replace("open", "close"), tokens, here)
            url = str(token.attrs.get("href", ""))
            result.append(Link(url, children) if url else Strong(children))
        elif token.type == "softbreak":
            line += 1
            result.append(Text("\n"))
        else:
            result.append(_single(token, here))
    return _joined(result), tokens


def _single(token: Token, place: Place) -> Inline:
    if token.type in ("text", "code_inline", "text_special"):
        if _UNCLOSED.search(token.content):
            raise EditionError(place, f"角色没有结束：{token.content[:30]!r}", "应为 {val}`地址`")
        return Text(token.content)
    if token.type == "myst_role":
        name = token.meta["name"]
        if name not in ROLES:
            raise EditionError(place, f"未知的角色 {{{name}}}", f"是否指 {{{nearest(name, ROLES)}}}？")
        return Role(name, token.content, place)
    if token.type == "hardbreak":
        return LineBreak()
    raise EditionError(place, f"不支持的写法：{token.type} {token.content!r}")


def _joined(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts become one; a line end between Han characters is nothing, else a space."""
    result: list[Inline] = []
    for inline in inlines:
        last = result[-1] if result else None
        if isinstance(inline, Text) and isinstance(last, Text):
            result[-1] = Text(last.text + inline.text)
        else:
            result.append(inline)
    return tuple(Text(_flat(i.text)) if isinstance(i, Text) else i for i in result)


def _flat(text: str) -> str:
    return re.sub(r"(?<=[ -~])\n(?=[ -~])", " ", text).replace("\n", "")
