"""Elements of an edited document → their text as shown, tracked changes accepted (or rejected)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.ooxml.xml import Element, name, value, w

T: Final = name("w:t")
TAB: Final = name("w:tab")
RUN: Final = name("w:r")
PARAGRAPH: Final = name("w:p")
_BREAKS: Final = (name("w:br"), name("w:cr"))
_HYPHEN: Final = name("w:noBreakHyphen")
# What is not there once all changes are accepted, and once all are rejected.
REMOVED: Final = (name("w:del"), name("w:moveFrom"))
ADDED: Final = (name("w:ins"), name("w:moveTo"))
_PROPERTIES: Final = (name("w:rPr"), name("w:pPr"), name("w:sdtPr"), name("w:tblPr"), name("w:trPr"), name("w:tcPr"))
_FALLBACK: Final = name("mc:Fallback")
_BOX: Final = name("w:txbxContent")
_DELETED_TEXT: Final = name("w:delText")


def shown(node: Element, *, rejected: bool = False) -> str:
    """An element → its text; tabs as a tab, breaks as a line feed. Fields show their results.

    A text box anchored in it has a text of its own.
    """
    return "".join(_character(piece) for piece in pieces(node, rejected=rejected))


def pieces(node: Element, *, rejected: bool = False) -> Iterator[Element]:
    """The elements that show a text, a tab or a break, in order: w:t, w:delText, w:tab, w:br, w:cr, w:noBreakHyphen."""
    skipped = ADDED if rejected else REMOVED
    wanted = (T, TAB, *_BREAKS, _HYPHEN, *((_DELETED_TEXT,) if rejected else ()))
    if node.tag in wanted:
        yield node
        return
    for child in node:
        if child.tag not in _PROPERTIES and child.tag not in skipped and child.tag not in (_FALLBACK, _BOX):
            yield from pieces(child, rejected=rejected)


def texts(node: Element) -> list[Element]:
    """The w:t of an element that are shown, in order."""
    return [piece for piece in pieces(node) if piece.tag == T]


def is_gone(node: Element) -> bool:
    """Whether an element stands inside a tracked deletion, or is where something was moved from."""
    return any(above.tag in REMOVED for above in node.iterancestors())


def is_tracked(node: Element) -> bool:
    """Whether an element holds tracked changes of text or stands in one."""
    marks = (*REMOVED, *ADDED)
    return any(above.tag in marks for above in node.iterancestors()) or next(node.iter(*marks), None) is not None


def is_mirror(node: Element) -> bool:
    """Whether an element is the copy that older programs show in place of a drawing with text."""
    return any(above.tag == _FALLBACK for above in node.iterancestors())


def paragraph_of(node: Element) -> Element | None:
    """An element → the paragraph it stands in (itself, if it is one)."""
    return node if node.tag == PARAGRAPH else next(node.iterancestors(PARAGRAPH), None)


def paragraphs(tree: Element) -> Iterator[Element]:
    """The paragraphs of a part that are still there, without those that mirror a drawing's."""
    return (p for p in tree.iter(PARAGRAPH) if not is_removed(p) and not is_mirror(p))


def is_removed(paragraph: Element) -> bool:
    """Whether accepting all changes removes a paragraph: its mark is deleted and nothing in it is left."""
    mark = paragraph.find("/".join(w(tag).tag for tag in ("pPr", "rPr")))
    removed = mark is not None and any(mark.find(tag) is not None for tag in REMOVED)
    return is_gone(paragraph) or (removed and not shown(paragraph) and not has_drawing(paragraph))


def has_drawing(node: Element) -> bool:
    """Whether an element holds a picture or a chart that is still there."""
    drawings = node.iter(name("w:drawing"), name("w:pict"), name("w:object"))
    return any(not is_gone(drawing) for drawing in drawings)


def style_id(paragraph: Element) -> str:
    """A paragraph → the id of its style; empty for the default one."""
    return value(paragraph.find("/".join((name("w:pPr"), name("w:pStyle")))))


def _character(piece: Element) -> str:
    if piece.tag in (T, _DELETED_TEXT):
        return piece.text or ""
    return "\t" if piece.tag == TAB else "-" if piece.tag == _HYPHEN else "\n"
