"""Titles and target → the metadata of a PDF: its XMP packet and the Info dictionary, which agree."""

from __future__ import annotations

import re
from html import escape
from uuid import NAMESPACE_URL, uuid5

import pikepdf
from pikepdf import Dictionary, Name, String

from docgen.emit.pdf.frame import Target
from docgen.model.facts import EditionError
from docgen.model.report import Titles
from docgen.wording.messages import message

_MAKER = "docgen"
_DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")

_CLAIMS = {
    "web": "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>",
    "print": "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
}
_SCHEMAS = {
    "web": ("PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "part", "Integer"),
    "print": ("PDF/X identification", "http://www.npes.org/pdfx/ns/id/", "pdfxid", "GTS_PDFXVersion", "Text"),
}
"""Namespaces that PDF/A does not know must be declared: title, address, prefix, property, its type."""


def add_metadata(pdf: pikepdf.Pdf, titles: Titles, target: Target) -> None:
    """Write XMP packet and Info dictionary; dates are those of the edition."""
    year, month, day = _date(titles.date)
    stream = pikepdf.Stream(pdf, packet(titles, target).encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = pdf.make_indirect(stream)
    stamp = f"D:{year}{month}{day}000000Z"
    info = Dictionary(
        Title=String(titles.title + titles.subtitle), Author=String("、".join(titles.issuers)), Creator=String(_MAKER),
        Producer=String(_MAKER), CreationDate=String(stamp), ModDate=String(stamp), Trapped=Name("/False"),
    )  # fmt: skip
    pdf.trailer.Info = pdf.make_indirect(info)


def _date(text: str) -> tuple[str, str, str]:
    """A date in words (2020年11月) → year, month, day in digits. Raises EditionError."""
    found = _DATE.search(text)
    if not found:
        raise EditionError(
            "edition.toml", message("看不懂日期 {text!r}", text=text), message("写成 2020年11月 或 2020年11月5日")
        )
    year, month, day = found.groups(default="1")
    return year, month.zfill(2), day.zfill(2)


def packet(titles: Titles, target: Target) -> str:
    """Titles, target → the XMP packet (XMP 1; extension schema as in ISO 19005-2, 6.6.2.3)."""
    title = escape(titles.title + titles.subtitle, quote=False)
    identity = uuid5(NAMESPACE_URL, "\n".join((titles.title, titles.subtitle, titles.date, target)))
    creators = "".join(f"<rdf:li>{escape(name, quote=False)}</rdf:li>" for name in titles.issuers)
    date = "-".join(_date(titles.date)) + "T00:00:00Z"
    _, address, prefix, *_ = _SCHEMAS[target]
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:{prefix}="{address}">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq>{creators}</rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{escape(titles.language, quote=False)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{_MAKER}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<pdf:Producer>{_MAKER}</pdf:Producer>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
{_CLAIMS[target]}
</rdf:Description>
{_extension(target)}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _extension(target: Target) -> str:
    title, address, prefix, name, kind = _SCHEMAS[target]
    return f"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{address}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{title}</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
