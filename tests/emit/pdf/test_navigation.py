"""Links, bookmarks and page labels lead to the right pages."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from tests.emit.pdf import sample
from tests.emit.pdf.tagged import tree


def page_of(id_: str) -> int:
    return sample.layout().book.stands[id_].page


@pytest.fixture(scope="module")
def pdf(web: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(web))


def links(pdf: pikepdf.Pdf) -> list[tuple[int, pikepdf.Object]]:
    return [(i, link) for i, page in enumerate(pdf.pages) for link in page.obj.get("/Annots", [])]


def test_a_link_in_the_text_leads_to_its_figure(pdf: pikepdf.Pdf) -> None:
    (link,) = [a for i, a in links(pdf) if i == page_of("p2") and str(a.Contents) == "图1"]
    assert link.Dest[0].objgen == pdf.pages[page_of("fig-a")].objgen


def test_every_line_of_the_contents_is_one_link_to_its_page(pdf: pikepdf.Pdf) -> None:
    entries = sample.report().catalogs.contents
    found = [link for i, link in links(pdf) if i == page_of("catalog-contents")]
    assert [link.Dest[0].objgen for link in found] == [pdf.pages[page_of(e.target)].objgen for e in entries]
    assert str(found[0].Contents) == "前言　" + sample.layout().book.label("preface")


def test_a_web_address_is_an_action(pdf: pikepdf.Pdf) -> None:
    (link,) = [a for _, a in links(pdf) if "/A" in a]
    assert (str(link.Contents), str(link.A.URI)) == ("网页", "https://example.org/a?b=1")


def test_every_link_stands_in_the_structure_tree(pdf: pikepdf.Pdf, web: bytes) -> None:
    nodes = tree(web).all("Link")
    assert sum(len(node.objects) for node in nodes) == len(links(pdf))
    assert all(node.text.replace("　", "") == str(node.objects[0]["/Contents"]).replace("　", "") for node in nodes)


def test_the_parent_tree_knows_the_element_of_every_link(pdf: pikepdf.Pdf) -> None:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for _, link in links(pdf):
        assert parents[int(link.StructParent)].S == "/Link"
    assert all(int(page.obj.StructParents) in parents for page in pdf.pages)


def test_bookmarks_follow_the_contents(web: bytes) -> None:
    reader = PdfReader(BytesIO(web))
    flat: list[tuple[int, str, int]] = []

    def walk(items: list[object], level: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, level + 1)
            else:
                flat.append((level, item["/Title"], reader.get_destination_page_number(item)))  # type: ignore[index,arg-type]

    walk(reader.outline, 1)  # type: ignore[arg-type]
    entries = sample.report().catalogs.contents
    assert [(level, page) for level, _, page in flat] == [(e.level, page_of(e.target)) for e in entries]
    assert flat[3][1] == "第一篇　环境篇"


def test_page_labels_are_the_printed_numbers(web: bytes) -> None:
    labels = PdfReader(BytesIO(web)).page_labels
    for label, sheet in zip(labels, sample.layout().book.sheets, strict=True):
        assert label == sheet.label or not sheet.label


def test_the_viewer_shows_the_title_and_knows_the_language(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert str(pdf.Root.Lang) == "zh-CN"
    assert str(pdf.trailer.Info.Title) == "某省发展报告（2031年）"


def test_the_print_file_keeps_bookmarks_and_has_no_links(press: bytes) -> None:
    with pikepdf.open(BytesIO(press)) as pdf:
        assert not links(pdf)
        with pdf.open_outline() as outline:
            assert len(outline.root) == 7
