"""Every native chart of the 2019 report says what its twin in the PDF says, and so does its workbook."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docgen.figures.draw import draw
from docgen.model.chart import ChartSpec, Point
from docgen.model.drawing import Drawing, TextRun
from docgen.model.resolved import Figure, Resolved
from docgen.style.fontbook import FontBook, open_fontbook
from docgen.style.palette import hatch
from docgen.style.style import Style
from tests.emit.docx.native import A, C, NativeFigure, colours, key_colour, native_figures, texts
from tests.reading import blocks

EDITION_FIGURES = 89
Twin = tuple[Figure, NativeFigure]


@pytest.fixture(scope="module")
def twins(outputs_2019: Mapping[str, bytes], report_2019: Resolved) -> list[Twin]:
    found = native_figures(outputs_2019["report.docx"])
    figures = {block.id: block for block in blocks(report_2019, Figure) if isinstance(block, Figure)}
    return [(figures[id_], chart) for id_, chart in found.items()]


@pytest.fixture(scope="module")
def drawings(twins: list[Twin], look: Style, root: Path) -> dict[str, Drawing]:
    """The PDF's figures, as high as the DOCX has them."""
    book: FontBook = open_fontbook(look, root / "fonts")
    return {figure.id: draw(figure.chart, look, book, look.grid.width, chart.height) for figure, chart in twins}


def in_order(spec: ChartSpec) -> list[int]:
    """Places of the categories as a reader meets them: ranked ones by their value, missing ones last."""
    places = list(range(len(spec.categories)))
    if not spec.sort:
        return places
    values = [point.value for point in spec.series[0].points]
    return sorted(places, key=lambda i: (values[i] is None, -(values[i] or 0)))


def printed(point: Point, spec: ChartSpec) -> str | None:
    if point.value is None:
        return None
    told = spec.kind == "doughnut" and point.basis == "derived"
    return point.label + (f"（{spec.derived_word}）" if told else "")


def test_all_figures_that_word_can_draw_are_charts(twins: list[Twin]) -> None:
    assert len(twins) == EDITION_FIGURES
    numbers = [figure.number for figure, _ in twins]
    assert numbers == sorted(numbers)


def test_series_and_values_are_printed_as_in_the_pdf(twins: list[Twin]) -> None:
    for figure, chart in twins:
        spec = figure.chart
        assert [one.name for one in chart.series] == [one.name for one in spec.series], figure.label
        for shown, series in zip(chart.series, spec.series, strict=True):
            expected = tuple(printed(series.points[i], spec) for i in in_order(spec))
            assert shown.printed == expected, f"{figure.label} {series.name}"
            assert shown.line == (series.axis == "right" or spec.kind == "line"), figure.label


def test_categories_stand_in_order_and_say_what_is_missing_and_derived(twins: list[Twin]) -> None:
    for figure, chart in twins:
        spec = figure.chart
        for label, place in zip(chart.categories, in_order(spec), strict=True):
            points = [series.points[place] for series in spec.series]
            assert label.startswith(spec.categories[place].label)
            missing = [point.value is None for point in points]
            derived = [point.value is not None and point.basis == "derived" for point in points]
            for word, those in ((spec.missing_word, missing), (spec.derived_word, derived)):
                told = word == spec.missing_word or spec.kind != "doughnut"
                assert (f"（{word}）" in label) == (all(those) and told), f"{figure.label} {label}"
                mixed = any(those) and not all(those)
                assert (f"（部分{word}）" in label) == (mixed and told), f"{figure.label} {label}"


def test_derived_points_look_unlike_the_others(twins: list[Twin]) -> None:
    for figure, chart in twins:
        places = in_order(figure.chart)
        for shown, series in zip(chart.series, figure.chart.series, strict=True):
            points = [series.points[i] for i in places]
            expected = {i for i, p in enumerate(points) if p.basis == "derived" and p.value is not None}
            assert shown.derived == expected, f"{figure.label} {series.name}"


