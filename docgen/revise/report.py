"""Notes of a refresh → its report: Markdown for people, JSON for programs, a few lines for the console."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Final

from docgen.model.manifest import Manifest
from docgen.revise.notes import Kind, Level, Note
from docgen.wording.messages import message

_LEVELS: Final[Mapping[Level, str]] = {
    "ask": message("需要人看的"),
    "changed": message("更新了的"),
    "kept": message("保留编辑所改的"),
}
_KINDS: Final[Mapping[Kind, str]] = {
    "number": message("数字"),
    "claim": message("论断"),
    "figure": message("图"),
    "table": message("表"),
    "line": message("来源行"),
    "copy": message("复制的内容"),
    "caption": message("题注编号"),
    "reference": message("引用"),
    "list": message("目录"),
    "head": message("页眉"),
    "heading": message("标题"),
    "manuscript": message("手稿里的改动（refresh 只更新数字、图、表）"),
    "program": message("别的软件保存时丢失的"),
    "file": message("文件"),
}
_NOTHING: Final = message("没有。")
_MOST: Final = 12
_DIGEST: Final = "sha256"


def as_json(notes: Sequence[Note], before: Manifest, after: Manifest, file: str, digest: str) -> str:
    """Notes, manifests of the file before and after, its name, the SHA-256 of the refreshed file → JSON."""
    edition = asdict(before.edition)
    content = {
        "file": file,
        _DIGEST: digest,
        "edition": edition,
        "from": before.version,
        "to": after.version,
        "counts": _counts(notes),
        "notes": [asdict(note) for note in notes],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def written_as(report: str) -> str:
    """A report in JSON → the SHA-256 of the file that was written with it; empty if it is none."""
    try:
        content = json.loads(report)
    except ValueError:
        return ""
    return str(content.get(_DIGEST, "")) if isinstance(content, dict) else ""


def as_markdown(notes: Sequence[Note], before: Manifest, after: Manifest, file: str) -> str:
    """The same → Markdown: first what a person must look at, then what changed, then what was kept and why."""
    head = [
        message("# 更新报告：{file}", file=file),
        "",
        message(
            "《{title}》\u3000清单 {version} → {version2}",
            title=before.edition.title,
            version=before.version,
            version2=after.version,
        ),
        "",
    ]
    head += [
        message("- {levels}：{count} 处", levels=_LEVELS[level], count=count) for level, count in _counts(notes).items()
    ]
    body = (line for level in _LEVELS for line in _section(level, [n for n in notes if n.level == level]))
    return "\n".join((*head, *body)) + "\n"


def summary(notes: Sequence[Note]) -> str:
    """The same → lines for the console: counts, and the first of what a person must look at."""
    asked = [note for note in notes if note.level == "ask"]
    lines = [
        "，".join(
            message("{levels} {count} 处", levels=_LEVELS[level], count=count)
            for level, count in _counts(notes).items()
        )
    ]
    lines += [f"  ！{note.words}" + (f"（{note.where}）" if note.where else "") for note in asked[:_MOST]]
    if len(asked) > _MOST:
        lines.append(message("  ……另有 {count_asked} 处，见报告", count_asked=len(asked) - _MOST))
    return "\n".join(lines)


def _counts(notes: Sequence[Note]) -> dict[Level, int]:
    return {level: sum(note.level == level for note in notes) for level in _LEVELS}


def _section(level: Level, notes: Sequence[Note]) -> Iterator[str]:
    yield from ("", f"## {_LEVELS[level]}", "")
    if not notes:
        yield _NOTHING
    for kind, title in _KINDS.items():
        chosen = [note for note in notes if note.kind == kind]
        if chosen:
            yield from (f"### {title}", "", *map(_line, chosen), "")


def _line(note: Note) -> str:
    where = f"　——{note.where}" if note.where else ""
    comment = message("（已在文件中加批注）") if note.comment else ""
    return f"- {_escaped(note.words + comment + where)}"


def _escaped(text: str) -> str:
    """Words → Markdown that shows them as they are."""
    flat = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in flat)
