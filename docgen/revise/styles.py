"""styles.xml of an edited document → names of styles and what they hand down; styles are known by name, not by id.

Ids change when another program saves the file; names do not (LibreOffice writes built-in ones with capitals).
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.ooxml.xml import Element, name, value
from docgen.revise.package import Package
from docgen.revise.visible import style_id


class Styles:
    """Styles of a document by id; names in small letters."""

    def __init__(self, package: Package) -> None:
        tree = package.tree(next(package.related(package.main, "styles")).target)
        self._styles = {value(style, "styleId"): style for style in tree.iter(name("w:style"))}
        self._names = {id_: value(style.find(name("w:name"))).lower() for id_, style in self._styles.items()}

    def name(self, paragraph: Element) -> str:
        """A paragraph → the name of its style, in small letters; empty for the default."""
        return self._names.get(style_id(paragraph), "")

    def name_of(self, id_: str) -> str:
        """Id → name; empty if there is no such style."""
        return self._names.get(id_, "")

    def id_of(self, wanted: str, kind: str = "paragraph") -> str:
        """Name → id; empty if there is none."""
        found = (i for i, n in self._names.items() if n == wanted.lower() and value(self._styles[i], "type") == kind)
        return next(found, "")

    def chain(self, id_: str) -> Iterator[Element]:
        """A style and those it is based on, nearest first."""
        seen: set[str] = set()
        while id_ in self._styles and id_ not in seen:
            seen.add(id_)
            yield self._styles[id_]
            id_ = value(self._styles[id_].find(name("w:basedOn")))

    def outline(self, paragraph: Element) -> int:
        """A paragraph → its outline level from 1; 0 for text of the body."""
        properties = [paragraph.find(name("w:pPr")), *(s.find(name("w:pPr")) for s in self.chain(style_id(paragraph)))]
        for own in properties:
            level = None if own is None else own.find(name("w:outlineLvl"))
            if level is not None:
                return int(value(level)) + 1 if value(level).isdigit() and int(value(level)) < 9 else 0
        return 0
