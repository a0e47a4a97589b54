"""What a check found: which statements cannot stand as they are, where, and why."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model.facts import Address, Place


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement as a finding shows it: its name in words, what is printed, where in the source and in the files."""

    address: Address
    words: str
    printed: str
    places: tuple[str, ...]
    where: Place


@dataclass(frozen=True, slots=True)
class Finding:
    """`id` stays the same while its statements do; `check` names the rule; `words` say what is wrong.

    computation: how the other statements lead elsewhere. interval and gap: where to, and how far from what is
    printed. quoted: the words of the edition it is about, where it is about words. mend: the single changes that would
    do, likeliest first. suspects: the statements these would change.
    """

    id: str
    check: str
    words: str
    addresses: tuple[Address, ...]
    where: Place
    places: tuple[str, ...] = ()
    mend: str = ""
    statements: tuple[Stated, ...] = ()
    computation: str = ""
    interval: str = ""
    gap: str = ""
    suspect: Address | None = None
    quoted: str = ""
