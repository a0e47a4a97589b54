"""Inline tokens → Inlines, each role with the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from docgen.model.facts import EditionError, Place
from docgen.model.report import Inline, LineBreak, Link, Role, Strong, Text
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

ROLES = ("val", "num", "chg", "to", "names", "claim", "date", "ref")
_UNREAD = {
    "角色没有结束": (re.compile(r"\{[a-z]+\}`|\{(" + "|".join(ROLES) + r")\}"), message("应为 {val}`地址`")),
    "粗体没有结束": (re.compile(r"\*\*"), message("应为 **文字**")),
    "标题的 # 后没有空格": (re.compile(r"^#+(?=[^#\s])"), message("应为 # 标题")),
}


def inlines(tokens: Sequence[Token], place: Place) -> tuple[Inline, ...]:
    """Children of an inline token and the place of its first line → Inlines. Raises EditionError."""
    result, rest = _until("", list(_placed(tokens, place)))
    assert not rest
    return result


def _placed(tokens: Sequence[Token], place: Place) -> Iterator[tuple[Token, Place]]:
    """Tokens, each with the line it stands on: breaks begin the next."""
    line = place.line
    for token in tokens:
        yield token, Place(place.file, line)
        line += token.type in ("softbreak", "hardbreak")


def _until(closing: str, tokens: list[tuple[Token, Place]]) -> tuple[tuple[Inline, ...], list[tuple[Token, Place]]]:
    """Tokens up to the closing type → Inlines and the tokens after it."""
    result: list[Inline] = []
    while tokens:
        token, place = tokens.pop(0)
        if token.type == closing:
            break
        if token.type in ("strong_open", "link_open"):
            children, tokens = _until(token.type.replace("open", "close"), tokens)
            url = str(token.attrs.get("href", ""))
            result.append(Link(url, children) if url else Strong(children))
        else:
            result.append(_single(token, place))
    return _joined(result), tokens


def _single(token: Token, place: Place) -> Inline:
    if token.type == "text":
        return _text(token.content, place)
    if token.type == "text_special":
        return Text(token.content)
    if token.type == "softbreak":
        return Text("\n")
    if token.type == "hardbreak":
        return LineBreak()
    if token.type == "myst_role":
        name = token.meta["name"]
        if name not in ROLES:
            raise EditionError(
                place,
                message("未知的角色 {{{name}}}", name=name),
                message("是否指 {{{nearest}}}？", nearest=nearest(name, ROLES)),
            )
        return Role(name, token.content, place)
    if token.type == "code_inline":
        raise EditionError(
            place, message("反引号之前没有角色：{content!r}", content=token.content), message("应为 {val}`地址`")
        )
    raise EditionError(
        place,
        message("不支持的写法：{type} {content!r}", type=token.type, content=token.content),
        message("见手册里的写法一览"),
    )


def _text(words: str, place: Place) -> Text:
    """Words as they stand; what was meant as a mark but was not read as one is an error."""
    for wrong, (pattern, right) in _UNREAD.items():
        if found := pattern.search(words):
            raise EditionError(place, f"{wrong}：{words[found.start() :][:30]!r}", right)
    return Text(words)


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
