"""A Word paragraph → what it shows: tracked changes, fields, controls, links, joined paragraphs."""

from __future__ import annotations

import pytest

from docgen.revise.opened import open_edited
from docgen.revise.readback.looks import Looks
from docgen.revise.readback.spots import Hand, Shown, ShownTable, Spot, folded
from docgen.revise.readback.walk import flow
from tests.revise.hands import Hands
from tests.revise.nodes import W, run, w


def walked(hands: Hands, *, rejected: bool = False) -> list[Shown]:
    """The paragraphs that stand behind the last one of the built document."""
    package = open_edited(hands.saved(), "a.docx").package
    found = flow(package, Looks(package), rejected=rejected)
    at = next(i for i, p in enumerate(found) if isinstance(p, Shown) and p.text == "起点")
    return [p for p in found[at + 1 :] if isinstance(p, Shown)]


@pytest.fixture
def write(hands: Hands):
    """Puts paragraphs at the end of the document, behind one that says 起点."""

    def put(*paragraphs) -> None:
        section = hands.body.find(f"{W}sectPr")
        for made in (w("p", run("起点")), *paragraphs):
            section.addprevious(made) if section is not None else hands.body.append(made)

    return put


def test_tracked_words_are_there_or_not(hands, write):
    write(w("p", run("甲"), hands.inserted("乙"), hands.deleted("丙"), run("丁")))
    assert [p.text for p in walked(hands)] == ["甲乙丁"]
    assert [p.text for p in walked(hands, rejected=True)] == ["甲丙丁"]


def test_whose_change_it_is(hands, write):
    write(w("p", run("甲"), hands.inserted("乙")))
    (shown,) = walked(hands)
    assert [spot.hand for spot in shown.spots] == [None, Hand("编辑甲", "2020-11-20T09:00:00Z")]


def mark(tag: str, hands: Hands):
    return w("pPr", w("rPr", w(tag, id=hands.serial(), author="甲")))


def test_a_deleted_end_makes_two_paragraphs_one(hands, write):
    write(w("p", mark("del", hands), run("甲")), w("p", run("乙")))
    assert [p.text for p in walked(hands)] == ["甲乙"]
    assert [p.text for p in walked(hands, rejected=True)] == ["甲", "乙"]


def test_an_inserted_end_makes_one_paragraph_two(hands, write):
    write(w("p", mark("ins", hands), run("甲")), w("p", run("乙")))
    assert [p.text for p in walked(hands)] == ["甲", "乙"]
    assert [p.text for p in walked(hands, rejected=True)] == ["甲乙"]


def test_a_paragraph_deleted_whole_is_gone(hands, write):
    write(w("p", mark("del", hands), hands.deleted("甲")), w("p", run("乙")))
    assert [p.text for p in walked(hands)] == ["乙"]


def test_fields_are_references_links_or_their_results(hands, write):
    write(
        w("p", run("见"), *hands.field(" REF _Ref_fig_cities \\h ", "图2"), run("。")),
        w("p", *hands.field(' HYPERLINK "http://example.org/" ', "网站")),
        w("p", *hands.field(" DATE ", "今天")),
        w("p", run("图"), *hands.field(" SEQ 图 ", "9"), run("　题")),
    )
    first, second, third, fourth = walked(hands)
    assert [(s.kind, s.text, s.name) for s in first.spots][1] == ("reference", "图2", "_Ref_fig_cities")
    assert {s.url for s in second.spots} == {"http://example.org/"}
    assert third.text == "今天"
    assert (fourth.caption, fourth.text) == (True, "　题")


def test_a_field_inside_a_field(hands, write):
    inner = hands.field(" PAGE ", "7")
    begin, order, separate, _, end = hands.field(" IF x ", "")
    write(w("p", begin, order, separate, run("甲"), *inner, run("乙"), end))
    assert [p.text for p in walked(hands)] == ["甲乙"]


def test_headings_items_and_bold(hands, write):
    strong = run("粗")
    strong.insert(0, w("rPr", w("rStyle", val="Strong")))
    off = run("细")
    off.insert(0, w("rPr", w("b", val="0")))
    write(
        w("p", w("pPr", w("pStyle", val="Heading2")), run("题")),
        w("p", w("pPr", w("pStyle", val="Heading2"), w("numPr", w("ilvl", val="0"), w("numId", val="0"))), run("题")),
        w("p", w("pPr", w("numPr", w("ilvl", val="0"), w("numId", val="1"))), run("项")),
        w("p", strong, off),
    )
    shown = walked(hands)
    assert [(p.level, p.item) for p in shown] == [(2, False), (2, False), (0, True), (0, False)]
    assert [spot.strong for spot in shown[3].spots] == [True, False]


def test_notes_and_text_boxes_and_rows_are_told_apart(hands, write):
    box = w("r", w("pict", w("txbxContent", w("p", run("框里的字")))))
    write(w("p", run("甲"), box), w("p", run("乙"), w("r", w("footnoteReference", id="2"))))
    first, second = walked(hands)
    assert (first.text, first.strays) == ("甲", [("文本框", "框里的字")])
    assert second.strays == [("脚注", "2")]


def test_a_deleted_row_is_no_row(hands):
    row = next(r for r in hands.document.iter(f"{W}tr") if "邻甲" in "".join(r.itertext()))
    properties = row.find(f"{W}trPr")
    properties.append(w("del", id=hands.serial(), author="甲"))
    package = open_edited(hands.saved(), "a.docx").package
    assert "邻甲" not in cells(flow(package, Looks(package)))
    assert "邻甲" in cells(flow(package, Looks(package), rejected=True))


def cells(found) -> list[str]:
    return [p.text for table in found if isinstance(table, ShownTable) for p in table.paragraphs]


def test_a_control_saved_several_times_is_one(hands):
    spots = [Spot("control", text, "k") for text in ("2021年", "年2021年", "2021年")]
    assert folded([*spots, Spot("control", "3%", "m")]) == [Spot("control", "2021年", "k"), Spot("control", "3%", "m")]
