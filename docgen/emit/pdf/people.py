"""Lists of people → boxes: office, name, posts in columns; names spread to three characters (clreq: 人名疏排)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.emit.pdf.boxes import Box, Words
from docgen.emit.pdf.composer.types import Piece, Run, SetLine, Shape
from docgen.emit.pdf.structure import Element
from docgen.emit.pdf.typeset import Typesetter
from docgen.model.resolved import Names, People

_OFFICE = 5.0
_NAME = 4.5
_SPREAD = 3


def people_boxes(block: People, type_: Typesetter, tree: Element) -> Iterator[Box]:
    """People → a box a line: the office once, then a name and its posts below each other."""
    em = type_.style.grid.size
    width = type_.style.grid.width - (_OFFICE + _NAME) * em
    for office, persons in block.offices:
        for index, person in enumerate(persons):
            element = tree.add("P")
            marks: list[Words] = []
            if index == 0:
                marks.append(_words(office, type_.style.heading[3].face, 0.0, type_, element))
            marks.append(_name(person.name, _OFFICE * em, type_, element))
            runs = [Run("\n".join(person.posts), type_.style.text.face, em, type_.style.text.colour)]
            lines = type_.set_runs(runs, Shape(width, align="left"), "")
            for number, line in enumerate(lines):
                mark = Words((_OFFICE + _NAME) * em, type_.baseline(1.0, em), line, element)
                yield Box(1.0, (*(marks if not number else ()), mark), keep=number < len(lines) - 1)


def names_boxes(block: Names, type_: Typesetter, tree: Element) -> Iterator[Box]:
    """Names → rows of columns, the office before the first."""
    em = type_.style.grid.size
    element = tree.add("P")
    columns = int((type_.style.grid.columns - _OFFICE) / _NAME)
    rows = [block.names[i : i + columns] for i in range(0, len(block.names), columns)]
    for number, row in enumerate(rows):
        marks = [_words(block.office, type_.style.heading[3].face, 0.0, type_, element)] if not number else []
        marks += [_name(name, (_OFFICE + i * _NAME) * em, type_, element) for i, name in enumerate(row)]
        yield Box(1.0, tuple(marks), keep=number == 0 and len(rows) > 1)


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
