"""Sections: a section a chapter with literal running heads, page numbers of front matter and body."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from docgen.emit.docx.divisions import divisions
from docgen.model.resolved import Matter
from docgen.style.style import Style
from tests.emit.docx.parts import W, part, value, words
from tests.emit.docx.sample import emitted, report, text
from tests.emit.docx.sample import part as part_heading

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def heads(data: bytes) -> list[tuple[str, str, str]]:
    """For each section: how it begins, its left and its right running head."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        targets = {r.get("Id"): r.get("Target") for r in relations}
        made = []
        for section in part(data, "document").iter(f"{W}sectPr"):
            found = {value(h, "type"): targets[h.get(f"{_R}id")] for h in section.iter(f"{W}headerReference")}
            left, right = (words(etree.fromstring(archive.read(f"word/{found[page]}"))) for page in ("even", "default"))
            made.append((value(section.find(f"{W}type")), left, right))
    return made


def test_every_chapter_has_its_running_heads(made: bytes) -> None:
    report_title = "某省互联网发展报告（2031年）"
    assert heads(made) == [
        ("nextPage", "", ""),
        ("oddPage", report_title, "目录"),
        ("nextPage", report_title, "前言"),
        ("nextPage", report_title, "编辑委员会名单"),
        ("nextPage", report_title, "术语解释"),
        ("oddPage", "", ""),
        ("oddPage", report_title, "第一章　发展环境"),
        ("nextPage", report_title, "第二章　基础设施"),
        ("oddPage", "", ""),
        ("oddPage", report_title, "第三章　总结"),
        ("nextPage", report_title, "第四章　建议"),
        ("oddPage", "", ""),
        ("oddPage", report_title, "第三篇　大事篇"),
        ("oddPage", "", ""),
        ("oddPage", report_title, "第四篇　评选篇"),
        ("nextPage", report_title, "附录"),
        ("nextPage", report_title, "图目录"),
        ("nextPage", report_title, "表目录"),
    ]


def test_front_matter_is_counted_in_roman_and_the_body_from_one(made: bytes) -> None:
    numbers = [s.find(f"{W}pgNumType") for s in part(made, "document").iter(f"{W}sectPr")]
    shown = [(value(n, "fmt"), value(n, "start")) for n in numbers]
    assert shown[1:5] == [("upperRoman", "1"), *[("upperRoman", "")] * 3]
    assert shown[5] == ("decimal", "1") and set(shown[6:]) == {("decimal", "")}


def test_the_page_is_the_style_s(made: bytes) -> None:
    for section in part(made, "document").iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert (value(size, "w"), value(size, "h")) == ("11906", "16838")
        assert int(value(size, "w")) - int(value(margins, "left")) - int(value(margins, "right")) == 8640


def test_a_draft_says_so_in_its_running_heads(look: Style) -> None:
    sample = report(draft="草稿")
    shown = heads(emitted(sample, look).data)
    assert shown[1] == ("oddPage", "某省互联网发展报告（2031年）草稿", "草稿目录")


def test_what_stands_before_the_first_heading_is_not_lost() -> None:
    first = text("a", "甲")
    cut = list(divisions(Matter("body", (first, part_heading("p", "第一篇", "乙"), text("b", "丙")))))
    assert [len(division.blocks) for division in cut] == [1, 1, 1]
    assert [division.chapters for division in cut] == [None, (), None]
