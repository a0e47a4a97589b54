"""Key and runs → a content control that nobody sees: it carries the identity of a bound text.

The key stands in the alias and the tag, and in the name of a hidden bookmark inside, which is all that LibreOffice
keeps. There is no data binding: a store would win over what an editor typed, on the next opening and without a word.
Nor is it a plain-text control (w:text): LibreOffice 7.4 would keep its alias, but writes the text of those that mix
Han and Latin several times on saving.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from docgen.ooxml.bookmarks import around
from docgen.ooxml.xml import Element, copied, element, name, value, w

TAG: Final = "d:"
BOOKMARK: Final = "_d_"
_VALUE: Final = name("w:val")
_ALIAS: Final = re.compile(r"⟦d:(?P<key>[0-9a-z]+)⟧")


def control(key: str, title: str, content: Iterable[Element]) -> Element:
    """Key, what Word calls it, runs → an inline w:sdt; its number is given by `number_identities`."""
    properties = _properties()
    alias, tag = properties[0], properties[1]
    alias.set(_VALUE, f"{title} ⟦{TAG}{key}⟧")
    tag.set(_VALUE, TAG + key)
    return w("sdt", properties, w("sdtContent", *around(BOOKMARK + key, content)))


@copied
def _properties() -> Element:
    """What all controls have in common: alias and tag are still empty."""
    hidden = element("w15:appearance")
    hidden.set(name("w15:val"), "hidden")
    return w("sdtPr", w("alias", val=""), w("tag", val=""), w("id", val=0), hidden)


def control_key(sdt: Element) -> str:
    """A w:sdt → the key in its alias or else in its tag; empty if it is none of ours."""
    properties = sdt.find(name("w:sdtPr"))
    if properties is None:
        return ""
    found = _ALIAS.search(value(properties.find(name("w:alias"))))
    tag = value(properties.find(name("w:tag")))
    return found["key"] if found else tag.removeprefix(TAG) if tag.startswith(TAG) else ""
