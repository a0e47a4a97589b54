"""Verdicts on an edition and its files → lines of text for the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from docgen.check.file_verdict import FileVerdict
from docgen.check.judge import VERDICTS, Judged, printed
from docgen.check.missing import Awaited
from docgen.check.verdict import Verdict
from docgen.wording.messages import message

NAMES = {
    "statement": message("同一事实"),
    "growth": message("增速与增减"),
    "share": message("占比"),
    "total": message("合计"),
    "part": message("部分与总体"),
    "identity": message("恒等关系"),
    "order": message("名次"),
    "rank": message("位次"),
    "count": message("个数与名单"),
    "claim": message("论断"),
    "typed": message("直接打上的文字"),
    "name": message("名称"),
    "caption": message("标题"),
    "unreferenced": message("未被引用"),
    "unsourced": message("来源"),
    "judgement": message("判定"),
}


_FULL, _LISTED, _FAULTS = 4, 8, 3
"""On one screen: so many findings in full, so many more in a line each, so many faults of a check of a file."""


def verdict_told(verdict: Verdict, files: Sequence[FileVerdict], whole: bool = False) -> Iterator[str]:
    """Verdict, verdicts on the files → one screen: what is open, counts of all else, whether it can be released.

    whole: every finding and fault, the judged ones too.
    """
    yield from _findings(verdict, whole)
    yield _counted(verdict)
    yield from _files(files, whole)
    yield _conclusion(verdict, files)


def _findings(verdict: Verdict, whole: bool) -> Iterator[str]:
    """Findings that are not judged: the first ones in full, some more in short."""
    unjudged = [judged for judged in verdict.judged if judged.issue is None]
    full = len(unjudged) if whole else _FULL
    for judged in unjudged[:full]:
        yield from _in_full(judged)
        yield ""
    for judged in unjudged[full : full + _LISTED]:
        yield next(_in_full(judged))
    if len(unjudged) > full + _LISTED:
        yield message(
            "……另有{count_unjudged}个，全部见 docgen check --all", count_unjudged=len(unjudged) - full - _LISTED
        )
    for judged in verdict.judged if whole else ():
        if judged.issue is not None:
            yield message(
                "已判定 {verdicts}\u3000{finding_words}（{finding_id}）",
                verdicts=VERDICTS[judged.issue.verdict],
                finding_words=judged.finding.words,
                finding_id=judged.finding.id,
            )
    kinds = Counter(VERDICTS[judged.issue.verdict] for judged in verdict.judged if judged.issue)
    told = "、".join(f"{name}{count}" for name, count in kinds.items())
    settled = message("已判定{count_judged}个", count_judged=len(verdict.judged) - len(unjudged)) + (
        f"（{told}）" if told else ""
    )
    yield message(
        "数字与文字：共{count_judged}个问题，{settled}，未判定{count_unjudged}个。",
        count_judged=len(verdict.judged),
        settled=settled,
        count_unjudged=len(unjudged),
    )


def _files(files: Sequence[FileVerdict], whole: bool) -> Iterator[str]:
    """A line a file with the count of each check; under it the first faults."""
    for name in dict.fromkeys(one.name for one in files):
        own = [one for one in files if one.name == name]
        yield f"{name}：" + "，".join(f"{one.check} {_amount(one)}" for one in own) + "。"
        for one in own:
            shown = one.faults if whole else one.faults[:_FAULTS]
            yield from (f"    {one.check}　{fault}" for fault in shown)
            if len(one.faults) > len(shown):
                yield message("    ……另有{count_faults}处", count_faults=len(one.faults) - len(shown))
            if whole and one.note:
                yield f"    {one.note}"


def _amount(one: FileVerdict) -> str:
    return message("{count_faults}处", count_faults=len(one.faults)) if one.faults else message("通过")


def _conclusion(verdict: Verdict, files: Sequence[FileVerdict]) -> str:
    counts = (
        (message("未判定的问题"), len(verdict.open), message("个")),
        (message("待收集的系列"), len(verdict.uncollected), message("个")),
        (message("文件的毛病"), sum(len(one.faults) for one in files), message("处")),
    )
    open_ = "、".join(f"{name}{count}{unit}" for name, count, unit in counts if count)
    if open_:
        return message("结论：还不能发布，有{open}。", open=open_)
    return message("结论：") + (
        message("没有挡着发布的问题。") if files else message("数字与文字没有挡着发布的问题；文件还没有生成。")
    )


def _in_full(judged: Judged) -> Iterator[str]:
    finding = judged.finding
    yield f"{finding.where}: [{NAMES.get(finding.check, finding.check)}] {finding.words}"
    for stated in finding.statements:
        places = message("\u3000原文 {places}", places="、".join(stated.places)) if stated.places else ""
        yield f"    {stated.words}　{stated.printed}{places}　{stated.where}"
    if finding.computation:
        yield message("    依据：{computation}", computation=finding.computation)
    if finding.gap:
        yield message("    由其余各数得 {interval}，与所印相差 {gap}", interval=finding.interval, gap=finding.gap)
    if finding.mend:
        yield message("    改法：{mend}", mend=finding.mend)
    if finding.check != "judgement":
        yield message(
            '    判定时写：id = "{finding_id}"，printed = "{printed}"', finding_id=finding.id, printed=printed(finding)
        )


def missing_told(verdict: Verdict) -> Iterator[str]:
    """What is to be collected, by source; accepted series only counted."""
    by_source: dict[str, list[Awaited]] = {}
    for series in verdict.uncollected:
        by_source.setdefault(series.sources or message("来源未注明"), []).append(series)
    for source, rows in by_source.items():
        yield message("向 {source} 收集：", source=source)
        for series in rows:
            points = "、".join(series.point_words)
            yield message(
                "    {series_words}（{series}）：{points}\u3000用于 {figures}",
                series_words=series.words,
                series=series.series,
                points=points,
                figures="、".join(series.figures),
            )
    yield _counted(verdict)


def _counted(verdict: Verdict) -> str:
    accepted = len(verdict.awaited) - len(verdict.uncollected)
    points = sum(len(series.points) for series in verdict.uncollected)
    return message(
        "缺数：待收集{count_uncollected}个系列、{points}个数；已认可缺失{accepted}个系列。",
        count_uncollected=len(verdict.uncollected),
        points=points,
        accepted=accepted,
    )
