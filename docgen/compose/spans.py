"""Inline MyST source → its smallest pieces, each with where it stands in the source.

The parser itself says what the pieces are; this walks along the source beside its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from docgen.compose.markdown import parser

SpanKind = Literal["character", "role", "break"]
_SOFT = re.compile(r" *\n[ \t]*")
_HARD = re.compile(r"(?: {2,}|\\)\n[ \t]*")
_ROLE = re.compile(r"\{(?P<name>[^{}`]+)\}(?P<ticks>`+)")
# The end of a link: its address, in angle brackets or with paired parentheses, and its title.
_LINK_END = re.compile(
    r"\]\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)"
    r"(?:\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)"
)
_ASCII = re.compile(r"[ -~]")


class UnreadableError(ValueError):
    """The source cannot be followed piece by piece."""


@dataclass(frozen=True, slots=True)
class Span:
    """A character, a role (`name`, `text` = its argument) or a break the author asked for, at source[start:end].

    `strong` and `url` say what it stands in. Marks of strong and links, and line ends that print nothing, are no
    spans: they stand between them.
    """

    kind: SpanKind
    text: str
    start: int
    end: int
    strong: bool = False
    url: str = ""
    name: str = ""


def spans(source: str) -> tuple[Span, ...]:
    """Inline source, as a paragraph's lines hold it → spans. Raises UnreadableError."""
    tokens = parser().parseInline(source)
    return tuple(_Walk(source).along(tokens[0].children or [])) if tokens else ()


class _Walk:
    """A place in the source that moves on with every token."""

    def __init__(self, source: str) -> None:
        self._source, self._at = source, 0
        self._strong, self._urls = 0, [""]

    def along(self, tokens: Sequence[Token]) -> Iterator[Span]:
        for index, token in enumerate(tokens):
            if token.type in ("text", "text_special"):
                yield from self._words(token)
            elif token.type == "softbreak":
                yield from self._line_end(tokens, index)
            elif token.type == "hardbreak":
                yield self._span("break", "\n", self._pass(_HARD))
            elif token.type == "myst_role":
                yield self._role(token)
            else:
                self._mark(token)
        self._expect(self._at == len(self._source))

    def _words(self, token: Token) -> Iterator[Span]:
        if token.type == "text_special":
            yield from self._special(token)
            return
        self._expect(self._source.startswith(token.content, self._at))
        for character in token.content:
            yield self._span("character", character, 1)

    def _special(self, token: Token) -> Iterator[Span]:
        """An escaped mark; a backslash before anything else is two characters."""
        self._expect(self._source.startswith(token.markup, self._at))
        if len(token.content) == 1:
            yield self._span("character", token.content, len(token.markup))
        else:
            yield from (self._span("character", character, 1) for character in token.content)

    def _line_end(self, tokens: Sequence[Token], index: int) -> Iterator[Span]:
        """A line end prints a space between Latin letters, nothing elsewhere (as compose joins texts)."""
        length = self._pass(_SOFT)
        before, after = (t.content if t.type.startswith("text") else "" for t in (tokens[index - 1], tokens[index + 1]))
        if _ASCII.fullmatch(before[-1:]) and _ASCII.fullmatch(after[:1]):
            yield self._span("character", " ", length)
        else:
            self._at += length

    def _role(self, token: Token) -> Span:
        found = _ROLE.match(self._source, self._at)
        self._expect(found is not None)
        assert found
        ticks = found["ticks"]
        length = len(found[0]) + len(token.content) + len(ticks)
        self._expect(self._source.startswith(ticks, self._at + length - len(ticks)))
        return self._span("role", token.content, length, token.meta["name"])

    def _mark(self, token: Token) -> None:
        if token.type in ("strong_open", "strong_close"):
            self._expect(self._source.startswith("**", self._at))
            self._at += 2
            self._strong += token.nesting
        elif token.type == "link_open":
            self._expect(self._source[self._at] in "[<")
            self._at += 1
            self._urls.append(str(token.attrs.get("href", "")))
        elif token.type == "link_close":
            self._at += 1 if token.markup == "autolink" else self._pass(_LINK_END)
            self._urls.pop()
        else:
            raise UnreadableError(token.type)

    def _span(self, kind: SpanKind, text: str, length: int, name: str = "") -> Span:
        start, self._at = self._at, self._at + length
        return Span(kind, text, start, self._at, bool(self._strong), self._urls[-1], name)

    def _pass(self, pattern: re.Pattern[str]) -> int:
        """The length of what the pattern fits at this place."""
        found = pattern.match(self._source, self._at)
        self._expect(found is not None)
        return len(found[0]) if found else 0

    def _expect(self, met: bool) -> None:
        if not met:
            raise UnreadableError(self._source[self._at : self._at + 20])
