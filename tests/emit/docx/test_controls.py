"""Bound texts are controls that nobody sees; a verb and its number are a pair."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from docgen.model.resolved import Bound, Matter, Paragraph, Text
from docgen.ooxml.controls import control_key
from docgen.style.style import Style
from tests.emit.docx.parts import W, paragraphs, part, value, words
from tests.emit.docx.sample import WHERE, emitted, report, report_of

W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def controls(data: bytes) -> list[etree._Element]:
    return [sdt for sdt in part(data, "document").iter(f"{W}sdt") if control_key(sdt)]


def test_every_bound_text_is_a_control_of_its_text(look: Style) -> None:
    made = emitted(report(), look)
    texts = made.manifest.texts()
    assert len(texts) == 8
    assert {control_key(sdt): words(sdt) for sdt in controls(made.data)} == texts


def test_a_control_is_hidden_and_bears_its_key_thrice(made: bytes) -> None:
    for sdt in controls(made):
        key = control_key(sdt)
        properties = sdt.find(f"{W}sdtPr")
        assert properties is not None
        assert value(properties.find(f"{W}tag")) == f"d:{key}"
        assert value(properties.find(f"{W}alias")).endswith(f" ⟦d:{key}⟧")
        assert properties.find(f"{W15}appearance").get(f"{W15}val") == "hidden"  # type: ignore[union-attr]
        assert [value(mark, "name") for mark in sdt.iter(f"{W}bookmarkStart")] == [f"_d_{key}"]
        assert {node.tag.rpartition("}")[2] for node in properties} == {"alias", "tag", "id", "appearance"}


def test_a_verb_and_its_number_are_neighbours(made: bytes) -> None:
    paragraph = next(p for p in paragraphs(made) if words(p).startswith("带宽增长"))
    assert words(paragraph) == "带宽增长约6.3%，端口持平{另}2029—2031年。"
    pair = paragraph.findall(f"{W}sdt")[:2]
    assert [words(sdt) for sdt in pair] == ["增长", "约6.3%"]
    assert pair[0].getnext() is pair[1]
    assert control_key(pair[0])[:-1] == control_key(pair[1])[:-1]
    assert [control_key(sdt)[-1] for sdt in pair] == ["v", "n"]


def test_a_control_has_the_look_of_the_words_round_it(made: bytes) -> None:
    (strong,) = (sdt for sdt in controls(made) if words(sdt) == "持平")
    assert value(next(strong.iter(f"{W}rStyle"))) == "Strong"


def test_numbers_of_controls_are_unique(made: bytes) -> None:
    numbers = [value(node) for sdt in controls(made) for node in sdt.iterfind(f"{W}sdtPr/{W}id")]
    assert len(set(numbers)) == len(numbers) and all(int(number) > 0 for number in numbers)


def test_what_has_no_key_stays_plain_text(look: Style) -> None:
    of = report_of(Paragraph("p", (Text("有"), Bound("3个", "val", (), WHERE), Text("。")), WHERE))
    data = emitted(of, look).data
    assert controls(data) == [] and "有3个。" in [words(p) for p in paragraphs(data)]


def test_a_key_stays_when_a_paragraph_is_put_before_it(look: Style) -> None:
    before = emitted(report(), look).manifest.texts()
    first, body, last = report().matters
    more = Matter("body", (*body.blocks[:2], Paragraph("new", (Text("新的一段。"),), WHERE), *body.blocks[2:]))
    assert emitted(replace(report(), matters=(first, more, last)), look).manifest.texts() == before
