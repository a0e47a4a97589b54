"""Verdicts on an edition and on its files → what blocks its release, and what would mend each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.check.file_verdict import LAYOUT, FileVerdict, Tool
from docgen.check.judge import CHECK, FILE, fault_id, fault_words, printed
from docgen.check.missing import FILE as ACCEPTED
from docgen.check.missing import Awaited
from docgen.check.references import UNREFERENCED, UNSOURCED
from docgen.check.telling import NAMES
from docgen.check.verdict import Verdict
from docgen.model.finding import Finding
from docgen.model.wish import DRAFT, Blocker, Refused

# Findings of text that a person mends rather than judges.
_MENDED = (UNREFERENCED, UNSOURCED, CHECK)


def refuse(edition: Path, blockers: Iterable[Blocker]) -> None:
    """Raises Refused where there is a blocker."""
    found = tuple(blockers)
    if found:
        raise Refused(str(edition), found)


def stamp(verdict: Verdict) -> str:
    """Verdict → the word that every page bears, none where the edition could be released."""
    return DRAFT if verdict.open or verdict.uncollected else ""


def notes(verdict: Verdict) -> tuple[str, ...]:
    """Verdict → what its people should know of it: why every page bears the stamp; nothing where none does."""
    counts = ((len(verdict.open), "个问题未判定"), (len(verdict.uncollected), "个系列待收集"))
    told = "、".join(f"{count}{words}" for count, words in counts if count)
    return (f"每页印有“{DRAFT}”：{told}（docgen check 列出）",) if told else ()


def of_verdict(verdict: Verdict) -> Iterator[Blocker]:
    """Findings that nobody has judged, judgements that fit no more, points that nobody has stated or accepted."""
    yield from (_of_finding(finding) for finding in verdict.open)
    yield from (_of_series(series) for series in verdict.uncollected)


def of_tools(tools: Iterable[Tool]) -> Iterator[Blocker]:
    """Tools that are not there → blockers: without them nobody knows whether the files are sound."""
    return (Blocker("工具", f"没有安装 {tool.name}，发布前的检查做不了", tool.get) for tool in tools)


def of_files(verdicts: Iterable[FileVerdict]) -> Iterator[Blocker]:
    """Verdicts on built files → a blocker a fault."""
    for verdict in verdicts:
        for fault in verdict.faults:
            mend = "改正所指的那一处后重新生成"
            if verdict.check == LAYOUT:
                mend += f'；确认无碍的写入 {FILE}：id = "{fault_id(fault)}"，printed = "{fault_words(fault)}"'
            yield Blocker(verdict.check, f"{verdict.name}：{fault}", mend)


def _of_finding(finding: Finding) -> Blocker:
    judged = f'核对后改正；确认保留的写入 {FILE}：id = "{finding.id}"，printed = "{printed(finding)}"'
    words = f"{finding.where}: {finding.words}"
    if finding.check in _MENDED:
        return Blocker(NAMES.get(finding.check, finding.check), words, finding.mend)
    mend = f"{finding.mend}；{judged}" if finding.mend else judged
    return Blocker(NAMES.get(finding.check, finding.check), words, mend)


def _of_series(series: Awaited) -> Blocker:
    words = f"{series.words}（{series.series}）缺 {'、'.join(series.point_words)}，用于 {'、'.join(series.figures)}"
    asked = f"向{series.sources}收集" if series.sources else "收集"
    return Blocker("缺数", words, f"{asked}后填进工作簿；收集不到的逐点写入 {ACCEPTED}，写明理由")
