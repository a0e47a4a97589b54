"""Source of a paragraph and the atoms it shall have → new source: only what changed is replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from docgen.compose.spans import UnreadableError, spans
from docgen.revise.readback.atoms import Atom, atom, atoms, safe, transition, written


def edited(source: str, wanted: Sequence[Atom]) -> str:
    """Source → source that reads as `wanted`; what stays is copied byte for byte. Raises UnreadableError."""
    target = tuple(wanted)
    patches = (_Patch(source, target, loose).text() for loose in (True, False))
    for made in (*map(safe, patches), written(target)):
        if _reads(made, target):
            return made
    raise UnreadableError(source)


def _reads(source: str, wanted: tuple[Atom, ...]) -> bool:
    try:
        return atoms(source) == wanted
    except UnreadableError:
        return False


class _Patch:
    """The new source, piece by piece: slices of the old one where an atom stays, written anew where it is new.

    What stands between two atoms (marks of strong, line ends) is a gap; each is used once, where it leads from the
    same look to the same look. `loose`: also beside a word that is new.
    """

    def __init__(self, source: str, wanted: tuple[Atom, ...], loose: bool) -> None:
        self._source, self._wanted, self._loose = source, wanted, loose
        self._spans = spans(source)
        self._have = [atom(span) for span in self._spans]
        blocks = SequenceMatcher(None, self._have, wanted, autojunk=False).get_matching_blocks()
        self._kept = {block.b + i: block.a + i for block in blocks for i in range(block.size)}
        self._used: set[int] = set()

    def text(self) -> str:
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        for place, one in enumerate(self._wanted):
            yield self._between(place)
            origin = self._kept.get(place)
            yield one.markup if origin is None else self._source[self._spans[origin].start : self._spans[origin].end]
        yield self._between(len(self._wanted))

    def _between(self, place: int) -> str:
        """What stands before the atom at this place (or after the last)."""
        before, after = self._at(place - 1), self._at(place)
        for gap in self._candidates(place):
            looks = (_look(self._origin(gap - 1)), _look(self._origin(gap)))
            if gap not in self._used and looks == (_look(before), _look(after)):
                self._used.add(gap)
                return self._gap(gap)
        return transition(before, after)

    def _candidates(self, place: int) -> list[int]:
        """Gaps of the source (numbered by the atom after them) that may stand at this place."""
        left = self._kept.get(place - 1, -2) + 1 if place else 0
        right = self._kept.get(place, -1) if place < len(self._wanted) else len(self._have)
        return [gap for gap in (left, right) if gap >= 0 and (self._loose or left == right)]

    def _gap(self, gap: int) -> str:
        start = self._spans[gap - 1].end if gap else 0
        end = self._spans[gap].start if gap < len(self._spans) else len(self._source)
        return self._source[start:end]

    def _at(self, place: int) -> Atom | None:
        return self._wanted[place] if 0 <= place < len(self._wanted) else None

    def _origin(self, place: int) -> Atom | None:
        return self._have[place] if 0 <= place < len(self._have) else None


def _look(one: Atom | None) -> tuple[bool, str]:
    return (one.strong, one.url) if one else (False, "")
