"""Laws of readback over random editing sequences on the sample edition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.read import read
from docgen.revise.opened import open_edited
from docgen.revise.readback.looks import Looks
from docgen.revise.readback.spots import Shown
from docgen.revise.readback.walk import flow
from tests.reading import ROOT, SAMPLE
from tests.revise.hands import Hands
from tests.revise.nodes import Node, W, shown, style_of
from tests.revise.reader import in_contents, proposed, rehearsed, sentences, written

LETTERS = st.sampled_from("各地情况新增说明，。（）*`{}#1-. ")
TYPED = st.text(LETTERS, min_size=1, max_size=8).filter(lambda text: text.strip())
STYLES = ("BodyIndent", "ListParagraph", "Heading3", "Heading4", "Inner3Unlisted", "Inner2Unlisted")
ROLE = re.compile(r"\{(\w+)\}`([^`]*)`")


def prose(hands: Hands) -> list[Node]:
    """Paragraphs, headings and items of the manuscript, as they stand."""
    inside = [p for p in hands.paragraphs() if not in_contents(p)]
    return [p for p in inside if shown(p).strip() and style_of(p) in STYLES]


def words(paragraph: Node) -> list[Node]:
    """Plain words of a paragraph, outside of controls and fields."""
    runs = [r for r in paragraph.findall(f"{W}r") if r.find(f"{W}t") is not None]
    return [r.find(f"{W}t") for r in runs if not re.fullmatch(r"第[一二三]章|[图表附]+\d+", r.findtext(f"{W}t") or "")]


def reword(hands: Hands, target: Node, typed: str, at: int) -> None:
    found = words(target)
    if found:
        node = found[at % len(found)]
        text = node.text or ""
        cut = at % (len(text) + 1)
        node.text = text[:cut] + typed + text[cut + at % 3 :]
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def reword_tracked(hands: Hands, target: Node, typed: str, at: int) -> None:
    hands.reword_tracked(target, typed)


def add(hands: Hands, target: Node, typed: str, at: int) -> None:
    hands.write(target, typed, "BodyIndent", tracked=bool(at % 2))


def copy(hands: Hands, target: Node, typed: str, at: int) -> None:
    others = [p for p in prose(hands) if style_of(p) == "BodyIndent"]
    if style_of(target) == "BodyIndent":
        hands.copy(target, others[at % len(others)])


def delete(hands: Hands, target: Node, typed: str, at: int) -> None:
    if style_of(target) in ("BodyIndent", "ListParagraph") and "术语" not in shown(target):
        (hands.remove_tracked if at % 2 else hands.remove)(target)


def move(hands: Hands, target: Node, typed: str, at: int) -> None:
    others = [p for p in prose(hands) if p is not target and style_of(p) == "BodyIndent"]
    if style_of(target) == "BodyIndent":
        hands.move([target], others[at % len(others)])


def comment(hands: Hands, target: Node, typed: str, at: int) -> None:
    hands.comment(target, typed)


Action = Callable[[Hands, Node, str, int], None]
ACTIONS: list[Action] = [reword, reword, reword_tracked, add, copy, delete, move, comment]
SESSIONS = st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 200), TYPED, st.integers(0, 200)), max_size=6)


def edited(data: bytes, session) -> bytes:
    """A built file and a session → the file as the editors leave it."""
    hands = Hands(data)
    explained = {id(p.getnext()) for p in hands.paragraphs("Term")}
    for action, place, typed, at in session:
        targets = [p for p in prose(hands) if id(p) not in explained]
        action(hands, targets[place % len(targets)], typed, at)
    return hands.saved()


def says(data: bytes) -> Counter[str]:
    """What the paragraphs of a file say, contents and part pages apart, white space left out."""
    package = open_edited(data, "a.docx").package
    shown_ = [p for p in flow(package, Looks(package)) if isinstance(p, Shown) and not p.contents and p.style != "篇目"]
    kept = [p for p in shown_ if p.level or p.item or p.style == "正文首缩"]
    return Counter(re.sub(r"\s", "", p.text) for p in kept if p.text.strip() and "目录" not in p.text)


@pytest.fixture(scope="module")
def built(sample_outputs) -> bytes:
    return sample_outputs["report.docx"]


def law(data: bytes) -> None:
    """An edited file, read back and written, has nothing more to say; the manuscript says what it says."""
    with TemporaryDirectory() as place:
        folder = Path(copytree(SAMPLE, Path(place) / "sample-2021"))
        before = Counter(ROLE.findall("".join(p.read_text("utf-8") for p in sorted(folder.glob("text/*.md")))))
        done = rehearsed(proposed(data, folder), folder)
        assert not [f for f in done.proposal.findings if f.kind in ("conflict", "held")]
        assert not done.proposal.rows
        written(done.files, folder)
        after = Counter(ROLE.findall("".join(p.read_text("utf-8") for p in sorted(folder.glob("text/*.md")))))
        assert set(after) <= set(before), "roles are never made or touched"
        again = proposed(data, folder)
        assert not again.changes
        now = {re.sub(r"\s", "", one) for one in sentences(read(folder, ROOT / "styles").resolved)}
        assert not [one for one in says(data) if one not in now]


@settings(max_examples=12)
@given(session=SESSIONS)
def test_what_editors_wrote_stands_in_the_manuscript_and_is_read_once(built, session):
    law(edited(built, session))
