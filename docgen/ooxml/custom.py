"""A text ⇄ the custom XML part in which it travels inside a DOCX (ECMA-376 part 1, 22.5)."""

from __future__ import annotations

import hashlib
from typing import Final
from uuid import UUID

from lxml import etree

from docgen.ooxml.xml import element, name, root, serialized

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
PROPERTIES_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_ROOT: Final = "m:manifest"


def text_part(text: str) -> bytes:
    """Text → the bytes of a part with a root of our own namespace."""
    return serialized(root(_ROOT, ("m",), text=text))


def properties_part(text: str) -> bytes:
    """Text → the part of properties beside it; its identity is a digest of the text."""
    identity = UUID(bytes=hashlib.sha256(text.encode()).digest()[:16], version=4)
    schema = element("ds:schemaRef")
    schema.set(name("ds:uri"), root(_ROOT, ("m",)).nsmap["m"])
    item = root("ds:datastoreItem", ("ds",), element("ds:schemaRefs", schema))
    item.set(name("ds:itemID"), "{" + str(identity).upper() + "}")
    return serialized(item)


def text_of(part: bytes) -> str | None:
    """The bytes of a part → its text, None if it is not ours. Raises etree.XMLSyntaxError."""
    tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    return str(tree.text or "") if tree.tag == name(_ROOT) else None
