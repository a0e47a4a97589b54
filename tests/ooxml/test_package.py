"""Packages: the same parts are the same bytes; what the file says of itself."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from docgen.ooxml.package import empty_package, zipped
from docgen.ooxml.properties import Properties, first_moment


def unzipped(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_order_of_writing_leaves_no_trace() -> None:
    parts = {"word/document.xml": b"<a/>", "[Content_Types].xml": b"<b/>", "_rels/.rels": b"<c/>"}
    assert zipped(parts) == zipped(dict(reversed(parts.items())))
    assert list(unzipped(zipped(parts))) == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]


def test_an_empty_document_has_every_part_its_types_name() -> None:
    properties = Properties("题", "", "甲、乙", "", "zh-CN", "")
    parts = unzipped(empty_package(properties, b"<a/>", b"<a/>"))
    types = etree.fromstring(parts["[Content_Types].xml"])
    assert {n.get("PartName", "/").removeprefix("/") for n in types} - {""} <= set(parts)
    assert "dcterms" not in parts["docProps/core.xml"].decode().split(">", 2)[2]


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2020年11月", "2020-11-01T00:00:00Z"),
        ("2020年11月5日", "2020-11-05T00:00:00Z"),
        ("2020", "2020-01-01T00:00:00Z"),
        ("近日", ""),
    ],
)
def test_a_date_in_words_is_its_first_moment(date: str, moment: str) -> None:
    assert first_moment(date) == moment
