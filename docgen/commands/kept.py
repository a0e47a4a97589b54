"""Root of the house → the results kept there, of this code, these libraries and this language of messages."""

from __future__ import annotations

import sys
from pathlib import Path

from docgen.wording.messages import LANGUAGE
from docgen.work.basis import basis
from docgen.work.cache import Cache


def kept(root: Path) -> Cache:
    """Root of the house → its cache."""
    return Cache(root / ".cache" / "docgen", f"{LANGUAGE} {basis(root / 'docgen', sys.path)}")
