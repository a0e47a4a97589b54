"""Headings: Word's lists count what the report prints."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.emit.docx.numbering import continuous_depths, ordinal, plan_numbering
from docgen.model.plain import plain
from docgen.model.resolved import Heading, Resolved
from docgen.style.load import load_style
from docgen.style.style import Style
from docgen.wording.numerals import mark
from tests.emit.docx.counted import counted_headings
from tests.emit.docx.parts import W, part, value
from tests.emit.docx.sample import chapter, emitted, heading, headings, report, report_of


def printed(of: Resolved) -> list[tuple[str, str]]:
    return [(block.mark, plain(block.title)) for block in headings(of)]


def test_the_lists_count_the_mark_of_every_heading(made: bytes) -> None:
    catalogs = [("", "图目录"), ("", "表目录")]
    assert list(counted_headings(made)) == [*printed(report()), *catalogs]


def test_marks_are_not_typed(made: bytes) -> None:
    assert all(not title.startswith(("第一", "（", "一、", "1、")) for _, title in counted_headings(made))


def outline(words: str) -> list[Heading]:
    """`2 第一章 · 3 （一）/（一） · 3 一、!` → headings: depth, mark, scheme if not the default, ! for a restart."""
    made = []
    for serial, item in enumerate(words.split(" · ")):
        depth, _, rest = item.partition(" ")
        shown, _, scheme = rest.rstrip("!").partition("/")
        made.append(heading(f"h{serial}", int(depth), shown, f"题{serial}", scheme, restart=rest.endswith("!")))
    return made


@pytest.mark.parametrize(
    "words",
    [
        "1 第一篇 · 2 第一章 · 1 第二篇 · 2 第二章",
        "2 第一章 · 3 一、 · 3 二、 · 3 一、!",
        "2 第一章 · 3 （一）/（一） · 2 第二章 · 3 （一）/（一）",
        "2 第一章 · 3 一、 · 2 第二章 · 3 （一）/（一） · 4 1、/1、 · 2 第三章 · 3 一、 · 4 （一）",
        "1 第一篇 · 2 /none · 3 一、 · 2 /none · 3 一、",
        "4 （一） · 5 1、 · 5 2、 · 4 （二） · 5 1、",
        "2 第一章 · "
        + " · ".join(f"3 {n}、" for n in ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一")),
    ],
    ids=["chapters run on", "restart", "shifted twice", "shifted and back", "below no mark", "deep", "eleven"],
)
def test_the_lists_follow_every_scheme(words: str, look: Style) -> None:
    of = report_of(*outline(words))
    data = emitted(of, look).data
    assert list(counted_headings(data))[: len(headings(of))] == printed(of)


def test_default_marks_take_no_number_of_their_own(look: Style) -> None:
    of = report_of(chapter("a", "第一章", "甲"), heading("b", 3, "一、", "乙"))
    data = emitted(of, look).data
    assert part(data, "document").find(f".//{W}numPr") is None


def test_word_s_headings_belong_to_the_lists_that_count_them(made: bytes) -> None:
    styles = part(made, "styles")
    linked = {value(level) for level in part(made, "numbering").iter(f"{W}pStyle")}
    assert linked == {f"Heading{depth}" for depth in range(1, 6)}
    for id_ in linked:
        assert styles.find(f".//{W}style[@{W}styleId='{id_}']/{W}pPr/{W}numPr") is not None


def test_a_part_s_number_is_white_on_its_band_as_in_the_pdf(made: bytes, look: Style) -> None:
    (level,) = [n for n in part(made, "numbering").iter(f"{W}lvl") if value(n.find(f"{W}pStyle")) == "Heading1"]
    assert value(level.find(f"{W}rPr/{W}color")) == look.screen("paper").removeprefix("#").upper()


def test_lists_of_the_text_begin_at_one(look: Style) -> None:
    numbering = plan_numbering(report(), look)
    ordered = [numbering.instances[numbering.places[id_][0] - 1] for id_ in ("list-1", "list-4")]
    assert [dict(one.starts) for one in ordered] == [{0: 1}, {0: 1}]
    assert numbering.places["list-3"][1] == 1


def test_a_mark_that_is_not_of_its_scheme_is_an_error() -> None:
    with pytest.raises(ValueError, match="is no mark"):
        ordinal(heading("a", 3, "甲、", "乙"))


def test_chapters_are_seen_to_run_on() -> None:
    assert continuous_depths([block for matter in report().matters for block in matter.blocks]) == {2}


def test_libreoffice_counts_as_the_report_does(made: bytes, tmp_path: Path) -> None:
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if not office or not reader:
        pytest.skip("LibreOffice or pdftotext is not installed")
    (tmp_path / "report.docx").write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "report.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = subprocess.run([reader, str(tmp_path / "report.pdf"), "-"], check=True, capture_output=True).stdout.decode()
    shown = re.sub(r"\s", "", text)
    for number, title in printed(report()):
        assert f"{number}{title}" in shown


@st.composite
def outlines(draw: st.DrawFn) -> list[Heading]:
    """Headings of random depths; siblings share a scheme, chapters run on, a restart now and then."""
    made: list[Heading] = []
    counts: dict[int, int] = {}
    schemes: dict[int, str] = {}
    chapters = 0
    for serial, wish in enumerate(draw(st.lists(st.integers(1, 5), min_size=1, max_size=25))):
        depth = min(wish, max(counts, default=0) + 1)
        scheme = schemes.get(depth) or _DEFAULTS[depth - 1]
        if depth not in counts and depth > 1:
            scheme = draw(st.sampled_from(("", "none", *_DEFAULTS[2:]))) or scheme
        restart = scheme != "第一章" and draw(st.integers(0, 9)) == 0
        count = 1 if restart else counts.get(depth, 0) + 1
        if scheme == "第一章":
            count = chapters = chapters + 1
        counts = {d: n for d, n in counts.items() if d < depth} | {depth: count}
        schemes = {d: s for d, s in schemes.items() if d < depth} | {depth: scheme}
        made.append(heading(f"h{serial}", depth, mark(scheme, count), "题", scheme, restart=restart))
    return made


_DEFAULTS = ("第一篇", "第一章", "一、", "（一）", "1、")


@settings(max_examples=60, deadline=None)
@given(outlines())
def test_any_outline_is_counted_right(drawn: list[Heading]) -> None:
    style = load_style(Path(__file__).parents[3] / "styles", "yearbook")
    of = report_of(*drawn)
    assert list(counted_headings(emitted(of, style).data))[: len(drawn)] == printed(of)
