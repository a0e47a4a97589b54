"""Edition → its outputs, for tests (loads every library: import it where files are wanted)."""

from __future__ import annotations

from pathlib import Path

from docgen.build import House, Wish, build
from tests.reading import FONTS, STYLES


def outputs(edition: Path) -> dict[str, bytes]:
    """All outputs of an edition by name."""
    return build(edition, House(STYLES, FONTS), Wish(), lambda _: None)
