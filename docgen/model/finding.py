"""What a check found: which statements cannot stand as they are, where, and why."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model.facts import Address, Place


@dataclass(frozen=True, slots=True)
class Finding:
    """`id` stays the same while its statements do; `check` names the rule; `words` say what is wrong."""

    id: str
    check: str
    words: str
    addresses: tuple[Address, ...]
    where: Place
    places: tuple[str, ...] = ()
    mend: str = ""
