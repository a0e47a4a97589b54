"""Notes of a refresh → its report: Markdown for people, JSON for programs, a few lines for the console."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Final

from docgen.model.manifest import Manifest
from docgen.revise.notes import Kind, Level, Note

_LEVELS: Final[Mapping[Level, str]] = {
    "ask": "需要人看的",
    "changed": "更新了的",
    "kept": "保留编辑所改的",
}
_KINDS: Final[Mapping[Kind, str]] = {
    "number": "数字",
    "claim": "论断",
    "figure": "图",
    "table": "表",
    "line": "来源行",
    "copy": "复制的内容",
    "caption": "题注编号",
    "reference": "引用",
    "list": "目录",
    "heading": "标题",
    "manuscript": "手稿里的改动（refresh 只更新数字、图、表）",
    "program": "别的软件保存时丢失的",
    "file": "文件",
}
_NOTHING: Final = "没有。"
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
    head = [f"# 更新报告：{file}", "", f"《{before.edition.title}》　清单 {before.version} → {after.version}", ""]
    head += [f"- {_LEVELS[level]}：{count} 处" for level, count in _counts(notes).items()]
    body = (line for level in _LEVELS for line in _section(level, [n for n in notes if n.level == level]))
    return "\n".join((*head, *body)) + "\n"


def summary(notes: Sequence[Note]) -> str:
    """The same → lines for the console: counts, and the first of what a person must look at."""
    asked = [note for note in notes if note.level == "ask"]
    lines = ["，".join(f"{_LEVELS[level]} {count} 处" for level, count in _counts(notes).items())]
    lines += [f"  ！{note.words}" + (f"（{note.where}）" if note.where else "") for note in asked[:_MOST]]
    if len(asked) > _MOST:
        lines.append(f"  ……另有 {len(asked) - _MOST} 处，见报告")
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
    comment = "（已在文件中加批注）" if note.comment else ""
    return f"- {_escaped(note.words + comment + where)}"


def _escaped(text: str) -> str:
    """Words → Markdown that shows them as they are."""
    flat = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in flat)
