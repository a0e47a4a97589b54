"""What a check says of a built file, and the tools that checks need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docgen.wording.messages import message

LAYOUT = message("版面")
"""The check whose faults a person may judge: what looks like one need not be one. What a standard asks is asked."""


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """A file that was looked at: its name, which check looked, the faults it found, what else is told."""

    name: str
    check: str
    faults: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tool:
    """A program or library that a check needs: whether it is there, how one gets it, whether a release asks for it."""

    name: str
    present: Callable[[], bool]
    get: str
    required: bool = True
