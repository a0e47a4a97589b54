"""Ids of blocks → names of bookmarks; bookmarks round elements; their numbers, those of drawings and of controls.

Names that begin with `_` are hidden in Word's dialog. They survive a save by LibreOffice, so they are the identity of
what they stand round.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Final, Literal

from docgen.ooxml.xml import Element, element, name, value, w

# What stands in the bookmark: an entry of a list of contents, a label or title that is referred to, a block itself.
Kind = Literal["Toc", "Ref", "Id"]
LONGEST: Final = 40
_SIMPLE: Final = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")


def bookmark_name(kind: Kind, id_: str) -> str:
    """Id → a hidden bookmark's name: letters, digits and _, 40 characters at most; different ids, different names."""
    full = f"_{kind}_" + re.sub(r"\W", "_", id_.replace(".", "__"))
    if len(full) <= LONGEST and _SIMPLE.fullmatch(id_):
        return full
    return f"{full[: LONGEST - 9]}_{hashlib.sha256(id_.encode()).hexdigest()[:8]}"


def around(bookmark: str, content: Iterable[Element]) -> tuple[Element, ...]:
    """Elements → the same within a bookmark; its number is given by `number_identities`."""
    return w("bookmarkStart", id=bookmark, name=bookmark), *content, w("bookmarkEnd", id=bookmark)


def number_identities(document: Element) -> None:
    """Gives bookmarks, drawings and controls of a document their numbers, in order: the same in every build."""
    numbers: dict[str, str] = {}
    for start in document.iter(w("bookmarkStart").tag):
        numbers[value(start, "id")] = str(len(numbers))
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for node in document.iter(w(tag).tag):
            node.set(name("w:id"), numbers[value(node, "id")])
    for serial, drawing in enumerate(document.iter(element("wp:docPr").tag), 1):
        drawing.set("id", str(serial))
    for serial, identity in enumerate(document.iterfind(f".//{w('sdtPr').tag}/{w('id').tag}"), 1):
        identity.set(name("w:val"), str(serial))
