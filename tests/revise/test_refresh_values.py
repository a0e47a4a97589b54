"""Numbers and words in an edited file: refreshed, kept, asked about, copied, deleted."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from docgen.model.manifest import Binding
from docgen.revise.opened import open_edited
from docgen.revise.places import by_key, places
from tests.revise.bench import Outcome, comments, differing, manifest, parts, refreshed
from tests.revise.hands import Hands
from tests.revise.nodes import W, all_texts, key_of, shown, style_of, w

Builds = dict[str, bytes]


def binding(data: bytes, argument: str) -> Binding:
    """The first expression with this argument."""
    return next(b for b in manifest(data).bindings if b.argument == argument)


def worked(builds: Builds, work: Callable[[Hands], object], name: str = "moved") -> Outcome:
    """The sample edited by `work`, refreshed with a build."""
    hands = Hands(builds["same"])
    work(hands)
    return refreshed(hands.saved(), builds[name])


def said(data: bytes, key: str) -> list[str | None]:
    """What each place of a key says."""
    return [place.says for place in by_key(places(open_edited(data, "x").package)).get(key, [])]


def test_an_untouched_file_becomes_the_new_build_in_words(builds: Builds) -> None:
    outcome = refreshed(builds["same"], builds["turned"])
    assert all_texts(outcome.after) == all_texts(builds["turned"])
    assert outcome.result.manifest == manifest(builds["turned"])
    assert outcome.words("ask") == []


def test_refreshing_with_unchanged_data_changes_no_byte(builds: Builds) -> None:
    assert differing(refreshed(builds["same"], builds["same"]).after, builds["same"]) == set()


def test_only_what_changed_is_written(builds: Builds) -> None:
    changed = differing(refreshed(builds["same"], builds["moved"]).after, builds["same"])
    assert not {name for name in changed if name.startswith(("word/styles", "word/header", "word/footer", "docProps"))}


def test_a_hand_edit_is_kept_commented_and_told_once(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")
    outcome = worked(builds, lambda h: h.type_over(h.control(one.key), "一千万人"))
    assert said(outcome.after, one.key) == ["一千万人"]
    own = [words for author, words in comments(outcome.after) if author == "docgen"]
    assert len(own) == 1
    assert ("一千万人" in own[0] and one.text in own[0] and "1237.5" in own[0]) or "1234.8" in own[0]
    again = refreshed(outcome.after, outcome.fresh)
    assert comments(again.after) == comments(outcome.after)


def test_a_hand_edit_where_the_data_stand_still_is_kept_without_a_comment(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")
    outcome = worked(builds, lambda h: h.type_over(h.control(one.key), "一千万人"), "same")
    assert said(outcome.after, one.key) == ["一千万人"]
    assert comments(outcome.after) == []
    assert differing(outcome.before, outcome.after) == set()
    assert one.key in outcome.keys("kept")


def test_a_comment_says_the_newest_value_when_the_data_change_again(builds: Builds) -> None:
    one = binding(builds["same"], "broadband-users:growth")
    first = worked(builds, lambda h: h.type_over(h.control(one.key + "n"), "9.9%"), "moved")
    second = refreshed(first.after, builds["turned"])
    own = [words for author, words in comments(second.after) if author == "docgen"]
    assert len(own) == 1
    assert "增长1.5%" in own[0]


def test_the_new_value_typed_by_hand_is_agreed_to(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")
    new = binding(builds["moved"], "netizens").text
    outcome = worked(builds, lambda h: h.type_over(h.control(one.key), new))
    assert one.key not in outcome.keys("ask")
    assert manifest(outcome.after).texts()[one.key] == new


def test_the_manifest_moves_on_only_for_what_was_written(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")
    outcome = worked(builds, lambda h: h.type_over(h.control(one.key), "一千万人"))
    base, now, new = (manifest(d).texts() for d in (builds["same"], outcome.after, builds["moved"]))
    assert now[one.key] == base[one.key]
    assert {k: v for k, v in now.items() if k != one.key} == {k: v for k, v in new.items() if k != one.key}


def test_formatting_in_a_control_stays(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")
    outcome = worked(builds, lambda h: h.bold(h.control(one.key)))
    control = next(
        s for s in etree.fromstring(parts(outcome.after)["word/document.xml"]).iter(f"{W}sdt") if key_of(s) == one.key
    )
    assert shown(control) == binding(builds["moved"], "netizens").text
    assert control.find(f".//{W}b") is not None


def test_a_tracked_number_is_a_conflict_and_its_marks_stay(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")
    outcome = worked(builds, lambda h: h.type_over_tracked(h.control(one.key), "一千万人"))
    control = next(
        s for s in etree.fromstring(parts(outcome.after)["word/document.xml"]).iter(f"{W}sdt") if key_of(s) == one.key
    )
    assert "".join(control.itertext(f"{W}delText")) == one.text
    assert shown(control) == "一千万人"
    assert one.key in outcome.keys("ask")


def test_a_copied_sentence_is_refreshed_at_both_places_and_listed(builds: Builds) -> None:
    one = binding(builds["same"], "netizens@jia")

    def copy(h: Hands) -> None:
        source = next(h.control(one.key).iterancestors(f"{W}p"))
        h.copy(source, h.paragraphs("BodyIndent")[-1])

    outcome = worked(builds, copy)
    assert said(outcome.after, one.key) == [binding(builds["moved"], "netizens@jia").text] * 2
    assert any(note.kind == "copy" for note in outcome.result.notes)


def test_a_deleted_number_stays_deleted(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")
    outcome = worked(builds, lambda h: h.drop(h.control(one.key)))
    assert said(outcome.after, one.key) == []
    assert any("删去" in note.words for note in outcome.result.notes if note.key == one.key)


def test_a_paragraph_deleted_with_tracked_changes_is_left_as_it_is(builds: Builds) -> None:
    one = binding(builds["same"], "netizens@jia")
    outcome = worked(builds, lambda h: h.remove_tracked(next(h.control(one.key).iterancestors(f"{W}p"))))
    document = etree.fromstring(parts(outcome.after)["word/document.xml"])
    assert one.text in ["".join(s.itertext(f"{W}delText")) for s in document.iter(f"{W}sdt")]
    assert one.key not in outcome.keys("ask")


def test_an_emptied_control_is_not_filled_again(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")
    outcome = worked(builds, lambda h: h.empty(h.control(one.key)))
    assert said(outcome.after, one.key) == [None]


def test_a_number_typed_over_without_its_control_is_asked_about(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")
    outcome = worked(builds, lambda h: h.unwrap(h.control(one.key)))
    assert one.key in outcome.keys("ask")
    assert any(one.text in text for text in all_texts(outcome.after))
    assert any("已不是绑定" in words for author, words in comments(outcome.after))


def test_moved_with_tracked_changes_a_number_is_new_at_both_ends_of_the_move(builds: Builds) -> None:
    one = binding(builds["same"], "mobile-netizens")

    def move(h: Hands) -> None:
        h.move_tracked(next(h.control(one.key).iterancestors(f"{W}p")), h.paragraphs("BodyIndent")[-1])

    outcome = worked(builds, move)
    new = binding(builds["moved"], "mobile-netizens").text
    document = etree.fromstring(parts(outcome.after)["word/document.xml"])
    found = ["".join(s.itertext(f"{W}t")) for s in document.iter(f"{W}sdt") if key_of(s) == one.key]
    assert found == [new, new]


def test_a_reworded_verb_keeps_its_words_and_lets_the_number_follow(builds: Builds) -> None:
    one = binding(builds["same"], "netizens:change")
    outcome = worked(builds, lambda h: h.type_over(h.control(one.key + "v"), "净增"))
    assert said(outcome.after, one.key + "v") == ["净增"]
    assert said(outcome.after, one.key + "n") == [binding(builds["moved"], "netizens:change").parts[1].text]


def test_where_the_sign_turns_verb_and_number_change_together(builds: Builds) -> None:
    outcome = worked(builds, lambda h: None, "turned")
    one = binding(builds["turned"], "netizens:change")
    assert [said(outcome.after, one.key + end) for end in "vn"] == [["减少"], [one.parts[1].text]]


def test_where_the_sign_turns_and_the_verb_is_unbound_neither_changes(builds: Builds) -> None:
    one = binding(builds["same"], "netizens:change")
    outcome = worked(builds, lambda h: h.unwrap(h.control(one.key + "v")), "turned")
    assert said(outcome.after, one.key + "n") == [one.parts[1].text]
    assert [words for _, words in comments(outcome.after) if "方向" in words]


def test_a_level_change_that_moves_gets_its_number_and_loses_it_again(builds: Builds) -> None:
    one = binding(builds["same"], "mobile-netizens:change-of-share")
    assert [p.text for p in one.parts] == ["持平"]
    moved = worked(builds, lambda h: None, "turned")
    assert [said(moved.after, one.key + end) for end in "vn"] == [["提高"], ["1.5个百分点"]]
    back = refreshed(moved.after, builds["same"])
    assert [said(back.after, one.key + end) for end in "vn"] == [["持平"], []]
    assert all_texts(back.after) == all_texts(builds["same"])


def test_what_was_missing_comes_and_what_is_lost_goes_missing(builds: Builds) -> None:
    outcome = worked(builds, lambda h: None, "filled")
    assert all_texts(outcome.after) == all_texts(builds["filled"])


def test_there_and_back_again(builds: Builds) -> None:
    for name in ("moved", "turned", "filled"):
        there = refreshed(builds["same"], builds[name])
        assert all_texts(refreshed(there.after, builds["same"]).after) == all_texts(builds["same"])


def test_claims_that_no_longer_hold_are_marked(builds: Builds) -> None:
    claim = next(b for b in manifest(builds["same"]).bindings if b.test.startswith("rising"))
    outcome = refreshed(builds["same"], builds["moved"], {claim.test})
    assert any("继续扩大" in words for author, words in comments(outcome.after) if author == "docgen")
    quiet = refreshed(builds["same"], builds["same"], {claim.test})
    assert quiet.keys("ask") == {claim.key}
    assert comments(quiet.after) == []


def test_a_source_line_follows_the_data_and_an_edited_one_stays(builds: Builds) -> None:
    untouched = worked(builds, lambda h: None, "filled")
    assert all_texts(untouched.after) == all_texts(builds["filled"])

    def retype(h: Hands) -> None:
        line = next(p for p in h.paragraphs("FigureSource") if shown(p).startswith("数据来源"))
        next(line.iter(f"{W}t")).text = "数据来源：编辑改的"

    assert any("编辑改的" in text for text in all_texts(worked(builds, retype, "filled").after))


def test_a_paragraph_split_in_two_is_refreshed_in_both_halves(builds: Builds) -> None:
    one = binding(builds["same"], "netizens:growth")

    def split(h: Hands) -> None:
        control = h.control(one.key + "v")
        paragraph = next(control.iterancestors(f"{W}p"))
        rest = [control, *control.itersiblings()]
        made = w("p", w("pPr", w("pStyle", val=style_of(paragraph))))
        made.extend(rest)
        paragraph.addnext(made)

    outcome = worked(builds, split)
    assert said(outcome.after, one.key + "n") == [binding(builds["moved"], "netizens:growth").parts[1].text]
