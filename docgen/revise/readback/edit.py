"""Source of a paragraph and the atoms it shall have → new source: only what changed is replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from docgen.compose.spans import Span, UnreadableError, spans
from docgen.revise.readback.atoms import Atom, atom, atoms, safe, transition, written


def edited(source: str, wanted: Sequence[Atom]) -> str:
    """Source → source that reads as `wanted`; what stays is copied byte for byte. Raises UnreadableError."""
    have = spans(source)
    for made in (safe(_patched(source, have, wanted)), written(wanted)):
        if atoms(made) == tuple(wanted):
            return made
    raise UnreadableError(source)


def _patched(source: str, have: tuple[Span, ...], wanted: Sequence[Atom]) -> str:
    kept = dict(_matches([atom(span) for span in have], wanted))
    return "".join(_pieces(source, have, wanted, kept))


def _matches(have: Sequence[Atom], wanted: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """Places of `wanted` → the places of `have` they are copied from."""
    for block in SequenceMatcher(None, have, wanted, autojunk=False).get_matching_blocks():
        yield from ((block.b + offset, block.a + offset) for offset in range(block.size))


def _pieces(source: str, have: tuple[Span, ...], wanted: Sequence[Atom], kept: dict[int, int]) -> Iterator[str]:
    last: Atom | None = None
    before = -1
    for place, one in enumerate(wanted):
        origin = kept.get(place)
        if origin is None:
            yield transition(last, one) + one.markup
        else:
            beside = before is not None and origin == before + 1
            gap = source[have[before].end if before >= 0 else 0 : have[origin].start] if beside else transition(last, one)
            yield gap + source[have[origin].start : have[origin].end]
        last, before = one, origin
    ends = before is not None and before == len(have) - 1
    yield source[have[-1].end :] if ends and have else transition(last, None)
