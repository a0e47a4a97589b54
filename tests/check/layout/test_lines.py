"""Each rule for lines finds its slip, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgen.check.layout.faults import LayoutFault
from docgen.check.layout.glyphs import Glyph, Page
from docgen.check.layout.lines import page_lines
from docgen.check.layout.report import layout_faults
from tests.check.layout.press import HAN, LEADING, SIZE, TOP, WIDTH, Press, filler

Seed = Callable[[Press], None]


def faults(seed: Seed) -> tuple[LayoutFault, ...]:
    """A page of plain text whose first rows a test has set → its faults."""
    press = Press()
    seed(press)
    press.filled(4, 8)
    return layout_faults(press.data())


def rows(*lines: str) -> Seed:
    """A paragraph of these lines, then plain text."""

    def seed(press: Press) -> None:
        press.filled(press.paragraph(lines), 4 - len(lines)) if len(lines) < 4 else press.paragraph(lines)

    return seed


CELLS = (("图", 80.0, 1), ("网", 95.0, 2), ("民", 105.0, 2))
"""Characters of two cells with the number of the marked content of each, half an em between the cells."""
H16, H17, H18, H19, H20 = (HAN[:n] for n in (16, 17, 18, 19, 20))


def test_a_clean_page_has_no_faults() -> None:
    lines = ("“天地玄黄”，宇宙洪荒（日月）盈昃辰宿", "《列张》寒来2019年暑往秋收冬藏闰余，", "——成岁GDP律吕")
    assert faults(rows(*lines)) == ()


@pytest.mark.parametrize(
    ("lines", "line", "rule"),
    [
        ((H18, "，" + H19, H16), 2, "line-start"),
        ((H18, "·" + H19, H16), 2, "line-start"),
        ((H18, "—" + H19, H16), 2, "line-start"),
        ((H17 + "《", H20, H16), 1, "line-end"),
        ((H17 + "—", "—" + H19, H16), 1, "dash"),
        ((H17 + "…", "…" + H19, H16), 1, "dash"),
        ((H16 + "2019", "年" + H19, H16), 1, "number"),
        ((H16 + "20", "19年" + H18, H16), 1, "number"),
        ((H16 + "8.", "5%" + H18, H16), 1, "number"),
        ((H16 + "8亿", "元" + H19, H16), 1, "number"),
        ((H17 + "图", "5" + H19, H16), 1, "number"),
        ((H17 + "≈", "5" + H19, H16), 1, "number"),
        ((H16 + "Inter", "net" + H18, H16), 1, "word"),
        ((H18, H20, "好。"), 3, "single"),
        ((H17 + "/", H20, H16), 1, "line-end"),
    ],
)
def test_a_slip_at_a_line_end_is_found(lines: tuple[str, ...], line: int, rule: str) -> None:
    assert [(f.page, f.line, f.rule) for f in faults(rows(*lines))] == [(1, line, rule)]


@pytest.mark.parametrize(
    "lines",
    [
        (H18, "——" + H18, H16),
        (H16 + "Inter-", "net" + H18, H16),
        (H18, H20, "好的。"),
        (HAN[:11] + "http://kq.cc/", "news" + H17, H16),
    ],
)
def test_what_is_allowed_at_a_line_end_is_no_fault(lines: tuple[str, ...]) -> None:
    assert faults(rows(*lines)) == ()


def test_neighbours_of_two_cells_are_no_line() -> None:
    glyphs = [Glyph(text, x, 700.0, 10.0, 10.0, "song", (x, x), "TD", cell) for text, x, cell in CELLS]
    page = Page(0, "1", 400.0, 800.0, tuple(glyphs), ())
    assert [line.text for line in page_lines(page)] == ["图", "网民"]


def one(text: str, row: int = 1, **options: float | bool) -> Seed:
    """A paragraph of four lines, of which one is set in another way."""

    def seed(press: Press) -> None:
        lines = filler(4)
        lines[row] = text
        for index, line in enumerate(lines):
            left = 0.0 if index else 2 * SIZE
            width = None if index == 3 else WIDTH - left
            press.line(line, index, **({"left": left, "width": width} | (options if index == row else {})))

    return seed


@pytest.mark.parametrize(
    ("seed", "line", "rule"),
    [
        (one("天地《玄黄》，" + HAN[4:16] + "宙", kern=False), 2, "marks"),
        (one(H19 + "，", cut=False), 2, "end-mark"),
        (one("《天地》" + HAN[4:20], cut=False), 2, "start-mark"),
        (one("《天地》" + HAN[4:18], 0, cut=False), 1, "start-mark"),
        (one("截至2019，" + HAN[4:18], gap=0.0), 2, "han-latin"),
        (one("截至2019年", 3, gap=0.6), 4, "han-latin"),
        (one("截至 2019" + HAN[4:17]), 2, "space"),
        (one(HAN[:13]), 2, "uneven"),
        (one(H19, width=WIDTH - 5), 2, "flush"),
        (one(H19, left=3.0, width=WIDTH - 3), 2, "flush"),
        (one(H18, 0, left=26.0, width=WIDTH - 26), 1, "indent"),
        (one(H20, width=WIDTH + 4), 2, "outside"),
    ],
)
def test_a_slip_in_the_spacing_is_found(seed: Seed, line: int, rule: str) -> None:
    assert [(f.page, f.line, f.rule) for f in faults(seed)] == [(1, line, rule)]


def test_a_mark_may_be_drawn_in_to_its_ink() -> None:
    """What XeLaTeX does at a line start."""
    assert faults(one("（天地）" + HAN[4:20], left=-1.5, width=WIDTH + 1.5)) == ()


def test_text_that_the_trim_would_cut_is_found() -> None:
    def seed(press: Press) -> None:
        press.filled(0, 4)
        press.place("天地玄黄", 380, TOP - 4.5 * LEADING, 9)

    assert {f.rule for f in faults(seed)} == {"outside"}


def test_a_fault_tells_the_words_around() -> None:
    fault = faults(rows(H16 + "2019", "年" + H19, H16))[0]
    assert fault.words == f"{HAN[12:16]}2019｜年{HAN[:7]}"
