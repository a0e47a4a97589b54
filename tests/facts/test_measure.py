"""Preferred statements, what an edition's settings must hold, and how facts are found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.facts.measure import frame_of, measure
from docgen.model.facts import EditionError
from tests.facts.rows import DATASET, FRAME, fact, full, measured, row


def test_of_two_statements_the_preferred_is_printed_and_both_are_kept():
    facts = measured(
        row("netizens", "1234.5", preferred="no"), row("netizens", "1234.6", preferred="yes", note="以正文为准")
    )
    assert fact(facts, "netizens").text == "1234.6"
    assert [s.text for s in facts.statements] == ["1234.5", "1234.6"]


@pytest.mark.parametrize("marks", [("", ""), ("yes", "yes"), ("no", "no"), ("", "no")])
def test_exactly_one_of_several_is_preferred(marks):
    with pytest.raises(EditionError, match=r"facts\.csv:3: .*2 行.*facts\.csv:2.*恰好一行写 yes"):
        measured(row("netizens", "1.0", preferred=marks[0]), row("netizens", "1.1", line=3, preferred=marks[1]))


def test_a_fact_is_found_without_its_base():
    facts = measured(row("netizens:growth~.2020", "2.9"))
    assert [f.text for f in facts.find(full("netizens:growth"))] == ["2.9"]
    assert facts.find(full("netizens:growth~.2019")) == ()


def test_facts_that_differ_in_their_base_are_all_found():
    facts = measured(row("netizens:share~@china", "1.0"), row("netizens:share~mobile-netizens", "99.0"))
    assert len(facts.find(full("netizens:share"))) == 2


def test_the_frame_is_the_editions_area_and_year():
    assert (FRAME.area, FRAME.year) == ("shili", 2021)


def test_the_own_area_must_be_a_code():
    with pytest.raises(EditionError, match=r"edition\.toml:7: 未知的地区 'shilli'；是否指 shili"):
        frame_of(replace(DATASET, settings={**DATASET.settings, "area": "shilli"}))


def test_an_edition_without_facts_has_none():
    assert not measure(replace(DATASET, facts=(), revisions=())).preferred


@pytest.mark.parametrize(
    ("name", "column", "value", "wrong"),
    [
        ("indicators.csv", "kind", "stok", "未知的指标种类 'stok'"), ("indicators.csv", "decimals", "eins", "不是整数"),
        ("areas.csv", "order", "x", "order 列"), ("areas.csv", "col", "x", "col 列"),
        ("breakdowns.csv", "order", "", "order 列"),
    ],
)  # fmt: skip
def test_code_lists_are_checked_cell_by_cell(name, column, value, wrong):
    rows = list(DATASET.lists[name])
    at = next(i for i, r in enumerate(rows) if name != "areas.csv" or r["col"])
    rows[at] = replace(rows[at], cells={**rows[at].cells, column: value})
    with pytest.raises(EditionError) as error:
        frame_of(replace(DATASET, lists={**DATASET.lists, name: tuple(rows)}))
    assert str(error.value).startswith(str(rows[at].place))
    assert wrong in str(error.value)


@pytest.mark.parametrize("name", ["indicators.csv", "areas.csv", "breakdowns.csv", "sources.csv"])
def test_a_code_stands_once_in_its_list(name):
    rows = DATASET.lists[name]
    with pytest.raises(EditionError, match="重复的代码"):
        frame_of(replace(DATASET, lists={**DATASET.lists, name: (*rows, rows[0])}))


def test_groups_and_dimensions_keep_their_order():
    book = FRAME.codebook
    assert book.group("cities") == ("jia", "yi", "bing", "ding", "wu")
    assert book.dimension("residence") == ("urban", "rural")
    assert book.group("planets") == ()
