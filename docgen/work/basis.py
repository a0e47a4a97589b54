"""What every result depends on beside its inputs: docgen's own code, all installed libraries, Python, the machine."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path


def basis(code: Path, libraries: Sequence[str]) -> str:
    """Folder of the code, the paths Python looks for libraries in → a text that changes with any of them."""
    machine = f"{sys.version} {sys.platform} {platform.machine()}"
    return f"{machine} {_code(code)} {_installed(libraries)}"


def _code(folder: Path) -> str:
    digest = sha256()
    for path in sorted(folder.rglob("*.py")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(content)} ".encode() + content)
    return digest.hexdigest()


def _installed(paths: Sequence[str]) -> list[str]:
    """All distributions by name and version, as the names of their folders state them: no list to keep up."""
    folders = [Path(path) for path in paths if Path(path).is_dir()]
    return sorted(found.name for folder in folders for found in folder.glob("*.dist-info"))
