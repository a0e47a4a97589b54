"""An opened DOCX: its parts by name, trees that may be changed, relations; saved, an untouched part keeps its bytes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from docgen.ooxml.package import zipped
from docgen.ooxml.reading import CONTENT_TYPES, Relation, UnsafeXml, bare, parsed, relations, relations_part
from docgen.ooxml.xml import Element, element, serialized

TEXT_PARTS: Final = ("header", "footer", "footnotes", "endnotes")
_EMPTY_RELATIONS: Final = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


class Package:
    """Parts of a DOCX. `main` = name of the document's part; trees are parsed once and written back if they changed."""

    def __init__(self, parts: dict[str, bytes], main: str = "") -> None:
        self._parts = parts
        self._trees: dict[str, tuple[Element, bytes]] = {}
        self.main = main

    @property
    def document(self) -> Element:
        return self.tree(self.main)

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._parts)

    def blob(self, part: str) -> bytes:
        """Name → bytes as they were read. Raises KeyError."""
        return self._parts[part]

    def tree(self, part: str) -> Element:
        """Name → its tree, the same object each time. Raises KeyError, UnsafeXml."""
        if part not in self._trees:
            tree = parsed(self._parts[part])
            self._trees[part] = (tree, bare(tree))
        return self._trees[part][0]

    def check(self, part: str) -> None:
        """Raises UnsafeXml if a part is no sound XML."""
        parsed(self._parts[part])

    def changed(self, part: str) -> bool:
        """Whether the tree of a part says something else than when it was read."""
        return part in self._trees and bare(self._trees[part][0]) != self._trees[part][1]

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Name of a part (empty = the package) → its relations."""
        path = relations_part(part)
        return relations(self.tree(path), part) if path in self._parts else ()

    def related(self, part: str, *kinds: str) -> Iterator[Relation]:
        """The inner relations of a part of these kinds (`chart`, `image`) whose target is there."""
        for relation in self.relations(part):
            if not relation.external and relation.target in self and any(relation.of(kind) for kind in kinds):
                yield relation

    def target(self, part: str, id_: str) -> str:
        """Part and relation id → name of the part it leads to; empty if it leads nowhere or outside."""
        found = (r for r in self.relations(part) if r.id == id_ and not r.external and r.target in self)
        return next((relation.target for relation in found), "")

    def texts(self) -> tuple[str, ...]:
        """The parts with text, the document first, each once."""
        others = (relation.target for relation in self.related(self.main, *TEXT_PARTS))
        return tuple(dict.fromkeys((self.main, *others)))

    def replace(self, part: str, data: bytes) -> None:
        """New bytes for a part."""
        self._trees.pop(part, None)
        self._parts[part] = data

    def add(self, wanted: str, data: bytes, content_type: str) -> str:
        """A new part → its name: as wanted, with a number if that is taken."""
        stem, extension = posixpath.splitext(wanted)
        serial, name = 1, wanted
        while name.lower() in {known.lower() for known in self._parts}:
            serial += 1
            name = f"{stem}-{serial}{extension}"
        self._parts[name] = data
        self._declare(name, content_type)
        return name

    def content_type(self, part: str) -> str:
        """What a part is declared to be: by its name, else by its extension; empty if by neither."""
        types = self.tree(CONTENT_TYPES)
        named = (n for n in types if n.get("PartName", "").lower() == f"/{part}".lower())
        extension = posixpath.splitext(part)[1][1:].lower()
        default = (n for n in types if n.get("Extension", "").lower() == extension)
        return next((n.get("ContentType", "") for n in (*named, *default)), "")

    def relate(self, part: str, target: str, type_: str, wanted: str = "") -> str:
        """A new relation from a part to another → its id: as wanted, if that is free."""
        path = relations_part(part)
        if path not in self._parts:
            self._parts[path] = _EMPTY_RELATIONS
        tree = self.tree(path)
        taken = {relation.id for relation in self.relations(part)}
        names = (wanted, *(f"rId{number}" for number in range(1, len(taken) + 2)))
        id_ = next(name for name in names if name and name not in taken)
        tree.append(element("rels:Relationship", Id=id_, Type=type_, Target=_relative(target, part)))
        return id_

    def drop_unused(self, part: str) -> None:
        """Removes a part (with its own relations) that nothing leads to any more."""
        sources = [name for name in self._parts if posixpath.basename(posixpath.dirname(name)) == "_rels"]
        owners = (posixpath.join(posixpath.dirname(posixpath.dirname(s)), posixpath.basename(s)[:-5]) for s in sources)
        if part not in self or any(relation.target == part for owner in owners for relation in self.relations(owner)):
            return
        inner = [relation.target for relation in self.relations(part) if not relation.external]
        for name in (part, relations_part(part)):
            self._parts.pop(name, None)
            self._trees.pop(name, None)
        types = self.tree(CONTENT_TYPES)
        for node in [n for n in types if n.get("PartName", "").lower() == f"/{part}".lower()]:
            types.remove(node)
        for name in inner:
            self.drop_unused(name)

    def unrelate(self, part: str, id_: str) -> None:
        """Removes a relation, and what it led to if nothing else does; other uses of the id are the caller's care."""
        tree = self.tree(relations_part(part))
        target = self.target(part, id_)
        for node in [node for node in tree if node.get("Id") == id_]:
            tree.remove(node)
        if target:
            self.drop_unused(target)

    def saved(self) -> bytes:
        """The file: parts whose tree changed are written anew, all others byte for byte."""
        parts = self._parts.items()
        return zipped({part: serialized(self.tree(part)) if self.changed(part) else data for part, data in parts})

    def _declare(self, part: str, content_type: str) -> None:
        """Tells the package what a part is: by its extension where that is declared so, else by its name."""
        types, extension = self.tree(CONTENT_TYPES), posixpath.splitext(part)[1][1:].lower()
        for node in types:
            if node.get("Extension", "").lower() == extension and node.get("ContentType") == content_type:
                return
        types.append(element("types:Override", PartName=f"/{part}", ContentType=content_type))


def _relative(target: str, part: str) -> str:
    """Name of a part as the relations of another write it."""
    return posixpath.relpath(f"/{target}", posixpath.join("/", posixpath.dirname(part)))


__all__ = ["Package", "UnsafeXml"]
