"""Questions to the editors → Word comments by docgen, one a place; a comment that stands already is not made twice.

One that an editor has removed is not made again, as long as the question is the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Final

from docgen.ooxml.text import run
from docgen.ooxml.xml import Element, name, root, serialized, value, w
from docgen.revise.package import Package
from docgen.revise.visible import PARAGRAPH, is_mirror, paragraph_of, shown

AUTHOR: Final = "docgen"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_START, _END, _REFERENCE = name("w:commentRangeStart"), name("w:commentRangeEnd"), name("w:commentReference")
# What a reader sees (text, a drawing), and what only says how it looks.
_CONTENT: Final = tuple(map(name, ("w:t", "w:delText", "w:drawing", "w:tab", "w:br")))
_PROPERTIES: Final = tuple(map(name, ("w:pPr", "w:rPr", "w:sdtPr")))
_BOX: Final = name("w:txbxContent")
_DIGEST_LENGTH: Final = 16
_IDENTITY: Final = name("w14:paraId")


class Comments:
    """What is to be asked, place by place; written at the end, so that several questions about one place are one."""

    def __init__(self, package: Package, before: Collection[str]) -> None:
        """`before` = the questions that the manifest remembers."""
        self._package = package
        self._before = before
        self._asked: dict[Element, list[str]] = {}

    def ask(self, anchor: Element, words: str, question: str) -> bool:
        """A question about an element of the document (a control, a run, a paragraph), and its digest. False where
        there will be no comment: Word allows none in running heads and text boxes; an editor removed it."""
        if anchor.getroottree().getroot() is not self._package.document or is_mirror(anchor):
            return False
        if next(anchor.iterancestors(_BOX), None) is not None or paragraph_of(anchor) is None:
            return False
        if question in self._before and words not in self._said(anchor):
            return False
        questions = self._asked.setdefault(anchor, [])
        if words not in questions:
            questions.append(words)
        return True

    def write(self) -> None:
        """Puts the comments in; the same question at the same place again changes nothing."""
        for anchor, words in self._asked.items():
            standing = self._standing(anchor)
            if standing is None:
                self._add(anchor, words)
            elif _words(standing) != words:
                _reword(standing, words)

    def _said(self, anchor: Element) -> list[str]:
        """What docgen's comment on an anchor asks; nothing where there is none."""
        standing = self._standing(anchor)
        return [] if standing is None else _words(standing)

    def _part(self) -> str:
        """The part with the comments, made if there is none."""
        found = next(self._package.related(self._package.main, "comments"), None)
        if found:
            return found.target
        part = self._package.add("word/comments.xml", serialized(root("w:comments", ("w",))), _TYPE)
        self._package.relate(self._package.main, part, _RELATION)
        return part

    def _standing(self, anchor: Element) -> Element | None:
        """docgen's comment on just this anchor, if there is one."""
        found = next(self._package.related(self._package.main, "comments"), None)
        if found is None:
            return None
        own = {value(c, "id"): c for c in self._package.tree(found.target) if value(c, "author") == AUTHOR}
        return next((own[id_] for id_ in _round(anchor) if id_ in own), None)

    def _add(self, anchor: Element, words: list[str]) -> None:
        tree = self._package.tree(self._part())
        numbers = [int(value(c, "id")) for c in tree if value(c, "id").isdigit()]
        id_ = str(max(numbers, default=-1) + 1)
        tree.append(w("comment", *(w("p", run(line)) for line in words), id=id_, author=AUTHOR, initials=AUTHOR))
        start, end, mark = w("commentRangeStart", id=id_), w("commentRangeEnd", id=id_), _mark(id_)
        if anchor.tag == PARAGRAPH:
            anchor.insert(1 if len(anchor) and anchor[0].tag == name("w:pPr") else 0, start)
            anchor.extend((end, mark))
            return
        top = _top(anchor)
        top.addprevious(start)
        top.addnext(end)
        end.addnext(mark)


def digest(key: str, *texts: str) -> str:
    """What a question is about: key of the place and all that was said of it → how the manifest remembers it."""
    return hashlib.sha256("\n".join((key, *texts)).encode()).hexdigest()[:_DIGEST_LENGTH]


def _words(comment: Element) -> list[str]:
    return [shown(p) for p in comment.iter(PARAGRAPH)]


def _reword(comment: Element, words: list[str]) -> None:
    """Other words for a comment; replies to it and its being settled hang on the identity of its last paragraph."""
    identity = next((p.get(_IDENTITY) for p in reversed(comment.findall(PARAGRAPH))), None)
    for old in list(comment):
        comment.remove(old)
    comment.extend(w("p", run(line)) for line in words)
    if identity:
        comment[-1].set(_IDENTITY, identity)


def _mark(id_: str) -> Element:
    return w("r", w("commentReference", id=id_))


def _top(anchor: Element) -> Element:
    """The child of the paragraph that an element is or stands in."""
    chain = [anchor, *anchor.iterancestors()]
    return next(node for node, above in pairwise(chain) if above.tag == PARAGRAPH)


def _round(anchor: Element) -> Iterator[str]:
    """Ids of the comments whose range begins and ends where an anchor does (by the content in it)."""
    paragraph = paragraph_of(anchor)
    assert paragraph is not None
    wanted = _span(paragraph, anchor)
    at, open_ = 0, dict[str, int]()
    for node in _flow(paragraph):
        if node.tag == _START:
            open_[value(node, "id")] = at
        elif node.tag == _END and value(node, "id") in open_:
            if (open_[value(node, "id")], at) == wanted:
                yield value(node, "id")
        elif node.tag in _CONTENT:
            at += 1


def _span(paragraph: Element, anchor: Element) -> tuple[int, int]:
    """Where an anchor begins and ends, counted in pieces of content."""
    top = paragraph if anchor is paragraph else _top(anchor)
    inside = [node for node in _flow(top) if node.tag in _CONTENT]
    order = [node for node in _flow(paragraph) if node.tag in _CONTENT]
    start = order.index(inside[0]) if inside else 0
    return start, start + len(inside)


def _flow(node: Element) -> Iterator[Element]:
    """An element and everything in it but properties (tab stops have the tag of tabs)."""
    yield node
    for child in node:
        if child.tag not in _PROPERTIES:
            yield from _flow(child)
