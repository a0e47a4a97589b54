"""What a refresh has to tell: one note a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# changed: brought up to date. kept: an editor's, left as it is. ask: a person must look.
Level = Literal["changed", "kept", "ask"]
Kind = Literal[
    "number", "copy", "figure", "table", "line", "caption", "reference", "list", "heading", "claim", "manuscript",
    "program", "file", "head",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """`words` say it; `where` = heading and words round it; base, theirs, ours as far as there are; `comment`: it also
    stands in the file as a Word comment."""

    level: Level
    kind: Kind
    words: str
    where: str = ""
    key: str = ""
    base: str = ""
    theirs: str = ""
    ours: str = ""
    comment: bool = False
