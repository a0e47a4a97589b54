"""Labels never overlap each other, the edges or half a mark, whatever the numbers are."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.figures.heights import lines_wanted
from docgen.model.chart import ChartKind, ChartSpec, Point, Series, Standing
from docgen.model.facts import EditionError
from docgen.style.fontbook import FontBook
from docgen.style.style import Style
from tests.figures.conftest import Draw
from tests.figures.geometry import colliding_texts, texts_cut_by_fills, texts_outside
from tests.figures.specs import TILES, chart, city_map

NAMES = st.text("互联网信息服务业务企业数量占比增值电信", min_size=1, max_size=20)
SOME = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def points(draw: st.DrawFn, least: str = "0", magnitude: int = 3) -> Point:
    high = Decimal(10) ** magnitude
    value = draw(st.decimals(Decimal(least), high, places=draw(st.integers(0, 2))))
    basis = draw(st.sampled_from(["reported", "reported", "derived", "missing"]))
    if basis == "missing":
        return Point(None, "", "missing")
    return Point(
        value, f"≈{value}" if basis == "derived" else str(value), "derived" if basis == "derived" else "reported"
    )


@st.composite
def rows(draw: st.DrawFn, length: int, count: int, axis: str = "left") -> tuple[Series, ...]:
    least, magnitude = draw(st.sampled_from(["0", "0", "-500"])), draw(st.integers(0, 7))
    one = st.lists(points(least, magnitude), min_size=length, max_size=length)
    unit, side = ("%", "right") if axis == "right" else ("万人", "left")
    return tuple(
        Series(draw(NAMES)[:10], unit, "right" if side == "right" else "left", tuple(draw(one))) for _ in range(count)
    )


@st.composite
def charts(draw: st.DrawFn) -> ChartSpec:
    kind: ChartKind = draw(st.sampled_from(["columns", "grouped", "stacked", "columns-line", "line", "bars", "months"]))
    length = draw(st.integers(1, 10))
    years = " ".join(str(2012 + i) for i in range(length))
    names = " ".join(f"{i}{draw(NAMES)}" for i in range(length))
    labels = years if draw(st.booleans()) else names
    series = draw(rows(length, 1 if kind == "columns" else draw(st.integers(1, 5))))
    if kind == "columns-line":
        series += draw(rows(length, 1, "right"))
    own = labels.split()[0] if draw(st.booleans()) else ""
    order = (Standing("order", tuple(labels.split()[:3])),) if kind == "bars" and draw(st.booleans()) else ()
    return chart(kind, labels, *series, own=own, stack=draw(st.booleans()), standings=order, awaits=draw(NAMES))


@st.composite
def rings(draw: st.DrawFn) -> ChartSpec:
    length = draw(st.integers(1, 10))
    values = draw(st.lists(st.decimals(Decimal("0.1"), Decimal(100), places=1), min_size=length, max_size=length))
    row = Series("占比", "%", "left", tuple(Point(v, str(v), "reported") for v in values))
    return chart("doughnut", " ".join(f"{i}{draw(NAMES)}" for i in range(length)), row)


@st.composite
def maps(draw: st.DrawFn) -> ChartSpec:
    count = draw(st.integers(1, 2))
    listed = st.lists(st.sampled_from(list(TILES)), min_size=1, unique=True).map(tuple)
    known = st.builds(Standing, st.sampled_from(["order", "set"]), listed)
    standings = draw(st.lists(st.one_of(st.none(), known), min_size=count, max_size=count))
    return city_map(*draw(rows(len(TILES), count)), standings=standings)


def assert_clear(spec: ChartSpec, lines: int, drawn: Draw, book: FontBook, style: Style) -> None:
    try:
        drawing = drawn(spec, lines)
    except EditionError:
        return
    assert colliding_texts(drawing, book) == []
    assert texts_outside(drawing, book) == []
    assert texts_cut_by_fills(drawing, book, style.screen("paper")) == []


@SOME
@given(charts(), st.integers(8, 13))
def test_labels_of_charts_are_clear(drawn: Draw, book: FontBook, style: Style, spec: ChartSpec, lines: int) -> None:
    assert_clear(spec, lines, drawn, book, style)


@SOME
@given(rings(), st.integers(9, 13))
def test_labels_of_rings_are_clear(drawn: Draw, book: FontBook, style: Style, spec: ChartSpec, lines: int) -> None:
    assert_clear(spec, lines, drawn, book, style)


@SOME
@given(maps(), st.integers(8, 13))
def test_labels_of_maps_are_clear(drawn: Draw, book: FontBook, style: Style, spec: ChartSpec, lines: int) -> None:
    assert_clear(spec, lines, drawn, book, style)


@SOME
@given(charts())
def test_the_height_wanted_keeps_within_the_style(style: Style, spec: ChartSpec) -> None:
    assert style.chart.lines_min <= lines_wanted(spec, style) <= style.chart.lines_max
