"""Judgements: a finding is settled as long as what was judged still stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.check.judge import judge, load_issues
from docgen.model.facts import EditionError, Place
from docgen.model.finding import Finding

FINDING = Finding("total-a-1", "total", "甲印作1", (), Place("facts.csv", 2), quoted="甲印作1")
ENTRY = '[[issue]]\nid = "total-a-1"\nverdict = "slip"\nprinted = "甲印作1"\nwhy = "一位数字印错"\n'


def issues(folder: Path, text: str) -> object:
    (folder / "known-issues.toml").write_text(text, encoding="utf-8")
    return load_issues(folder)


def test_a_judged_finding_is_settled(tmp_path: Path) -> None:
    (judged,) = judge((FINDING,), issues(tmp_path, ENTRY))  # type: ignore[arg-type]
    assert judged.issue is not None and judged.issue.where.line == 2


def test_a_finding_nobody_judged_is_open() -> None:
    (judged,) = judge((FINDING,), ())
    assert judged.issue is None


def test_a_judgement_of_other_numbers_is_a_finding_and_settles_nothing(tmp_path: Path) -> None:
    judged = judge((FINDING,), issues(tmp_path, ENTRY.replace("甲印作1", "甲印作7")))  # type: ignore[arg-type]
    assert [one.finding.check for one in judged] == ["total", "judgement"]
    assert all(one.issue is None for one in judged)


def test_a_judgement_of_what_is_gone_is_a_finding(tmp_path: Path) -> None:
    (judged,) = judge((), issues(tmp_path, ENTRY))  # type: ignore[arg-type]
    assert judged.finding.check == "judgement"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ENTRY.replace("slip", "slp"), "slp"),
        (ENTRY.replace("why", "wy"), "why"),
        (ENTRY.replace('why = "一位数字印错"', ""), "缺 why"),
        (ENTRY + ENTRY, "判定了两次"),
        ('[[isue]]\nid = "a"', "isue"),
    ],
)
def test_what_is_wrong_in_the_file_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(EditionError, match=told):
        issues(tmp_path, text)
