"""Lists of people in the file → edits of their lines in the manuscript: 职务 | 姓名 | 单位职务；单位职务."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.revise.readback.changes import Edit, Finding, edit
from docgen.revise.readback.spots import Shown
from docgen.revise.readback.texts import BUILT, OURS, THEIRS, where
from docgen.revise.readback.versions import Version, Versions
from docgen.wording.messages import message

_PERSON_STYLE, _NAMES_STYLE = "名单", "名单（多列）"
_HAN_GAP = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
_MARKS = re.compile(r"[、，,;；\t]")


@dataclass(slots=True)
class People:
    """Edits and findings; `taken` = the places of the file that they have read."""

    told: list[Edit | Finding] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)


def people_changes(found: Versions) -> People:
    """Every list of people → what changed in it."""
    done = People()
    for lines in _groups(found, "person"):
        _persons(lines, found, done)
    for lines in _groups(found, "names"):
        _names(lines, found, done)
    return done


def _groups(found: Versions, kind: str) -> list[list[Version]]:
    """The lines of each block, in order."""
    result: dict[str, list[Version]] = {}
    for version in found.passages:
        if version.base.kind == kind:
            result.setdefault(version.base.owner, []).append(version)
    return list(result.values())


def _fields(shown: Shown) -> list[str]:
    """A line of the file → its texts between tabs; three at least."""
    parts = [part.strip() for part in shown.text.split("\t")]
    return parts + [""] * (3 - len(parts))


def _further(place: int, style: str, found: Versions) -> Iterator[tuple[int, Shown]]:
    """New lines of the list right after a place of the file."""
    for after in range(place + 1, len(found.flow)):
        block = found.flow[after]
        if not isinstance(block, Shown) or after in found.places or block.style != style:
            return
        if block.text.strip():
            yield after, block


def _persons(lines: list[Version], found: Versions, done: People) -> None:
    """The persons of a block, each with the lines of its posts."""
    if all(version.shown is None for version in lines):
        return  # the whole list is gone: its directive goes with it
    persons: dict[int, list[Version]] = {}
    for version in lines:
        persons.setdefault(version.base.first, []).append(version)
    renamed = {
        office: _fields(v.shown)[0]
        for v in lines
        if v.shown and (office := v.text.split("\t")[0]) and _fields(v.shown)[0] not in ("", office)
    }
    for person in persons.values():
        _person(person, renamed, found, done)


def _person(person: list[Version], renamed: dict[str, str], found: Versions, done: People) -> None:
    before = [part.strip() for part in person[0].base.source.split("|")]
    office = renamed.get(before[0], before[0])
    lines = list(_lines(person, found, done))
    now: list[list[str]] = []
    understood = [_enter(_fields(shown), office, now) for shown in lines]
    if not all(understood) or any(not line[1] for line in now):
        told = "／".join(" ".join(shown.text.split()) for shown in lines)
        words = message(
            "名单里“{before}”处现在是“{told}”，看不出是谁；请按“职务、姓名、单位职务”分栏写",
            before=before[1],
            told=told,
        )
        done.told.append(Finding("held", where(person[0]), words))
        return
    source = "\n".join(" | ".join(_safe(part) for part in line) for line in now)
    if [[part.strip() for part in line.split("|")] for line in source.split("\n")] == [before]:
        return
    if not _has(source, found):
        _tell(person[0], source, done, whole_line=not now)


def _lines(person: list[Version], found: Versions, done: People) -> Iterator[Shown]:
    """The lines of a person that still stand, each with the new ones behind it."""
    for version in person:
        if version.shown and version.place is not None:
            further = list(_further(version.place, _PERSON_STYLE, found))
            done.taken |= {place for place, _ in further}
            yield from (version.shown, *(line for _, line in further))


def _has(source: str, found: Versions) -> bool:
    """Whether the manuscript has these lines one after the other: they were read back before."""
    mine = {(p.file, p.first): p.source for p in found.ours.passages if p.kind == "person"}
    lines, wanted = [_split(line)[0] for line in mine.values()], _split(source)
    runs = (lines[at : at + len(wanted)] for at in range(len(lines)))
    return bool(source) and wanted in runs


def _split(source: str) -> list[list[str]]:
    """Lines of a list → their fields, empty ones at the end left out."""
    return [[part.strip() for part in line.rstrip(" |").split("|")] for line in source.split("\n")]


def _enter(fields: list[str], office: str, now: list[list[str]]) -> bool:
    """A line with a name is a person; one without is another post of the person above; else it is not understood."""
    head, name, post = fields[0], fields[1], "，".join(filter(None, fields[2:]))
    if name or not now:
        now.append([head or (now[-1][0] if now else office), name, post])
    elif post:
        now[-1][2] = f"{now[-1][2]}；{post}" if now[-1][2] else post
    return bool(name or post or not head)


def _names(lines: list[Version], found: Versions, done: People) -> None:
    """The names of a block that is set in columns."""
    if all(version.shown is None for version in lines):
        return
    before = [name.strip() for name in re.split(r"[、\n]", lines[0].base.source) if name.strip()]
    now: list[str] = []
    for version in lines:
        shown = [(version.place, version.shown)] if version.shown and version.place is not None else []
        for place, line in [*shown, *(_further(shown[0][0], _NAMES_STYLE, found) if shown else ())]:
            assert line is not None
            done.taken |= {place} - found.places.keys()
            columns = line.text.split("\t")
            if version.shown is not line and len(columns) > 1 and columns[0].strip():
                words = message(
                    "名单里另起了一栏“{line_text}”，请在手稿里为它写一个 names 指令", line_text=line.text.strip()
                )
                done.told.append(Finding("held", where(version), words))
            else:
                now += [name for text in columns[1:] or columns for name in _parted(text)]
    office = lines[0].text.split("\t")[0]
    first = lines[0].shown
    if first and first.text.split("\t")[0].strip() != office:
        words = message(
            "“{office}”改成了“{first_text}”的开头，请在手稿里改指令的第一行", office=office, first_text=first.text
        )
        done.told.append(Finding("held", where(lines[0]), words))
    source = "、".join(map(_safe, now))
    if now != before and not _stand(source, found):
        _tell(lines[0], source, done)


def _stand(source: str, found: Versions) -> bool:
    """Whether a list of the manuscript has just these names: they were read back before."""
    return any(passage.kind == "names" and passage.source == source for passage in found.ours.passages)


def _parted(text: str) -> list[str]:
    """Text of a column → its names; a gap inside a name of two characters is none."""
    found: list[str] = []
    for part in filter(None, (p.strip() for p in _MARKS.split(text))):
        pieces = part.split()
        found += pieces if all(len(piece) > 1 for piece in pieces) else [_HAN_GAP.sub("", part)]
    return found


def _tell(version: Version, source: str, done: People, *, whole_line: bool = False) -> None:
    ours, base = version.ours, version.base
    if ours is not None and _split(ours.source) == _split(source):
        return
    if ours is None or ours.source != base.source:
        sides = ((BUILT, base.source), (THEIRS, source), (OURS, ours.source if ours else ""))
        if ours is not None or not whole_line:
            done.told.append(Finding("conflict", where(version), message("两边都改了这一行名单"), sides))
        return
    done.told.append(edit(ours, source, whole_line=whole_line))


def _safe(text: str) -> str:
    """Words of a field: the bar parts fields, so it is written full width."""
    return text.replace("|", "｜").strip()
