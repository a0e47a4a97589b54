"""Findings and known-issues.toml → findings with their verdicts; a judgement that fits no more is a finding itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from docgen.check.file_verdict import LAYOUT, FileVerdict
from docgen.model.facts import EditionError, Place
from docgen.model.finding import Finding
from docgen.wording.files import read_toml
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

FILE = "known-issues.toml"
CHECK = "judgement"
_FAULT = "layout-"
VERDICTS = {"slip": message("原报告有误"), "other-scope": message("口径不同"), "ambiguous": message("原报告含混")}
_FIELDS = ("id", "verdict", "printed", "why")


@dataclass(frozen=True, slots=True)
class Issue:
    """What a person has decided about a finding: its id, a verdict, what was printed then, and why."""

    id: str
    verdict: str
    printed: str
    why: str
    where: Place


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and the judgement that fits it, None when nobody has judged it as it now stands."""

    finding: Finding
    issue: Issue | None


def load_issues(folder: Path) -> tuple[Issue, ...]:
    """Folder of an edition → its judgements; none when the file is not there. Raises EditionError."""
    path = folder / FILE
    if not path.is_file():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    table = read_toml(path)
    unknown = [name for name in table if name != "issue"]
    if unknown:
        raise EditionError(
            Place(str(path), 1), message("未知的项 {unknown!r}", unknown=unknown[0]), message("每条判定写 [[issue]]")
        )
    issues = [_issue(entry, path, lines) for entry in table.get("issue", ())]
    ids = [issue.id for issue in issues]
    for issue in issues:
        if ids.count(issue.id) > 1:
            raise EditionError(
                issue.where, message("{issue_id} 判定了两次", issue_id=issue.id), message("每个问题只写一条")
            )
    return tuple(issues)


def _issue(entry: dict[str, str], path: Path, lines: list[str]) -> Issue:
    id_ = str(entry.get("id", ""))
    place = Place(str(path), next((n for n, line in enumerate(lines, 1) if id_ and f'"{id_}"' in line), 1))
    for name in entry:
        if name not in _FIELDS:
            raise EditionError(
                place,
                message("判定里未知的项 {name!r}", name=name),
                message("是否指 {nearest}？", nearest=nearest(name, _FIELDS)),
            )
    empty = [name for name in _FIELDS if not str(entry.get(name, "")).strip()]
    if empty:
        raise EditionError(
            place,
            message("判定 {id} 缺 {empty}", id=id_, empty="、".join(empty)),
            message("应有 {fields}", fields="、".join(_FIELDS)),
        )
    if entry["verdict"] not in VERDICTS:
        raise EditionError(
            place,
            message("未知的判定 {entry!r}", entry=entry["verdict"]),
            message("应为 {verdicts}", verdicts="、".join(VERDICTS)),
        )
    return Issue(id_, entry["verdict"], entry["printed"], entry["why"], place)


def printed(finding: Finding) -> str:
    """Finding → what is printed where it was found: its statements' values, the words it is about, else its id."""
    return "；".join(stated.printed for stated in finding.statements) or finding.quoted or finding.id


def judge(findings: tuple[Finding, ...], issues: tuple[Issue, ...]) -> tuple[Judged, ...]:
    """Findings and judgements → each finding with its judgement, then the judgements that fit none."""
    by_id = {issue.id: issue for issue in issues}
    judged = [Judged(finding, _fitting(finding, by_id.get(finding.id))) for finding in findings]
    return (*judged, *(Judged(finding, None) for finding in _stale(findings, issues)))


def _fitting(finding: Finding, issue: Issue | None) -> Issue | None:
    return issue if issue and issue.printed == printed(finding) else None


def fault_id(fault: str) -> str:
    """A fault of the layout → its id: the same wherever it stands."""
    return f"{_FAULT}{sha256(fault_words(fault).encode()).hexdigest()[:6]}"


def fault_words(fault: str) -> str:
    """A fault of the layout without its page and line: what a judgement of it calls printed."""
    return fault.partition("　")[2] or fault


def unjudged(verdicts: Iterable[FileVerdict], issues: tuple[Issue, ...]) -> tuple[FileVerdict, ...]:
    """Verdicts on files and judgements → the verdicts without the faults of the layout that a person has judged."""
    known = {(issue.id, issue.printed) for issue in issues}
    return tuple(
        replace(one, faults=tuple(f for f in one.faults if (fault_id(f), fault_words(f)) not in known))
        if one.check == LAYOUT
        else one
        for one in verdicts
    )


def _stale(findings: tuple[Finding, ...], issues: tuple[Issue, ...]) -> Iterator[Finding]:
    """Judgements of what was found in numbers and text that fit no more; those of the layout wait for the files."""
    by_id = {finding.id: finding for finding in findings}
    for issue in (one for one in issues if not one.id.startswith(_FAULT)):
        finding = by_id.get(issue.id)
        if finding is None:
            words = message("判定 {issue_id} 所说的问题已不存在", issue_id=issue.id)
            yield Finding(
                f"{CHECK}-{issue.id}", CHECK, words, (), issue.where, mend=message("从 {file} 删去这一条", file=FILE)
            )
        elif issue.printed != printed(finding):
            words = message(
                "判定 {issue_id} 针对的是“{printed}”，现为“{printed2}”",
                issue_id=issue.id,
                printed=issue.printed,
                printed2=printed(finding),
            )
            mend = message("重新判定，并改 printed")
            yield Finding(f"{CHECK}-{issue.id}", CHECK, words, (), issue.where, mend=mend)
