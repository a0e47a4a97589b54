"""The bytes of a DOCX → its XML parts, for tests to look at."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def part(data: bytes, name: str) -> etree._Element:
    """A part of a DOCX by its name inside word/ (document, styles, numbering, settings)."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def paragraphs(data: bytes) -> list[etree._Element]:
    return list(part(data, "document").iter(f"{W}p"))


def value(node: etree._Element | None, attribute: str = "val") -> str:
    return "" if node is None else node.get(f"{W}{attribute}", "")


def words(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t"))


def style(paragraph: etree._Element) -> str:
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def in_style(data: bytes, name: str) -> list[str]:
    """The texts of the paragraphs of a style."""
    return [words(p) for p in paragraphs(data) if style(p) == name]
