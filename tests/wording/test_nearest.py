"""The nearest valid name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.wording.nearest import nearest

NAMES = st.sets(st.from_regex(r"[a-z]{3,8}", fullmatch=True), min_size=1)


@given(NAMES, st.data())
def test_a_right_name_is_its_own_nearest(names, data):
    name = data.draw(st.sampled_from(sorted(names)))
    assert nearest(name, names) == name


@given(NAMES)
def test_the_answer_does_not_depend_on_the_order(names):
    assert nearest("abc", sorted(names)) == nearest("abc", sorted(names, reverse=True))


def test_a_slip_finds_what_was_meant():
    assert nearest("netizen", ["netizens", "websites"]) == "netizens"


def test_without_anything_like_it_the_first_few_are_told():
    assert nearest("x", ["delta", "alpha"]) == "alpha、delta"
    assert nearest("x", "abcdefgh") == "a、b、c、d、e、f……"
