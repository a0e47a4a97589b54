"""The structure tree of a PDF (PDF 32000-1, 14.7): elements in reading order, and which marked content is whose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page."""


@dataclass(slots=True, eq=False)
class Element:
    """A structure element: tag (P, H1, Figure…), alternate text, attributes, children in reading order.

    The tree grows while blocks become boxes; drawing reads it only, so that several files share one tree.
    """

    tag: str
    alt: str = ""
    attributes: dict[str, str | int] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)

    def add(self, tag: str, attributes: Mapping[str, str | int] | None = None, alt: str = "") -> Element:
        """Append a child element."""
        child = Element(tag, alt, dict(attributes or {}))
        self.children.append(child)
        return child

    def last(self, tag: str, attributes: Mapping[str, str | int]) -> Element:
        """The last child if it is such an element, else a new one: what follows each other joins it."""
        if self.children and (self.children[-1].tag, self.children[-1].attributes) == (tag, attributes):
            return self.children[-1]
        return self.add(tag, attributes)


@dataclass(slots=True, eq=False)
class Link:
    """A Link element inside another: its target, the rectangles of its annotations by page, its words."""

    target: str
    words: str = ""
    boxes: list[tuple[int, Rectangle]] = field(default_factory=list)

    tag = "Link"

    def cover(self, page: int, box: Rectangle, words: str) -> None:
        """Reach to this box too: on the same line one rectangle grows, on another line or page there is one more."""
        if self.boxes and self.boxes[-1][0] == page and self.boxes[-1][1][1] == box[1]:
            left, bottom, right, top = self.boxes[-1][1]
            self.words += "　" if box[0] - right > top - bottom else ""
            self.boxes[-1] = (page, (min(left, box[0]), bottom, max(right, box[2]), max(top, box[3])))
        else:
            self.boxes.append((page, box))
        self.words += words


Owner = Element | Link
Content = tuple[int, int]
"""Page index and number of a marked-content sequence."""


@dataclass(slots=True, eq=False)
class Tagger:
    """Marked content of one file as it is drawn, page after page.

    owners: by page, whose each numbered sequence is. content: what belongs to an element, links among it. boxes:
    the place of each figure.
    """

    owners: list[list[Owner]] = field(default_factory=list)
    content: dict[Owner, list[Content | Link]] = field(default_factory=dict)
    boxes: dict[Element, Rectangle] = field(default_factory=dict)
    _open: bool = False
    _owner: Owner | None = None

    @property
    def page(self) -> int:
        return len(self.owners) - 1

    def turn(self) -> None:
        """Start another page: marked content is counted anew."""
        self.owners.append([])

    def switch(self, owner: Owner | None) -> list[str]:
        """Whose the next marks are (None: an artifact) → the operators that close and open marked content."""
        if self._open and owner is self._owner:
            return []
        closing = self.close()
        self._open, self._owner = True, owner
        if owner is None:
            return [*closing, "/Artifact BMC"]
        number = len(self.owners[-1])
        self.owners[-1].append(owner)
        self.content.setdefault(owner, []).append((self.page, number))
        return [*closing, f"/{owner.tag} <</MCID {number}>> BDC"]

    def close(self) -> list[str]:
        """→ the operator that closes what is open."""
        was_open, self._open = self._open, False
        return ["EMC"] if was_open else []

    def link(self, element: Element, target: str) -> Link:
        """The Link of the element that the next words belong to: the one before if it goes to the same target."""
        content = self.content.setdefault(element, [])
        if content and isinstance(content[-1], Link) and content[-1].target == target:
            return content[-1]
        link = Link(target)
        content.append(link)
        return link


class Sections:
    """Sect elements nested as the headings are, and heading levels without gaps (ISO 14289-1, 7.4.2)."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._open: list[tuple[int, Element]] = []

    @property
    def current(self) -> Element:
        return self._open[-1][1] if self._open else self._root

    def enter(self, depth: int) -> Element:
        """Depth of a heading → its element (H1…H6), in a Sect of its own inside those that are less deep."""
        while self._open and self._open[-1][0] >= depth:
            self._open.pop()
        self._open.append((depth, self.current.add("Sect")))
        return self.current.add(f"H{min(len(self._open), 6)}")
