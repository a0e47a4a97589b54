"""What Word does to a file is nobody's edit: marks, cut runs, wrappers, boxes and notes do not stop a refresh."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from docgen.check.docx_lint import lint_docx
from tests.revise.bench import (
    Outcome,
    comments,
    differing,
    manifest,
    new_lint,
    parts,
    refreshed,
    sdk_errors,
    skeleton,
    tracked,
    validator,
)
from tests.revise.hands import Hands
from tests.revise.nodes import Node, W, all_texts, key_of, run, shown, style_of
from tests.revise.test_refresh_values import binding, said, worked
from tests.revise.word_hands import (
    MC,
    accept,
    comment_range,
    footnote,
    merged,
    moved_by_word,
    reject,
    save,
    smart_tag,
    text_box,
)

Builds = dict[str, bytes]


def saved(builds: Builds) -> bytes:
    """The sample as Word leaves it: rsids, runs cut up, marks of spelling and pages."""
    hands = Hands(builds["same"])
    save(hands, Random(7))
    return hands.saved()


@pytest.mark.parametrize("name", ["moved", "turned", "filled"])
def test_what_word_saved_is_refreshed_as_if_it_were_untouched(builds: Builds, name: str) -> None:
    outcome = refreshed(saved(builds), builds[name])
    assert all_texts(outcome.after) == all_texts(builds[name])
    assert outcome.words("ask") == []
    assert new_lint(outcome) == []


def test_and_with_unchanged_data_no_byte_of_it_changes(builds: Builds) -> None:
    outcome = refreshed(saved(builds), builds["same"])
    assert differing(outcome.before, outcome.after) == set()
    assert [note.words for note in outcome.result.notes] == []


def test_marks_of_word_stay(builds: Builds) -> None:
    outcome = refreshed(saved(builds), builds["turned"])
    before, after = (etree.fromstring(parts(d)["word/document.xml"]) for d in (outcome.before, outcome.after))
    for tag in ("proofErr", "lastRenderedPageBreak"):
        assert len(list(before.iter(W + tag))) == len(list(after.iter(W + tag))) > 0
    assert all(p.get(f"{W}rsidR") for p in after.iter(f"{W}p"))


def test_a_number_in_a_smart_tag_is_refreshed(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")

    def wrap(h: Hands) -> None:
        paragraph = next(h.control(one.key).iterancestors(f"{W}p"))
        for number in range(40):
            smart_tag(h, Random(number), paragraph)

    outcome = worked(builds, wrap)
    assert said(outcome.after, one.key) == [binding(builds["moved"], "netizens").text]
    assert skeleton(outcome.after) == skeleton(outcome.before)


def test_a_sentence_in_a_text_box_is_refreshed_in_the_box_and_in_its_mirror(builds: Builds, tmp_path: Path) -> None:
    one = binding(builds["same"], "netizens@jia")

    def box(h: Hands) -> None:
        text_box(h, next(h.control(one.key).iterancestors(f"{W}p")), h.paragraphs("BodyIndent")[-1])

    outcome = worked(builds, box)
    new = binding(builds["moved"], "netizens@jia").text
    assert said(outcome.after, one.key) == [new] * 3
    document = etree.fromstring(parts(outcome.after)["word/document.xml"])
    for way in ("Choice", "Fallback"):
        found = next(n for n in document.iter(f"{MC}{way}") if next(n.iter(f"{W}txbxContent"), None) is not None)
        assert [shown(c) for c in found.iter(f"{W}sdt") if key_of(c) == one.key] == [new]
    assert new_lint(outcome) == []
    if validator():
        assert sdk_errors(outcome.after, tmp_path) - sdk_errors(outcome.before, tmp_path) == {}


def test_a_number_typed_over_in_a_text_box_is_asked_about_without_a_comment(builds: Builds) -> None:
    """Word allows no comments in text boxes."""
    one = binding(builds["same"], "netizens@jia")

    def box(h: Hands) -> None:
        text_box(h, next(h.control(one.key).iterancestors(f"{W}p")), h.paragraphs("BodyIndent")[-1])
        for content in h.document.iter(f"{W}txbxContent"):
            h.type_over(next(c for c in h.controls(content) if key_of(c) == one.key), "三百万人")

    outcome = worked(builds, box)
    assert [n.comment for n in outcome.result.notes if n.level == "ask" and n.key == one.key] == [False]
    assert said(outcome.after, one.key).count("三百万人") == 2


def test_a_number_typed_over_in_one_of_its_two_copies_is_told_of(builds: Builds) -> None:
    """A program that knows no boxes edits the copy that it shows, and leaves the other as it was."""
    one = binding(builds["same"], "netizens@jia")

    def box(h: Hands) -> None:
        text_box(h, next(h.control(one.key).iterancestors(f"{W}p")), h.paragraphs("BodyIndent")[-1])
        copy = next(n for n in h.document.iter(f"{MC}Fallback") if next(n.iter(f"{W}txbxContent"), None) is not None)
        h.type_over(next(c for c in h.controls(copy) if key_of(c) == one.key), "三百万人")

    for name, level in (("same", "kept"), ("moved", "ask")):
        outcome = worked(builds, box, name)
        assert said(outcome.after, one.key).count("三百万人") == 1
        told = [n.level for n in outcome.result.notes if n.key == one.key and n.theirs == "三百万人"]
        assert told == [level]


def test_so_is_a_change_of_which_one_half_was_typed_over(builds: Builds) -> None:
    one = binding(builds["same"], "netizens:change")

    def box(h: Hands) -> None:
        text_box(h, next(h.control(one.key + "v").iterancestors(f"{W}p")), h.paragraphs("BodyIndent")[-1])
        copy = next(n for n in h.document.iter(f"{MC}Fallback") if next(n.iter(f"{W}txbxContent"), None) is not None)
        h.type_over(next(c for c in h.controls(copy) if key_of(c) == one.key + "v"), "减少")

    outcome = worked(builds, box)
    old = one.parts[1].text
    assert said(outcome.after, one.key + "n").count(old) == 1, "the number of a verb that says the opposite is kept"
    assert [n.level for n in outcome.result.notes if n.key == one.key and n.theirs == f"减少{old}"] == ["ask"]


@pytest.mark.parametrize("inside", [True, False])
def test_a_text_box_at_a_heading_is_no_part_of_the_heading(inside: bool, builds: Builds) -> None:
    """Whether it stands inside the heading's bookmark or behind it."""

    def box(h: Hands) -> None:
        heading = h.bookmarked("_Ref_chapter_services")
        text_box(h, h.paragraphs("BodyIndent")[0], heading)
        if inside:
            next(heading.iter(f"{W}bookmarkEnd")).addprevious(heading[-1])

    hands = Hands(builds["same"])
    box(hands)
    outcome = refreshed(hands.saved(), builds["same"])
    assert lint_docx(outcome.after) == lint_docx(outcome.before)
    assert outcome.words("changed") == []


