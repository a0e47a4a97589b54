"""Headings, figures, tables in order → their marks and labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.model.facts import EditionError, Place
from docgen.model.report import Directive, Heading, Matter, Report
from docgen.style.style import Marks
from docgen.wording.nearest import nearest
from docgen.wording.numerals import mark

_CONTINUOUS = "第一章"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading's mark, its scheme and id; `continuous`: chapters are counted through all parts."""

    id: str
    mark: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Numbering:
    """Marks of headings by their place, labels (图1) and numbers of figures and tables by id, targets by id."""

    headings: Mapping[Place, Numbered]
    labels: Mapping[str, tuple[str, int]]
    targets: Mapping[str, str]


def number(report: Report, marks: Marks) -> Numbering:
    """Report → Numbering. Raises EditionError for a duplicate id or an unknown mark."""
    headings: dict[Place, Numbered] = {}
    labels: dict[str, tuple[str, int]] = {}
    targets: dict[str, str] = {}
    seen: dict[str, Place] = {}
    counts = {"图": 0, "表": 0, "附表": 0}
    for matter, outline in ((m, _Outline(marks, m.name != "body")) for m in report.matters):
        for block in matter.blocks:
            if isinstance(block, Heading):
                numbered = outline.enter(block)
                headings[block.where] = numbered
                targets[numbered.id] = numbered.mark.rstrip("、") or _plain(block)
                _once(numbered.id, block.where, seen)
        for item in _placed(matter):
            kind = "图" if item.name == "figure" else "附表" if matter.name == "back" else "表"
            counts[kind] += 1
            _once(item.argument, item.where, seen)
            labels[item.argument] = (f"{kind}{counts[kind]}", counts[kind])
            targets[item.argument] = f"{kind}{counts[kind]}"
    return Numbering(headings, labels, targets)


def _plain(heading: Heading) -> str:
    return "".join(getattr(inline, "text", "") for inline in heading.title)


def _placed(matter: Matter) -> Iterator[Directive]:
    for block in matter.blocks:
        if isinstance(block, Directive) and block.name in ("figure", "table"):
            if not block.argument:
                raise EditionError(block.where, f"{block.name} 没有标识", "写成 :::{figure} fig-name")
            yield block


def _once(id_: str, place: Place, seen: dict[str, Place]) -> None:
    if id_ in seen:
        raise EditionError(place, f"重复的标识 {id_!r}（另见 {seen[id_]}）", "每个标识只能出现一次")
    seen[id_] = place


class _Outline:
    """Counters of the headings that are open, from part to the deepest section."""

    def __init__(self, marks: Marks, plain: bool) -> None:
        self._marks, self._plain = marks, plain
        self._path: list[tuple[int, str]] = []
        self._children: list[str] = []
        self._chapters = 0
        self._serial = 0

    def enter(self, heading: Heading) -> Numbered:
        """The next heading in order → its mark."""
        self._serial += 1
        depth = heading.depth
        count = self._path[depth - 1][0] if len(self._path) >= depth and not heading.restart else 0
        scheme = self._scheme(depth, heading.where)
        if scheme == _CONTINUOUS:
            self._chapters += 1
            count = self._chapters - 1
        del self._path[depth - 1 :], self._children[depth:]
        self._path.append((count + 1, scheme))
        while len(self._children) < depth:
            self._children.append("")
        self._children.append(heading.children)
        del self._children[depth + 1 :]
        id_ = heading.id or f"sec-{heading.where.file.replace(chr(92), '/').rsplit('/', 1)[-1][:-3]}-{self._serial}"
        return Numbered(id_, mark(scheme, count + 1), scheme)

    def _scheme(self, depth: int, place: Place) -> str:
        """Depth → the mark that headings of this depth bear here."""
        known = (*self._marks.default, "none")
        for above in range(depth - 1, 0, -1):
            asked = self._children[above] if len(self._children) > above else ""
            if asked:
                if asked not in known:
                    raise EditionError(place, f"未知的编号样式 {asked!r}", f"是否指 {nearest(asked, known)}？")
                return self._below(asked, depth - 1 - above)
        return "none" if self._plain else self._marks.default[min(depth, len(self._marks.default)) - 1]

    def _below(self, asked: str, deeper: int) -> str:
        """The mark of the children and how much deeper → the mark there (deeper levels go on from it)."""
        marks = self._marks.default
        if asked == "none":
            return "none" if not deeper else marks[min(2 + deeper, len(marks) - 1)]
        return marks[min(marks.index(asked) + deeper, len(marks) - 1)]