def test_every_word_of_a_chart_stands_on_its_drawing(twins: list[Twin], drawings: Mapping[str, Drawing]) -> None:
    for figure, chart in twins:
        drawn = texts(drawings[figure.id])
        whole = "".join(drawn)
        words = [*chart.words, *(category.label for category in figure.chart.categories)]
        words += [series.name for series in chart.series] if len(chart.series) > 1 else []
        for word in words:
            assert word in whole, f"{figure.label} {word}"
        for series in figure.chart.series:
            assert {point.label for point in series.points if point.value is not None} <= set(drawn), figure.label


def test_units_are_the_pdf_s_and_so_is_what_is_awaited(twins: list[Twin], drawings: Mapping[str, Drawing]) -> None:
    for figure, chart in twins:
        drawn = [word for word in texts(drawings[figure.id]) if word.startswith(("单位：", "待补："))]
        assert sorted(word for word in chart.words if word.startswith("单位：")) == sorted(
            word for word in drawn if word.startswith("单位：")
        ), figure.label
        awaited = [word for word in chart.words if word.startswith("待补：")]
        assert bool(awaited) == bool(figure.chart.awaits) and (
            not awaited or awaited == [f"待补：{figure.chart.awaits}"]
        )


def test_categories_run_as_they_do_in_the_drawing(twins: list[Twin], drawings: Mapping[str, Drawing]) -> None:
    """From the left under columns, from the top beside bars."""
    for figure, chart in twins:
        spec = figure.chart
        if spec.kind == "doughnut":
            continue
        labels = [spec.categories[place].label for place in in_order(spec)]
        runs = [mark for mark in drawings[figure.id].marks if isinstance(mark, TextRun) and mark.text in labels]
        assert len(runs) == len(labels), figure.label
        runs.sort(key=lambda run: -run.y if spec.kind == "bars" else run.x)
        assert [run.text for run in runs] == labels, figure.label
        assert [label.split("\n")[0].split("（待")[0] for label in chart.categories] == labels


def test_colours_are_those_of_the_drawing(twins: list[Twin], drawings: Mapping[str, Drawing], look: Style) -> None:
    """Series have the colours of the PDF's legend, points no colour that the drawing lacks; no hue of it is lost."""
    quiet = {look.screen(name) for name in ("paper", "ink", look.chart.grid, look.chart.axis, look.source.colour)}
    for figure, chart in twins:
        drawing = drawings[figure.id]
        used = {c for one in chart.series for c, text in zip(one.colours, one.printed, strict=True) if text is not None}
        assert used <= colours(drawing) | quiet, figure.label
        keys = {look.screen(look.chart.own)} if any(one.derived for one in chart.series) else set()
        assert colours(drawing) - {""} - quiet - keys - tints(look) <= used, figure.label
        if len(chart.series) > 1:
            for one in chart.series:
                assert key_colour(drawing, one.name) == one.colour, f"{figure.label} {one.name}"


def tints(look: Style) -> set[str]:
    """The grounds of hatched faint colours."""
    return {look.screen(name) for name in look.chart.parts if hatch(look, look.screen(name))[0] != look.screen("paper")}


def test_the_workbook_opens_and_holds_the_same_numbers(twins: list[Twin]) -> None:
    for figure, chart in twins:
        sheet = load_workbook(BytesIO(chart.workbook)).active
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert rows[0][1:] == [series.name for series in chart.series], figure.label
        assert [row[0] for row in rows[1:]] == list(chart.categories), figure.label
        for column, series in enumerate(figure.chart.series, 1):
            points = [series.points[i] for i in in_order(figure.chart)]
            for row, point in zip(rows[1:], points, strict=True):
                bare = point.label.lstrip("≈＞＜≥≤")
                assert row[column] == (None if point.value is None else pytest.approx(float(bare)))


def test_gaps_stay_gaps_and_the_fonts_are_chinese(twins: list[Twin], look: Style) -> None:
    face = look.faces[look.chart.face].docx
    for figure, chart in twins:
        blanks = chart.tree.find(f"{C}chart/{C}dispBlanksAs")
        assert blanks is not None and blanks.get("val") == "gap", figure.label
        looks = [*chart.tree.iter(f"{A}defRPr"), *chart.tree.iter(f"{A}rPr")]
        fonts = {None if node is None else node.get("typeface") for node in (one.find(f"{A}ea") for one in looks)}
        assert fonts == {face}, figure.label
