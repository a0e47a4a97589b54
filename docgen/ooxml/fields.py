"""Instruction and cached result → a complex field: begin, instruction, separate, result, end, one mark a run.

WPS does not show a field whose marks share a run or that has no `separate`. The cached result is what Word and WPS
show until the field is updated, so it must be right.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.ooxml.formats import Characters
from docgen.ooxml.text import PLAIN, instruction, run
from docgen.ooxml.xml import Element, copied, w


def field(order: str, result: Iterable[Element]) -> tuple[Element, ...]:
    """`field("PAGEREF x \\h", runs)` → the runs of the field."""
    return (*opened(order), *result, closed())


def text_field(order: str, result: str, look: Characters = PLAIN) -> tuple[Element, ...]:
    """A field whose result is one run of text."""
    return field(order, (run(result, look),))


def opened(order: str) -> tuple[Element, ...]:
    """The runs before a field's result; the result may run over several paragraphs."""
    return mark("begin"), instruction(f" {order} "), mark("separate")


def closed() -> Element:
    """The run after a field's result."""
    return mark("end")


@copied
def mark(kind: str) -> Element:
    """A run with one field character."""
    return w("r", w("fldChar", fldCharType=kind))


def sequence(label: str, number: int) -> tuple[Element, ...]:
    """A caption's number: SEQ with the name of its row (图, 表, 附表)."""
    return text_field(rf"SEQ {label} \* ARABIC", str(number))


def reference(bookmark: str, result: str, look: Characters = PLAIN) -> tuple[Element, ...]:
    """The text of a bookmark, as a link."""
    return text_field(rf"REF {bookmark} \h", result, look)


def number_reference(bookmark: str, result: str, look: Characters = PLAIN) -> tuple[Element, ...]:
    """The list number of the paragraph that holds the bookmark (第三章), as a link; `\\n`: the same from wherever."""
    return text_field(rf"REF {bookmark} \n \h", result, look)


def page_reference(bookmark: str, result: str) -> tuple[Element, ...]:
    """The page number of a bookmark, as a link."""
    return text_field(rf"PAGEREF {bookmark} \h", result)


def page_number() -> tuple[Element, ...]:
    """The number of the page it stands on."""
    return text_field("PAGE", "1")
