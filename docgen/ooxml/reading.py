"""The bytes of a foreign part → its tree: no entities, no network, no document type; what parts are related to.

Files that editors send back were written by other programs, so nothing in them is taken on trust.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.ooxml.xml import Element, name
from docgen.wording.messages import message

CONTENT_TYPES: Final = "[Content_Types].xml"


class UnsafeXml(ValueError):
    """A part that is no XML, or XML with a document type (entities)."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part: its id, type, and the part it leads to (its address if it leads outside)."""

    id: str
    type: str
    target: str
    external: bool

    def of(self, kind: str) -> bool:
        """Whether its type ends with this name: `chart`, `image` (the prefixes of ISO strict differ)."""
        return self.type.rsplit("/", 1)[-1] == kind


def parsed(data: bytes) -> Element:
    """The bytes of a part → its tree. Raises UnsafeXml."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnsafeXml(message("不是合法的 XML（{msg}）", msg=error.msg)) from error
    if tree.getroottree().docinfo.internalDTD is not None:
        raise UnsafeXml(message("含有 DOCTYPE（实体声明）"))
    return tree


def bare(tree: Element) -> bytes:
    """A tree → its bytes without a declaration: the same tree gives the same bytes."""
    return bytes(etree.tostring(tree))


def relations_part(part: str) -> str:
    """Name of a part → that of the part with its relations; of the package itself: an empty name."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def relations(tree: Element, part: str) -> tuple[Relation, ...]:
    """The relations of a part; targets as names of parts."""
    return tuple(_relation(node, part) for node in tree.iter(name("rels:Relationship")))


def _relation(node: Element, part: str) -> Relation:
    target, external = node.get("Target", ""), node.get("TargetMode") == "External"
    path = target if external else posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    return Relation(node.get("Id", ""), node.get("Type", ""), path, external)
