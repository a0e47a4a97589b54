"""Ids of blocks → names of bookmarks; bookmarks round elements; their numbers, those of drawings and of controls.

Names that begin with `_` are hidden in Word's dialog. They survive a save by LibreOffice, so they are the identity of
what they stand round.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import count
from typing import Final, Literal

from docgen.ooxml.xml import Element, name, w

# What stands in the bookmark: an entry of a list of contents, a label or title that is referred to, a block itself.
Kind = Literal["Toc", "Ref", "Id"]
LONGEST: Final = 40
# What bears a number; an element w:id is a control's.
_START, _END, _DRAWING, _CONTROL = map(name, ("w:bookmarkStart", "w:bookmarkEnd", "wp:docPr", "w:id"))
_ID, _VALUE = name("w:id"), name("w:val")
_SIMPLE: Final = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")


@lru_cache(1 << 12)
def bookmark_name(kind: Kind, id_: str) -> str:
    """Id → a hidden bookmark's name: letters, digits and _, 40 characters at most; different ids, different names."""
    full = f"_{kind}_" + re.sub(r"\W", "_", id_.replace(".", "__"))
    if len(full) <= LONGEST and _SIMPLE.fullmatch(id_):
        return full
    return f"{full[: LONGEST - 9]}_{hashlib.sha256(id_.encode()).hexdigest()[:8]}"


def around(bookmark: str, content: Iterable[Element]) -> tuple[Element, ...]:
    """Elements → the same within a bookmark; its number is given by `number_identities`."""
    return w("bookmarkStart", id=bookmark, name=bookmark), *content, w("bookmarkEnd", id=bookmark)


def number_identities(content: Iterable[Element]) -> None:
    """Gives bookmarks, drawings and controls of a document their numbers, in order: the same in every build."""
    bookmarks: dict[str | None, str] = {}
    drawings, controls = count(1), count(1)
    for node in (node for one in content for node in one.iter(_START, _END, _DRAWING, _CONTROL)):
        tag = node.tag
        if tag == _START:
            node.set(_ID, bookmarks.setdefault(node.get(_ID), str(len(bookmarks))))
        elif tag == _END:
            node.set(_ID, bookmarks[node.get(_ID)])
        elif tag == _CONTROL:
            node.set(_VALUE, str(next(controls)))
        else:
            node.set("id", str(next(drawings)))
