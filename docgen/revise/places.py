"""Parts of an edited document → the bound texts in them: where each stands now, and how.

A control is known by the key in its alias or tag; where a program has dropped these (LibreOffice does), by the hidden
bookmark in it. A copied control has the same key; its bookmark stays with the original.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docgen.ooxml.controls import BOOKMARK, control_key
from docgen.ooxml.xml import Element, name, value
from docgen.revise.package import Package
from docgen.revise.visible import REMOVED, RUN, is_gone, is_mirror, is_tracked, shown

_CONTROL: Final = name("w:sdt")
_CONTENT: Final = name("w:sdtContent")
_START, _END = name("w:bookmarkStart"), name("w:bookmarkEnd")
_PROMPT: Final = f"{name('w:sdtPr')}/{name('w:showingPlcHdr')}"


@dataclass(frozen=True, slots=True)
class Place:
    """A bound text as it is in the file, changes accepted. `element` = its control, or its first run where no control
    is left; `content` = what shows it (the control's content, or runs).

    `edge` = the element after which something may be put that is no longer it.

    `gone`: inside a tracked deletion. `hollow`: emptied by an editor (Word shows a prompt in its place).
    `tracked`: tracked changes in it or round it. `mirror`: the copy of a text box for older programs.
    `marked`: found by its bookmark only.
    """

    key: str
    part: str
    element: Element
    content: tuple[Element, ...]
    edge: Element
    text: str
    gone: bool
    hollow: bool
    tracked: bool
    mirror: bool
    marked: bool

    @property
    def says(self) -> str | None:
        """What a reader sees there; None if nothing of the editors' or ours."""
        return None if self.gone or self.hollow else self.text


def controls(tree: Element) -> Iterator[tuple[str, Element]]:
    """A tree → key and element of docgen's controls that still say which they are, in order."""
    for element in tree.iter(_CONTROL):
        key = control_key(element)
        if key:
            yield key, element


def places(package: Package) -> tuple[Place, ...]:
    """Every bound text of the file, part by part in order."""
    return tuple(place for part in package.texts() for place in _in_part(package.tree(part), part))


def by_key(found: tuple[Place, ...]) -> dict[str, list[Place]]:
    """Places sorted by key, in order."""
    sorted_: defaultdict[str, list[Place]] = defaultdict(list)
    for one in found:
        sorted_[one.key].append(one)
    return dict(sorted_)


def _in_part(tree: Element, part: str) -> list[Place]:
    order = {node: number for number, node in enumerate(tree.iter(_CONTROL, RUN))}
    found = [_controlled(part, key, element) for key, element in controls(tree)]
    found += _marked(tree, part, {(place.key, place.element) for place in found})
    return sorted(found, key=lambda place: order[place.element])


def _controlled(part: str, key: str, element: Element, marked: bool = False) -> Place:
    """A control → its Place."""
    content = tuple(element.findall(_CONTENT))
    text = "".join(map(shown, content))
    gone = is_gone(element) or (not text and _deleted_inside(element))
    hollow = element.find(_PROMPT) is not None or not text
    state = (gone, hollow, is_tracked(element), is_mirror(element), marked)
    return Place(key, part, element, content, element, text, *state)


def _marked(tree: Element, part: str, known: set[tuple[str, Element]]) -> Iterator[Place]:
    """What stands in docgen's bookmarks and in no control that is known already."""
    for start in tree.iter(_START):
        key = value(start, "name").removeprefix(BOOKMARK)
        if not value(start, "name").startswith(BOOKMARK):
            continue
        control = next(start.iterancestors(_CONTROL), None)
        if control is not None and (key, control) in known:
            continue
        if control is not None and not control_key(control) and _alone(control):
            yield _controlled(part, key, control, marked=True)
        elif (found := _between(tree, start))[1:]:
            yield _bare(part, key, found[:-1], found[-1])


def _bare(part: str, key: str, runs: tuple[Element, ...], end: Element) -> Place:
    """Runs in a bookmark and its end → their Place."""
    live = tuple(run for run in runs if not is_gone(run))
    text = "".join(map(shown, live))
    tracked = any(map(is_tracked, runs))
    return Place(key, part, runs[0], live, end, text, not live, not text, tracked, is_mirror(runs[0]), True)


def _alone(control: Element) -> bool:
    """Whether a control holds one bound text only (LibreOffice may merge neighbours)."""
    return sum(value(start, "name").startswith(BOOKMARK) for start in control.iter(_START)) == 1


def _between(tree: Element, start: Element) -> tuple[Element, ...]:
    """The runs between a bookmark's start and its end, and the end."""
    found: list[Element] = []
    inside = False
    above = start.getparent()
    for node in (tree if above is None else above).iter(_START, _END, RUN):
        if node is start:
            inside = True
        elif inside and node.tag == _END and value(node, "id") == value(start, "id"):
            return (*found, node)
        elif inside and node.tag == RUN:
            found.append(node)
    return ()


def _deleted_inside(element: Element) -> bool:
    """Whether a control's text was taken away with tracked changes."""
    return any(node.text for mark in element.iter(*REMOVED) for node in mark.iter(name("w:delText"), name("w:t")))
