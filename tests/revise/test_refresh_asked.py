"""Questions in Word comments: one that an editor has removed comes back only when the data have moved on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.revise.bench import Outcome, comments, manifest, refreshed
from tests.revise.hands import Hands
from tests.revise.laws import broken
from tests.revise.nodes import W
from tests.revise.session import png
from tests.revise.variants import restated

Builds = dict[str, bytes]
MAP = "fig-cities"


@pytest.fixture(scope="module")
def later(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample with a number that `moved` has changed, changed otherwise."""
    return restated(builds, tmp_path_factory.mktemp("later"), "20-services.csv", "revenue,shili,2021,", "95.5")


def number(builds: Builds) -> str:
    """The key of that number."""
    return next(b.key for b in manifest(builds["same"]).bindings if b.argument == "revenue" and b.passage)


def edited(builds: Builds) -> bytes:
    """The number typed over by hand."""
    hands = Hands(builds["same"])
    hands.type_over(hands.control(number(builds)), "编辑写的数")
    return hands.saved()


def without_comments(data: bytes) -> bytes:
    """An editor deletes docgen's comments, as Word does: ranges, marks and the comments themselves."""
    hands = Hands(data)
    tags = [f"{W}{tag}" for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")]
    for node in list(hands.document.iter(*tags)):
        gone = node.getparent() if node.tag == tags[2] else node
        gone.getparent().remove(gone)  # type: ignore[union-attr]
    hands.parts["word/comments.xml"] = b'<w:comments xmlns:w="' + W[1:-1].encode() + b'"/>'
    return hands.saved()


def asked(outcome: Outcome) -> list[str]:
    return [words for author, words in comments(outcome.after) if author == "docgen"]


def about(outcome: Outcome, key: str) -> list[bool]:
    """Of each question about a place in the report: whether it says that a comment stands in the file."""
    return [note.comment for note in outcome.result.notes if note.level == "ask" and note.key == key]


def test_a_removed_comment_stays_away_while_nothing_changes(builds: Builds) -> None:
    first = refreshed(edited(builds), builds["moved"])
    assert len([words for words in asked(first) if "编辑写的数" in words]) == 1
    assert about(first, number(builds)) == [True]
    second = refreshed(without_comments(first.after), builds["moved"])
    assert asked(second) == []
    assert about(second, number(builds)) == [False], "the report asks on"
    third = refreshed(second.after, builds["moved"])
    assert third.after == second.after
    assert broken(second) == []


def test_it_is_asked_anew_when_the_data_move_on(builds: Builds, later: bytes) -> None:
    first = refreshed(edited(builds), builds["moved"])
    second = refreshed(without_comments(first.after), later)
    assert len([words for words in asked(second) if "编辑写的数" in words]) == 1
    assert about(second, number(builds)) == [True]
    third = refreshed(without_comments(second.after), builds["moved"])  # what was asked before last is forgotten
    assert len([words for words in asked(third) if "编辑写的数" in words]) == 1, (
        "what was asked before last is forgotten"
    )


def test_a_comment_that_is_still_there_stays(builds: Builds) -> None:
    first = refreshed(edited(builds), builds["moved"])
    second = refreshed(first.after, builds["moved"])
    assert second.after == first.after and asked(second) == asked(first)
    assert about(second, number(builds)) == [True]


def test_a_question_whose_conflict_is_over_is_forgotten(builds: Builds) -> None:
    first = refreshed(edited(builds), builds["moved"])
    assert manifest(first.after).asked
    over = refreshed(without_comments(first.after), builds["same"])
    assert manifest(over.after).asked == () and asked(over) == []
    again = refreshed(over.after, builds["moved"])
    assert len([words for words in asked(again) if "编辑写的数" in words]) == 1


def test_other_places_are_asked_about_all_the_same(builds: Builds) -> None:
    first = refreshed(edited(builds), builds["moved"])
    hands = Hands(without_comments(first.after))
    texts, new = manifest(first.after).texts(), manifest(builds["turned"]).texts()
    other = next(k for k in sorted(texts) if len(k) == 10 and k != number(builds) and texts[k] != new.get(k, texts[k]))
    hands.type_over(hands.control(other), "又一处")
    second = refreshed(hands.saved(), builds["turned"])
    assert any("又一处" in words for words in asked(second))


def test_a_replaced_picture_is_asked_about_once_for_each_state_of_the_data(builds: Builds) -> None:
    def work(hands: Hands) -> None:
        hands.replace_picture(hands.drawing(f"fig:{MAP}"), png(77))

    first = refreshed(by(builds["same"], work), builds["filled"])
    assert len(asked(first)) == 1 and about(first, MAP) == [True]
    second = refreshed(without_comments(first.after), builds["filled"])
    assert asked(second) == [] and about(second, MAP) == [False]
    moved = refreshed(second.after, builds["moved"])
    assert len(asked(moved)) == 1 and about(moved, MAP) == [True]


def by(data: bytes, work: Callable[[Hands], object]) -> bytes:
    hands = Hands(data)
    work(hands)
    return hands.saved()


def test_the_memory_is_no_part_of_what_the_manifest_says(builds: Builds) -> None:
    first = refreshed(edited(builds), builds["moved"])
    stands = manifest(first.after)
    again = refreshed(without_comments(first.after), builds["moved"])
    assert manifest(again.after).version == stands.version and manifest(again.after).asked == stands.asked
