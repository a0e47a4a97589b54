"""Bookmarks of an edited document: where they stand, what they say; new ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.ooxml.xml import Element, name, value, w
from docgen.revise.visible import PARAGRAPH, is_gone, paragraph_of, pieces, shown

START: Final = name("w:bookmarkStart")
END: Final = name("w:bookmarkEnd")


def starts(tree: Element) -> dict[str, Element]:
    """A document → the start of each bookmark by name (the first, where a copy has the same)."""
    found: dict[str, Element] = {}
    for start in tree.iter(START):
        found.setdefault(value(start, "name"), start)
    return found


def end_of(start: Element) -> Element | None:
    """The end of a bookmark: the next one with its number."""
    id_ = value(start, "id")
    for scope in _scopes(start):
        inside = False
        for node in scope.iter(START, END):
            inside = inside or node is start
            if inside and node.tag == END and value(node, "id") == id_:
                return node
    return None


def start_of(end: Element) -> Element | None:
    """The start of a bookmark that ends here, in the same paragraph: the last one before it with its number."""
    paragraph = paragraph_of(end)
    found = None
    for node in () if paragraph is None else paragraph.iter(START, END):
        if node is end:
            return found
        if node.tag == START and value(node, "id") == value(end, "id"):
            found = node
    return None


def _scopes(start: Element) -> tuple[Element, ...]:
    """Where to look for what belongs to a bookmark: its paragraph, then the whole document."""
    paragraph, root = paragraph_of(start), start.getroottree().getroot()
    return (root,) if paragraph is None else (paragraph, root)


def between(start: Element, *tags: str) -> Iterator[Element]:
    """The elements of these kinds between a bookmark's start and its end, in order."""
    end = end_of(start)
    if end is None:
        return
    near = _scopes(start)[0]
    inside = False
    for node in (near if near in end.iterancestors() else start.getroottree().getroot()).iter(START, END, *tags):
        if node is end:
            return
        if inside and node.tag in tags:
            yield node
        inside = inside or node is start


def text(start: Element) -> str:
    """What a bookmark says, changes accepted."""
    inside = {node for node in between(start, name("w:t"), name("w:tab"), name("w:br")) if not is_gone(node)}
    paragraph = paragraph_of(start)
    if paragraph is not None and end_of(start) in set(paragraph.iter(END)):
        return "".join(shown(piece) for piece in pieces(paragraph) if piece in inside)
    return "".join(shown(node) for node in between(start, name("w:t")) if not is_gone(node))


def number_for(tree: Element) -> str:
    """A number that no bookmark of the document has."""
    numbers = (value(start, "id") for start in tree.iter(START))
    return str(max((int(number) for number in numbers if number.isdigit()), default=-1) + 1)


def surround(paragraph: Element, bookmark: str) -> None:
    """Puts a bookmark round a paragraph's content."""
    id_ = number_for(paragraph.getroottree().getroot())
    _round(paragraph, w("bookmarkStart", id=id_, name=bookmark), w("bookmarkEnd", id=id_))


def stretch(start: Element) -> bool:
    """Makes a bookmark hold all content of the paragraph it begins in, and no more. False if it has no end."""
    paragraph, end = paragraph_of(start), end_of(start)
    if paragraph is None or end is None:
        return False
    _round(paragraph, start, end)
    return True


def gathered(start: Element) -> Element | None:
    """A bookmark that ends in another paragraph than it begins in → the first one in which it says something: it holds
    that one only from now on. None if it spans no paragraphs, or says nothing."""
    above, end = paragraph_of(start), end_of(start)
    if above is None or end is None or paragraph_of(end) is above:
        return None
    said = (node for node in between(start, name("w:t")) if node.text and not is_gone(node))
    home = next((paragraph_of(node) for node in said), None)
    if home is None:
        return None
    if home is not above:
        _round(home, start, end)
    home.append(end)
    return home


def _round(paragraph: Element, start: Element, end: Element) -> None:
    paragraph.insert(1 if len(paragraph) and paragraph[0].tag == name("w:pPr") else 0, start)
    paragraph.append(end)


def drop_hollow(paragraph: Element | None, bookmark: str) -> None:
    """Removes a bookmark of this name that holds nothing, if the paragraph has one: LibreOffice leaves such behind."""
    for start in [] if paragraph is None else list(paragraph.iter(START)):
        end = end_of(start) if value(start, "name") == bookmark else None
        if end is not None and not text(start):
            for node in (start, end):
                node.getparent().remove(node)  # type: ignore[union-attr]


def in_paragraph(paragraph: Element) -> list[str]:
    """The names of the bookmarks that begin in a paragraph."""
    assert paragraph.tag == PARAGRAPH
    return [value(start, "name") for start in paragraph.iter(START)]
