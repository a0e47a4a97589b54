"""Words that changed in the manuscript meanwhile are reported, not written; claims that fall with the numbers are asked
about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from docgen.commands.refresh import failing
from docgen.model.manifest import Binding
from docgen.revise.notes import Note
from tests.revise.bench import Outcome, comments, differing, manifest, rebuilt, refreshed, skeleton
from tests.revise.hands import Hands
from tests.revise.nodes import all_texts, shown
from tests.revise.numbers import rewrite
from tests.revise.test_refresh_values import binding, said

LOST = {"obs_value": "", "basis": "missing", "qualifier": "", "source": ""}


@pytest.fixture
def built(sample_outputs: Mapping[str, bytes]) -> bytes:
    return sample_outputs["report.docx"]


def refresh(built: bytes, edition: Path, work: Callable[[Hands], object] = lambda hands: None) -> Outcome:
    """The sample, edited by `work`, refreshed from an edition, with the claims that fail there."""
    hands = Hands(built)
    work(hands)
    fresh = rebuilt(edition, manifest(built))
    return refreshed(hands.saved(), fresh.docx, failing(fresh, edition))


def reworded(edition: Path, file: str, old: str, new: str) -> None:
    path = edition / "text" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def notes(outcome: Outcome, kind: str) -> list[Note]:
    return [note for note in outcome.result.notes if note.kind == kind]


def test_a_paragraph_reworded_in_the_manuscript_is_reported_and_not_written(built: bytes, sample_copy: Path) -> None:
    reworded(sample_copy, "20-services.md", "光纤用户占了绝大部分", "其中绝大多数用光纤接入")
    outcome = refresh(built, sample_copy)
    (note,) = notes(outcome, "manuscript")
    assert note.level == "ask" and "改写了一段" in note.words and "20-services.md:6" in note.words
    assert "占了绝大部分" in note.base and "用光纤接入" in note.ours
    assert all_texts(outcome.after) == all_texts(built)
    assert differing(outcome.before, outcome.after) <= {"customXml/item1.xml", "customXml/itemProps1.xml"}


def test_its_numbers_are_brought_up_to_date_all_the_same(built: bytes, sample_copy: Path) -> None:
    one = binding(built, "broadband-users")
    reworded(sample_copy, "20-services.md", "光纤用户占了绝大部分", "其中绝大多数用光纤接入")
    rewrite(sample_copy / "facts" / "20-services.csv", "broadband-users,shili,2021,,level", {"obs_value": "415.5"})
    outcome = refresh(built, sample_copy)
    assert said(outcome.after, one.key) == [binding(outcome.fresh, "broadband-users").text] != [one.text]
    assert skeleton(outcome.after) == skeleton(built)
    assert refreshed(outcome.after, outcome.fresh).after == outcome.after


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2. 城镇居多；\n", "", "删去了一段"),
        ("2. 城镇居多；\n", "2. 城镇居多；\n3. 新写的一项；\n", "新增了一段"),
    ],
)
def test_a_paragraph_that_came_or_went_is_reported(
    old: str, new: str, words: str, built: bytes, sample_copy: Path
) -> None:
    reworded(sample_copy, "10-netizens.md", old, new)
    outcome = refresh(built, sample_copy)
    assert [words in note.words for note in notes(outcome, "manuscript")] == [True]
    assert all_texts(outcome.after) == all_texts(built)


def test_a_figure_that_the_manuscript_gained_is_reported(built: bytes, sample_copy: Path) -> None:
    figure = "\n:::{figure} fig-new\n:caption: 新图\n:kind: columns\n网民规模 | netizens.-1..0\n:::\n"
    path = sample_copy / "text" / "20-services.md"
    path.write_text(path.read_text("utf-8") + figure, "utf-8")
    outcome = refresh(built, sample_copy)
    assert any("fig-new" in note.words and "没有放进修订稿" in note.words for note in notes(outcome, "manuscript"))


def test_words_that_have_been_read_back_are_not_reported(built: bytes, sample_copy: Path) -> None:
    reworded(sample_copy, "20-services.md", "光纤用户占了绝大部分", "其中绝大多数用光纤接入")

    def reword(h: Hands) -> None:
        paragraph = next(h.control(binding(built, "broadband-users").key).iterancestors("{*}p"))
        assert h.reword(paragraph, "光纤用户占了绝大部分", "其中绝大多数用光纤接入")

    assert notes(refresh(built, sample_copy, reword), "manuscript") == []


def test_nor_is_a_paragraph_that_is_gone_in_both(built: bytes, sample_copy: Path) -> None:
    reworded(sample_copy, "10-netizens.md", "2. 城镇居多；\n", "")

    def delete(h: Hands) -> None:
        h.remove(next(p for p in h.paragraphs() if "城镇居多" in shown(p)))

    assert notes(refresh(built, sample_copy, delete), "manuscript") == []


# Claims.


def claim(data: bytes, name: str) -> Binding:
    return next(b for b in manifest(data).bindings if b.test.startswith(name))


def another_leader(edition: Path) -> None:
    rewrite(edition / "facts" / "10-netizens.csv", "netizens,shili,2021,,order", {"obs_value": "yi;jia;bing"})


def test_a_claim_that_the_new_data_break_is_asked_about_in_words(built: bytes, sample_copy: Path) -> None:
    another_leader(sample_copy)
    outcome = refresh(built, sample_copy)
    (note,) = notes(outcome, "claim")
    assert (note.level, note.comment, note.key) == ("ask", True, claim(built, "leads").key)
    assert "“居首”与现在的数据不符（要成立须居首）" in note.words
    assert [words for author, words in comments(outcome.after) if author == "docgen"] == [note.words]
    again = refreshed(outcome.after, outcome.fresh, {claim(built, "leads").test})
    assert again.after == outcome.after


def test_where_an_editor_has_reworded_it_he_is_told_what_it_was(built: bytes, sample_copy: Path) -> None:
    another_leader(sample_copy)
    one = claim(built, "leads")
    outcome = refresh(built, sample_copy, lambda h: h.type_over(h.control(one.key), "领先"))
    (note,) = notes(outcome, "claim")
    assert "原写的“居首”" in note.words and "此处现为“领先”" in note.words
    assert said(outcome.after, one.key) == ["领先"]


def test_a_claim_whose_fact_is_lost_says_so_and_an_edited_one_is_asked_about(built: bytes, sample_copy: Path) -> None:
    rewrite(sample_copy / "facts" / "10-netizens.csv", "netizens,shili,2021,,order", LOST)
    one = claim(built, "leads")
    assert said(refresh(built, sample_copy).after, one.key) == ["居首（待补）"]
    edited = refresh(built, sample_copy, lambda h: h.type_over(h.control(one.key), "领先"))
    assert said(edited.after, one.key) == ["领先"]
    assert any("居首（待补）" in words for author, words in comments(edited.after) if author == "docgen")


def test_a_claim_that_was_awaited_comes_and_fails_at_once(built: bytes, sample_copy: Path) -> None:
    """Its （待补） goes, and the question names the words that stand there then; twice is once here too."""
    facts = sample_copy / "facts" / "10-netizens.csv"
    rewrite(facts, "netizens,shili,2021,,order", LOST)
    awaited = rebuilt(sample_copy, manifest(built)).docx
    one = claim(awaited, "leads")
    assert said(awaited, one.key) == ["居首（待补）"]
    known = {"obs_value": "yi;jia;bing", "basis": "reported", "qualifier": "=", "source": "report"}
    rewrite(facts, "netizens,shili,2021,,order", known)
    fresh = rebuilt(sample_copy, manifest(built))
    broken = failing(fresh, sample_copy)
    outcome = refreshed(awaited, fresh.docx, broken)
    assert said(outcome.after, one.key) == ["居首"]
    (note,) = notes(outcome, "claim")
    assert "“居首”与现在的数据不符" in note.words
    assert refreshed(outcome.after, fresh.docx, broken).after == outcome.after


def test_a_claim_in_a_sentence_that_was_deleted_is_not_asked_about(built: bytes, sample_copy: Path) -> None:
    another_leader(sample_copy)
    one = claim(built, "leads")
    outcome = refresh(built, sample_copy, lambda h: h.remove(next(h.control(one.key).iterancestors("{*}p"))))
    assert notes(outcome, "claim") == []
