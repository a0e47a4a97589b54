"""What a returned workbook asks for: changes of facts, new sources, what is refused, what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.model.facts import Address

ChangeKind = Literal["fill", "revise", "replace", "qualifier", "source"]
"""fill: a missing fact gets its number. revise: a stated one is corrected. replace: a source states what was derived.
qualifier, source: what stands beside a stated number."""


@dataclass(frozen=True, slots=True)
class Change:
    """`where`: sheet and cell. `old` as the sheet showed it, `new` as facts/*.csv will have it, `said` as one reads it.

    For a qualifier or a source they are its words and codes.
    """

    kind: ChangeKind
    address: Address
    where: str
    words: str
    old: str
    new: str
    said: str
    unit: str = ""
    qualifier: str = "="
    source: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell, row or sheet that cannot be taken: where, what is wrong, what would be right."""

    where: str
    wrong: str
    right: str = ""

    def __str__(self) -> str:
        return f"{self.where}：{self.wrong}" + (f"；{self.right}" if self.right else "")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything an import would do. With a refusal nothing is done. `sources`: cells of new rows of sources.csv."""

    changes: tuple[Change, ...]
    sources: tuple[tuple[str, ...], ...]
    refusals: tuple[Refusal, ...]
    notes: tuple[str, ...]
    who: str
