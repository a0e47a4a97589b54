"""The verdict on an edition: findings with judgements, points that are still to be collected; as check.json."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.check.file_verdict import FileVerdict
from docgen.check.judge import VERDICTS, Judged, printed
from docgen.check.missing import Awaited
from docgen.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything the checks of numbers and prose have to say about an edition."""

    judged: tuple[Judged, ...]
    awaited: tuple[Awaited, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """Findings that nobody has judged as they now stand: they block a release."""
        return tuple(judged.finding for judged in self.judged if judged.issue is None)

    @property
    def uncollected(self) -> tuple[Awaited, ...]:
        """Missing points that nobody has accepted: they block a release, too."""
        return tuple(series for series in self.awaited if not series.why)


def as_json(verdict: Verdict, files: Iterable[FileVerdict], folder: Path) -> str:
    """Verdict, verdicts on the files that were looked at, folder of the edition → check.json.

    Places are told from the folder on: the same edition gives the same text wherever it stands.
    """
    content = {
        "findings": [_finding(one) for one in verdict.judged],
        "missing": [_awaited(one) for one in verdict.awaited],
        "files": [_file(one) for one in files],
        "open": len(verdict.open),
        "uncollected": len(verdict.uncollected),
    }
    return json.dumps(_shortened(content, str(folder / "x")[:-1]), ensure_ascii=False, indent=2) + "\n"


def _shortened(content: Any, prefix: str) -> Any:
    """Plain data → the same, places in the folder without the folder's path."""
    if isinstance(content, str):
        return content.replace(prefix, "") if prefix else content
    if isinstance(content, list):
        return [_shortened(item, prefix) for item in content]
    return {k: _shortened(v, prefix) for k, v in content.items()} if isinstance(content, dict) else content


def _file(one: FileVerdict) -> dict[str, Any]:
    return {"file": one.name, "check": one.check, "faults": list(one.faults), "note": one.note}


def _finding(judged: Judged) -> dict[str, Any]:
    finding, issue = judged.finding, judged.issue
    statements = [
        {
            "fact": str(one.address), "name": one.words, "printed": one.printed, "places": list(one.places),
            "file": str(one.where),
        }
        for one in finding.statements
    ]  # fmt: skip
    return {
        "id": finding.id,
        "check": finding.check,
        "words": finding.words,
        "printed": printed(finding),
        "where": str(finding.where),
        "statements": statements,
        "computation": finding.computation,
        "interval": finding.interval,
        "gap": finding.gap,
        "mend": finding.mend,
        "verdict": issue.verdict if issue else "",
        "verdict_words": VERDICTS[issue.verdict] if issue else "",
        "why": issue.why if issue else "",
    }


def _awaited(series: Awaited) -> dict[str, Any]:
    return {
        "series": series.series,
        "name": series.words,
        "points": list(series.points),
        "figures": list(series.figures),
        "sources": series.sources,
        "accepted": series.why,
    }
