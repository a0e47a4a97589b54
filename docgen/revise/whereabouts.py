"""An element of an edited document → where it stands, in words: the heading above it and the words round it."""

from __future__ import annotations

from docgen.ooxml.xml import Element, name
from docgen.revise.package import Package
from docgen.revise.styles import Styles
from docgen.revise.visible import paragraph_of, shown
from docgen.wording.messages import message

_AROUND = 16
_LONGEST = 72
_ROW = name("w:tr")


class Whereabouts:
    """Headings of a document, looked up by the paragraphs below them; as the file was when it was opened."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._headings: dict[Element, str] = {}
        heading = ""
        for paragraph in package.document.iter(name("w:p")):
            if styles.outline(paragraph) and shown(paragraph).strip():
                heading = shown(paragraph).strip()
            self._headings[paragraph] = heading

    def of(self, element: Element) -> str:
        """Element → `“总体规模”下：……有1234.5万人，比……`; in a table its row."""
        paragraph = paragraph_of(element)
        if paragraph is None:
            first = next(element.iter(name("w:p")), None)
            row = next((row for row in (element, *element.iterancestors()) if row.tag == _ROW), None)
            return "" if first is None else self._under(first, "" if row is None else _row(row))
        row = next(paragraph.iterancestors(_ROW), None)
        if row is not None:
            return self._under(paragraph, _row(row))
        return self._under(paragraph, _round(paragraph, element))

    def _under(self, paragraph: Element, words: str) -> str:
        heading = self._headings.get(paragraph, "")
        flat = " ".join(words.split())
        short = flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "……"
        if not short:
            return message("“{heading}”下", heading=heading) if heading else ""
        return (
            message("“{heading}”下：{short}", heading=heading, short=short) if heading and heading != short else short
        )


def _row(row: Element) -> str:
    """The words of a row, cell by cell."""
    return "｜".join(filter(None, map(shown, row.iter(name("w:p")))))


def _round(paragraph: Element, element: Element) -> str:
    """The words of a paragraph round an element in it."""
    text, own = shown(paragraph), shown(element)
    if element is paragraph or not own or len(text) <= 3 * _AROUND:
        return text if len(text) <= 4 * _AROUND else text[: 4 * _AROUND] + "……"
    at = len(_before(paragraph, element))
    start, end = max(at - _AROUND, 0), min(at + len(own) + _AROUND, len(text))
    return ("……" if start else "") + text[start:end] + ("……" if end < len(text) else "")


def _before(paragraph: Element, element: Element) -> str:
    """The text of a paragraph that stands before an element in it."""
    inside = set(element.iter(name("w:t")))
    words = []
    for node in paragraph.iter(name("w:t")):
        if node in inside:
            break
        words.append(shown(node))
    return "".join(words)
