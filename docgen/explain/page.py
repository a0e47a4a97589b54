"""Verdict and corrections of an edition → the Markdown page of the slips found in its source."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.judge import VERDICTS, Judged
from docgen.check.verdict import Verdict
from docgen.explain.corrections import Correction
from docgen.wording.messages import message

_ABOUT = {
    "slip": message("照所印的数不可能都对，错在原报告。"),
    "other-scope": message("各数分开看都可能对，但所指的范围不同，原报告没有说明。"),
    "ambiguous": message("原报告的说法可有几种读法，不能断定对错。"),
}


def page(title: str, command: str, verdict: Verdict, corrections: tuple[Correction, ...]) -> Iterator[str]:
    """Title, the command that makes the page, verdict, corrections → its lines."""
    yield message("# {title}里找到的问题", title=title)
    yield ""
    yield message(
        "本页由 `{command}` 生成，不要手改；判定与理由写在 `known-issues.toml`，文字的更正写在 `corrections.toml`。",
        command=command,
    )
    yield message("每个数按印出的精度看作一个区间，只有无论怎样取舍都不能同真的才算问题。")
    yield message("出处写作“章节#行号”，行号是原报告文本的行。")
    for verdict_id, name in VERDICTS.items():
        judged = [one for one in verdict.judged if one.issue and one.issue.verdict == verdict_id]
        if judged:
            yield from (
                "",
                message("## {name}（{count_judged}处）", name=name, count_judged=len(judged)),
                "",
                _ABOUT[verdict_id],
            )
            for number, one in enumerate(judged, 1):
                yield from _entry(number, one)
    yield from (
        "",
        message("## 转录时更正的文字（{count_corrections}处）", count_corrections=len(corrections)),
        "",
        message("| 出处 | 所印 | 改为 | 理由 |"),
        "|---|---|---|---|",
    )
    for correction in corrections:
        cells = ("；".join(correction.places), correction.printed, correction.mended, correction.why)
        yield f"| {' | '.join(map(_escaped, cells))} |"


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|")


def _entry(number: int, judged: Judged) -> Iterator[str]:
    finding, issue = judged.finding, judged.issue
    assert issue is not None
    yield from ("", f"### {number}. {finding.words}", "")
    if finding.statements:
        yield from (message("| 陈述 | 所印 | 出处 |"), "|---|---|---|")
        for stated in finding.statements:
            yield f"| {stated.words} | {stated.printed} | {'、'.join(stated.places)} |"
        yield ""
    if finding.computation:
        yield message("- 依据：{computation}", computation=finding.computation)
    if finding.gap:
        yield message("- 由其余各数得{interval}，与所印相差{gap}", interval=finding.interval, gap=finding.gap)
    if finding.mend:
        yield message("- 单改：{mend}", mend=finding.mend)
    yield message("- 判定：{why}", why=issue.why)
