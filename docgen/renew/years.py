"""Text files of an edition → the years that stand in them as words: a person must move them on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docgen.model.facts import Place

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AROUND = 12


def typed_years(folder: Path, year: int) -> Iterator[tuple[Place, str]]:
    """Folder of an edition and its year → place and words around each year from the year before on.

    Years further back are history that stays.
    """
    for path in (*sorted((folder / "text").glob("*.md")), *sorted((folder / "tables").glob("*.toml"))):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for found in _YEAR.finditer(line):
                if year - 1 <= int(found[0]) <= year + 2:
                    yield Place(str(path), number), _words(line, found)


def _words(line: str, found: re.Match[str]) -> str:
    start, end = max(0, found.start() - _AROUND), min(len(line), found.end() + _AROUND)
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")
