"""What the rules of the blocks look at: style, targets, numbers of lists, pictures, pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docgen.emit.docx.numbering import Numbering
from docgen.model.resolved import Block, Figure, Heading, Resolved, Table
from docgen.ooxml.drawings import Chart, Media
from docgen.style.style import Style


@dataclass(frozen=True, slots=True)
class Desk:
    """`targets` by id; `media` by figure id; `pages` by target id; `link` gives an address's relation id."""

    style: Style
    targets: Mapping[str, Block]
    numbering: Numbering
    media: Mapping[str, Media | Chart]
    pages: Mapping[str, str]
    link: Callable[[str], str]

    def page(self, target: str) -> str:
        """The printed page number of a target; 1 where it is not known yet."""
        return self.pages.get(target, "1")


def targets(report: Resolved) -> dict[str, Block]:
    """Everything that a reference or an entry of a list can point at, by its id."""
    blocks = (block for matter in report.matters for block in matter.blocks)
    return {block.id: block for block in blocks if isinstance(block, Heading | Figure | Table)}
