"""Results kept by content: what a result depends on → the result as it was made before, or nothing.

A key is the sha256 of everything a result depends on: a basis common to all (docgen's code, the libraries, Python),
the name of the step, its inputs. So an entry is never wrong, only unused; the folder may be deleted at any time.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

Result = TypeVar("Result")
_CHECKSUM = sha256().digest_size
_FRESH = ".new"


@dataclass(frozen=True, slots=True)
class Cache:
    """folder: where entries stand, None = nothing is kept; basis: what every result depends on; limit: in bytes."""

    folder: Path | None
    basis: str
    limit: int = 1 << 28
    _digests: dict[Path, str] = field(default_factory=dict, repr=False, compare=False)

    def key(self, step: str, *inputs: str) -> str:
        """Name of a step and its inputs as text (the repr of a frozen dataclass names all its values) → a key."""
        parts = (self.basis, step, *inputs)
        return sha256("".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()

    def read(self, key: str) -> bytes | None:
        """Key → what is kept under it; None if nothing is, or if it is not what was written."""
        if self.folder is None:
            return None
        path = self.folder / key
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        if sha256(memoryview(entry)[_CHECKSUM:]).digest() != entry[:_CHECKSUM]:
            return None
        with suppress(OSError):
            os.utime(path)
        return entry[_CHECKSUM:]

    def write(self, key: str, data: bytes) -> None:
        """Keep data under a key: written beside its place, then moved. What cannot be kept is made anew next time."""
        if self.folder is None:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.folder, suffix=_FRESH, delete=False) as file:
                fresh = Path(file.name)
                file.write(sha256(data).digest() + data)
            try:
                fresh.replace(self.folder / key)
            except OSError:
                fresh.unlink()

    def load(self, key: str) -> object | None:
        """Key → the value that is kept under it, None if there is none.

        Only bytes with the right checksum, under a key that names this very code, are read as pickled values.
        """
        data = self.read(key)
        return None if data is None else pickle.loads(data)

    def save(self, key: str, value: object) -> None:
        """Keep a value, which is not None, under a key."""
        if self.folder is not None:
            self.write(key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def kept(self, key: str, make: Callable[[], Result]) -> Result:
        """Key, how its value is made → the value as it was kept, else made now and kept."""
        found = self.load(key)
        if found is not None:
            return found  # type: ignore[return-value]
        made = make()
        self.save(key, made)
        return made

    def digest(self, *files: Path) -> str:
        """Files → one checksum of their contents; each is read once in the cache's life, if anything is kept."""
        if self.folder is None:
            self._digests.clear()
        new = [file for file in files if file not in self._digests]
        if new:
            with ThreadPoolExecutor(len(new) if len(new) < 8 else 8) as readers:
                self._digests.update(zip(new, readers.map(_checksum, new), strict=True))
        return " ".join(self._digests[file] for file in files)

    def folder_digest(self, folder: Path) -> str:
        """Folder → the names and contents of all files in it."""
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return f"{[file.relative_to(folder).as_posix() for file in files]} {self.digest(*files)}"

    def trim(self) -> None:
        """Remove the entries that were not used for longest, until the others stay within the limit."""
        if self.folder is None or not self.folder.is_dir():
            return
        entries = sorted(_entries(self.folder), reverse=True)
        total = 0
        for _, size, path in entries:
            total += size
            if total > self.limit:
                with suppress(OSError):
                    path.unlink()


NOTHING_KEPT = Cache(None, "")
"""For whoever wants everything made anew."""


def _checksum(file: Path) -> str:
    with file.open("rb") as content:
        digest = sha256()
        while block := content.read(1 << 20):
            digest.update(block)
        return digest.hexdigest()


def _entries(folder: Path) -> list[tuple[int, int, Path]]:
    """Folder → when each entry was last used, its size, its place."""
    found = []
    for entry in os.scandir(folder):
        with suppress(OSError):
            stat = entry.stat()
            found.append((stat.st_mtime_ns, stat.st_size, Path(entry.path)))
    return found
