"""Comments in the file → who says what about which words, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.model.manifest import Manifest
from docgen.ooxml.xml import name, value
from docgen.revise.comments import AUTHOR
from docgen.revise.package import Package
from docgen.revise.readback.changes import Finding
from docgen.revise.readback.spots import Flow, Hand, Shown, ShownTable
from docgen.revise.readback.texts import where
from docgen.revise.readback.versions import Versions
from docgen.revise.visible import shown
from docgen.wording.messages import message

_SHORT = 40


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: who, when, what. `own`: docgen's question, not an editor's."""

    hand: Hand
    words: str

    @property
    def own(self) -> bool:
        return self.hand.author == AUTHOR


def remarks(package: Package) -> dict[str, Remark]:
    """An opened file → its comments by id."""
    parts = [relation.target for relation in package.related(package.main, "comments")]
    found = (node for part in parts for node in package.tree(part).iter(name("w:comment")))
    return {
        value(node, "id"): Remark(
            Hand(value(node, "author"), value(node, "date")), " ".join(shown(p) for p in node.iter(name("w:p"))).strip()
        )
        for node in found
    }


def listed(found: Versions, known: Mapping[str, Remark], base: Manifest) -> Iterator[Finding]:
    """The editors' comments with the words they are about, in the order of the file."""
    told: set[str] = set()
    for place, paragraph, label in _paragraphs(found.flow, base):
        ids = [id_ for spot in paragraph.spots for id_ in sorted(spot.comments)] + paragraph.comments
        for id_ in dict.fromkeys(ids):
            remark = known.get(id_)
            if remark is None or remark.own or id_ in told:
                continue
            told.add(id_)
            index = found.places.get(place)
            at = label or (where(found.passages[index]) if index is not None else message("新写的段落"))
            about = "".join(spot.text for spot in paragraph.spots if id_ in spot.comments) or paragraph.text
            yield Finding("comment", at, _words(remark, about))
    for id_, remark in known.items():
        if id_ not in told and not remark.own:
            yield Finding("comment", message("位置不明"), _words(remark, ""))


def _words(remark: Remark, about: str) -> str:
    who = remark.hand.author + (f" {remark.hand.date[:10]}" if remark.hand.date else "")
    short = about if len(about) <= _SHORT else about[:_SHORT] + "……"
    return f"{who}：{remark.words}" + (f"（“{short}”）" if short.strip() else "")


def _paragraphs(flow: Flow, base: Manifest) -> Iterator[tuple[int, Shown, str]]:
    """Every paragraph with its place; those in a table with the table's label."""
    labels = {entry.bookmark: entry.label for entry in base.tables}
    for place, block in enumerate(flow):
        if isinstance(block, ShownTable):
            label = next((labels[mark] for mark in block.bookmarks if mark in labels), message("新增的表"))
            yield from ((-1, paragraph, label) for paragraph in block.paragraphs)
        else:
            yield place, block, ""
