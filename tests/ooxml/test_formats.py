"""Formats: points in, the schema's units and order out."""

from __future__ import annotations

from docgen.ooxml.formats import (
    Borders,
    Characters,
    Fonts,
    Line,
    Paragraphs,
    Tab,
    border_box,
    paragraph_properties,
    run_properties,
)  # fmt: skip
from docgen.ooxml.text import run
from docgen.ooxml.xml import Element, name, value, w


def tags(node: Element | None) -> list[str]:
    return [] if node is None else [str(child.tag).partition("}")[2] for child in node]


def test_nothing_set_is_no_element() -> None:
    assert run_properties(Characters()) is None
    assert paragraph_properties(Paragraphs()) is None


def test_properties_of_a_run_stand_in_the_order_of_the_schema() -> None:
    look = Characters("Strong", Fonts("Arial", "黑体"), True, "#12365c", 12.0, 10.5, hint=True)
    made = run_properties(look)
    assert tags(made) == ["rStyle", "rFonts", "b", "bCs", "color", "spacing", "sz", "szCs"]
    assert made is not None
    assert value(made.find(name("w:sz"))) == "21" and value(made.find(name("w:color"))) == "12365C"
    assert value(made.find(name("w:rFonts")), "hint") == "eastAsia"


def test_properties_of_a_paragraph_stand_in_the_order_of_the_schema() -> None:
    look = Paragraphs(
        "Body", True, False, (3, 1), Borders(top=Line(1, "#000000")), (Tab(10),), False,
        6, 3, 21, False, 10, 5, -20, None, "both", 2,
    )  # fmt: skip
    made = paragraph_properties(look)
    assert tags(made) == [
        "pStyle", "keepNext", "keepLines", "numPr", "pBdr", "tabs", "overflowPunct", "spacing", "ind", "jc",
        "outlineLvl",
    ]  # fmt: skip
    assert made is not None
    indent = made.find(name("w:ind"))
    assert (value(indent, "left"), value(indent, "hanging"), value(indent, "firstLine")) == ("200", "400", "")
    assert value(made.find(name("w:keepLines"))) == "0" and value(made.find(name("w:outlineLvl"))) == "1"


def test_only_tables_have_inner_lines() -> None:
    lines = Borders(bottom=Line(0.5, "#b3b3b3"), inside=Line(0.25, "#e6e6e6"))
    assert tags(border_box("tblBorders", lines)) == ["bottom", "insideH"]
    assert tags(border_box("tcBorders", lines)) == ["bottom"]


def test_marks_shared_by_chinese_and_latin_get_the_hint() -> None:
    assert value(run("“互联网+”")[0][0], "hint") == "eastAsia"
    assert tags(run("互联网")) == ["t"]


def test_spaces_at_the_ends_of_a_text_are_kept() -> None:
    assert run(" a")[0].get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    assert not run("a b")[0].attrib


def test_what_is_added_to_one_paragraphs_format_is_not_in_anothers() -> None:
    first, second = (paragraph_properties(Paragraphs("Normal")) for _ in range(2))
    assert first is not None and second is not None
    first.append(w("sectPr"))
    assert [node.tag for node in second] == [name("w:pStyle")]