def test_a_number_in_a_footnote_is_refreshed_and_asked_about_in_the_report(builds: Builds) -> None:
    one, other = binding(builds["same"], "netizens"), binding(builds["same"], "netizens@jia")

    def note(h: Hands) -> None:
        for key, text in ((one.key, ""), (other.key, "三百万人")):
            copy = etree.fromstring(etree.tostring(h.control(key)))
            for node in list(copy.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
                node.getparent().remove(node)  # type: ignore[union-attr]
            if text:
                h.type_over(copy, text)
            footnote(h, h.paragraphs("BodyIndent")[0], (run("全省有"), copy))

    outcome = worked(builds, note)
    notes = etree.fromstring(parts(outcome.after)["word/footnotes.xml"])
    new = binding(builds["moved"], "netizens").text
    assert [shown(n) for n in notes][2:] == [f"全省有{new}", "全省有三百万人"]
    assert [n.comment for n in outcome.result.notes if n.level == "ask" and n.key == other.key] == [False]


def test_a_move_as_word_tracks_it_keeps_its_marks_and_gets_the_numbers(builds: Builds, tmp_path: Path) -> None:
    one = binding(builds["same"], "mobile-netizens")

    def move(h: Hands) -> None:
        moved_by_word(h, next(h.control(one.key).iterancestors(f"{W}p")), h.paragraphs("BodyIndent")[-1])

    outcome = worked(builds, move)
    new = binding(builds["moved"], "mobile-netizens").text
    document = etree.fromstring(parts(outcome.after)["word/document.xml"])
    assert ["".join(s.itertext(f"{W}t")) for s in document.iter(f"{W}sdt") if key_of(s) == one.key] == [new, new]
    assert tracked(outcome.after) == tracked(outcome.before)
    tags = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
    assert [len(list(document.iter(W + tag))) for tag in tags] == [1, 1, 1, 1]
    settle(outcome, accept, new, one.key)
    settle(outcome, reject, new, one.key)


def settle(outcome: Outcome, how: Callable[[Hands], None], text: str, key: str) -> None:
    """Whether the move is accepted or rejected afterwards, the number stands there once, and it is the new one."""
    hands = Hands(outcome.after)
    how(hands)
    assert [shown(c) for c in hands.controls() if key_of(c) == key] == [text]
    assert refreshed(hands.saved(), outcome.fresh).keys("ask") == set()


def test_a_tracked_number_that_is_rejected_follows_the_data_again(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")
    first = worked(builds, lambda h: h.type_over_tracked(h.control(one.key), "一千万人"))
    hands = Hands(first.after)
    reject(hands)
    second = refreshed(hands.saved(), builds["moved"])
    assert said(second.after, one.key) == [binding(builds["moved"], "netizens").text]
    assert one.key not in second.keys("ask")


def test_comments_of_several_authors_stay_and_come_first(builds: Builds) -> None:
    one = binding(builds["same"], "netizens")

    def talk(h: Hands) -> None:
        here = next(h.control(one.key).iterancestors(f"{W}p"))
        following = next(p for p in here.itersiblings(f"{W}p"))
        h.comment(here, "编辑甲的批注")
        comment_range(h, here, following, "编辑乙跨段的批注", "编辑乙")
        h.type_over(h.control(one.key), "一千万人")

    outcome = worked(builds, talk)
    found = comments(outcome.after)
    assert found[:2] == [("编辑甲", "编辑甲的批注"), ("编辑乙", "编辑乙跨段的批注")]
    assert [author for author, _ in found[2:]] == ["docgen"]
    assert new_lint(outcome) == []


def test_a_comment_that_was_answered_keeps_its_place_in_the_thread(builds: Builds) -> None:
    """Replies name the last paragraph of the comment they answer (w15:paraIdParent)."""
    one = binding(builds["same"], "broadband-users:growth")
    first = worked(builds, lambda h: h.type_over(h.control(one.key + "n"), "9.9%"), "moved")
    hands = Hands(first.after)
    tree = etree.fromstring(hands.parts["word/comments.xml"])
    identity = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
    next(tree.iter(f"{W}p")).set(identity, "0A0B0C0D")
    hands.parts["word/comments.xml"] = etree.tostring(tree)
    second = refreshed(hands.saved(), builds["turned"])
    paragraphs = list(etree.fromstring(parts(second.after)["word/comments.xml"]).iter(f"{W}p"))
    assert [p.get(identity) for p in paragraphs] == ["0A0B0C0D"]
    assert "增长1.5%" in shown(paragraphs[0])


def test_paragraphs_that_editors_joined_are_refreshed(builds: Builds) -> None:
    one = binding(builds["same"], "netizens@jia")

    def join(h: Hands) -> None:
        here = next(h.control(one.key).iterancestors(f"{W}p"))
        made = h.write(here, "接在后面的一句。", style_of(here))
        merged(here, made)

    outcome = worked(builds, join)
    assert said(outcome.after, one.key) == [binding(builds["moved"], "netizens@jia").text]
    assert any(text.endswith("接在后面的一句。") for text in all_texts(outcome.after))


def test_a_drawing_may_have_a_mirror_for_older_programs(builds: Builds) -> None:
    """Word wraps what older versions cannot show in mc:AlternateContent; the figure inside is the figure."""

    def wrap(h: Hands) -> None:
        drawing = h.drawing("fig:fig-netizens")
        choice = etree.Element(f"{MC}Choice", {"Requires": "wps"}, nsmap={"mc": MC[1:-1]})
        made = etree.Element(f"{MC}AlternateContent", nsmap={"mc": MC[1:-1]})
        drawing.addprevious(made)
        choice.append(drawing)
        fallback: Node = etree.Element(f"{MC}Fallback")
        made.extend((choice, fallback))

    outcome = worked(builds, wrap)
    assert any("图1的数据已更新" in words for words in outcome.words("changed"))
    assert manifest(outcome.after).figures == manifest(builds["moved"]).figures
