"""Words of the manuscript → ids of headings and paragraphs that do not depend on where they stand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import PurePath

from docgen.model.report import Written

_LENGTH = 8


def text_file(written: Written) -> str:
    """Where words stand → the name of their text file: 10-environment."""
    return PurePath(written.file.replace("\\", "/")).stem


@dataclass(slots=True)
class Identities:
    """Ids given so far: an id is the name of the text file and a digest of the block's words in it.

    It stays the same when other blocks come, go or move; where the same words stand twice in a file, they are counted.
    """

    _given: dict[str, int] = field(default_factory=dict)

    def of(self, written: Written, kind: str = "") -> str:
        """`Written("正文。", "…/10-environment.md", …)` → `10-environment.5f2d81aa`, then `10-environment.5f2d81aa-2`.

        `kind` stands before the digest, so that a heading and a paragraph of the same words differ.
        """
        id_ = f"{text_file(written)}.{kind}{hashlib.sha256(written.text.encode()).hexdigest()[:_LENGTH]}"
        self._given[id_] = self._given.get(id_, 0) + 1
        return id_ if self._given[id_] == 1 else f"{id_}-{self._given[id_]}"
