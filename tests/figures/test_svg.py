"""The vector twin of a drawing: words stay words, places are those of the drawing."""

from __future__ import annotations

from lxml import etree

from docgen.figures.svg import svg
from docgen.model.drawing import Drawing, Path, Stroke, TextRun
from docgen.style.style import Style
from tests.figures.conftest import Draw
from tests.figures.specs import chart, series

SVG = "{http://www.w3.org/2000/svg}"
SQUARE = Path(
    (("m", (10.0, 20.0)), ("l", (30.0, 20.0)), ("c", (31.0, 21.0, 32.0, 22.0, 30.0, 40.0)), ("h", ())),
    "#12365c",
    Stroke("#b33a3a", 0.75, (2.0, 1.5), 1, 2),
)


def test_paths_keep_their_places_and_strokes(style: Style) -> None:
    (path,) = etree.fromstring(svg(Drawing(100.0, 50.0, (SQUARE,)), style)).iter(f"{SVG}path")
    assert path.get("d") == "M10 30 L30 30 C31 29 32 28 30 10 Z"
    assert (path.get("fill"), path.get("stroke"), path.get("stroke-width")) == ("#12365c", "#b33a3a", "0.75")
    assert (path.get("stroke-dasharray"), path.get("stroke-linecap"), path.get("stroke-linejoin")) == (
        "2 1.5", "round", "bevel",
    )  # fmt: skip


def test_words_stay_words_in_the_fonts_of_word(style: Style) -> None:
    run = TextRun(5.0, 10.0, "甲<乙&", "sans-bold", 8.5, "#333333", 90.0)
    (text,) = etree.fromstring(svg(Drawing(100.0, 50.0, (run,)), style)).iter(f"{SVG}text")
    assert text.text == "甲<乙&" and (text.get("x"), text.get("y")) == ("5", "40")
    face = style.faces["sans-bold"]
    assert text.get("font-family") == f"{face.docx_latin}, {face.docx}" and text.get("font-weight") == "bold"
    assert text.get("transform") == "rotate(-90 5 40)"


def test_a_chart_says_the_same_in_both(style: Style, drawn: Draw) -> None:
    drawing = drawn(chart("columns", "2020 2021", series("甲", "个", "5 ~6")), 9)
    tree = etree.fromstring(svg(drawing, style))
    said = [node.text for node in tree.iter(f"{SVG}text")]
    assert said == [mark.text for mark in drawing.marks if isinstance(mark, TextRun)]
    assert tree.get("viewBox") == f"0 0 {drawing.width:g} {drawing.height:g}"
    assert svg(drawing, style) == svg(drawing, style)
