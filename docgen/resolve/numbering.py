"""Headings, figures, tables in order → their marks and labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.model.facts import EditionError, Place
from docgen.model.report import Directive, Heading, Matter, Report
from docgen.resolve.identities import Identities
from docgen.style.style import Marks
from docgen.wording.messages import message
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
    """Marks of headings by their place, labels (图1) and numbers of figures and tables by id.

    `targets`: what a reference to an id says; empty for a heading without a mark.
    """

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
    ids = Identities()
    for matter, outline in ((m, _Outline(marks, m.name != "body", ids)) for m in report.matters):
        for block in matter.blocks:
            if isinstance(block, Heading):
                numbered = outline.enter(block)
                headings[block.where] = numbered
                targets[numbered.id] = numbered.mark.rstrip("、")
                _once(numbered.id, block.where, seen)
        for item in _placed(matter):
            kind = "图" if item.name == "figure" else "附表" if matter.name == "back" else "表"
            counts[kind] += 1
            _once(item.argument, item.where, seen)
            labels[item.argument] = (f"{kind}{counts[kind]}", counts[kind])
            targets[item.argument] = f"{kind}{counts[kind]}"
    return Numbering(headings, labels, targets)


def _placed(matter: Matter) -> Iterator[Directive]:
    for block in matter.blocks:
        if isinstance(block, Directive) and block.name in ("figure", "table"):
            if not block.argument:
                raise EditionError(
                    block.where,
                    message("{block_name} 没有标识", block_name=block.name),
                    message("写成 :::{figure} fig-name"),
                )
            yield block


def _once(id_: str, place: Place, seen: dict[str, Place]) -> None:
    if id_ in seen:
        raise EditionError(
            place, message("重复的标识 {id!r}（另见 {seen}）", id=id_, seen=seen[id_]), message("每个标识只能出现一次")
        )
    seen[id_] = place


class _Outline:
    """Counters of the headings that are open, from part to the deepest section."""

    def __init__(self, marks: Marks, plain: bool, ids: Identities) -> None:
        self._marks, self._plain, self._ids = marks, plain, ids
        self._path: list[tuple[int, str]] = []
        self._children: list[str] = []
        self._chapters = 0

    def enter(self, heading: Heading) -> Numbered:
        """The next heading in order → its mark."""
        self._check_children(heading)
        depth = heading.depth
        count = self._path[depth - 1][0] if len(self._path) >= depth and not heading.restart else 0
        scheme = self._scheme(depth)
        if scheme == _CONTINUOUS:
            self._chapters = 1 if heading.restart else self._chapters + 1
            count = self._chapters - 1
        del self._path[depth - 1 :], self._children[depth:]
        self._path.append((count + 1, scheme))
        while len(self._children) < depth:
            self._children.append("")
        self._children.append(heading.children)
        del self._children[depth + 1 :]
        return Numbered(heading.id or self._ids.of(heading.written, "h"), mark(scheme, count + 1), scheme)

    def _check_children(self, heading: Heading) -> None:
        known = ("", "none", *self._marks.default)
        if heading.children not in known:
            right = f"是否指 {nearest(heading.children, known[1:])}？"
            raise EditionError(heading.where, message("未知的编号样式 {children!r}", children=heading.children), right)

    def _scheme(self, depth: int) -> str:
        """Depth → the mark that headings of this depth bear here."""
        for above in range(depth - 1, 0, -1):
            asked = self._children[above] if len(self._children) > above else ""
            if asked:
                return self._below(asked, depth - 1 - above)
        return "none" if self._plain else self._marks.default[min(depth, len(self._marks.default)) - 1]

    def _below(self, asked: str, deeper: int) -> str:
        """The mark of the children and how much deeper → the mark there (deeper levels go on from it)."""
        marks = self._marks.default
        if asked == "none":
            return "none" if not deeper else marks[min(2 + deeper, len(marks) - 1)]
        return marks[min(marks.index(asked) + deeper, len(marks) - 1)]
