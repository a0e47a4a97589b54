"""A text file of the manuscript → its pieces: what can be taken out, put in or moved as a whole, with its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from docgen.compose.markdown import parser

PieceKind = Literal["heading", "paragraph", "item", "definition", "directive", "other"]
_ATTRIBUTES = re.compile(r"\{.*\}\s*")
_KINDS: dict[str, PieceKind] = {"heading_open": "heading", "paragraph_open": "paragraph", "colon_fence": "directive"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines first to last (from 1) of a heading with its attributes, a paragraph, an item of a list with all that is
    in it, a term with its explanations, a directive. `ordered` = the list of the item is numbered."""

    kind: PieceKind
    first: int
    last: int
    ordered: bool = False


def pieces(text: str) -> tuple[Piece, ...]:
    """Markdown text → its pieces from above, without gaps but empty lines."""
    lines = text.split("\n")
    return tuple(_trimmed(piece, lines) for piece in _found(parser().parse(text), lines))


def _found(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Piece]:
    """Tokens of the outer level → pieces; lists and definition lists are taken apart."""
    at = 0
    while at < len(tokens):
        end = _closing(tokens, at)
        token = tokens[at]
        if token.type in ("bullet_list_open", "ordered_list_open"):
            yield from _items(tokens[at + 1 : end], token.type == "ordered_list_open")
        elif token.type == "dl_open":
            yield from _definitions(tokens[at + 1 : end])
        elif token.map:
            first = token.map[0] + 1
            while token.type == "heading_open" and first > 1 and _ATTRIBUTES.fullmatch(lines[first - 2]):
                first -= 1
            yield Piece(_KINDS.get(token.type, "other"), first, token.map[1])
        at = end + 1


def _items(tokens: Sequence[Token], ordered: bool) -> Iterator[Piece]:
    at = 0
    while at < len(tokens):
        place = tokens[at].map or [0, 0]
        yield Piece("item", place[0] + 1, place[1], ordered)
        at = _closing(tokens, at) + 1


def _definitions(tokens: Sequence[Token]) -> Iterator[Piece]:
    """A term and the explanations up to the next term."""
    starts = [token.map[0] + 1 for token in tokens if token.type == "dt_open" and token.map]
    ends = [*(start - 1 for start in starts[1:]), max((token.map[1] for token in tokens if token.map), default=0)]
    yield from (Piece("definition", start, end) for start, end in zip(starts, ends, strict=True))


def _closing(tokens: Sequence[Token], at: int) -> int:
    """The place of the token that closes the one at this place."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    return len(tokens) - 1


def _trimmed(piece: Piece, lines: Sequence[str]) -> Piece:
    """Without the empty lines at its end."""
    last = piece.last
    while last > piece.first and not lines[last - 1].strip():
        last -= 1
    return Piece(piece.kind, piece.first, last, piece.ordered)
