"""What is wanted of a build, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ALL_OUTPUTS = ("pdf", "print", "docx")


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
    layout, not from the PDF's."""

    outputs: tuple[str, ...] = ALL_OUTPUTS
    pictures: bool = False
    docx_pages: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """The files of an edition by name, and what its people should know of them."""

    files: Mapping[str, bytes]
    notes: tuple[str, ...]
