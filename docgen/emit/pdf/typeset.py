"""Resolved inlines → runs → boxes of set lines on the grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.emit.pdf.boxes import Box, Words
from docgen.emit.pdf.composer.compose import compose
from docgen.emit.pdf.composer.types import MissingGlyph, Run, SetLine, Shape
from docgen.emit.pdf.structure import Element
from docgen.model.facts import EditionError, Place
from docgen.model.resolved import Inline, LineBreak, Link, Reference, Strong
from docgen.style.fontbook import FontBook
from docgen.style.style import Style
from docgen.wording.messages import message


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set: face, its bold partner, size, colour."""

    face: str
    bold: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Style and metrics: what every block needs to become boxes.

    What is set again in the same shape (contents, heads, words in tables) is set once.
    """

    style: Style
    book: FontBook
    _known: dict[tuple[tuple[Run, ...], Shape], tuple[SetLine, ...]] = field(default_factory=dict, compare=False)

    @property
    def body(self) -> Type:
        text = self.style.text
        return Type(text.face, text.bold, self.style.grid.size, text.colour)

    def lines(self, inlines: Sequence[Inline], type_: Type, shape: Shape, where: Place) -> tuple[SetLine, ...]:
        """Inlines → set lines. Raises EditionError naming a character that no font of the book has."""
        return self.set_runs(self.runs(inlines, type_), shape, where)

    def set_runs(self, runs: Sequence[Run], shape: Shape, where: Place | str) -> tuple[SetLine, ...]:
        """Runs → set lines. Raises EditionError like `lines`."""
        wanted = tuple(runs), shape
        if wanted not in self._known:
            self._known[wanted] = self._composed(*wanted, where)
        return self._known[wanted]

    def _composed(self, runs: Sequence[Run], shape: Shape, where: Place | str) -> tuple[SetLine, ...]:
        try:
            return compose(runs, shape, self.book)
        except MissingGlyph as missing:
            character = missing.character
            raise EditionError(
                where,
                message(
                    "书中字体都没有字符 {character!r}（U+{character2:04X}）",
                    character=character,
                    character2=ord(character),
                ),
                message("换一个字符，或在样式里加一种有它的字体"),
            ) from None

    def runs(self, inlines: Sequence[Inline], type_: Type) -> list[Run]:
        """Inlines → runs with face, size, colour and link."""
        result: list[Run] = []
        for inline in inlines:
            if isinstance(inline, Strong):
                result += self.runs(inline.children, Type(type_.bold, type_.bold, type_.size, type_.colour))
            elif isinstance(inline, Link):
                inner = self.runs(inline.children, Type(type_.face, type_.bold, type_.size, self.style.text.link))
                result += [Run(run.text, run.face, run.size, run.colour, inline.url) for run in inner]
            elif isinstance(inline, LineBreak):
                result.append(Run("\n", type_.face, type_.size, type_.colour))
            else:
                link = f"#{inline.target}" if isinstance(inline, Reference) else ""
                result.append(Run(inline.text, type_.face, type_.size, type_.colour, link))
        return result

    def baseline(self, lines: float, size: float) -> float:
        """Height of a line in grid lines and type size → its base line from the top, Han characters centred."""
        return lines * self.style.grid.leading / 2 + size * 0.38

    def paragraph(
        self, lines: Sequence[SetLine], element: Element, *, size: float, x: float = 0.0, anchors: tuple[str, ...] = ()
    ) -> list[Box]:
        """Set lines of a paragraph → a box a line; the first two and the last two stay together."""
        y = self.baseline(1.0, size)
        last = len(lines) - 1
        return [
            Box(
                1.0,
                (Words(x, y, line, element),),
                keep=i < last and i in (0, last - 1),
                anchors=anchors if not i else (),
            )
            for i, line in enumerate(lines)
        ]
