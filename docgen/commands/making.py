"""An edition → its outputs: as they were made last time if nothing has changed since, else built."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from docgen.model.wish import Built, House, Wish
from docgen.work.cache import Cache
from docgen.work.executors import Means, alone

# Imported only where something is to be built: to find that nothing has changed takes no library.
_BUILD = "docgen.build"

# What other processes will be asked for: they load it while this one loads the build and reads the edition.
_VERDICT, _DOCX = "docgen.check.run:verdict", "docgen.outputs.docx:write_docx"


def make(edition: Path, house: House, wish: Wish, means: Means, say: Callable[[str], None]) -> Built:
    """Edition, house, what to make, with what, where progress is told → the files. Raises EditionError.

    What another program lays out or looks at (`docx_pages`, `release`) is never kept: nothing here knows that
    program's version.
    """
    key = _key(edition, house, wish, means.cache)
    kept = not (wish.docx_pages or wish.release)
    found = means.cache.load(key) if kept else None
    if isinstance(found, Built):
        return found
    means.hands.prepare(_VERDICT)
    if "docx" in wish.outputs:
        means.hands.prepare(_DOCX)
    built: Built = import_module(_BUILD).build(edition, house, wish, means, say)
    if kept:
        means.cache.save(key, built)
    means.cache.trim()
    return built


def make_alone(edition: Path, house: House, wish: Wish, cache: Cache) -> Built:
    """The same in one process, one of several that each make an edition."""
    return make(edition, house, wish, Means(cache, alone()), _silent)


def _silent(text: str) -> None:
    """Of editions made at the same time, only the end is told."""


def _key(edition: Path, house: House, wish: Wish, cache: Cache) -> str:
    """Every file that a build may read; the paths too, since outputs may name them."""
    folders = (edition, house.styles, house.fonts)
    contents = [f"{folder} {folder.resolve().name} {cache.folder_digest(folder)}" for folder in folders]
    return cache.key("outputs", *contents, repr(wish))
