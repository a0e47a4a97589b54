"""What blocks a release → lines for the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.model.wish import Blocker
from docgen.wording.messages import message

_SHOWN = 40


def told(edition: str, blockers: tuple[Blocker, ...]) -> Iterator[str]:
    """The edition as typed, its blockers → lines; of more than forty of a kind only so many."""
    yield message(
        "不能发布 {edition}：有 {count_blockers} 处要先处理。没有写出任何文件，以前的输出没有动。",
        edition=edition,
        count_blockers=len(blockers),
    )
    counts: Counter[str] = Counter()
    for number, one in enumerate(blockers, 1):
        counts[one.kind] += 1
        if counts[one.kind] <= _SHOWN:
            yield f"{number}. [{one.kind}] {one.words}"
            yield message("    改法：{mend}", mend=one.mend)
    for kind, count in counts.items():
        if count > _SHOWN:
            yield message(
                "另有 [{kind}] {count} 处；全部见 docgen check {edition} --json",
                kind=kind,
                count=count - _SHOWN,
                edition=edition,
            )
