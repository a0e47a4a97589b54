"""Bookmarks of headings that editors parted or joined hold their paragraph again, as after F9 in Word."""

from __future__ import annotations

from docgen.check.docx_lint import lint_docx
from tests.revise.bench import new_lint, refreshed
from tests.revise.hands import Hands
from tests.revise.nodes import Node, W, run, shown, style_of, w
from tests.revise.test_refresh_lists import CONTENTS, entries

Builds = dict[str, bytes]


def held(data: bytes, bookmark: str) -> list[str]:
    """The paragraphs in which a bookmark begins and ends."""
    hands = Hands(data)
    start = next(s for s in hands.document.iter(f"{W}bookmarkStart") if s.get(f"{W}name") == bookmark)
    end = next(e for e in hands.document.iter(f"{W}bookmarkEnd") if e.get(f"{W}id") == start.get(f"{W}id"))
    return [shown(next(node.iterancestors(f"{W}p"))) for node in (start, end)]


def heading(hands: Hands) -> tuple[Node, str]:
    """A heading, and the bookmark that its entry in the contents leads to."""
    found = hands.bookmarked("_Ref_chapter_services")
    names = [start.get(f"{W}name", "") for start in found.iter(f"{W}bookmarkStart")]
    return found, next(name for name in names if name.startswith("_Toc"))


def test_the_bookmark_of_a_heading_that_was_parted_holds_the_heading(builds: Builds) -> None:
    """Enter at its end, and what stands there is moved away: the bookmark would hold all that is between."""
    hands = Hands(builds["same"])
    found, bookmark = heading(hands)
    title, last = shown(found), list(found.iter(f"{W}bookmarkEnd"))
    rest = hands.write(hands.paragraphs("BodyIndent")[-1], "别处的一段。")
    rest.extend(last)
    outcome = refreshed(hands.saved(), builds["same"])
    assert held(outcome.before, bookmark) == [title, "别处的一段。"]
    assert held(outcome.after, bookmark) == [title, title]
    assert held(outcome.after, "_Ref_chapter_services") == [title, title]
    assert new_lint(outcome) == [] and outcome.words("changed") == [f"“{title}”的书签伸到了别的段落，已收回"]
    assert refreshed(outcome.after, builds["same"]).after == outcome.after


def test_it_goes_with_the_words_of_a_heading_that_was_parted_before_them(builds: Builds) -> None:
    """Enter before the first word: the bookmarks begin in a paragraph that says nothing."""
    hands = Hands(builds["same"])
    found, bookmark = heading(hands)
    title, style = shown(found), style_of(found)
    empty = w("p", w("pPr", w("pStyle", val=style)))
    empty.extend(found.findall(f"{W}bookmarkStart"))
    found.addprevious(empty)
    outcome = refreshed(hands.saved(), builds["same"])
    assert held(outcome.before, bookmark) == ["", title]
    for name in (bookmark, "_Ref_chapter_services"):
        assert held(outcome.after, name) == [title, title]
    assert not any("目录里" in words for words in outcome.words("changed")), "its entry stays"
    assert new_lint(outcome) == []


def test_the_bookmark_of_a_heading_to_which_a_paragraph_was_joined_holds_both(builds: Builds) -> None:
    hands = Hands(builds["same"])
    found, _ = heading(hands)
    found.append(run("，连同下一段"))
    outcome = refreshed(hands.saved(), builds["same"])
    assert new_lint(outcome) == []
    assert any(entry.endswith("，连同下一段") for entry in entries(outcome.after, CONTENTS))
    assert lint_docx(outcome.after) == ()
