"""A part of an edited document → its fields (SEQ, REF, PAGEREF, TOC): orders, cached results, where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from docgen.ooxml.xml import Element, name, value
from docgen.revise.visible import T, is_gone, is_mirror, texts

_SIMPLE: Final = name("w:fldSimple")
_CHAR: Final = name("w:fldChar")
_ORDER: Final = name("w:instrText")


@dataclass(slots=True, eq=False)
class Code:
    """A field: its order as written, the w:t of its result, its first and last element (a run, or the fldSimple).

    `gone`: in a tracked deletion. `outer`: the field whose result it stands in.
    """

    first: Element
    last: Element
    order: str = ""
    result: list[Element] = field(default_factory=list)
    gone: bool = False
    mirror: bool = False
    outer: Code | None = None
    separate: Element | None = None
    orders: list[Element] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """The order's words; its name is the first (REF, SEQ)."""
        return self.order.replace('"', " ").split()

    @property
    def kind(self) -> str:
        return self.words[0].upper() if self.words else ""

    @property
    def target(self) -> str:
        """The first argument: a bookmark, or the name of a row of numbers."""
        return self.words[1] if len(self.words) > 1 else ""

    @property
    def shown(self) -> str:
        return "".join(node.text or "" for node in self.result)


def codes(tree: Element) -> list[Code]:
    """A part or a paragraph → its fields in the order in which they begin; what is not closed is left out."""
    found: list[Code] = []
    open_: list[Code] = []
    done: set[int] = set()
    for node in tree.iter(_CHAR, _ORDER, T, _SIMPLE):
        if node.tag == _SIMPLE:
            found.append(_simple(node))
            continue
        _step(node, open_, found, done)
    return [code for code in found if code.first.tag == _SIMPLE or id(code) in done]


def live(found: list[Code], *kinds: str) -> Iterator[Code]:
    """The fields of these kinds that are still there."""
    return (code for code in found if code.kind in kinds and not code.gone)


def _step(node: Element, open_: list[Code], found: list[Code], done: set[int]) -> None:
    """One mark, order or text of a complex field."""
    kind = value(node, "fldCharType")
    run = node.getparent()
    assert run is not None
    if kind == "begin":
        code = Code(run, run, gone=is_gone(node), mirror=is_mirror(node), outer=open_[-1] if open_ else None)
        open_.append(code)
        found.append(code)
    elif not open_:
        return
    elif node.tag == _ORDER:
        if open_[-1].separate is None:
            open_[-1].order += node.text or ""
            open_[-1].orders.append(node)
    elif node.tag == T:
        for code in open_:
            if code.separate is not None and not is_gone(node):
                code.result.append(node)
    elif kind == "separate":
        open_[-1].separate = run
    elif kind == "end":
        code = open_.pop()
        code.last = run
        done.add(id(code))


def _simple(node: Element) -> Code:
    return Code(node, node, value(node, "instr"), texts(node), is_gone(node), is_mirror(node), None, node)
