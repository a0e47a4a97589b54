"""A DOCX on an editor's desk: its parts, what stands where in it, the file as it is saved."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from tests.revise.nodes import RELS, Node, W, key_of, style_of, w


class Desk:
    """An opened DOCX that is worked on."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.document = etree.fromstring(self.parts["word/document.xml"])
        numbers = (node.get(f"{W}id", "") for node in self.document.iter())
        self._serial = max((int(number) for number in numbers if number.isdigit()), default=0) + 90_000

    def saved(self) -> bytes:
        """The file as Word would leave it: the document's part written anew, every bookmark with one end behind it."""
        self._heal()
        self.parts["word/document.xml"] = etree.tostring(
            self.document, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                archive.writestr(name, data)
        return stream.getvalue()

    def _heal(self) -> None:
        """Bookmarks of which only one end is left, or whose end comes first: they shrink to where they begin."""
        open_: dict[str, Node] = {}
        for node in list(self.document.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            if node.tag == f"{W}bookmarkStart":
                open_[node.get(f"{W}id", "")] = node
            elif open_.pop(node.get(f"{W}id", ""), None) is None:
                node.getparent().remove(node)  # type: ignore[union-attr]
        for id_, start in open_.items():
            start.addnext(w("bookmarkEnd", id=id_))

    @property
    def body(self) -> Node:
        found = self.document.find(f"{W}body")
        assert found is not None
        return found

    def paragraphs(self, style: str = "") -> list[Node]:
        """Paragraphs of the body (not in tables), of a style if one is named."""
        found = [p for p in self.body.iter(f"{W}p") if next(p.iterancestors(f"{W}tbl"), None) is None]
        return [p for p in found if not style or style_of(p) == style]

    def controls(self, node: Node | None = None) -> list[Node]:
        """docgen's controls in the document or in an element of it."""
        return [s for s in (self.document if node is None else node).iter(f"{W}sdt") if key_of(s)]

    def control(self, key: str) -> Node:
        """The first control with a key."""
        return next(s for s in self.controls() if key_of(s) == key)

    def bookmarked(self, name: str) -> Node:
        """The paragraph in which a bookmark begins."""
        start = next(s for s in self.document.iter(f"{W}bookmarkStart") if s.get(f"{W}name") == name)
        return next(start.iterancestors(f"{W}p"))

    def serial(self) -> str:
        self._serial += 1
        return str(self._serial)

    def relate(self, part: str, kind: str, target: str) -> str:
        rels = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        id_ = f"rId{self.serial()}"
        type_ = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
        etree.SubElement(rels, f"{RELS}Relationship", Id=id_, Type=type_, Target=target)
        self.parts["word/_rels/document.xml.rels"] = etree.tostring(rels)
        return id_

    def declare(self, part: str, type_: str) -> None:
        types = etree.fromstring(self.parts["[Content_Types].xml"])
        space = etree.QName(types).namespace
        etree.SubElement(types, f"{{{space}}}Override", PartName=f"/{part}", ContentType=type_)
        self.parts["[Content_Types].xml"] = etree.tostring(types)
