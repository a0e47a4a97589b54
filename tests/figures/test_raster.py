"""The bitmap of a drawing: its size, its bytes, the same picture as the marks."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path as FilePath

import numpy as np
import pytest
from matplotlib.image import imread

from docgen.figures.raster import png
from docgen.model.drawing import Drawing, Path, Stroke, TextRun
from docgen.style.fontbook import FontBook
from docgen.style.style import Style
from tests.figures.conftest import Draw
from tests.figures.geometry import box_of
from tests.figures.specs import chart, series

SQUARE = (("m", (10.0, 20.0)), ("l", (30.0, 20.0)), ("l", (30.0, 40.0)), ("l", (10.0, 40.0)), ("h", ()))


@pytest.fixture(scope="session")
def fonts(root: FilePath) -> FilePath:
    return root / "fonts"


def pixels(drawing: Drawing, style: Style, fonts: FilePath, dpi: int) -> np.ndarray:
    return np.rint(imread(BytesIO(png(drawing, style, fonts, dpi)), format="png")[:, :, :3] * 255).astype(int)


def dark(image: np.ndarray) -> tuple[float, float, float, float]:
    """Image → left, bottom, right, top of what is not paper, in pixels from the lower left corner."""
    rows, columns = np.nonzero(image.min(axis=2) < 128)
    return columns.min(), len(image) - 1 - rows.max(), columns.max(), len(image) - 1 - rows.min()


def test_the_picture_has_the_drawings_size_at_its_resolution(drawn: Draw, style: Style, fonts: FilePath) -> None:
    data = png(drawn(chart("columns", "2021", series("甲", "个", "5")), 10), style, fonts, 144)
    assert struct.unpack(">II", data[16:24]) == (864, 420)
    assert data.index(b"pHYs") and b"tEXt" not in data and b"tIME" not in data


def test_the_same_drawing_gives_the_same_bytes(drawn: Draw, style: Style, fonts: FilePath) -> None:
    drawing = drawn(chart("line", "2019 2020 2021", series("甲", "%", "5 ~6 ?")))
    assert png(drawing, style, fonts, 100) == png(drawing, style, fonts, 100)


def test_a_fill_covers_its_place_in_its_colour(style: Style, fonts: FilePath) -> None:
    navy = style.screen("navy")
    image = pixels(Drawing(60, 60, (Path(SQUARE, navy),)), style, fonts, 72)
    assert tuple(image[30, 20]) == (0x12, 0x36, 0x5C) and tuple(image[5, 5]) == (255, 255, 255)
    assert dark(image) == (10, 20, 29, 39)


def test_a_stroke_is_as_wide_as_the_drawing_says(style: Style, fonts: FilePath) -> None:
    line = Path((("m", (0.0, 30.0)), ("l", (60.0, 30.0))), "", Stroke("#1a1a1a", 4.0))
    image = pixels(Drawing(60, 60, (line,)), style, fonts, 144)
    assert (image[:, 60].min(axis=1) < 128).sum() == 8


def test_a_dash_leaves_gaps(style: Style, fonts: FilePath) -> None:
    line = Path((("m", (0.0, 30.0)), ("l", (60.0, 30.0))), "", Stroke("#1a1a1a", 2.0, (5.0, 5.0)))
    row = pixels(Drawing(60, 60, (line,)), style, fonts, 72)[30, :, 0] < 128
    assert 20 <= row.sum() <= 40 and (np.diff(row.astype(int)) == 1).sum() == 5


@pytest.mark.parametrize("angle", [0.0, 90.0])
def test_text_fills_the_box_that_the_font_book_measures(
    style: Style, book: FontBook, fonts: FilePath, angle: float
) -> None:
    run = TextRun(40, 40, "2780.5", "sans", 30, "#1a1a1a", angle)
    box = box_of(run, book)
    found = dark(pixels(Drawing(160, 160, (run,)), style, fonts, 72))
    wanted = (box.left, box.bottom, box.right, box.top)
    assert all(abs(a - b) < 4 for a, b in zip(found, wanted, strict=True))
