"""Ten pages of the 2019 DOCX, as LibreOffice lays them out, look as they did when a person last looked at them.

`python -m tests.golden` renews the pictures.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageStat

from tests.golden.pages import FOLDER, FONTS, PAGES, Difference, beside, compared, fonts, golden_pages

_BIGGEST = 100_000
_LINE = 15
"""Pixels of a line of text."""


@pytest.fixture(scope="module")
def pages(layout_2019: bytes) -> dict[str, Image.Image]:
    return golden_pages(layout_2019)


@pytest.fixture(scope="module")
def same_fonts(layout_2019: bytes) -> bool:
    return fonts(layout_2019) == FONTS.read_text(encoding="utf-8")


def golden(name: str) -> Image.Image:
    return Image.open(FOLDER / f"{name}.png").convert("L")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(name: str, pages: dict[str, Image.Image], same_fonts: bool, tmp_path: Path) -> None:
    """On a machine with other fonts than the golden pages' only how much ink a page has is compared."""
    if not same_fonts:
        assert abs(ink(pages[name]) - ink(golden(name))) < ink(golden(name)) / 2
        return
    found = compared(pages[name], golden(name))
    if not found.small:
        beside(pages[name], golden(name)).save(tmp_path / f"{name}.png")
        pytest.fail(f"{name}: {found}; golden page, page, difference: {tmp_path / name}.png")


def test_golden_pages_are_small_and_all_there() -> None:
    kept = {path.stem: path.stat().st_size for path in FOLDER.glob("*.png")}
    assert kept.keys() == PAGES.keys()
    assert max(kept.values()) <= _BIGGEST


def ink(page: Image.Image) -> float:
    """Of a page's paper, the share under ink."""
    return 1 - ImageStat.Stat(page).mean[0] / 255


def spoilt(name: str, box: tuple[int, int, int, int]) -> Difference:
    """A golden page with a place painted white."""
    page = golden(name)
    ImageDraw.Draw(page).rectangle(box, fill=255)
    return compared(page, golden(name))


def moved(name: str, pixels: int) -> Difference:
    """A golden page with its lower half moved down."""
    page, whole = golden(name), golden(name)
    half = page.height // 2
    page.paste(whole.crop((0, half, page.width, page.height - pixels)), (0, half + pixels))
    return compared(page, whole)


def test_a_figure_that_is_missing_is_seen() -> None:
    assert not spoilt("08-doughnut-and-ranked-bars", (60, 70, 440, 250)).small
    assert not spoilt("05-map", (60, 70, 440, 250)).small


def test_text_that_moved_by_a_line_is_seen() -> None:
    assert not moved("02-contents", _LINE).small
    assert not moved("09-appendix-tables", _LINE // 2).small


def test_another_page_is_seen() -> None:
    names = list(PAGES)
    assert not [(a, b) for a in names for b in names if a < b and compared(golden(a), golden(b)).small]


def test_a_hair_of_blur_is_not_seen() -> None:
    for name in PAGES:
        page = golden(name)
        small = page.resize((page.width * 9 // 10, page.height * 9 // 10)).resize(page.size)
        assert compared(small, page).small, name
