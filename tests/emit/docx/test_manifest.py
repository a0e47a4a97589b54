"""The manifest of a file: it travels in it, and says of every paragraph what stands there and where it came from."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest

from docgen.emit.docx.emit import DocxResult
from docgen.model.manifest import from_json, to_json
from docgen.model.template import filled
from docgen.ooxml.custom import text_of
from docgen.style.style import Style
from tests.emit.docx.parts import W, part, value
from tests.emit.docx.sample import EDITION, emitted, with_chart


@pytest.fixture(scope="module")
def result(look: Style) -> DocxResult:
    return emitted(with_chart(), look)


def bookmarked(data: bytes) -> dict[str, str]:
    """Text of every bookmark of the document; tabs as tabs, line breaks as line feeds."""
    open_: dict[str, tuple[str, list[str]]] = {}
    found: dict[str, str] = {}
    marks = {f"{W}tab": "\t", f"{W}br": "\n"}
    for node in part(data, "document").iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t", *marks):
        if node.tag == f"{W}bookmarkStart":
            open_[value(node, "id")] = (value(node, "name"), [])
        elif node.tag == f"{W}bookmarkEnd":
            name, texts = open_.pop(value(node, "id"))
            found[name] = "".join(texts)
        else:
            for _, texts in open_.values():
                texts.append(marks.get(str(node.tag), node.text or ""))
    return found


def test_the_manifest_travels_in_the_file(result: DocxResult) -> None:
    with zipfile.ZipFile(BytesIO(result.data)) as archive:
        text = text_of(archive.read("customXml/item1.xml"))
        assert b"{" in archive.read("customXml/itemProps1.xml")
    assert text == to_json(result.manifest) and from_json(text) == result.manifest
    assert result.manifest.edition == EDITION


def test_two_builds_have_the_same_manifest(result: DocxResult, look: Style) -> None:
    assert emitted(with_chart(), look).manifest == result.manifest


def test_every_passage_stands_in_the_file_as_its_template_says(result: DocxResult) -> None:
    shown, manifest = bookmarked(result.data), result.manifest
    labels = {target.id: target.label for target in manifest.targets}
    for passage in manifest.passages:
        words = filled(passage.template, manifest.texts(), labels)
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words.replace("**", ""))
        text = shown[passage.bookmark]
        text = text.removeprefix(f"{passage.mark}　") if passage.kind == "caption" else text
        assert text == words, passage


def test_every_identity_of_a_paragraph_is_a_passage(result: DocxResult) -> None:
    manifest = result.manifest
    known = {passage.bookmark for passage in manifest.passages}
    known |= {entry.bookmark for entry in (*manifest.figures, *manifest.tables)}
    assert {name for name in bookmarked(result.data) if name.startswith("_Id_")} <= known


def kinds(result: DocxResult) -> Iterator[str]:
    return (passage.kind for passage in result.manifest.passages)


def test_title_page_people_names_items_terms_and_notes_are_passages(result: DocxResult) -> None:
    expected = {"title", "person", "names", "item", "term", "note", "source", "unit", "caption", "heading"}
    assert expected <= set(kinds(result))


def test_a_passage_knows_its_place_in_the_manuscript(result: DocxResult) -> None:
    passage = next(p for p in result.manifest.passages if p.id == "ch-2.1")
    assert (passage.file, passage.first, passage.last) == ("text/a.md", 9, 9)
    assert passage.source.startswith("带宽{chg}") and passage.section == "sec-network-1"
    assert re.sub(r"\{[0-9a-f]{10}[vn]?\}", "_", passage.template) == "带宽__，端口**_**{{另}}_。"


def test_a_native_figure_lies_in_the_manifest_as_in_its_chart(result: DocxResult) -> None:
    entry = next(figure for figure in result.manifest.figures if figure.kind == "native")
    with zipfile.ZipFile(BytesIO(result.data)) as archive:
        chart = archive.read("word/charts/chart1.xml")
        workbook = archive.read("word/embeddings/Microsoft_Excel_Sheet1.xlsx")
    assert (entry.sha256, entry.workbook) == (hashlib.sha256(chart).hexdigest(), hashlib.sha256(workbook).hexdigest())
    assert entry.categories == ("2029年\n（推算）", "2030年", "2031年\n（待补）") and entry.codes == (
        "2029",
        "2030",
        "2031",
    )
    assert entry.series[0].values == ("107.9", "20.0", "") and entry.series[0].unit == "万公里"


def test_figures_and_tables_are_in_order(result: DocxResult) -> None:
    assert [figure.number for figure in result.manifest.figures] == [1, 2, 3]
    assert [figure.kind for figure in result.manifest.figures] == ["native", "picture", "picture"]
    tables = result.manifest.tables
    assert [table.label for table in tables] == ["表1", "附表1", "附表2"]
    assert tables[0].header == (("地区", "域名"), ("数量", "占比"))
    assert [row.total for row in tables[0].rows] == [False, False, True]
    bindings = {binding.key: binding for binding in result.manifest.bindings}
    key = tables[0].rows[0].cells[1].strip("{}")
    assert (bindings[key].role, bindings[key].text, bindings[key].owner) == ("cell", "12.3", "tab-domains")
