"""Sentences that editors copied and changed at one place: the places part ways, each keeps what it was changed from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.revise.bench import Outcome, comments, manifest, refreshed
from tests.revise.hands import Hands
from tests.revise.laws import broken
from tests.revise.nodes import W, key_of
from tests.revise.numbers import change_numbers
from tests.revise.reader import proposed
from tests.revise.test_refresh_values import binding, said
from tests.revise.variants import TURNED, restated

Builds = dict[str, bytes]


def copied(builds: Builds, key: str, text: str) -> bytes:
    """The sample with a sentence copied to the end of the text, and a control in the copy typed over."""
    hands = Hands(builds["same"])
    sentence = next(hands.control(key).iterancestors(f"{W}p"))
    copy = hands.copy(sentence, hands.paragraphs("BodyIndent")[-1])
    hands.type_over(next(one for one in hands.controls(copy) if key_of(one) == key), text)
    return hands.saved()


def asked(outcome: Outcome, key: str) -> list[str]:
    """What a person is asked about an expression."""
    return [note.words for note in outcome.result.notes if (note.level, note.key) == ("ask", key)]


@pytest.fixture(scope="module")
def later(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample with a number that `moved` has changed, changed otherwise."""
    return restated(builds, tmp_path_factory.mktemp("apart"), "10-netizens.csv", "netizens,jia,2021", "351.5")


def test_a_changed_copy_is_asked_about_as_long_as_it_stands(builds: Builds) -> None:
    one = binding(builds["same"], "netizens@jia")
    first = refreshed(copied(builds, one.key, "三百万人"), builds["moved"])
    new = binding(builds["moved"], "netizens@jia").text
    assert said(first.after, one.key) == [new, "三百万人"]
    second = refreshed(first.after, builds["moved"])
    assert asked(first, one.key) == asked(second, one.key) != []
    assert second.after == first.after and manifest(second.after).asked == manifest(first.after).asked


def test_it_is_told_what_it_was_changed_from_when_the_data_move_on_again(builds: Builds, later: bytes) -> None:
    one = binding(builds["same"], "netizens@jia")
    first = refreshed(copied(builds, one.key, "三百万人"), builds["moved"])
    second = refreshed(first.after, later)
    new = binding(later, "netizens@jia").text
    assert new != binding(builds["moved"], "netizens@jia").text
    assert said(second.after, one.key) == [new, "三百万人"]
    (words,) = asked(second, one.key)
    assert new in words and f"由“{one.text}”改成了“三百万人”" in words
    assert [own for author, own in comments(second.after) if author == "docgen"] == [words]


def test_a_changed_copy_that_takes_the_new_value_is_like_the_others(builds: Builds) -> None:
    one = binding(builds["same"], "netizens@jia")
    first = refreshed(copied(builds, one.key, "三百万人"), builds["moved"])
    assert [behind.said for behind in manifest(first.after).behind] == [("三百万人",)]
    hands = Hands(first.after)
    copy = [control for control in hands.controls() if key_of(control) == one.key][1]
    hands.type_over(copy, binding(builds["moved"], "netizens@jia").text)
    second = refreshed(hands.saved(), builds["moved"])
    assert manifest(second.after).behind == () and asked(second, one.key) == []


def test_where_the_sign_turns_a_changed_copy_keeps_verb_and_number(builds: Builds) -> None:
    one, new = (binding(builds[name], "netizens:change") for name in ("same", "turned"))
    first = refreshed(copied(builds, f"{one.key}n", "约40万人"), builds["turned"])
    assert said(first.after, f"{one.key}v") == [new.parts[0].text, one.parts[0].text]
    assert said(first.after, f"{one.key}n") == [new.parts[1].text, "约40万人"]
    again = refreshed(first.after, builds["turned"])
    assert asked(first, one.key) == asked(again, one.key) != []
    assert broken(first) == []


def test_a_number_that_stayed_with_a_changed_verb_is_no_correction(builds: Builds, sample_copy: Path) -> None:
    """Of the copy only the verb was typed; its number is the one it was built with."""
    one = binding(builds["same"], "netizens:change")
    first = refreshed(copied(builds, f"{one.key}v", "净增"), builds["turned"])
    assert said(first.after, f"{one.key}n")[1] == one.parts[1].text
    change_numbers(sample_copy, (), TURNED, 8)
    proposal = proposed(first.after, sample_copy)
    assert proposal.rows == [] and [one for one in proposal.findings if one.kind == "conflict"] == []


def test_the_version_of_a_manifest_does_not_depend_on_what_stayed_behind(builds: Builds) -> None:
    one = binding(builds["same"], "netizens@jia")
    first = refreshed(copied(builds, one.key, "三百万人"), builds["moved"])
    assert manifest(first.after).behind and manifest(first.after).version == manifest(builds["moved"]).version
