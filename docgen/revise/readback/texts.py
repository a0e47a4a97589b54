"""Passages in three versions → edits of the manuscript where only the editors changed them, findings where both did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.compose.spans import UnreadableError
from docgen.model.manifest import Passage
from docgen.revise.readback.atoms import Atom, written
from docgen.revise.readback.changes import Edit, Finding, edit
from docgen.revise.readback.edit import edited
from docgen.revise.readback.versions import Version, Versions

BUILT, THEIRS, OURS = "发稿时", "修订稿", "手稿现在"
# Passages whose words stand in the manuscript line by line; people and names are read block by block.
_PROSE = ("heading", "paragraph", "item", "term", "caption")
_MADE = {
    "source": "来源行由 sources.csv 生成",
    "unit": "单位由指令的 :unit: 生成",
    "title": "书名页的文字在 edition.toml 里",
}
_ONE_LINE = ("heading", "caption", "note", "term")


def text_changes(found: Versions) -> Iterator[Edit | Finding]:
    """Every passage that is still in the file → what its words ask for."""
    for version in found.passages:
        if version.read is None:
            continue
        yield from (Finding("held", where(version), words) for words in version.read.held)
        if version.wanted not in (version.before, version.now):
            yield from (Finding("doubt", where(version), words) for words in version.read.doubts)
            yield from _changed(version)


def where(version: Version) -> str:
    """File and line of a passage, as it is now or else as it was built; where there is none, what it reads."""
    passage = version.ours or version.base
    return f"{passage.file}:{passage.first}" if passage.file else f"“{version.text[:20]}”"


def _changed(version: Version) -> Iterator[Edit | Finding]:
    if version.base.kind in _MADE or (version.base.kind == "note" and not version.base.source):
        why = _MADE.get(version.base.kind, "这一行由数据生成")
        yield Finding("held", where(version), f"“{version.text}”改成了“{_plain(version.wanted)}”：{why}")
    elif version.base.kind in _PROSE or version.base.kind == "note":
        yield _merged(version)


def _merged(version: Version) -> Edit | Finding:
    """Changed by the editors; in the manuscript too → a conflict."""
    if version.ours is None or version.now is None:
        return Finding("conflict", where(version), "修订稿改了这一段，手稿里它已不在", sides(version))
    if version.now != version.before:
        return Finding("conflict", where(version), "两边都改了这一段", sides(version))
    return _edit(version, version.ours)


def _edit(version: Version, ours: Passage) -> Edit | Finding:
    kind = version.base.kind
    try:
        source = _plain(version.wanted) if kind == "note" else edited(ours.source, version.wanted)
    except UnreadableError:
        return Finding("held", where(version), "这一段不能写回手稿", sides(version))
    if kind in _ONE_LINE and "\n" in source:
        return Finding("held", where(version), "这里不能分行", sides(version))
    return edit(ours, source)


def sides(version: Version) -> tuple[tuple[str, str], ...]:
    """A passage as built, as the editors have it, as the manuscript has it now."""
    now = ((OURS, version.ours.source or _plain(version.now or ())),) if version.ours else ()
    return ((BUILT, written(version.before)), (THEIRS, written(version.wanted)), *now)


def _plain(found: Sequence[Atom]) -> str:
    return "".join(one.text for one in found)
