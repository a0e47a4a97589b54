"""The look that charts are drawn in."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.style.load import load_style
from docgen.style.style import Style


@pytest.fixture(scope="session")
def style(root: Path) -> Style:
    return load_style(root / "styles", "yearbook")
