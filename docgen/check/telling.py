"""Verdicts on an edition and its files → lines of text for the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from docgen.check.file_verdict import FileVerdict
from docgen.check.judge import VERDICTS, Judged, printed
from docgen.check.missing import Awaited
from docgen.check.verdict import Verdict

NAMES = {
    "statement": "同一事实", "growth": "增速与增减", "share": "占比", "total": "合计", "part": "部分与总体",
    "identity": "恒等关系", "order": "名次", "rank": "位次", "count": "个数与名单", "claim": "论断",
    "typed": "直接打上的文字", "name": "名称", "caption": "标题", "unreferenced": "未被引用", "unsourced": "来源",
    "judgement": "判定",
}  # fmt: skip


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
        yield f"……另有{len(unjudged) - full - _LISTED}个，全部见 docgen check --all"
    for judged in verdict.judged if whole else ():
        if judged.issue is not None:
            yield f"已判定 {VERDICTS[judged.issue.verdict]}　{judged.finding.words}（{judged.finding.id}）"
    kinds = Counter(VERDICTS[judged.issue.verdict] for judged in verdict.judged if judged.issue)
    told = "、".join(f"{name}{count}" for name, count in kinds.items())
    settled = f"已判定{len(verdict.judged) - len(unjudged)}个" + (f"（{told}）" if told else "")
    yield f"数字与文字：共{len(verdict.judged)}个问题，{settled}，未判定{len(unjudged)}个。"


def _files(files: Sequence[FileVerdict], whole: bool) -> Iterator[str]:
    """A line a file with the count of each check; under it the first faults."""
    for name in dict.fromkeys(one.name for one in files):
        own = [one for one in files if one.name == name]
        yield f"{name}：" + "，".join(f"{one.check} {_amount(one)}" for one in own) + "。"
        for one in own:
            shown = one.faults if whole else one.faults[:_FAULTS]
            yield from (f"    {one.check}　{fault}" for fault in shown)
            if len(one.faults) > len(shown):
                yield f"    ……另有{len(one.faults) - len(shown)}处"
            if whole and one.note:
                yield f"    {one.note}"


def _amount(one: FileVerdict) -> str:
    return f"{len(one.faults)}处" if one.faults else "通过"


def _conclusion(verdict: Verdict, files: Sequence[FileVerdict]) -> str:
    counts = (
        ("未判定的问题", len(verdict.open), "个"),
        ("待收集的系列", len(verdict.uncollected), "个"),
        ("文件的毛病", sum(len(one.faults) for one in files), "处"),
    )
    open_ = "、".join(f"{name}{count}{unit}" for name, count, unit in counts if count)
    if open_:
        return f"结论：还不能发布，有{open_}。"
    return "结论：" + ("没有挡着发布的问题。" if files else "数字与文字没有挡着发布的问题；文件还没有生成。")


def _in_full(judged: Judged) -> Iterator[str]:
    finding = judged.finding
    yield f"{finding.where}: [{NAMES.get(finding.check, finding.check)}] {finding.words}"
    for stated in finding.statements:
        places = f"　原文 {'、'.join(stated.places)}" if stated.places else ""
        yield f"    {stated.words}　{stated.printed}{places}　{stated.where}"
    if finding.computation:
        yield f"    依据：{finding.computation}"
    if finding.gap:
        yield f"    由其余各数得 {finding.interval}，与所印相差 {finding.gap}"
    if finding.mend:
        yield f"    改法：{finding.mend}"
    if finding.check != "judgement":
        yield f'    判定时写：id = "{finding.id}"，printed = "{printed(finding)}"'


def missing_told(verdict: Verdict) -> Iterator[str]:
    """What is to be collected, by source; accepted series only counted."""
    by_source: dict[str, list[Awaited]] = {}
    for series in verdict.uncollected:
        by_source.setdefault(series.sources or "来源未注明", []).append(series)
    for source, rows in by_source.items():
        yield f"向 {source} 收集："
        for series in rows:
            points = "、".join(series.point_words)
            yield f"    {series.words}（{series.series}）：{points}　用于 {'、'.join(series.figures)}"
    yield _counted(verdict)


def _counted(verdict: Verdict) -> str:
    accepted = len(verdict.awaited) - len(verdict.uncollected)
    points = sum(len(series.points) for series in verdict.uncollected)
    return f"缺数：待收集{len(verdict.uncollected)}个系列、{points}个数；已认可缺失{accepted}个系列。"
