"""What is wanted of a build, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ALL_OUTPUTS = ("pdf", "print", "docx")
# What every page of a report says while something blocks its release.
DRAFT = "草稿"


@dataclass(frozen=True, slots=True)
class House:
    """Where styles and fonts are: the only paths beside the edition's own."""

    styles: Path
    fonts: Path

    @property
    def profiles(self) -> Path:
        """The folder of colour profiles."""
        return self.styles / "icc"


@dataclass(frozen=True, slots=True)
class Wish:
    """What to build. `pictures`: every figure of the DOCX a picture; `docx_pages`: its page numbers from its own
    layout, not from the PDF's; `release`: nothing that anything blocks."""

    outputs: tuple[str, ...] = ALL_OUTPUTS
    pictures: bool = False
    docx_pages: bool = False
    release: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """The files of an edition by name, and what its people should know of them."""

    files: Mapping[str, bytes]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blocker:
    """Of what kind, what blocks a release, what would mend it."""

    kind: str
    words: str
    mend: str


class Refused(Exception):
    """A release that may not be: the edition, everything that blocks it as far as was looked."""

    def __init__(self, edition: str, blockers: tuple[Blocker, ...]) -> None:
        self.edition, self.blockers = edition, blockers
        super().__init__(f"{edition}: {len(blockers)} blockers")

    def __reduce__(self) -> tuple[type[Refused], tuple[str, tuple[Blocker, ...]]]:
        """From one process to another with all its parts."""
        return Refused, (self.edition, self.blockers)
