"""The notation of addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.facts.addresses import absolute, compared, complete, expand, parse, validate
from docgen.model.facts import MEASURES, Address, EditionError, Place
from tests.facts.rows import FRAME, full

HERE = Place("text.md", 7)

NAMES = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
PERIODS = st.one_of(
    st.integers(1960, 2060).map(str),
    st.builds("{}-{:02}".format, st.integers(1960, 2060), st.integers(1, 12)),
    st.builds("{}..{}".format, st.integers(1960, 2000), st.integers(2001, 2060)),
    st.sampled_from(["0", "-1", "-2..0", "0-12", "0-01..0-12", "2021-H1", "2021-Q3"]),
)
PAIRS = st.dictionaries(NAMES, NAMES | st.just("*"), max_size=3).map(lambda d: tuple(sorted(d.items())))
BASES = st.one_of(st.just(""), PERIODS.map(".".__add__), NAMES, NAMES.map("@".__add__), st.just("[]"))
ADDRESSES = st.builds(
    Address, NAMES, PAIRS, NAMES | st.just(""), PERIODS | st.just(""), st.sampled_from(MEASURES), BASES
)  # fmt: skip


@given(ADDRESSES)
def test_what_is_written_is_read_back(address):
    assert parse(str(address), HERE) == address


@given(ADDRESSES)
def test_completing_twice_is_completing_once(address):
    once = complete(address, FRAME)
    assert complete(once, FRAME) == once
    assert once.area and once.period


def test_what_is_left_out_is_the_editions_own():
    assert complete(parse("netizens", HERE), FRAME) == Address("netizens", (), "shili", "2021")


def test_breakdowns_are_the_same_in_any_order():
    assert parse("x[b=2;a=1]", HERE) == parse("x[a=1;b=2]", HERE)


@pytest.mark.parametrize(
    ("relative", "there"),
    [
        ("0", "2021"), ("-1", "2020"), ("-2..0", "2019..2021"), ("0-12", "2021-12"), ("-1-06", "2020-06"),
        ("0-01..0-12", "2021-01..2021-12"), ("0-H1", "2021-H1"), ("2018", "2018"), ("2020-03", "2020-03"),
        ("2016..2018", "2016..2018"),
    ],
)  # fmt: skip
def test_relative_periods_count_from_the_editions_year(relative, there):
    assert absolute(relative, 2021) == there


def test_periods_in_a_base_are_relative_too():
    assert complete(parse("netizens:change~.-1", HERE), FRAME).base == ".2020"


@pytest.mark.parametrize(
    ("pattern", "runs", "expected"),
    [
        ("netizens.2019..2021", "period", ["netizens@shili.2019", "netizens@shili.2020", "netizens@shili.2021"]),
        ("netizens@provinces", "area", ["netizens@shili.2021", "netizens@linjia.2021", "netizens@linyi.2021"]),
        ("netizens[residence=*]", "breakdown", [
            "netizens[residence=urban]@shili.2021", "netizens[residence=rural]@shili.2021",
        ]),
        ("netizens", "", ["netizens@shili.2021"]),
        ("revenue.0-11..0-12", "period", ["revenue@shili.2021-11", "revenue@shili.2021-12"]),
    ],
)  # fmt: skip
def test_a_pattern_runs_over_years_months_areas_or_codes(pattern, runs, expected):
    addresses, what = expand(complete(parse(pattern, HERE), FRAME), FRAME)
    assert (what, [str(a) for a in addresses]) == (runs, expected)


def test_a_span_of_months_runs_through_the_turn_of_the_year():
    addresses, _ = expand(complete(parse("revenue.2020-11..2021-02", HERE), FRAME), FRAME)
    assert [a.period for a in addresses] == ["2020-11", "2020-12", "2021-01", "2021-02"]


def test_two_parts_that_run_are_both_named():
    assert expand(complete(parse("netizens@cities.-1..0", HERE), FRAME), FRAME)[1] == "period+area"


@pytest.mark.parametrize("pattern", ["netizens.2021..2019", "revenue.2021-05..2021-02", "revenue.2021-H1..2021-H2"])
def test_a_range_that_does_not_run_is_refused(pattern):
    with pytest.raises(EditionError, match=r"text\.md:7: .*时期"):
        validate(complete(parse(pattern, HERE), FRAME), FRAME, HERE)


@pytest.mark.parametrize(
    ("address", "level"),
    [
        ("netizens:change~.2020", "netizens@shili.2020"),
        ("mobile-netizens:share~netizens", "netizens@shili.2021"),
        ("netizens[residence=urban]:share~[]", "netizens@shili.2021"),
        ("domains:share~@china", "domains@china.2021"),
        ("netizens[residence=urban]:share~[residence=rural]@china", "netizens[residence=rural]@china.2021"),
    ],
)
def test_the_base_names_the_level_compared_with(address, level):
    assert str(compared(full(address), HERE)) == level


def test_without_a_base_nothing_is_compared():
    assert compared(full("netizens"), HERE) is None


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("netizen", "netizens"), ("netizens@shilli", "shili"), ("netizens[residense=urban]", "residence"),
        ("netizens[residence=urbane]", "urban"),
    ],
)  # fmt: skip
def test_an_unknown_name_gets_the_nearest(text, near):
    with pytest.raises(EditionError, match=rf"text\.md:7: .*{near}"):
        validate(complete(parse(text, HERE), FRAME), FRAME, HERE)


@pytest.mark.parametrize("text", ["", "Netizens", "netizens @jia", "netizens[residence]", "netizens:", "网民", "9x"])
def test_what_is_no_address_is_refused(text):
    with pytest.raises(EditionError, match=r"text\.md:7"):
        parse(text, HERE)


def test_an_unknown_measure_gets_the_nearest():
    with pytest.raises(EditionError, match="growth"):
        parse("netizens:grwth", HERE)
