"""Figures of an edited file → where they are now; each brought up to date, as far as editors left it as it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from docgen.model.manifest import FigureEntry
from docgen.ooxml.xml import Element, name
from docgen.revise.anchors import between, starts
from docgen.revise.charts.refresh import refresh_chart
from docgen.revise.pictures import refresh_picture
from docgen.revise.revision import Revision
from docgen.revise.shapes import Shape, shape_of
from docgen.revise.visible import is_gone, is_mirror
from docgen.wording.messages import message

DRAWING: Final = name("w:drawing")
_KEY: Final = "fig:"


@dataclass(frozen=True, slots=True)
class Located:
    """Drawings of a figure: the one that is it, further ones that are copies; `gone`: in a tracked deletion only."""

    shape: Shape | None
    copies: tuple[Shape, ...]
    gone: bool = False


def refresh_figures(revision: Revision) -> dict[str, FigureEntry]:
    """Brings the figures up to date → what is remembered of each from now on, by id."""
    ours = {entry.id: entry for entry in revision.ours.figures}
    fresh = locate_all(revision.fresh.document, tuple(revision.ours.figures))
    theirs = locate_all(revision.theirs.document, revision.base.figures)
    return {
        entry.id: _figure(entry, ours.get(entry.id), theirs[entry.id], fresh.get(entry.id), revision)
        for entry in revision.base.figures
    }


def locate_all(document: Element, entries: tuple[FigureEntry, ...]) -> dict[str, Located]:
    """Figures of a manifest → where they are: in their bookmark (if the drawing there has the name of no other figure),
    else the first drawing of their name."""
    drawings = [node for node in document.iter(DRAWING) if not is_mirror(node)]
    shapes = [shape for shape in map(shape_of, drawings) if shape]
    bookmarks = starts(document)
    return {entry.id: _locate(entry, shapes, bookmarks) for entry in entries}


def _locate(entry: FigureEntry, shapes: list[Shape], bookmarks: dict[str, Element]) -> Located:
    named = [shape for shape in shapes if shape.name == _KEY + entry.id]
    start = bookmarks.get(entry.bookmark)
    inside = set(between(start, DRAWING)) if start is not None else set()
    marked = [shape for shape in shapes if shape.drawing in inside and figure_id(shape) in ("", entry.id)]
    found = list(dict.fromkeys((*marked, *named)))
    live = [shape for shape in found if not is_gone(shape.drawing)]
    return Located(live[0], tuple(live[1:])) if live else Located(None, (), bool(found))


def _figure(
    base: FigureEntry, ours: FigureEntry | None, theirs: Located, fresh: Located | None, revision: Revision
) -> FigureEntry:
    shape = theirs.shape
    if shape is None:
        how = message("修订中删去") if theirs.gone else message("已删去")
        revision.tell(
            "kept", "figure", message("{base_label}{how}，不再放回", base_label=base.label, how=how), key=base.id
        )
        return base
    _tell_copies(base, theirs, revision)
    if ours is None or fresh is None or fresh.shape is None:
        revision.tell(
            "kept",
            "figure",
            message("{base_label}：手稿里已没有这张图，保留", base_label=base.label),
            shape.run,
            base.id,
        )
        return base
    told = _describe(shape, base, ours)
    if shape.kind != base.kind:
        _replaced(base, ours, shape, revision)
        return base
    refresh = refresh_chart if shape.kind == "native" else refresh_picture
    entry = refresh(base, ours, shape, fresh.shape, revision)
    return replace(entry, alt=ours.alt if told else base.alt, label=base.label, number=base.number)


def _replaced(base: FigureEntry, ours: FigureEntry, shape: Shape, revision: Revision) -> None:
    """Another kind of drawing stands where the figure stood."""
    words = message("{base_label}已被换成别的图", base_label=base.label)
    if (base.sha256, base.series) == (ours.sha256, ours.series):
        revision.tell("kept", "figure", message("{words}，保留", words=words), shape.run, base.id)
    else:
        words = message("{words}，保留；它的数据已变，请核对。", words=words)
        revision.ask("figure", words, shape.run, base.id, data=ours.sha256)


def _tell_copies(base: FigureEntry, theirs: Located, revision: Revision) -> None:
    """A copied figure is itself at the first place; the copies lose the name, so that it names one drawing."""
    for copy in theirs.copies:
        taken = {node.get("name") for node in revision.theirs.document.iter(name("wp:docPr"))}
        numbers = range(2, len(taken) + 3)
        copy.rename(next(free for number in numbers if (free := f"copy:{base.id}:{number}") not in taken))
        words = message("{base_label}被复制了一份；只有第一处随数据更新，这一份是一张普通的图", base_label=base.label)
        revision.tell("ask", "copy", words, copy.run, base.id)


def _describe(shape: Shape, base: FigureEntry, ours: FigureEntry) -> bool:
    """The words for readers who do not see the figure follow the data, unless an editor wrote others."""
    if shape.description in ("", base.alt, ours.alt):
        shape.describe(ours.alt)
        return True
    return False


def figure_id(shape: Shape) -> str:
    """A drawing → id of the figure whose name it has; empty if it has none."""
    return shape.name.removeprefix(_KEY) if shape.name.startswith(_KEY) else ""
