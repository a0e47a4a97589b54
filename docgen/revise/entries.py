"""Entries of a list (contents, catalog) in an edited document, whatever program wrote them: read, reworded, copied."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from docgen.ooxml.xml import NAMESPACES, Element, name
from docgen.revise.codes import Code, codes
from docgen.revise.numbers import write
from docgen.revise.visible import PARAGRAPH, TAB, T, paragraph_of, pieces, shown
from docgen.revise.write import set_text

_LINK: Final = name("w:hyperlink")
_ANCHOR: Final = name("w:anchor")
_IDENTITIES: Final = tuple(f"{{{NAMESPACES['w14']}}}{attribute}" for attribute in ("paraId", "textId"))
_STRIPPED: Final = tuple(
    map(name, ("w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"))
)
# ECMA-376 part 1, 17.3.2.28 (rPr) and 17.3.1.29 (rPr of a paragraph's mark); what is in neither comes last.
_ORDER: Final = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_PLACES: Final = {name(f"w:{tag}"): place for place, tag in enumerate(_ORDER.split())}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: its paragraph and the bookmark that it leads to."""

    paragraph: Element
    anchor: str

    @property
    def words(self) -> str:
        """What stands before the leader and the page; tabs as tabs."""
        return "".join("\t" if piece.tag == TAB else shown(piece) for piece in _words(self.paragraph))

    @property
    def page(self) -> str:
        code = _page_code(self.paragraph)
        return code.shown if code else ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list's entries in order; what begins the field (in its first paragraph) and what ends it."""

    entries: tuple[Entry, ...]
    head: tuple[Element, ...]
    tail: Element


def entries_of(code: Code) -> Listing | None:
    """A TOC field → Listing; None where it is laid out in a way that is not known."""
    first, last = paragraph_of(code.first), paragraph_of(code.last)
    if first is None or last is None or first.getparent() is not last.getparent() or code.separate is None:
        return None
    if any(run.getparent() is not first for run in (code.first, code.separate)) or code.last.getparent() is not last:
        return None
    inside = [first, *first.itersiblings(PARAGRAPH)]
    inside = inside[: inside.index(last) + 1]
    runs = list(first)
    head = tuple(runs[runs.index(code.first) : runs.index(code.separate) + 1])
    found = ((paragraph, anchor_of(paragraph)) for paragraph in inside)
    return Listing(tuple(Entry(paragraph, anchor) for paragraph, anchor in found if anchor), head, code.last)


def anchor_of(paragraph: Element) -> str:
    """The bookmark that an entry leads to: that of its link, else that of its page number."""
    links = (link.get(_ANCHOR, "") for link in paragraph.iter(_LINK))
    pages = (code.target for code in codes(paragraph) if code.kind == "PAGEREF")
    return next((anchor for anchor in (*links, *pages) if anchor), "")


def copied(entry: Entry, anchor: str, words: str, page: str) -> Entry:
    """A new entry made like another: it leads elsewhere and says something else."""
    made = deepcopy(entry.paragraph)
    for attribute in _IDENTITIES:
        made.attrib.pop(attribute, "")
    for node in list(made.iter(*_STRIPPED)):
        node.getparent().remove(node)  # type: ignore[union-attr]
    for properties in list(made.iter(name("w:rPr"))):
        _sort(properties)
    for link in made.iter(_LINK):
        if link.get(_ANCHOR):
            link.set(_ANCHOR, anchor)
    for order in made.iter(name("w:instrText")):
        order.text = (order.text or "").replace(entry.anchor, anchor)
    code = _page_code(made)
    if code:
        write(code, page)
    reword(made, words)
    return Entry(made, anchor)


def _sort(properties: Element) -> None:
    """Properties of a run in the order of the schema, each once: LibreOffice writes them as they come."""
    found: dict[str, Element] = {}
    for node in properties:
        found.setdefault(str(node.tag), node)
    properties[:] = sorted(found.values(), key=lambda node: _PLACES.get(str(node.tag), len(_PLACES)))


def reword(paragraph: Element, words: str) -> None:
    """Sets the words of an entry, part by part between its tabs."""
    found = _words(paragraph)
    parts: list[list[Element]] = [[]]
    for piece in found:
        parts.append([]) if piece.tag == TAB else parts[-1].append(piece)
    wanted = words.split("\t")
    if len(wanted) != len(parts) or not all(any(p.tag == T for p in part) for part in parts):
        parts, wanted = [[piece for part in parts for piece in part]], [" ".join(wanted)]
        for piece in (p for p in found if p.tag == TAB):
            piece.getparent().remove(piece)  # type: ignore[union-attr]
    for part, text in zip(parts, wanted, strict=True):
        nodes = [piece for piece in part if piece.tag == T]
        if nodes:
            set_text(nodes[0], text)
        for further in nodes[1:]:
            further.text = None


def _words(paragraph: Element) -> list[Element]:
    """The pieces of an entry before its last tab (the leader) and its page number."""
    code = _page_code(paragraph)
    result = set(code.result) if code else set()
    found = [piece for piece in pieces(paragraph) if piece not in result]
    tabs = [index for index, piece in enumerate(found) if piece.tag == TAB]
    return found[: tabs[-1]] if tabs else found


def _page_code(paragraph: Element) -> Code | None:
    found = [code for code in codes(paragraph) if code.kind == "PAGEREF"]
    return found[-1] if found else None


def level_of(style: str) -> int:
    """Name of an entry's style (toc 2) → its level; 0 for catalogs and what is not known."""
    digits = style.removeprefix("toc ")
    return int(digits) if digits != style and digits.isdigit() else 0
