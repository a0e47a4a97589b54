"""What comes out of a drawing: the palette's colours, faces that have every character, the same marks every time."""

from __future__ import annotations

from dataclasses import replace

import matplotlib
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from docgen.figures.draw import draw
from docgen.figures.recorder import Recorder
from docgen.figures.typeset import Typesetter
from docgen.model.chart import ChartSpec
from docgen.model.drawing import Drawing, Path
from docgen.model.facts import EditionError
from docgen.style.fontbook import FontBook
from docgen.style.style import Style
from tests.figures.conftest import Draw
from tests.figures.geometry import paths, texts
from tests.figures.specs import chart, series

SPEC: ChartSpec = chart(
    "columns-line", "2019 2020 2021", series("网民", "万人", "? ~20 30"), series("普及率", "%", "51 ? ~53.5", "right")
)


def recorded(patch: Rectangle, book: FontBook) -> Drawing:
    figure = Figure(figsize=(1, 1), dpi=72)
    figure.patch.set_visible(False)
    figure.add_artist(patch)
    recorder = Recorder(72, 72, Typesetter(book, "fig-test"), frozenset({"#12365c", "#ffffff"}))
    figure.draw(recorder)
    return recorder.drawing()


def test_the_same_spec_gives_the_same_drawing(drawn: Draw) -> None:
    assert drawn(SPEC) == drawn(SPEC)


def test_a_readers_settings_of_matplotlib_change_nothing(drawn: Draw) -> None:
    wanted = drawn(SPEC)
    loud = {"lines.linewidth": 9, "patch.edgecolor": "red", "hatch.linewidth": 7, "figure.autolayout": True}
    with matplotlib.rc_context({**loud, "lines.dash_capstyle": "round", "lines.marker": "o", "path.simplify": False}):
        assert drawn(SPEC) == wanted


def test_drawing_leaves_the_settings_of_matplotlib_alone(drawn: Draw) -> None:
    before = dict(matplotlib.rcParams)
    drawn(SPEC)
    assert dict(matplotlib.rcParams) == before


def test_every_colour_is_one_of_the_palette(drawn: Draw, style: Style) -> None:
    palette = {c.screen for c in style.palette.values()}
    drawing = drawn(SPEC)
    fills = {p.fill for p in paths(drawing) if p.fill}
    strokes = {p.stroke.colour for p in paths(drawing) if p.stroke}
    assert fills | strokes | {t.colour for t in texts(drawing)} <= palette


@pytest.mark.parametrize("colour", ["#12365d", (0.07, 0.21, 0.36, 0.5)])
def test_any_other_colour_is_refused(book: FontBook, colour: str) -> None:
    with pytest.raises(EditionError, match="fig-test"):
        recorded(Rectangle((0.1, 0.1), 0.5, 0.5, facecolor=colour, linewidth=0), book)


def test_a_character_that_the_face_lacks_takes_another_face(drawn: Draw, style: Style, book: FontBook) -> None:
    faces = {name: replace(face, advances=dict(face.advances)) for name, face in book.faces.items()}
    for name in ("sans", "sans-bold"):
        del faces[name].advances[ord("网")]
    lacking = FontBook(faces)
    drawing = draw(SPEC, style, lacking, 432, 210)
    parts = [t for t in texts(drawing) if t.text in ("网", "民")]
    assert [t.text for t in parts] == ["网", "民"] and parts[0].face != parts[1].face == "sans"
    assert parts[1].x == pytest.approx(parts[0].x + parts[0].size, abs=0.01)


def test_a_character_that_no_font_has_is_an_error_with_the_figures_id(drawn: Draw) -> None:
    with pytest.raises(EditionError, match=r"fig-test.*U\+27A4"):
        drawn(chart("columns", "2021", series("甲", "➤", "5")))


def test_a_hatch_is_made_of_lines_inside_the_outline(book: FontBook) -> None:
    patch = Rectangle((0, 0), 0.5, 0.5, facecolor="#ffffff", edgecolor="#12365c", linewidth=1, hatch="/")
    patch.set_hatchcolor("#12365c")
    fill, hatch, outline = recorded(patch, book).marks
    assert isinstance(fill, Path) and isinstance(hatch, Path) and isinstance(outline, Path)
    assert fill.fill and not fill.stroke and outline.stroke and not outline.fill
    assert all(0 <= n <= 36 for _, numbers in hatch.segments for n in numbers)


def test_images_are_refused(book: FontBook) -> None:
    with pytest.raises(TypeError):
        Recorder(1, 1, Typesetter(book, "fig-test"), frozenset()).draw_image(None, 0, 0, None)  # type: ignore[arg-type]


def test_the_dashes_are_in_points(drawn: Draw) -> None:
    assert {p.stroke.dash for p in paths(drawn(SPEC)) if p.stroke and p.stroke.dash} == {(2.2, 1.8)}
