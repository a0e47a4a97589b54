"""Base, theirs, ours → what a place shall say: the three-way merge of one text. Pure; nothing of Word is in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Outcome = Literal["same", "refreshed", "agreed", "edited", "conflict", "gone", "dropped"]
MOVES: Final = ("refreshed", "agreed")
"""The outcomes by which a place rests on the new text from then on."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What the place says from now on (None = it is not there), and why.

    `base` = what the manifest remembers from now on: it moves on only to what stands in the file.
    """

    text: str | None
    outcome: Outcome
    base: str


def merge(base: str, theirs: str | None, ours: str | None) -> Merged:
    """base: as built; theirs: as it is in the file (None or empty: deleted); ours: what the data say (None: nothing).

    | theirs        | ours          | says   | outcome   | base  |
    |---------------|---------------|--------|-----------|-------|
    | none, empty   | any           | none   | gone      | base  |
    | t             | none, empty   | t      | dropped   | base  |
    | t = ours      | = base        | t      | same      | base  |
    | t = ours      | ≠ base        | t      | agreed    | ours  |
    | t = base      | ≠ base        | ours   | refreshed | ours  |
    | t ≠ base      | = base        | t      | edited    | base  |
    | t ≠ base      | ≠ base, ≠ t   | t      | conflict  | base  |

    Laws: what an editor wrote is what it says; a text is never emptied; untouched → new; merging again with the
    remembered base changes nothing and has the same outcome, save that refreshed and agreed become same.
    """
    if not theirs:
        return Merged(None, "gone", base)
    if not ours:
        return Merged(theirs, "dropped", base)
    if theirs == ours:
        return Merged(theirs, "same" if ours == base else "agreed", ours)
    if theirs == base:
        return Merged(ours, "refreshed", ours)
    return Merged(theirs, "edited" if ours == base else "conflict", base)
