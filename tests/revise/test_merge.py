"""The three-way merge of one text, of a verb with its number, of a chart: laws, then the truth tables row by row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.revise.charts.data import ChartData, Series, same
from docgen.revise.charts.merge import merge_chart
from docgen.revise.merge import merge
from docgen.revise.pairs import Pair, contrary, merge_pair

TEXT = st.sampled_from(["6.3%", "6.5%", "-1", "待补", "1200.0万人"])
MAYBE = st.none() | st.just("") | TEXT
VERBS = st.sampled_from(["增长", "下降", "持平"])
VERB = st.sampled_from(["增长", "下降", "持平", "净增", "回落", "变动"])


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "says", "outcome", "remembered"),
    [
        ("1", None, "2", None, "gone", "1"),
        ("1", "", "2", None, "gone", "1"),
        ("1", "1", None, "1", "dropped", "1"),
        ("1", "3", "", "3", "dropped", "1"),
        ("1", "1", "1", "1", "same", "1"),
        ("1", "2", "2", "2", "agreed", "2"),
        ("1", "1", "2", "2", "refreshed", "2"),
        ("1", "3", "1", "3", "edited", "1"),
        ("1", "3", "2", "3", "conflict", "1"),
    ],
)
def test_truth_table(
    base: str, theirs: str | None, ours: str | None, says: str | None, outcome: str, remembered: str
) -> None:
    merged = merge(base, theirs, ours)
    assert (merged.text, merged.outcome, merged.base) == (says, outcome, remembered)


@given(TEXT, MAYBE, MAYBE)
def test_what_an_editor_wrote_stays(base: str, theirs: str | None, ours: str | None) -> None:
    merged = merge(base, theirs, ours)
    if theirs and theirs != base:
        assert merged.text == theirs


@given(TEXT, MAYBE, MAYBE)
def test_a_text_is_never_emptied(base: str, theirs: str | None, ours: str | None) -> None:
    assert bool(merge(base, theirs, ours).text) == bool(theirs)


@given(TEXT, TEXT)
def test_what_nobody_touched_becomes_the_new(base: str, ours: str) -> None:
    assert merge(base, base, ours).text == ours


@given(TEXT, MAYBE, MAYBE)
def test_merging_twice_is_merging_once(base: str, theirs: str | None, ours: str | None) -> None:
    once = merge(base, theirs, ours)
    twice = merge(once.base, once.text, ours)
    assert twice.text == once.text
    assert twice.base == once.base
    assert twice.outcome == {"refreshed": "same", "agreed": "same"}.get(once.outcome, once.outcome)


@given(TEXT, MAYBE, MAYBE)
def test_the_base_moves_on_only_to_what_is_written(base: str, theirs: str | None, ours: str | None) -> None:
    merged = merge(base, theirs, ours)
    assert merged.base in (base, merged.text)


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """A change as docgen writes it: 持平 has no number."""
    verb = draw(VERBS)
    return Pair(verb, None if verb == "持平" else draw(st.sampled_from(["6.3%", "1.5%"])))


@st.composite
def edited(draw: st.DrawFn, base: Pair) -> Pair:
    """What editors make of a change."""
    verb = draw(st.sampled_from([base.verb, base.verb, None]) | VERB)
    number = draw(st.sampled_from([base.number, base.number, None, "7%"]))
    return Pair(verb, number)


PAIRS = pairs().flatmap(lambda base: st.tuples(st.just(base), edited(base), pairs()))


@given(PAIRS)
def test_verb_and_number_turn_together_or_not_at_all(case: tuple[Pair, Pair, Pair]) -> None:
    base, theirs, ours = case
    merged = merge_pair(base, theirs, ours)
    said = Pair(merged.verb.text, merged.number.text)
    if base.verb != ours.verb:
        assert said in (ours, Pair(theirs.verb or None, theirs.number or None))
    if theirs == base:
        assert said == ours


@given(PAIRS)
def test_an_edited_verb_or_number_stays(case: tuple[Pair, Pair, Pair]) -> None:
    base, theirs, ours = case
    merged = merge_pair(base, theirs, ours)
    if theirs.verb not in (base.verb, None):
        assert merged.verb.text == theirs.verb
    if theirs.number not in (base.number, None):
        assert merged.number.text == theirs.number


def test_a_verb_reworded_the_same_way_lets_its_number_follow() -> None:
    merged = merge_pair(Pair("增长", "6.3%"), Pair("提高了", "6.3%"), Pair("增长", "6.5%"))
    assert (merged.verb.text, merged.number.text) == ("提高了", "6.5%")
    assert (merged.verb.outcome, merged.number.outcome) == ("edited", "refreshed")


def test_a_verb_that_says_the_opposite_keeps_its_number_and_is_a_conflict() -> None:
    merged = merge_pair(Pair("增长", "6.3%"), Pair("回落", "6.3%"), Pair("增长", "6.5%"))
    assert (merged.verb.text, merged.number.text, merged.number.outcome) == ("回落", "6.3%", "conflict")


def test_the_sign_turns_and_the_verb_is_no_longer_bound() -> None:
    merged = merge_pair(Pair("增长", "6.3%"), Pair(None, "6.3%"), Pair("下降", "1.5%"))
    assert (merged.number.text, merged.number.outcome) == ("6.3%", "conflict")


def test_a_level_change_that_moves_gets_a_number_and_back() -> None:
    merged = merge_pair(Pair("持平", None), Pair("持平", None), Pair("增长", "6.3%"))
    assert (merged.verb.text, merged.number.text) == ("增长", "6.3%")
    merged = merge_pair(Pair("增长", "6.3%"), Pair("增长", "6.3%"), Pair("持平", None))
    assert (merged.verb.text, merged.number.text) == ("持平", None)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [("增长", "下降", True), ("净增", "增加", False), ("由增转降", "增长", True), ("负增长", "增长", True),
     ("持平", "下降", True), ("变动", "增长", False), ("降低", "减少", False)],
)  # fmt: skip
def test_which_verbs_point_different_ways(one: str, other: str, answer: bool) -> None:
    assert contrary(one, other) is answer


CODES = ("a", "b", "c")


def chart(*values: str, labels: tuple[str, ...] = ("甲", "乙", "丙")) -> ChartData:
    return ChartData(labels, (Series("规模", values),))


def test_points_are_merged_one_by_one() -> None:
    merged = merge_chart(chart("1", "2", "3"), chart("1", "9", "3"), chart("4", "5", "3"), (CODES, CODES))
    assert merged.data.series[0].values == ("4", "9", "3")
    assert [(one.code, one.theirs, one.clash) for one in merged.kept] == [("b", "9", True)]


def test_a_missing_point_that_comes_is_filled_and_its_label_with_it() -> None:
    base, ours = chart("1", "", "3", labels=("甲", "乙（待补）", "丙")), chart("1", "2", "3")
    merged = merge_chart(base, base, ours, (CODES, CODES))
    assert merged.data == ours


def test_points_follow_their_categories_when_the_order_changes() -> None:
    ours = chart("7", "2", "1", labels=("丙", "乙", "甲"))
    merged = merge_chart(chart("1", "2", "3"), chart("1", "9", "3"), ours, (CODES, ("c", "b", "a")))
    assert merged.data.categories == ("丙", "乙", "甲")
    assert merged.data.series[0].values == ("7", "9", "1")
    assert [slot.theirs for slot in merged.slots] == [2, 1, 0]


def test_categories_that_editors_added_stay() -> None:
    theirs = chart("1", "2", "3", "8", labels=("甲", "乙", "丙", "丁"))
    merged = merge_chart(chart("1", "2", "3"), theirs, chart("5", "2", "3"), (CODES, CODES))
    assert merged.data.series[0].values == ("5", "2", "3", "8")


def test_where_both_changed_the_make_up_nothing_is_changed() -> None:
    theirs = chart("1", "2", labels=("甲", "乙"))
    ours = chart("1", "2", "3", "4", labels=("甲", "乙", "丙", "丁"))
    merged = merge_chart(chart("1", "2", "3"), theirs, ours, (CODES, (*CODES, "d")))
    assert merged.data == theirs
    assert merged.refused


VALUES = st.lists(st.sampled_from(["", "1", "2", "3.5"]), min_size=3, max_size=3).map(lambda v: chart(*v))


@given(VALUES, VALUES, VALUES)
def test_an_edited_point_stays_and_an_untouched_one_follows(
    base: ChartData, theirs: ChartData, ours: ChartData
) -> None:
    merged = merge_chart(base, theirs, ours, (CODES, CODES))
    for b, t, o, m in zip(*(d.series[0].values for d in (base, theirs, ours, merged.data)), strict=True):
        assert m == (o if same(b, t) else t)


def test_programs_write_the_same_number_in_several_ways() -> None:
    assert same("1200.0", "1200") and same("0.3", "0.29999999999999999") and same("2017年\n（待补）", "2017年 （待补）")
    assert not same("1", "") and not same("甲", "乙")
