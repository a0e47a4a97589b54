"""The document in memory: its parts, pictures and links; the only place that handles python-docx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, Literal

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.opc.pkgwriter import _ContentTypesItem

from docgen.emit.docx.figures import Form, NativeChart
from docgen.model.picture import Picture
from docgen.ooxml import custom
from docgen.ooxml.bookmarks import number_identities
from docgen.ooxml.charts.part import WORKBOOK
from docgen.ooxml.drawings import Chart, Media
from docgen.ooxml.package import zipped
from docgen.ooxml.xml import Element

_HEADS = {
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}


class Word:
    """A document that grows: parts are added, then the body is filled, then it is saved once."""

    def __init__(self, package: bytes) -> None:
        self._document = Document(BytesIO(package))
        self._heads: dict[tuple[str, bytes], str] = {}
        self._images: dict[bytes, str] = {}

    def add_figures(self, forms: Mapping[str, Form]) -> dict[str, Media | Chart]:
        """Forms of the figures by id → their relation ids and sizes."""
        return {
            id_: self._add_chart(form, serial) if isinstance(form, NativeChart) else self._add_picture(form, serial)
            for serial, (id_, form) in enumerate(forms.items(), 1)
        }

    def add_text(self, text: str) -> None:
        """Adds a text that travels in the file and that nobody sees."""
        item = self._part("/customXml/item1.xml", "application/xml", custom.text_part(text))
        properties = self._part("/customXml/itemProps1.xml", custom.CONTENT_TYPE, custom.properties_part(text))
        item.relate_to(properties, custom.PROPERTIES_RELATION)
        self._document.part.relate_to(item, custom.RELATION)

    def link(self, address: str) -> str:
        """An address outside → its relation id."""
        return self._document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def head(self, kind: Literal["header", "footer"], blob: bytes) -> str:
        """A running head or foot → its relation id; the same one is stored once."""
        if (kind, blob) not in self._heads:
            content_type, relation = _HEADS[kind]
            part = self._part(f"/word/{kind}{len(self._heads) + 1}.xml", content_type, blob)
            self._heads[kind, blob] = self._related(part, relation)
        return self._heads[kind, blob]

    def saved(self, elements: Iterable[Element]) -> bytes:
        """Fills the body → the bytes of the file: the same for the same content."""
        content = tuple(elements)
        number_identities(content)
        self._document.element.body.extend(content)
        return zipped(_parts(self._document.part.package))

    def _add_picture(self, picture: Picture, serial: int) -> Media:
        if picture.png not in self._images:
            part = self._part(f"/word/media/image{len(self._images) + 1}.png", CONTENT_TYPE.PNG, picture.png)
            self._images[picture.png] = self._related(part, RELATIONSHIP_TYPE.IMAGE)
        png, svg = self._images[picture.png], ""
        if picture.svg:
            part = self._part(f"/word/media/vector{serial}.svg", "image/svg+xml", picture.svg)
            svg = self._related(part, RELATIONSHIP_TYPE.IMAGE)
        return Media(png, svg, picture.width_pt, picture.height_pt)

    def _add_chart(self, form: NativeChart, serial: int) -> Chart:
        part = self._part(f"/word/charts/chart{serial}.xml", CONTENT_TYPE.DML_CHART, form.part.xml)
        path = f"/word/embeddings/Microsoft_Excel_Sheet{serial}.xlsx"
        workbook = self._part(path, CONTENT_TYPE.SML_SHEET, form.part.workbook)
        part.rels.add_relationship(RELATIONSHIP_TYPE.PACKAGE, workbook, WORKBOOK)
        return Chart(self._related(part, RELATIONSHIP_TYPE.CHART), form.width, form.height)

    def _related(self, part: Part, kind: str) -> str:
        """A new part → its relation id. python-docx itself would first look for the part among all that are there."""
        relations = self._document.part.rels
        id_ = f"rId{len(relations) + 1}"
        relations.add_relationship(kind, part, id_)
        return id_

    def _part(self, path: str, content_type: str, blob: bytes) -> Part:
        return Part(PackURI(path), content_type, blob, self._document.part.package)


def _parts(package: Any) -> dict[str, bytes]:
    """python-docx's package → what its own writer puts into a ZIP file."""
    parts = package.parts
    for part in parts:
        part.before_marshal()
    types = _ContentTypesItem.from_parts(parts).blob  # type: ignore[no-untyped-call]
    found = {CONTENT_TYPES_URI.membername: types, PACKAGE_URI.rels_uri.membername: package.rels.xml}
    for part in parts:
        found[part.partname.membername] = part.blob
        if len(part.rels):
            found[part.partname.rels_uri.membername] = part.rels.xml
    return found
