"""Verdict → lines of text for the screen."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.judge import VERDICTS, Judged, printed
from docgen.check.missing import Awaited
from docgen.check.verdict import Verdict

NAMES = {
    "statement": "同一事实", "growth": "增速与增减", "share": "占比", "total": "合计", "part": "部分与总体",
    "identity": "恒等关系", "order": "名次", "rank": "位次", "count": "个数与名单", "claim": "论断",
    "typed": "直接打上的文字", "name": "名称", "caption": "标题", "unreferenced": "未被引用", "unsourced": "来源",
    "judgement": "判定",
}  # fmt: skip


def findings_told(verdict: Verdict) -> Iterator[str]:
    """Findings: those not judged first and in full, the judged ones in short."""
    unjudged = [judged for judged in verdict.judged if judged.issue is None]
    for judged in unjudged:
        yield from _in_full(judged)
        yield ""
    for judged in verdict.judged:
        if judged.issue is not None:
            yield f"已判定 {VERDICTS[judged.issue.verdict]}　{judged.finding.words}（{judged.finding.id}）"
    settled = len(verdict.judged) - len(unjudged)
    yield f"共{len(verdict.judged)}个问题：已判定{settled}个，未判定{len(unjudged)}个。"


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
    accepted = len(verdict.awaited) - len(verdict.uncollected)
    points_open = sum(len(series.points) for series in verdict.uncollected)
    yield f"待收集{len(verdict.uncollected)}个系列、{points_open}个数；已认可缺失{accepted}个系列。"
