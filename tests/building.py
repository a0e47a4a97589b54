"""Edition → its outputs, for tests (loads every library: import it where files are wanted)."""

from __future__ import annotations

from pathlib import Path

from docgen.build import build
from docgen.model.wish import House, Wish
from docgen.work.cache import NOTHING_KEPT
from docgen.work.executors import Means, alone
from tests.reading import FONTS, STYLES


def outputs(edition: Path) -> dict[str, bytes]:
    """All outputs of an edition by name."""
    means = Means(NOTHING_KEPT, alone())
    return dict(build(edition, House(STYLES, FONTS), Wish(), means, lambda _: None).files)
