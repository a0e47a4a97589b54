"""MyST source of a paragraph ⇄ atoms: what an editor can change, and nothing smaller."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docgen.compose.spans import Span, SpanKind, spans

# Marks that Markdown, roles or links would read; everything else is safe inside a line.
_MARKS = frozenset("\\`*[]{}<#!")
# What makes a line more than words: heading, item, quotation, fence, explanation of a term, rule, attributes.
_LINE_START = re.compile(
    r"^(?P<before>\d{1,9}(?=[.)](?:\s|$))|)(?=[.)]|#|[-+*](?:\s|$)|>|`{3}|~{3}|:{3}|[:~](?:\s|$)|(?P<rule>[-*_])(?:\s*(?P=rule)){2,}\s*$|=+\s*$)",
    re.M,
)
_TICKS = re.compile(r"`+")


@dataclass(frozen=True, slots=True)
class Atom:
    """A character, a role (`name`, `text` = its argument; references are roles too) or a line break.

    `strong` and `url` say what it stands in.
    """

    kind: SpanKind
    text: str
    strong: bool = False
    url: str = ""
    name: str = ""

    @property
    def markup(self) -> str:
        """The atom as the manuscript has it, without marks of strong and links."""
        if self.kind == "role":
            return _role(self.name, self.text)
        if self.kind == "break":
            return "\\\n"
        return f"\\{self.text}" if self.text in _MARKS else self.text


def atom(span: Span) -> Atom:
    """A span → its atom: where it stands no longer matters."""
    return Atom(span.kind, span.text, span.strong, span.url, span.name)


def atoms(source: str) -> tuple[Atom, ...]:
    """Source → atoms. Raises UnreadableError."""
    return tuple(atom(span) for span in spans(source))


def words(text: str, *, strong: bool = False, url: str = "") -> tuple[Atom, ...]:
    """Text → its characters."""
    return tuple(Atom("character", character, strong, url) for character in text)


def trimmed(found: Iterable[Atom]) -> tuple[Atom, ...]:
    """Atoms without the white space that Markdown takes away: at both ends and beside line breaks."""
    kept: list[Atom] = []
    for one in found:
        if one.kind == "break":
            _drop_spaces(kept)
            kept.append(one)
        elif not (_is_space(one) and (not kept or kept[-1].kind == "break")):
            kept.append(one)
    while kept and (kept[-1].kind == "break" or _is_space(kept[-1])):
        kept.pop()
    while kept and kept[0].kind == "break":
        kept.pop(0)
    return tuple(kept)


def _is_space(one: Atom) -> bool:
    return one.kind == "character" and one.text.isspace()


def _drop_spaces(kept: list[Atom]) -> None:
    while kept and _is_space(kept[-1]):
        kept.pop()


def transition(before: Atom | None, after: Atom | None) -> str:
    """The marks of strong and links between two neighbours; None = the paragraph's edge."""
    closing, opening = "", ""
    strong = (bool(before and before.strong), bool(after and after.strong))
    url = (before.url if before else "", after.url if after else "")
    if url[0] != url[1] or (url[0] and strong[0] != strong[1]):
        closing = (f"]({_address(url[0])})" if url[0] else "") + ("**" if strong[0] else "")
        opening = ("**" if strong[1] else "") + ("[" if url[1] else "")
    elif strong[0] != strong[1]:
        closing = "**"
    return closing + opening


def written(found: Sequence[Atom]) -> str:
    """Atoms → source that reads as them, marks typed by editors escaped."""
    parts: list[str] = []
    last: Atom | None = None
    for one in found:
        parts += (transition(last, one), one.markup)
        last = one
    return safe("".join((*parts, transition(last, None))))


def safe(source: str) -> str:
    """Source whose lines are words only: what would begin a heading, an item or a fence is escaped."""
    return _LINE_START.sub(lambda found: f"{found['before']}\\", source)


def _role(name: str, argument: str) -> str:
    longest = max((len(run[0]) for run in _TICKS.finditer(argument)), default=0)
    ticks = "`" * (longest + 1)
    return f"{{{name}}}{ticks}{argument}{ticks}"


def _address(url: str) -> str:
    """An address as the target of a link: in brackets where it has parentheses or spaces."""
    return f"<{url}>" if re.search(r"[\s()]", url) else url
