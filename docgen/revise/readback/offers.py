"""Numbers that editors typed as plain words → what is told of them, with the roles that print the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from docgen.model.manifest import Manifest
from docgen.revise.readback.atoms import Atom
from docgen.revise.readback.numerals import NUMBER, typed_numbers
from docgen.wording.messages import message

_ROLES = ("val", "chg", "to")
# Shorter texts (5个, 3%) are alike by chance.
_SHORTEST = 5
_WORDS = 30


class Offers:
    """What the manuscript prints, by role: a typed number that reads the same could be bound."""

    def __init__(self, ours: Manifest) -> None:
        self._roles: dict[str, str] = {}
        for one in ours.bindings:
            if one.role in _ROLES and one.passage and NUMBER.search(one.text) and len(one.text) >= _SHORTEST:
                self._roles.setdefault(one.text, f"{{{one.role}}}`{one.argument}`")

    def told(self, now: Sequence[Atom], before: Sequence[Atom] = ()) -> Iterator[str]:
        """Atoms of a paragraph, as it was built if it is not new → what is told of numbers that came as words."""
        text, stood = _characters(now), typed_numbers(_characters(before))
        numbers = typed_numbers(text)
        come = list((Counter(numbers) - Counter(stood)).elements()) if len(numbers) > len(stood) else []
        if come:
            same = "、".join(
                message("“{printed}”可写作 {role}", printed=printed, role=role)
                for printed, role in self._same(text, come)
            )
            near = text[max(text.find(come[0]) - _WORDS // 2, 0) :][:_WORDS]
            yield message("新写的数没有与数据相连：{come}（“{near}”）", come="、".join(come), near=near) + (
                f"；{same}" if same else ""
            )

    def _same(self, text: str, come: Sequence[str]) -> Iterator[tuple[str, str]]:
        for printed, role in self._roles.items():
            found = text.find(printed)
            inside = found > 0 and text[found - 1].isdigit() and printed[0].isdigit()
            if found >= 0 and not inside and any(number in printed for number in come):
                yield printed, role


def _characters(found: Sequence[Atom]) -> str:
    return "".join(atom.text if atom.kind == "character" else " " for atom in found)
