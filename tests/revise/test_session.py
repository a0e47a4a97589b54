"""Editors at work, 30 source numbers changed, refresh: nothing is lost, conflicts are reported, caches are right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

import pytest

from tests.reading import ROOT, SAMPLE
from tests.revise.bench import (
    Outcome,
    comments,
    manifest,
    rebuilt,
    refreshed,
    sdk_errors,
    validator,
)
from tests.revise.laws import broken
from tests.revise.nodes import all_texts
from tests.revise.numbers import change_numbers
from tests.revise.office import saved_by_libreoffice, soffice
from tests.revise.session import STEPS, Session, edit
from tests.revise.session_later import LATER, edit_later

CHANGED = 30


def worked(edition: Path, outputs: Mapping[str, bytes], folder: Path, *, libreoffice: bool) -> tuple[Outcome, Session]:
    """The whole session: edited (saved by LibreOffice in between), edited further, numbers changed, refreshed."""
    built = outputs["report.docx"]
    edited, session = edit(built, manifest(built))
    if libreoffice:
        edited = saved_by_libreoffice(edited, folder)
    edited = edit_later(edited, session)
    changed = Path(copytree(edition, folder / edition.name))
    assert session.done == [step.__name__ for step in (*STEPS, *LATER)]
    assert len(change_numbers(changed, session.moved, session.turned, CHANGED)) >= CHANGED
    return refreshed(edited, rebuilt(changed, manifest(edited)).docx), session


def check(outcome: Outcome, session: Session, folder: Path) -> None:
    """Everything that must hold, whatever program saved the file in between."""
    _check_words(outcome, session)
    assert broken(outcome) == []
    if validator():
        assert sdk_errors(outcome.after, folder) - sdk_errors(outcome.before, folder) == {}


def _check_words(outcome: Outcome, session: Session) -> None:
    """What editors wrote stands there; their comments too, before those of docgen."""
    text = "\n".join(all_texts(outcome.after))
    assert [words for words in session.keeps if words not in text] == []
    before, after = comments(outcome.before), comments(outcome.after)
    assert after[: len(before)] == before
    assert all(author == "docgen" for author, _ in after[len(before) :])


def _check_asked(outcome: Outcome, session: Session) -> None:
    """Every conflict of the script is asked about, with a Word comment where there can be one (not in a text box)."""
    asked = {note.key: note for note in outcome.result.notes if note.level == "ask"}
    missing = [key for key in session.asks if key[:10] not in {k[:10] for k in asked} and key not in asked]
    assert missing == []
    commented = {note.key for note in outcome.result.notes if note.comment}
    kinds = ("number", "figure", "table")
    assert [n.words for n in asked.values() if n.kind in kinds and n.key not in commented] == []


def test_the_script_has_many_different_actions() -> None:
    """38 of the first editor, LibreOffice's save, 7 of the second."""
    assert len({step.__name__ for step in STEPS}) == 38
    assert len({step.__name__ for step in (*STEPS, *LATER)}) == 45


def test_nothing_is_lost_in_the_sample(sample_outputs: Mapping[str, bytes], tmp_path: Path) -> None:
    outcome, session = worked(SAMPLE, sample_outputs, tmp_path, libreoffice=False)
    check(outcome, session, tmp_path)
    _check_asked(outcome, session)


@pytest.mark.skipif(not soffice(), reason="LibreOffice is not here")
def test_nothing_is_lost_after_a_save_by_libreoffice(sample_outputs: Mapping[str, bytes], tmp_path: Path) -> None:
    outcome, session = worked(SAMPLE, sample_outputs, tmp_path, libreoffice=True)
    check(outcome, session, tmp_path)
    assert any("LibreOffice" in words for words in outcome.words("changed"))


def test_nothing_is_lost_in_the_report_of_2019(outputs_2019: Mapping[str, bytes], tmp_path: Path) -> None:
    """One session on the whole report, with a save by LibreOffice where it is to be had."""
    outcome, session = worked(ROOT / "data" / "2019", outputs_2019, tmp_path, libreoffice=bool(soffice()))
    check(outcome, session, tmp_path)
    if not soffice():
        _check_asked(outcome, session)
