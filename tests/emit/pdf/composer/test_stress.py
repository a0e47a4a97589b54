"""Hard cases in the house's fonts at three widths: a book page, half of it, a narrow cell of a table."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from docgen.emit.pdf.composer.characters import CLOSING, MIDDLE, OPENING, PAUSES, STOPS
from docgen.emit.pdf.composer.compose import compose
from docgen.emit.pdf.composer.types import Run, SetLine, Shape
from docgen.style.fontbook import FontBook, open_fontbook
from docgen.style.load import load_style

SIZE = 12.0
PAGE, HALF, CELL = 36.0, 18.0, 7.0
CASES = {
    "nested quotes and brackets": "提出“以‘数字辽宁’（又称“数字辽”〔试行〕）为抓手”，“推进（《规划》（2019年））”。",
    "runs of 《》": "依据《通知》《意见》《办法》《关于印发〈实施方案〉的通知》《规定》《决定》，制定《细则》。",
    "long Latin names": "由Massachusetts Institute of Technology、Internationale Fernmeldeunion共同完成。",
    "addresses": "网址为https://www.example.org/report/2019/index.html?page=12&lang=zh，邮箱info@example.org.cn。",
    "percents and degrees": "占58.7%，上升3.4‰，降至-12.5℃，提高0.6个百分点，误差±0.5%，达到≈94.1%的水平。",
    "dates": "2019年12月31日24时起至2020年1月1日0时止，2017—2019年及2020年第1季度的数据另行公布。",
    "document numbers": "《辽宁省人民政府文件》（辽政发〔2015〕74号）和（辽政办发〔2016〕80号）自2016年起执行。",
    "rare characters": "𬉼河、檣杆、囍字与𠮷野家等生僻字，写作𬉼𬉼𬉼也不能缺。",
    "dashes and dots": "发展——也就是转型……以及升级——都要“稳中求进”……（王·小明——主编）——完。",
    "one line": "完。",
    "a hundred lines": "网络规模持续扩大，2019年用户达1234.5万户，比上年增长6.3%，FTTH/O用户占94.1%（“三网”口径）。"
    * 76,
}
NOT_FIRST, NOT_LAST = set(CLOSING + PAUSES + STOPS + MIDDLE), set(OPENING)
Set = Callable[[str, float], tuple[SetLine, ...]]


@pytest.fixture(scope="module")
def book(root: Path) -> FontBook:
    return open_fontbook(load_style(root / "styles", "yearbook"), root / "fonts")


@pytest.fixture(scope="module")
def made(book: FontBook) -> Set:
    def lines(text: str, width: float) -> tuple[SetLine, ...]:
        align = "left" if width == CELL else "justify"
        return compose([Run(text, "serif", SIZE, "ink")], Shape(width * SIZE, align=align), book)  # type: ignore[arg-type]

    return lines


def text_of(line: SetLine) -> str:
    return "".join(piece.text for piece in line.pieces)


def rules(lines: tuple[SetLine, ...]) -> set[str]:
    return {rule for line in lines for rule in line.yields}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_on_a_page_nothing_gives_way_but_an_address_at_its_points(made: Set, text: str) -> None:
    assert rules(made(text, PAGE)) <= ({"address"} if "http" in text else set())


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_on_half_a_page_only_long_wholes_ask_for_uneven_lines(made: Set, text: str) -> None:
    long = any(whole in text for whole in ("http", "Massachusetts", "〔2016〕80号"))
    assert rules(made(text, HALF)) <= ({"address", "uneven"} if long else set())


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_in_a_narrow_cell_only_what_is_wider_than_the_cell_is_broken(made: Set, text: str) -> None:
    found = rules(made(text, CELL))
    assert not found & {"mark", "overfull", "single"}
    assert "word" not in found or "Massachusetts" in text or "http" in text
    assert "address" not in found or "http" in text


@pytest.mark.parametrize("width", [PAGE, HALF, CELL])
@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_marks_stand_where_they_may_and_no_character_is_lost(made: Set, text: str, width: float) -> None:
    lines = made(text, width)
    assert "".join(map(text_of, lines)).replace(" ", "") == text.replace(" ", "")
    for before, after in pairwise(map(text_of, lines)):
        assert before[-1] not in NOT_LAST and after[0] not in NOT_FIRST
        assert before[-1] + after[0] not in ("——", "……")
    assert all(line.width <= width * SIZE + 0.01 for line in lines)


@pytest.mark.parametrize("width", [PAGE, HALF])
@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_lines_are_flush(made: Set, text: str, width: float) -> None:
    for line in made(text, width)[:-1]:
        assert line.width == pytest.approx(width * SIZE, abs=0.01) or "uneven" in line.yields


def test_the_long_paragraph_has_a_hundred_lines(made: Set) -> None:
    assert len(made(CASES["a hundred lines"], PAGE)) >= 100
    assert len(made(CASES["one line"], CELL)) == 1


def test_a_document_number_and_a_date_stay_whole_on_half_a_page(made: Set) -> None:
    texts = [text_of(line) for name in ("document numbers", "dates") for line in made(CASES[name], HALF)]
    for whole in ("〔2015〕74号", "〔2016〕80号", "2019年", "12月", "31日", "2017—2019年", "第1季度"):
        assert any(whole in text for text in texts)
