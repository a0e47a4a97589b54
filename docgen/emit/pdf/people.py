"""Lists of people → boxes: office, name, posts in columns; names spread to three characters (clreq: 人名疏排)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.emit.pdf.boxes import Box, Words
from docgen.emit.pdf.composer.types import Piece, Run, SetLine, Shape
from docgen.emit.pdf.structure import Element
from docgen.emit.pdf.typeset import Typesetter
from docgen.model.resolved import Names, People

_OFFICE = 5.0
_NAME = 4.5
_SPREAD = 3
_GAP = 1.0


def people_boxes(block: People, type_: Typesetter, tree: Element) -> Iterator[Box]:
    """People → a box a line: the office once, then a name and its posts below each other."""
    em = type_.style.grid.size
    at = _room((office for office, _ in block.offices), _OFFICE) * em
    posts = at + _room((person.name for _, persons in block.offices for person in persons), _NAME) * em
    width = type_.style.grid.width - posts
    for office, persons in block.offices:
        for index, person in enumerate(persons):
            element = tree.add("P")
            marks: list[Words] = []
            if index == 0:
                marks.append(_words(office, type_.style.heading[3].face, 0.0, type_, element))
            marks.append(_name(person.name, at, type_, element))
            runs = [Run("\n".join(person.posts), type_.style.text.face, em, type_.style.text.colour)]
            lines = type_.set_runs(runs, Shape(width, align="left"), "")
            for number, line in enumerate(lines):
                mark = Words(posts, type_.baseline(1.0, em), line, element)
                yield Box(1.0, (*(marks if not number else ()), mark), keep=number < len(lines) - 1)


def names_boxes(block: Names, type_: Typesetter, tree: Element) -> Iterator[Box]:
    """Names → rows of columns, the office before the first."""
    em = type_.style.grid.size
    element = tree.add("P")
    office, name = _room([block.office], _OFFICE), _room(block.names, _NAME)
    columns = max(1, int((type_.style.grid.columns - office) / name))
    rows = [block.names[i : i + columns] for i in range(0, len(block.names), columns)]
    for number, row in enumerate(rows):
        marks = [_words(block.office, type_.style.heading[3].face, 0.0, type_, element)] if not number else []
        marks += [_name(words, (office + i * name) * em, type_, element) for i, words in enumerate(row)]
        yield Box(1.0, tuple(marks), keep=number == 0 and len(rows) > 1)


def _room(texts: Iterable[str], least: float) -> float:
    """The width of a column in em: that of its longest text with a gap behind it."""
    return max(least, max((len(text) + _GAP for text in texts), default=0.0))


def _words(text: str, face: str, x: float, type_: Typesetter, element: Element) -> Words:
    size = type_.style.grid.size
    runs = [Run(text, face, size, type_.style.text.colour)]
    line = type_.set_runs(runs, Shape(type_.style.grid.width, align="left"), "")[0]
    return Words(x, type_.baseline(1.0, size), line, element)


def _name(name: str, x: float, type_: Typesetter, element: Element) -> Words:
    """A name; two characters are spread to the width of three, the text itself stays whole."""
    words = _words(name, type_.style.text.face, x, type_, element)
    if len(name) != 2:
        return words
    em = type_.style.grid.size
    pieces: list[Piece] = []
    at = 0.0
    for piece in words.line.pieces:
        advances = tuple(a * (_SPREAD - 1) if i == 0 and not pieces else a for i, a in enumerate(piece.advances))
        pieces.append(Piece(at, piece.text, piece.face, piece.size, piece.colour, piece.link, advances))
        at += sum(advances)
    return Words(x, words.y, SetLine(tuple(pieces), _SPREAD * em), element)
