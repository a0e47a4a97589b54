"""The body of an edited document → its paragraphs and tables as shown, tracked changes accepted or rejected."""

from __future__ import annotations

from dataclasses import replace

from docgen.ooxml.xml import Element, name
from docgen.revise.package import Package
from docgen.revise.readback.content import END, NOTE_FROM, NOTE_TO, START, UNREAD, Content, State, hand_of
from docgen.revise.readback.looks import Looks
from docgen.revise.readback.spots import Flow, Shown, ShownTable, folded
from docgen.revise.visible import ADDED, PARAGRAPH, REMOVED

_TABLE, _ROW, _CELL = name("w:tbl"), name("w:tr"), name("w:tc")


def flow(package: Package, looks: Looks, *, rejected: bool = False) -> Flow:
    """An opened file → the paragraphs and tables of its body in order."""
    walk = _Walk(package, looks, rejected)
    body = package.document.find(name("w:body"))
    assert body is not None
    return walk.level(body)


class _Walk:
    """One pass over the body. Every paragraph is a Shown; those whose mark is gone are joined with the next."""

    def __init__(self, package: Package, looks: Looks, rejected: bool) -> None:
        self._looks, self._rejected = looks, rejected
        self._skipped = ADDED if rejected else REMOVED
        self._content = Content(package, looks, rejected, self._texts)
        self._waiting: list[str] = []

    def level(self, holder: Element) -> Flow:
        """The paragraphs and tables of a body, a cell or a text box."""
        found: Flow = []
        self._blocks(holder, found)
        return _without_joined(found)

    def _blocks(self, holder: Element, found: Flow) -> None:
        for node in holder:
            if node.tag == PARAGRAPH:
                found.append(self._paragraph(node))
            elif node.tag == _TABLE:
                found.append(self._table(node))
            elif node.tag == START:
                self._waiting += self._content.named(node)
            elif node.tag in (END, NOTE_FROM, NOTE_TO):
                last = next((block for block in reversed(found) if isinstance(block, Shown)), Shown())
                self._content.take(node, last)
            elif node.tag not in UNREAD and node.tag not in self._skipped:
                with self._content.inside(node):
                    self._blocks(node, found)

    def _table(self, node: Element) -> ShownTable:
        rows = [row for row in node.iter(_ROW) if self._nearest(row) is node and not self._row_gone(row)]
        cells = [[cell for cell in row.iter(_CELL) if self._nearest(cell) is node] for row in rows]
        return ShownTable([[self._cell(cell) for cell in row] for row in cells])

    def _nearest(self, node: Element) -> Element | None:
        return next(node.iterancestors(_TABLE), None)

    def _row_gone(self, row: Element) -> bool:
        properties = row.find(name("w:trPr"))
        return properties is not None and any(properties.find(tag) is not None for tag in self._skipped)

    def _cell(self, cell: Element) -> list[Shown]:
        blocks = self.level(cell)
        return [p for block in blocks for p in (block.paragraphs if isinstance(block, ShownTable) else [block])]

    def _paragraph(self, node: Element) -> Shown:
        shown = self._looks.paragraph(node, rejected=self._rejected)
        shown.bookmarks, self._waiting = self._waiting, []
        self._content.read(node, shown)
        shown.spots = folded(shown.spots)
        shown.hands += [hand_of(change) for change in node.iter(*ADDED, *REMOVED)]
        shown.runs_on = self._mark_gone(node)
        shown.section = node.find("/".join((name("w:pPr"), name("w:sectPr")))) is not None
        return shown

    def _mark_gone(self, node: Element) -> bool:
        mark = node.find("/".join((name("w:pPr"), name("w:rPr"))))
        return mark is not None and any(mark.find(tag) is not None for tag in self._skipped)

    def _texts(self, box: Element) -> list[Shown]:
        """The paragraphs of a text box: what is open round it does not hold in it."""
        before, self._content.state = self._content.state, State()
        found = [block for block in self.level(box) if isinstance(block, Shown)]
        self._content.state = before
        return found


def _without_joined(found: Flow) -> Flow:
    """Paragraphs whose mark is gone → one with what follows."""
    result: Flow = []
    for block in found:
        last = result[-1] if result else None
        if isinstance(last, Shown) and last.runs_on and isinstance(block, Shown):
            result[-1] = merged(last, block)
        else:
            result.append(block)
    return [block for block in result if not (isinstance(block, Shown) and block.runs_on and not block.spots)]


def merged(first: Shown, second: Shown) -> Shown:
    """Two paragraphs in one; it looks as the first that had words."""
    model = first if first.spots or first.drawings else second
    return replace(
        model,
        spots=first.spots + second.spots,
        bookmarks=first.bookmarks + second.bookmarks,
        ending=first.ending + second.ending,
        drawings=first.drawings + second.drawings,
        strays=first.strays + second.strays,
        hands=first.hands + second.hands,
        comments=first.comments + second.comments,
        caption=first.caption or second.caption,
        contents=first.contents or second.contents,
        runs_on=second.runs_on,
        section=second.section,
    )
