"""What a second editor does in Word to the file of the first that LibreOffice has saved: further actions of the script.

The names of controls and drawings are gone there, so everything is found by what it says or by its bookmark.
"""

from __future__ import annotations

from random import Random

from tests.revise.hands import Hands
from tests.revise.nodes import Node, W, run, style_of
from tests.revise.session import Session, Step
from tests.revise.word_hands import comment_range, footnote, merged, plain, save, smart_tag, text_box


def _running(s: Session, number: int) -> Node:
    """A paragraph of running text with bound numbers in it, from the middle of the document on; a short one has few."""
    found = [p for p in s.hands.paragraphs() if plain(p) and any(map(_bound, p.iter(f"{W}bookmarkStart")))]
    return found[(len(found) // 3 + number) % len(found)]


def _bound(start: Node) -> bool:
    return start.get(f"{W}name", "").startswith("_d_")


def comment_over_two_paragraphs(s: Session) -> None:
    one = _running(s, 0)
    following = next(one.itersiblings(f"{W}p"))
    comment_range(s.hands, one, following, "编辑乙跨段的批注", "编辑乙")


def footnote_of_an_editor(s: Session) -> None:
    footnote(s.hands, _running(s, 1), (run("编辑乙加的脚注"),))


def boxed_sentence(s: Session) -> None:
    text_box(s.hands, _running(s, 2), _running(s, 3))


def joined_paragraphs(s: Session) -> None:
    one = _running(s, 4)
    made = s.hands.write(one, "编辑乙接在后面的一句。", style_of(one))
    merged(one, made)
    s.keeps.append("编辑乙接在后面的一句。")


def wrapped_in_smart_tags(s: Session) -> None:
    smart_tag(s.hands, Random(5), _running(s, 5))


def further_paragraph_tracked(s: Session) -> None:
    one = _running(s, 6)
    s.hands.write(one, "编辑乙以修订方式加的一段。", style_of(one), tracked=True)
    s.keeps.append("编辑乙以修订方式加的一段。")


def saved_by_word(s: Session) -> None:
    """rsids, runs cut up, marks of spelling and of pages in the whole document."""
    save(s.hands, Random(11))


LATER: tuple[Step, ...] = (
    comment_over_two_paragraphs,
    footnote_of_an_editor,
    boxed_sentence,
    joined_paragraphs,
    wrapped_in_smart_tags,
    further_paragraph_tracked,
    saved_by_word,
)


def edit_later(data: bytes, session: Session) -> bytes:
    """The file as LibreOffice saved it → as the second editor leaves it; the session goes on."""
    session.hands = Hands(data)
    for step in LATER:
        step(session)
        session.done.append(step.__name__)
    return session.hands.saved()
