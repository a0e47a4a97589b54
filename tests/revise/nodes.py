"""Elements of a DOCX for tests → made, and what they say; on the XML, without docgen."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Node = etree._Element


def w(tag: str, *children: Node, text: str = "", **attributes: str) -> Node:
    """An element of WordprocessingML."""
    made = etree.Element(
        W + tag, {W + key.rstrip("_"): value for key, value in attributes.items()}, nsmap={"w": W[1:-1]}
    )
    made.extend(children)
    if text:
        made.text = text
        made.set(SPACE, "preserve")
    return made


def run(text: str, deleted: bool = False) -> Node:
    return w("r", w("delText" if deleted else "t", text=text))


def who() -> dict[str, str]:
    return {"author": "编辑甲", "date": "2020-11-20T09:00:00Z"}


def key_of(control: Node) -> str:
    """The key in a control's alias or tag."""
    alias = control.find(f"{W}sdtPr/{W}alias")
    found = re.search(r"⟦d:([0-9a-z]+)⟧", "" if alias is None else alias.get(f"{W}val", ""))
    return found[1] if found else ""


def style_of(paragraph: Node) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def shown(node: Node) -> str:
    """Text with tracked changes accepted; that of text boxes is their own paragraphs'."""

    def walk(one: Node) -> Iterator[str]:
        if one.tag in (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}txbxContent"):
            return
        if one.tag == f"{W}t":
            yield one.text or ""
        for child in one:
            yield from walk(child)

    return "".join(walk(node))


def all_texts(data: bytes) -> list[str]:
    """A DOCX → the text of every paragraph with tracked changes accepted."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    return [shown(p) for p in tree.iter(f"{W}p")]
