"""The places of one expression after merging → what the manifest remembers of it, and of places that stayed behind.

A sentence that was copied has the same keys at both places; where an editor changed one of them, the other moves on
with the data and that one does not: each has a base of its own then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.model.manifest import Behind, Binding, Said


@dataclass(frozen=True, slots=True)
class Stand:
    """What a place said, what it rests on from now on; whether it moved on to that just now; whether it says enough to
    be judged by it later (a half of a change that nobody touched is judged with the other half)."""

    said: Said
    rests: Binding
    moved: bool
    speaks: bool


def settled(base: Binding, stands: Sequence[Stand]) -> tuple[Binding, list[Behind]]:
    """An expression as it was remembered, its places → as it is remembered from now on, and those that rest on
    something else, each once."""
    now = next((stand.rests for stand in reversed(stands) if stand.moved), base)
    left = {stand.said: stand.rests.parts for stand in stands if stand.speaks and stand.rests.parts != now.parts}
    return now, [Behind(base.key, said, parts) for said, parts in left.items()]
