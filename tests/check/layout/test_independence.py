"""The layout report knows nothing of the composer: it would find a fault that both have in common."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


def modules_of(folder: Path) -> Iterator[str]:
    """What the files of a folder import."""
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node.module or ""


def test_it_imports_nothing_of_docgen_but_itself(root: Path) -> None:
    """Beside the words of its messages."""
    found = {name for name in modules_of(root / "docgen/check/layout") if name.startswith("docgen")}
    assert found and all(name.startswith(("docgen.check.layout.", "docgen.wording.messages")) for name in found)


def test_the_composer_imports_nothing_of_the_checks(root: Path) -> None:
    found = set(modules_of(root / "docgen/emit/pdf")) | set(modules_of(root / "docgen/emit/pdf/composer"))
    assert not any(name.startswith("docgen.check") for name in found)
