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
from docgen.wording.messages import message

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
    counts = ((len(verdict.open), message("个问题未判定")), (len(verdict.uncollected), message("个系列待收集")))
    told = "、".join(f"{count}{words}" for count, words in counts if count)
    return (message("每页印有“{draft}”：{told}（docgen check 列出）", draft=DRAFT, told=told),) if told else ()


def of_verdict(verdict: Verdict) -> Iterator[Blocker]:
    """Findings that nobody has judged, judgements that fit no more, points that nobody has stated or accepted."""
    yield from (_of_finding(finding) for finding in verdict.open)
    yield from (_of_series(series) for series in verdict.uncollected)


def of_tools(tools: Iterable[Tool]) -> Iterator[Blocker]:
    """Tools that are not there → blockers: without them nobody knows whether the files are sound."""
    return (
        Blocker(message("工具"), message("没有安装 {tool_name}，发布前的检查做不了", tool_name=tool.name), tool.get)
        for tool in tools
    )


def of_files(verdicts: Iterable[FileVerdict]) -> Iterator[Blocker]:
    """Verdicts on built files → a blocker a fault."""
    for verdict in verdicts:
        for fault in verdict.faults:
            mend = message("改正所指的那一处后重新生成")
            if verdict.check == LAYOUT:
                mend += message(
                    '；确认无碍的写入 {file}：id = "{fault_id}"，printed = "{fault_words}"',
                    file=FILE,
                    fault_id=fault_id(fault),
                    fault_words=fault_words(fault),
                )
            yield Blocker(verdict.check, f"{verdict.name}：{fault}", mend)


def _of_finding(finding: Finding) -> Blocker:
    judged = message(
        '核对后改正；确认保留的写入 {file}：id = "{finding_id}"，printed = "{printed}"',
        file=FILE,
        finding_id=finding.id,
        printed=printed(finding),
    )
    words = f"{finding.where}: {finding.words}"
    if finding.check in _MENDED:
        return Blocker(NAMES.get(finding.check, finding.check), words, finding.mend)
    mend = f"{finding.mend}；{judged}" if finding.mend else judged
    return Blocker(NAMES.get(finding.check, finding.check), words, mend)


def _of_series(series: Awaited) -> Blocker:
    words = message(
        "{series_words}（{series}）缺 {point_words}，用于 {figures}",
        series_words=series.words,
        series=series.series,
        point_words="、".join(series.point_words),
        figures="、".join(series.figures),
    )
    asked = message("向{sources}收集", sources=series.sources) if series.sources else message("收集")
    return Blocker(
        message("缺数"),
        words,
        message("{asked}后填进工作簿；收集不到的逐点写入 {accepted}，写明理由", asked=asked, accepted=ACCEPTED),
    )
