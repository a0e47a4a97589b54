"""Editors at work, 30 source numbers changed, refresh: nothing is lost, conflicts are reported, caches are right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

import pytest

from docgen.revise.charts.data import of_entry, read, same
from docgen.revise.charts.workbook import Workbook, sheet_of
from docgen.revise.figures import locate_all
from docgen.revise.opened import open_edited, unpacked
from docgen.revise.package import Package
from tests.reading import ROOT, SAMPLE
from tests.revise.bench import (
    Outcome,
    comments,
    dangling,
    manifest,
    new_lint,
    rebuilt,
    refreshed,
    sdk_errors,
    skeleton,
    tracked,
    validator,
)
from tests.revise.laws import changes_turn_as_one, places_are_right
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
    assert skeleton(outcome.after) == skeleton(outcome.before)
    assert tracked(outcome.after) == tracked(outcome.before)
    _check_words(outcome, session)
    assert list(places_are_right(outcome)) == []
    assert list(changes_turn_as_one(outcome)) == []
    _check_charts(outcome)
    assert new_lint(outcome) == []
    told = [note for note in outcome.result.notes if note.kind == "reference" and note.level == "ask"]
    assert len(told) == len(dangling(outcome.after))
    again = refreshed(outcome.after, outcome.fresh)
    assert again.after == outcome.after
    assert again.words("changed") == []
    if validator():
        assert sdk_errors(outcome.after, folder) - sdk_errors(outcome.before, folder) == {}


def _check_words(outcome: Outcome, session: Session) -> None:
    """What editors wrote stands there; their comments too, before those of docgen."""
    text = "\n".join(all_texts(outcome.after))
    assert [words for words in session.keeps if words not in text] == []
    before, after = comments(outcome.before), comments(outcome.after)
    assert after[: len(before)] == before
    assert all(author == "docgen" for author, _ in after[len(before) :])


def _check_charts(outcome: Outcome) -> None:
    """Charts and their workbooks show the data, but for points that editors changed and that were asked about."""
    opened, fresh = open_edited(outcome.after, "x"), manifest(outcome.fresh)
    located = locate_all(opened.package.document, fresh.figures)
    asked = outcome.keys("ask") | outcome.keys("kept")
    for entry in fresh.figures:
        shape = located[entry.id].shape
        if shape is None or shape.kind != "native" or entry.kind != "native":
            continue
        part = opened.package.target(opened.package.main, shape.relation)
        shown, ours = read(opened.package.tree(part)), of_entry(entry)
        book = _book(opened.package, part)
        assert all(map(same, shown.categories, ours.categories))
        for number, (drawn, series) in enumerate(zip(shown.series, ours.series, strict=True)):
            differ = [i for i, (a, b) in enumerate(zip(drawn.values, series.values, strict=True)) if not same(a, b)]
            assert not differ or entry.id in asked, f"{entry.id} shows {drawn} instead of {series}"
            typed = book.data(len(shown.categories), len(shown.series)).series[number]
            assert all(map(same, typed.values, drawn.values)), f"workbook of {entry.id}"


def _book(package: Package, part: str) -> Workbook:
    name = next(relation.target for relation in package.related(part, "package"))
    return Workbook(Package(unpacked(package.blob(name), name)), sheet_of(package.tree(part)))


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
