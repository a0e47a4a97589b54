"""What runs beside docgen → its versions: Python, the libraries that docgen declares."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

LIBRARIES = (
    "babel", "fonttools", "lxml", "markdown-it-py", "matplotlib", "mdit-py-plugins", "openpyxl", "pikepdf", "pypdfium2",
    "python-docx", "reportlab", "xlsxwriter",
)  # fmt: skip
"""The dependencies that pyproject.toml names (a test compares)."""


def versions() -> Mapping[str, str]:
    """Names → versions, Python first; a library that is not installed by a package is left out."""
    found = {name: _version(name) for name in LIBRARIES}
    return {"python": platform.python_version(), **{n: v for n, v in found.items() if v}}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
