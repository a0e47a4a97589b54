"""The word of a draft in running heads: it goes when nothing blocks a release any more, and comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import copytree

import pytest
from lxml import etree

from docgen.model.wish import DRAFT
from tests.reading import SAMPLE
from tests.release.hands import settle
from tests.revise.bench import Outcome, differing, manifest, new_lint, parts, rebuilt, refreshed
from tests.revise.hands import Hands
from tests.revise.laws import broken
from tests.revise.nodes import Node, R, W, run, w
from tests.revise.office import saved_by_libreoffice, soffice


@pytest.fixture(scope="module")
def draft(sample_outputs: Mapping[str, bytes]) -> bytes:
    return sample_outputs["report.docx"]


@pytest.fixture(scope="module")
def final(draft: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample with everything judged and accepted."""
    folder = Path(copytree(SAMPLE, tmp_path_factory.mktemp("final") / SAMPLE.name))
    return rebuilt(settle(folder), manifest(draft)).docx


def heads(data: bytes) -> list[tuple[str, bytes]]:
    """Every running head that a section has, in order: its pages, what is in it."""
    hands = Hands(data)
    targets = {one.get("Id"): "word/" + one.get("Target", "") for one in relations(hands)}
    found = []
    for reference in hands.document.iter(f"{W}headerReference"):
        tree = etree.fromstring(hands.parts[targets[reference.get(f"{R}id")]])
        found.append((reference.get(f"{W}type", ""), b"".join(etree.tostring(p, method="c14n") for p in tree)))
    return found


def relations(hands: Hands) -> Node:
    return etree.fromstring(hands.parts["word/_rels/document.xml.rels"])


def texts(data: bytes) -> list[str]:
    """The same as text, tabs as |."""
    return [words(etree.fromstring(b"<x>" + content + b"</x>")) for _, content in heads(data)]


def words(tree: Node) -> str:
    return "".join("|" if node.tag == f"{W}tab" else node.text or "" for node in tree.iter(f"{W}t", f"{W}tab"))


def on_heads(work: Callable[[Node], object]) -> Callable[[bytes], bytes]:
    """A file → the same with an editor's work on the first paragraph of each running head that has a title."""

    def done(data: bytes) -> bytes:
        hands = Hands(data)
        for name in [n for n in hands.parts if n.startswith("word/header")]:
            tree = etree.fromstring(hands.parts[name])
            if any(node.tag == f"{W}tab" for node in tree.iter()):
                work(tree[0])
                hands.parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return hands.saved()

    return done


def stamps(paragraph: Node) -> list[Node]:
    return [t for t in paragraph.iter(f"{W}t") if t.text == DRAFT]


def notes(outcome: Outcome) -> list[tuple[str, str]]:
    return [(note.level, note.words) for note in outcome.result.notes if note.kind == "head"]


def settled(outcome: Outcome) -> bool:
    """Twice is once, and every other law holds."""
    return broken(outcome) == [] and new_lint(outcome) == []


def test_the_sample_is_a_draft_until_all_is_judged(draft: bytes, final: bytes) -> None:
    assert manifest(draft).draft == DRAFT and manifest(final).draft == ""
    assert all(DRAFT in text for text in texts(draft))
    assert not any(DRAFT in text for text in texts(final))


def test_the_word_goes_when_nothing_blocks_and_comes_back(draft: bytes, final: bytes) -> None:
    """The heads become those of a new build, byte for byte, and it is told once."""
    there = refreshed(draft, final)
    assert heads(there.after) == heads(final)
    assert [level for level, _ in notes(there)] == ["changed"] and DRAFT in notes(there)[0][1]
    back = refreshed(there.after, draft)
    assert heads(back.after) == heads(draft)
    assert [level for level, _ in notes(back)] == ["changed"]
    assert settled(there) and settled(back)


def test_a_file_built_as_no_draft_gets_the_word(draft: bytes, final: bytes) -> None:
    """There left and right pages without heads share one part."""
    outcome = refreshed(final, draft)
    assert heads(outcome.after) == heads(draft)
    assert settled(outcome)


def test_nothing_is_told_where_nothing_changed(draft: bytes, final: bytes) -> None:
    assert notes(refreshed(draft, draft)) == [] == notes(refreshed(final, final))


def test_a_word_that_editors_deleted_stays_deleted(draft: bytes, final: bytes) -> None:
    def delete(paragraph: Node) -> None:
        for text in stamps(paragraph):
            text.getparent().remove(text)  # type: ignore[union-attr]

    edited = on_heads(delete)(draft)
    same = refreshed(edited, draft)
    assert texts(same.after) == texts(edited)
    assert [level for level, _ in notes(same)] == ["kept"]
    gone = refreshed(edited, final)
    assert not any(DRAFT in text for text in texts(gone.after))
    assert settled(same) and settled(gone)


def test_a_word_that_editors_changed_is_kept_and_told(draft: bytes, final: bytes) -> None:
    def reword(paragraph: Node) -> None:
        for text in stamps(paragraph):
            text.text = "送审稿"

    edited = on_heads(reword)(draft)
    same, gone = refreshed(edited, draft), refreshed(edited, final)
    for outcome, levels in ((same, ["kept"]), (gone, ["changed", "ask"])):
        assert [text for text in texts(outcome.after) if "|" in text] == [t for t in texts(edited) if "|" in t]
        assert [level for level, _ in notes(outcome)] == levels
        assert "送审稿" in notes(outcome)[-1][1]
        assert settled(outcome)
    assert "草稿" not in "".join(texts(gone.after))


def test_titles_and_formatting_of_the_editors_stay(draft: bytes, final: bytes) -> None:
    """A head with another title, the word in another colour: only the word comes and goes."""

    def work(paragraph: Node) -> None:
        for text in paragraph.iter(f"{W}t"):
            if text.text != DRAFT:
                text.text = "编辑改的标题"
        for colour in paragraph.iter(f"{W}color"):
            colour.set(f"{W}val", "FF0000")

    there = refreshed(on_heads(work)(draft), final)
    titled = [text.strip("|") for text in texts(there.after) if text]
    assert titled == ["编辑改的标题"] * len(titled) != []
    back = refreshed(there.after, draft)
    assert {text for text in texts(back.after) if "编辑" in text} == {f"编辑改的标题|{DRAFT}", f"{DRAFT}|编辑改的标题"}
    assert settled(there) and settled(back)


def test_a_word_that_an_editor_put_there_is_theirs(draft: bytes, final: bytes) -> None:
    def write(paragraph: Node) -> None:
        paragraph.extend((w("r", w("tab")), run(DRAFT)))

    edited = on_heads(write)(final)
    outcome = refreshed(edited, final)
    assert differing(outcome.after, edited) == set() and notes(outcome) == []
    agreed = refreshed(edited, draft)
    assert all(text.count(DRAFT) == 1 for text in texts(agreed.after))
    assert settled(agreed)


@pytest.mark.skipif(not soffice(), reason="LibreOffice is not here")
def test_the_word_comes_and_goes_after_a_save_by_libreoffice(draft: bytes, final: bytes, tmp_path: Path) -> None:
    saved = saved_by_libreoffice(draft, tmp_path)
    there = refreshed(saved, final)
    assert not any(DRAFT in data.decode() for name, data in parts(there.after).items() if "/header" in name)
    back = refreshed(there.after, draft)
    assert all(text.count(DRAFT) == 1 for text in texts(back.after))
    assert broken(back) == []
