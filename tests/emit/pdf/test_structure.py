"""The structure tree: complete, in the order of the story, and right in its details."""

from __future__ import annotations

from itertools import pairwise

from docgen.emit.pdf.structure import Element, Sections, Tagger
from tests.emit.pdf import sample
from tests.emit.pdf.tagged import Node, tree

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def test_the_document_is_one_tree_of_sections(document: Node) -> None:
    assert document.tag == "Document"
    assert {kid.tag for kid in document.kids} == {"Sect"}


def test_heading_levels_have_no_gap(document: Node) -> None:
    levels = [int(node.tag[1]) for node in document.all(*HEADINGS)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_each_heading_has_the_level_of_its_place(document: Node) -> None:
    found = {node.text: node.tag for node in document.all(*HEADINGS)}
    assert found["第一篇环境篇"] == found["前言"] == found["目录"] == found["图目录"] == found["某省发展报告"] == "H1"
    assert found["第一章　环境"] == found["一、用语"] == found["1、第一件"] == "H2"
    assert found["一、政策环境"] == "H3"


def test_a_section_holds_its_heading_and_the_sections_below(document: Node) -> None:
    part = next(node for node in document.kids if node.text.startswith("第一篇"))
    assert part.kids[0].tag == "H1"
    chapter = part.kids[-1]
    assert (chapter.tag, chapter.kids[0].text) == ("Sect", "第一章　环境")
    assert [kid.tag for kid in chapter.kids] == ["H2", "Sect", "Sect"]


def test_reading_order_is_the_order_of_the_story(document: Node) -> None:
    """A figure that floats is read where it was placed by the author, not where it stands."""
    text = document.text
    story = [
        "前言写明编制的目的，",
        "网民",
        "上过网的人。",
        "第一章",
        "也要写对。",
        "图1　用户规模",
        "详见网页。",
        "第一项",
    ]
    story += [
        "网络规模持续扩大",
        "二、数据",
        "表1　各区用户",
        "第45区",
        "图2　用户规模",
        "大事",
        "第一件事",
        "到此为止",
    ]
    places = [text.index(words, text.index("第一篇环境篇") if index > 2 else 0) for index, words in enumerate(story)]
    assert places == sorted(places)


def test_a_paragraph_over_two_pages_is_one_element(document: Node) -> None:
    long = next(node for node in document.all("P") if node.text.startswith("网络规模"))
    assert len(set(long.pages)) > 1
    assert len(long.pages) == len(set(long.pages)), "neighbouring lines share their marked content"
    assert long.text.count("FTTH/O") == 40


def test_a_figure_has_alternate_text_and_place_and_its_caption_beside_it(document: Node) -> None:
    group = document.all("Figure")[0].parent
    assert group is not None
    figure, caption, source = group.kids
    assert figure.alt == "柱形图：用户规模1。"
    assert len(figure.attributes["BBox"]) == 4
    assert (caption.tag, caption.text) == ("Caption", "图1　用户规模")
    assert (source.tag, source.text) == ("P", "数据来源：抽样")


def test_a_table_has_caption_head_and_body(document: Node) -> None:
    (table,) = document.all("Table")
    assert [kid.tag for kid in table.kids] == ["Caption", "THead", "TBody"]
    assert str(table.attributes["Summary"]) == "各区用户，共两列。"
    assert [len(row.kids) for row in table.kids[1].kids] == [2, 2]
    assert len(table.kids[2].kids) == 45


def test_header_cells_say_what_they_head(document: Node) -> None:
    (table,) = document.all("Table")
    place, users = table.kids[1].kids[0].kids
    assert (place.attributes["Scope"], place.attributes["RowSpan"]) == ("/Column", 2)
    assert (users.attributes["Scope"], users.attributes["ColSpan"]) == ("/Column", 2)
    first = table.kids[2].kids[0].kids
    assert [cell.tag for cell in first] == ["TH", "TD", "TD"]
    assert first[0].attributes["Scope"] == "/Row"


def test_repeated_heads_and_captions_are_read_once(document: Node) -> None:
    (table,) = document.all("Table")
    assert table.text.count("移动") == 1
    assert "续表" not in document.text


def test_a_list_has_labels_and_bodies(document: Node) -> None:
    bullets = next(node for node in document.all("L") if node.attributes["ListNumbering"] == "/Disc")
    assert [kid.tag for kid in bullets.kids] == ["LI", "LI"]
    label, body = bullets.kids[1].kids
    assert (label.tag, label.text.strip()) == ("Lbl", "•")
    assert (body.tag, [kid.text for kid in body.kids]) == ("LBody", ["第二项", "续第二项"])


def test_terms_and_what_they_mean_are_one_list(document: Node) -> None:
    terms = next(node for node in document.all("L") if node.attributes["ListNumbering"] == "/None")
    assert [(kid.kids[0].text, kid.kids[1].text) for kid in terms.kids] == [
        ("网民", "上过网的人。"),
        ("普及率", "网民与人口之比。"),
    ]


def test_contents_are_nested_as_the_headings_are(document: Node) -> None:
    contents = document.all("TOC")[0]
    nested = next(node for node in contents.all("TOCI") if node.text.startswith("一、政策环境"))
    depth, node = 0, nested
    while node.parent is not None:
        depth += node.tag == "TOC"
        node = node.parent
    assert depth == 3
    assert nested.kids[0].tag == "Reference"


def test_running_heads_page_numbers_and_leaders_are_artifacts(document: Node) -> None:
    assert "某省发展报告（2031年）" not in document.text.replace("某省发展报告（2031年）", "", 1)
    assert "....." not in document.text


def test_both_files_are_read_alike() -> None:
    assert tree(sample.web()).text == tree(sample.press()).text


def test_all_numbered_content_is_in_the_tree(document: Node) -> None:
    """The reader takes each sequence out once; what is taken twice would have failed there."""
    assert document.text.count(sample.RARE) == 1


def test_sections_nest_without_gaps_whatever_the_depths() -> None:
    root = Element("Document")
    sections = Sections(root)
    tags = [sections.enter(depth).tag for depth in (3, 5, 4, 1, 4, 2, 2)]
    assert tags == ["H1", "H2", "H2", "H1", "H2", "H2", "H2"]
    assert [kid.tag for kid in root.children] == ["Sect", "Sect"]


def test_neighbouring_marks_of_one_element_share_their_marked_content() -> None:
    tagger, element = Tagger(), Element("P")
    tagger.turn()
    written = [tagger.switch(element), tagger.switch(element), tagger.switch(None), tagger.close(), tagger.close()]
    assert written == [["/P <</MCID 0>> BDC"], [], ["EMC", "/Artifact BMC"], ["EMC"], []]
    assert tagger.content == {element: [(0, 0)]}
