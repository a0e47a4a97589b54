"""The sample report as a DOCX, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.style.load import load_style
from docgen.style.style import Style
from tests.emit.docx.sample import emitted, report


@pytest.fixture(scope="session")
def look(root: Path) -> Style:
    return load_style(root / "styles", "yearbook")


@pytest.fixture(scope="session")
def made(look: Style) -> bytes:
    """The sample as a DOCX."""
    return emitted(report(), look).data
