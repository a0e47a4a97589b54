"""Inputs, outputs, versions, options and findings of a build → build.json: what was made of what, with what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from docgen.check.verdict import Verdict
from docgen.model.manifest import Edition
from docgen.model.wish import House, Wish
from docgen.release.blockers import stamp
from docgen.work.cache import Cache

FILE = "build.json"


def inputs(edition: Path, house: House, cache: Cache) -> dict[str, dict[str, str]]:
    """Folders that a build reads → sha256 of every file in them, by folder and path."""
    folders = {"edition": edition, "styles": house.styles, "fonts": house.fonts}
    return {name: _checksums(folder, cache) for name, folder in folders.items()}


def _checksums(folder: Path, cache: Cache) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    sums = cache.digest(*files).split()
    return {path.relative_to(folder).as_posix(): sum_ for path, sum_ in zip(files, sums, strict=True)}


def record(
    edition: Edition, wish: Wish, read: Mapping[str, Mapping[str, str]], found: Verdict, versions: Mapping[str, str],
    outputs: Mapping[str, bytes],
) -> bytes:  # fmt: skip
    """Who, options, checksums of the inputs, verdict, versions, the other outputs → the record: no clock in it."""
    content = {
        "edition": {"name": edition.name, "title": edition.title, "period": edition.year, "area": edition.area},
        "versions": dict(versions),
        "options": _options(wish),
        "draft": bool(stamp(found)),
        "findings": _counts(found),
        "inputs": read,
        "outputs": {name: sha256(data).hexdigest() for name, data in outputs.items()},
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _options(wish: Wish) -> dict[str, Any]:
    return {
        "outputs": list(wish.outputs),
        "pictures": wish.pictures,
        "docx_pages": wish.docx_pages,
        "release": wish.release,
    }


def _counts(found: Verdict) -> dict[str, int]:
    return {
        "open": len(found.open),
        "judged": len(found.judged) - len(found.open),
        "uncollected": sum(len(series.points) for series in found.uncollected),
        "accepted": sum(len(series.points) for series in found.awaited if series.why),
    }
