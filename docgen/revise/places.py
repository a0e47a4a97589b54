"""Parts of an edited document → the controls in them: where each bound text stands now, and how.

A control is known by the key in its alias, which LibreOffice keeps, or in its tag. A copied control has the same key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docgen.ooxml.controls import control_key
from docgen.ooxml.xml import Element, name
from docgen.revise.package import Package
from docgen.revise.visible import REMOVED, is_gone, is_mirror, is_tracked, shown

CONTENT: Final = name("w:sdtContent")


@dataclass(frozen=True, slots=True)
class Place:
    """A control as it is in the file: its text with changes accepted.

    `gone`: inside a tracked deletion. `hollow`: emptied by an editor (Word shows a prompt in its place).
    `tracked`: tracked changes in it or round it. `mirror`: the copy of a text box for older programs.
    """

    key: str
    part: str
    element: Element
    text: str
    gone: bool
    hollow: bool
    tracked: bool
    mirror: bool

    @property
    def says(self) -> str | None:
        """What a reader sees there; None if nothing of the editors' or ours."""
        return None if self.gone or self.hollow else self.text


def controls(tree: Element) -> Iterator[tuple[str, Element]]:
    """A tree → key and element of docgen's controls, in order."""
    for element in tree.iter(name("w:sdt")):
        key = control_key(element)
        if key:
            yield key, element


def places(package: Package) -> tuple[Place, ...]:
    """Every control of the file, part by part in order."""
    return tuple(place(part, key, e) for part in package.texts() for key, e in controls(package.tree(part)))


def by_key(found: tuple[Place, ...]) -> dict[str, list[Place]]:
    """Places sorted by key, in order."""
    sorted_: defaultdict[str, list[Place]] = defaultdict(list)
    for one in found:
        sorted_[one.key].append(one)
    return dict(sorted_)


def place(part: str, key: str, element: Element) -> Place:
    """A control → its Place."""
    content = element.find(CONTENT)
    text = "" if content is None else shown(content)
    prompt = element.find(f"{name('w:sdtPr')}/{name('w:showingPlcHdr')}") is not None
    gone = is_gone(element) or (not text and _deleted_inside(element))
    return Place(key, part, element, text, gone, prompt or not text, is_tracked(element), is_mirror(element))


def _deleted_inside(element: Element) -> bool:
    """Whether a control's text was taken away with tracked changes."""
    return any(node.text for mark in element.iter(*REMOVED) for node in mark.iter(name("w:delText"), name("w:t")))
