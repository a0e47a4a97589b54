"""The structure tree of a PDF (PDF 32000-1, 14.7): elements in reading order, each with its marked content."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Element:
    """A structure element: tag (P, H1, Figure…), attributes, children; `content` = (page index, mcid) pairs.

    The tree grows while blocks become boxes and pages are drawn; it is the one mutable thing of the emitter.
    """

    tag: str
    alt: str = ""
    attributes: dict[str, str | int] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    id: str = ""

    def add(self, tag: str, alt: str = "", **attributes: str | int) -> Element:
        """Append a child element."""
        child = Element(tag, alt, dict(attributes))
        self.children.append(child)
        return child


@dataclass(slots=True)
class Tagger:
    """Marked content of one page after another: numbers, opening and closing operators."""

    page: int = 0
    next_id: int = 0

    def turn(self, page: int) -> None:
        """Start another page: marked content is counted anew."""
        self.page, self.next_id = page, 0

    def open(self, element: Element | None) -> str:
        """Element (None = artifact) → the operator that opens its marked content."""
        if element is None:
            return "/Artifact BMC"
        element.content.append((self.page, self.next_id))
        self.next_id += 1
        return f"/{element.tag} <</MCID {self.next_id - 1}>> BDC"
