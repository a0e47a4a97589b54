"""The law of imports, as docs/architecture.md states it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest

from docgen.emit.pdf.blocks import RULES as PDF_RULES
from docgen.model import resolved

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "docgen"


@dataclass(frozen=True)
class Room:
    name: str
    may: frozenset[str]
    doors: frozenset[str]


def rooms() -> dict[str, Room]:
    """The table of docs/architecture.md → rooms by name."""
    rows = re.findall(r"^\| `([a-z.]+)` \|[^|]*\|([^|]*)\|([^|]*)\|$", architecture(), re.M)
    names = {name: Room(name, words(may), words(doors)) for name, may, doors in rows}
    assert len(names) > 9
    return names


def architecture() -> str:
    return (ROOT / "docs/architecture.md").read_text(encoding="utf-8")


def words(text: str) -> frozenset[str]:
    return frozenset(filter(None, (word.strip() for word in text.split(","))))


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Module → what it imports, and whether at the top of the file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        top = node in tree.body
        if isinstance(node, ast.Import):
            yield from ((alias.name, top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, top


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:2]) if parts[0] == "emit" and len(parts) > 2 else parts[0]


def target_room(module: str) -> str:
    parts = module.split(".")[1:]
    return ".".join(parts[:2]) if parts[:1] == ["emit"] else parts[0] if parts else ""


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    table = rooms()
    room = table.get(room_of(path))
    if room is None:
        assert room_of(path) in ("__init__", "build", "rebuild", "read", "cli", "emit")
        return
    for module, top in imports(path):
        assert top, f"{path.name} imports {module} inside a function"
        if module.startswith("docgen"):
            assert target_room(module) in room.may | {room.name}, f"{room.name} must not import {module}"
        elif module.split(".")[0] not in sys.stdlib_module_names:
            doors = [r.name for r in table.values() if module.split(".")[0] in r.doors]
            assert room.name in doors, f"{module} belongs to {doors}, not to {room.name}"


def test_modules_import_each_other_in_no_circle() -> None:
    names = {".".join(("docgen", *p.relative_to(PACKAGE).with_suffix("").parts)): p for p in modules()}
    graph = {name: {m for m, _ in imports(path) if m in names} for name, path in names.items()}
    while leaves := {name for name, needs in graph.items() if not needs & graph.keys()}:
        graph = {name: needs for name, needs in graph.items() if name not in leaves}
    assert not graph, f"in circles: {sorted(graph)}"


def test_every_block_type_has_a_rule_in_every_emitter() -> None:
    assert set(PDF_RULES) == set(get_args(resolved.Block))


def test_nothing_of_an_edition_stands_in_the_code() -> None:
    for path in modules():
        assert not re.search(r"辽宁|沈阳|liaoning", path.read_text(encoding="utf-8").split('"""', 2)[-1]), path


def test_files_are_of_one_mind() -> None:
    for path in modules():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path


def test_every_module_says_what_it_does() -> None:
    for path in modules():
        if path.name != "__init__.py":
            assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path
