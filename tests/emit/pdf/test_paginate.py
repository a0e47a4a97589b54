"""Pages of any run of text, headings, figures and tables: all of it, in order, within the page, nothing early."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from math import ceil

from hypothesis import example, given
from hypothesis import strategies as st

from docgen.emit.pdf.boxes import Box, Chart, Flow, Placed, TableFlow
from docgen.emit.pdf.paginate import paginate
from docgen.emit.pdf.structure import Element

LINES, LEADING = 20, 10.0
NEAR = 0.001
ROOT = Element("Sect")
Pages = tuple[tuple[Placed, ...], ...]


def paragraph(name: str, lines: int) -> list[Flow]:
    """Lines of which the first two and the last two stay together, as the typesetter makes them."""
    last = lines - 1
    return [Box(1.0, (), keep=i < last and i in (0, last - 1), anchors=(f"{name}.{i}",)) for i in range(lines)]


def heading(name: str, lines: int) -> list[Flow]:
    return [Box(float(lines), (), "heading", keep=True, anchors=(f"{name}.0",), drop=float(lines - 1))]


def figure(name: str, lines: int, give: int = 0) -> list[Flow]:
    """`lines` with the caption's one; the chart may lose `give` lines and gain as many."""
    chart = Chart(0.0, 0.0, name, lines - 1, ROOT)
    return [Box(float(lines), (chart,), "figure", anchors=(f"{name}.0",), give=(give, give))]


def table(name: str, rows: int, notes: int = 0) -> list[Flow]:
    caption = Box(1.7, (), keep=True, anchors=(f"{name}.caption",), drop=0.3)
    made = tuple(Box(0.88, (), anchors=(f"{name}.{i}",)) for i in range(rows))
    last = Box(0.45 + notes * 0.85, (), anchors=(f"{name}.notes",))
    continued = replace(caption, anchors=(f"{name}.again",))
    return [TableFlow(caption, continued, Box(1.1, (), keep=True), made, Box(0.0, ()), last)]


BLOCKS = st.one_of(
    st.tuples(st.just(paragraph), st.integers(1, 25)),
    st.tuples(st.just(heading), st.integers(1, 2)),
    st.tuples(st.just(figure), st.integers(3, 14), st.integers(0, 2)),
    st.tuples(st.just(table), st.one_of(st.integers(1, 8), st.integers(5, 60)), st.integers(0, 3)),
)


def flow_of(blocks: list[tuple]) -> list[Flow]:
    return [item for n, (make, *sizes) in enumerate(blocks) for item in make(f"{make.__name__}{n}", *sizes)]


def standing(pages: Pages) -> list[str]:
    return [anchor for page in pages for placed in page for anchor in placed.box.anchors]


def within(flow: list[Flow]) -> list[str]:
    """The anchors of a flow in order, as they would stand were nothing floated."""
    boxes = (
        box
        for item in flow
        for box in ((item.caption, *item.rows, item.last) if isinstance(item, TableFlow) else (item,))
    )
    return [anchor for box in boxes for anchor in box.anchors]


def floats(names: list[str]) -> list[str]:
    return [name for name in names if name.startswith(("figure", "table"))]


def sane(blocks: list[tuple]) -> list[tuple]:
    """No run of headings that fills a page by itself: three at most, and text at the end."""
    kept: list[tuple] = []
    for block in blocks:
        if block[0] is not heading or [b[0] for b in kept[-3:]] != [heading] * 3:
            kept.append(block)
    return [*kept, (paragraph, 3)]


RUNS = st.lists(BLOCKS, min_size=1, max_size=14).map(sane)


@given(RUNS)
@example([(paragraph, 10), (table, 8, 0), (table, 8, 0), (table, 8, 0), (paragraph, 3)])
@example([(paragraph, 14), (figure, 8, 0), (heading, 1), (figure, 3, 0), (paragraph, 3)])
@example([(paragraph, 14), (figure, 8, 0), (table, 40, 0), (figure, 8, 0), (paragraph, 3)])
@example([(paragraph, 15), (table, 1, 3), (paragraph, 3)])
def test_every_block_stands_once_and_text_and_floats_each_keep_their_order(blocks: list[tuple]) -> None:
    flow = flow_of(blocks)
    names = [name for name in standing(paginate(flow, LINES, LEADING)) if not name.endswith("again")]
    wanted = within(flow)
    assert sorted(names) == sorted(wanted)
    assert floats(names) == floats(wanted)
    assert [n for n in names if n not in floats(names)] == [n for n in wanted if n not in floats(wanted)]


