"""Passages in three versions → edits of the manuscript where only the editors changed them, findings where both did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from docgen.compose.spans import UnreadableError
from docgen.model.manifest import Passage
from docgen.revise.readback.atoms import Atom, written
from docgen.revise.readback.changes import Edit, Finding, edit
from docgen.revise.readback.edit import edited
from docgen.revise.readback.offers import Offers
from docgen.revise.readback.versions import Version, Versions
from docgen.wording.messages import message

BUILT, THEIRS, OURS = message("发稿时"), message("修订稿"), message("手稿现在")
# Passages whose words stand in the manuscript line by line; people and names are read block by block.
_PROSE = ("heading", "paragraph", "item", "term", "caption")
_MADE = {
    "source": message("来源行由 sources.csv 生成，请改那里的名称，或改指令的 :source:"),
    "unit": message("单位由指令的 :unit: 生成，请改那里"),
    "title": message("书名页的文字在 edition.toml 里，请改那里"),
}
# So many places are named of one change.
_MOST = 5
_ONE_LINE = ("heading", "caption", "note", "term")


def text_changes(found: Versions) -> Iterator[Edit | Finding]:
    """Every passage that is still in the file → what its words ask for."""
    offers = Offers(found.ours)
    yield from _generated(found)
    for version in found.passages:
        if version.read is None:
            continue
        yield from (Finding("held", where(version), words) for words in version.read.held)
        if version.wanted not in (version.before, version.now):
            yield from (Finding("doubt", where(version), words) for words in version.read.doubts)
            yield from _changed(version, offers)


def where(version: Version) -> str:
    """File and line of a passage, as it is now or else as it was built; where there is none, what it reads."""
    passage = version.ours or version.base
    return f"{passage.file}:{passage.first}" if passage.file else f"“{version.text[:20]}”"


def _changed(version: Version, offers: Offers) -> Iterator[Edit | Finding]:
    if version.base.kind in _PROSE and version.now == version.before:
        yield from (Finding("doubt", where(version), words) for words in offers.told(version.wanted, version.before))
    if version.base.kind in _PROSE or (version.base.kind == "note" and version.base.source):
        yield _merged(version)


def _generated(found: Versions) -> Iterator[Finding]:
    """Lines that docgen makes and an editor reworded; the same change of several lines is told once."""
    marks = {version.base.owner: version.base.mark for version in found.passages if version.base.kind == "caption"}
    changes: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for version in found.passages:
        made = version.base.kind in _MADE or (version.base.kind == "note" and not version.base.source)
        if made and version.read and version.wanted not in (version.before, version.now):
            why = _MADE.get(version.base.kind, "这一行由数据生成")
            near = marks.get(version.base.owner) or (
                message("书名页") if version.base.kind == "title" else where(version)
            )
            changes[version.text, _plain(version.wanted), why].append(near)
    for (old, new, why), places in changes.items():
        several = message("（共 {count_places} 处）", count_places=len(places)) if len(places) > 1 else ""
        at = "、".join(places[:_MOST]) + (message("等") if len(places) > _MOST else "")
        yield Finding(
            "held", at, message("“{old}”改成了“{new}”{several}：{why}", old=old, new=new, several=several, why=why)
        )


def _merged(version: Version) -> Edit | Finding:
    """Changed by the editors; in the manuscript too → a conflict."""
    if version.ours is None or version.now is None:
        return Finding("conflict", where(version), message("修订稿改了这一段，手稿里它已不在"), sides(version))
    if version.now != version.before:
        return Finding("conflict", where(version), message("两边都改了这一段"), sides(version))
    return _edit(version, version.ours)


def _edit(version: Version, ours: Passage) -> Edit | Finding:
    kind = version.base.kind
    try:
        source = _plain(version.wanted) if kind == "note" else edited(ours.source, version.wanted)
    except UnreadableError:
        return Finding("held", where(version), message("这一段不能写回手稿"), sides(version))
    if kind in _ONE_LINE and "\n" in source:
        return Finding("held", where(version), message("这里不能分行"), sides(version))
    return edit(ours, source)


def sides(version: Version) -> tuple[tuple[str, str], ...]:
    """A passage as built, as the editors have it, as the manuscript has it now."""
    now = ((OURS, version.ours.source or _plain(version.now or ())),) if version.ours else ()
    return ((BUILT, written(version.before)), (THEIRS, written(version.wanted)), *now)


def _plain(found: Sequence[Atom]) -> str:
    return "".join(one.text for one in found)
