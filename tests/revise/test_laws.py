"""The laws of a refresh see what breaks them."""

from __future__ import annotations

from dataclasses import replace

from tests.revise.bench import Outcome, refreshed
from tests.revise.hands import Hands
from tests.revise.laws import changes_turn_as_one, places_are_right
from tests.revise.test_refresh_values import binding

Builds = dict[str, bytes]


def spoilt(builds: Builds, name: str, key: str, text: str) -> Outcome:
    """A refresh of the untouched sample that wrote something else into a control."""
    outcome = refreshed(builds["same"], builds[name])
    hands = Hands(outcome.after)
    hands.type_over(hands.control(key), text)
    return Outcome(outcome.before, outcome.fresh, replace(outcome.result, data=hands.saved()))


def test_a_verb_and_a_number_that_do_not_go_together_are_seen(builds: Builds) -> None:
    verb, number = binding(builds["same"], "netizens:change").parts
    assert [list(changes_turn_as_one(refreshed(builds["same"], builds[name]))) for name in ("moved", "turned")] == [
        [],
        [],
    ]
    for key, text in ((verb.key, "减少"), (number.key, number.text.replace("3", "9"))):
        (words,) = changes_turn_as_one(spoilt(builds, "moved", key, text))
        assert text in words


def test_a_place_that_nobody_is_told_of_is_seen(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")
    assert list(places_are_right(refreshed(builds["same"], builds["moved"]))) == []
    (words,) = places_are_right(spoilt(builds, "moved", one.key, one.text))
    assert words.endswith("nobody is told")