@given(RUNS)
@example([(paragraph, 10), (table, 8, 0), (table, 8, 0), (table, 8, 0), (paragraph, 3)])
@example([(paragraph, 15), (table, 1, 3), (paragraph, 3)])
@example([(heading, 2), (paragraph, 14), (table, 5, 3), (paragraph, 3)])
def test_no_page_holds_more_than_its_lines_and_nothing_overlaps(blocks: list[tuple]) -> None:
    for page in paginate(flow_of(blocks), LINES, LEADING):
        for above, below in pairwise(page):
            assert abs(above.y / LEADING + above.box.lines - below.y / LEADING) < NEAR
        assert page[-1].y / LEADING + page[-1].box.lines <= LINES + NEAR


@given(RUNS)
@example([(paragraph, 14), (figure, 8, 0), (table, 40, 0), (figure, 8, 0), (paragraph, 3)])
def test_no_block_stands_before_what_precedes_it_unless_that_floats(blocks: list[tuple]) -> None:
    flow = flow_of(blocks)
    place = {name: i for i, name in enumerate(standing(paginate(flow, LINES, LEADING)))}
    text = ""
    for name in within(flow):
        assert not text or place[text] < place[name]
        text = name if name not in floats([name]) else text


@given(RUNS)
@example([(paragraph, 14), (figure, 8, 0), (table, 40, 0), (figure, 8, 0), (paragraph, 3)])
def test_nothing_stands_between_the_parts_of_a_table(blocks: list[tuple]) -> None:
    parts = [name.split(".")[0] for name in standing(paginate(flow_of(blocks), LINES, LEADING))]
    stretches = [name for name, _ in groupby(parts)]
    tables = [name for name in stretches if name.startswith("table")]
    assert len(tables) == len(set(tables))


@given(RUNS)
@example([(paragraph, 15), (table, 1, 3), (paragraph, 3)])
@example([(paragraph, 14), (heading, 1), (table, 5, 3), (paragraph, 3)])
def test_no_heading_and_no_head_of_a_table_ends_a_page(blocks: list[tuple]) -> None:
    for page in paginate(flow_of(blocks), LINES, LEADING):
        assert not [placed for placed in page[-1:] if placed.box.keep]
        parts = [[a.split(".")[-1] for a in placed.box.anchors] for placed in page]
        for index, names in enumerate(parts):
            if names and names[0] in ("caption", "again"):
                rows = [n for n in parts[index + 1 :] if n and n[0].isdigit()]
                assert rows


def test_figures_give_way_to_one_more() -> None:
    (page,) = paginate(flow_of([(figure, 11, 1), (figure, 11, 1)]), LINES, LEADING)
    assert [placed.box.lines for placed in page] == [10, 10]


def test_text_goes_on_above_a_figure_that_waits() -> None:
    pages = paginate(flow_of([(paragraph, 14), (figure, 10), (paragraph, 8)]), LINES, LEADING)
    first = [anchor for placed in pages[0] for anchor in placed.box.anchors]
    assert len(first) == LINES and not floats(first)
    assert pages[1][0].box.kind == "figure"


def test_a_table_that_is_cut_fills_the_pages_between() -> None:
    pages = paginate(flow_of([(paragraph, 3), (table, 60, 0), (paragraph, 3)]), LINES, LEADING)
    assert all(ceil(p[-1].y / LEADING + p[-1].box.lines) == LINES for p in pages[:-1])


def test_a_heading_stays_on_the_page_where_high_rows_of_its_table_can_begin() -> None:
    (cut,) = table("table", 12)
    assert isinstance(cut, TableFlow)
    high = replace(cut, rows=tuple(replace(row, lines=2.0) for row in cut.rows))
    first, *_ = paginate([*flow_of([(paragraph, 11), (heading, 1)]), high], LINES, LEADING)
    assert [placed.box.anchors[0] for placed in first if placed.box.anchors][-2:] == ["table.0", "table.1"]
