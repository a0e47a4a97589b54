"""An edition, read and resolved → its verdict: findings with judgements, points that are still to be collected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.check.identities import load_identities
from docgen.check.judge import VERDICTS, Judged, judge, load_issues
from docgen.check.missing import Awaited, awaited, load_accepted
from docgen.check.run import run
from docgen.facts.addresses import Frame
from docgen.facts.load import Layout
from docgen.model.facts import Facts
from docgen.model.finding import Finding
from docgen.model.report import Report
from docgen.model.resolved import Resolved
from docgen.resolve.needs import needs


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


def verdict(folder: Path, facts: Facts, report: Report, resolved: Resolved, layouts: Mapping[str, Layout]) -> Verdict:
    """Folder of an edition and its steps 2 to 4 → its verdict. Raises EditionError for wrong files of judgements."""
    frame = Frame(facts.own_area, facts.year, facts.codebook)
    findings = run(facts, resolved, load_identities(folder, frame))
    missing = awaited(needs(report, facts, layouts), facts, resolved, load_accepted(folder, frame))
    return Verdict(judge(findings, load_issues(folder)), missing)


def as_json(verdict: Verdict) -> dict[str, Any]:
    """Verdict → plain data for check.json and --json."""
    return {
        "findings": [_finding(one) for one in verdict.judged],
        "missing": [_awaited(one) for one in verdict.awaited],
        "open": len(verdict.open),
        "uncollected": len(verdict.uncollected),
    }


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
