"""Names and values → XML elements of WordprocessingML and its neighbours; a tree → the bytes of a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from functools import cache, lru_cache, wraps
from typing import Final, ParamSpec, TypeVar

from lxml import etree

Element = etree._Element
Value = str | int
Given = ParamSpec("Given")
Made = TypeVar("Made", bound=Element | None)

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "c14": "http://schemas.microsoft.com/office/drawing/2007/8/2/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "m": "urn:docgen:manifest:1",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "types": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rels": "http://schemas.openxmlformats.org/package/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
# Parts of the package itself are written without a prefix, as every program writes them.
_WITHOUT_PREFIX: Final = ("types", "rels", "ep")
IGNORABLE: Final = "w14 w15 wp14"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
# How many elements of a sort are kept to be copied; the 2019 edition has 141 formats of paragraphs, the most of all.
_KEPT: Final = 1 << 10
_make: Final = etree.XMLParser().makeelement


@cache
def name(tag: str) -> str:
    """`w:p` → `{http://…}p`; a name without a prefix stays as it is."""
    prefix, _, local = tag.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


@cache
def _prefixed(tag: str) -> str:
    return f"w:{tag}"


@cache
def _qualified(attribute: str) -> str:
    return name(f"w:{attribute}")


def element(tag: str, *children: Element | str | None, **attributes: Value | None) -> Element:
    """`element("a:ext", cx=1)` → an element; None is left out, a string is its text. Attributes are unqualified."""
    made = _maker(tag)()
    for key, given in attributes.items():
        if given is not None:
            made.set(key, str(given))
    return _filled(made, children) if children else made


def w(tag: str, *children: Element | str | None, **attributes: Value | None) -> Element:
    """`w("ind", left=480)` → `<w:ind w:left="480"/>`: element and attributes of the main namespace."""
    made = _maker(_prefixed(tag))()
    for key, given in attributes.items():
        if given is not None:
            made.set(_qualified(key), str(given))
    if not children:
        return made
    if isinstance(children[0], str) and children[0] != children[0].strip():
        made.set(_SPACE, "preserve")
    return _filled(made, children)


def _filled(made: Element, children: Iterable[Element | str | None]) -> Element:
    for child in children:
        if isinstance(child, str):
            made.text = child
        elif child is not None:
            made.append(child)
    return made


@cache
def _maker(tag: str) -> Callable[[], Element]:
    """What makes an element of this name, as a copy of one: that takes a quarter of the time of making a new one."""
    return _make(name(tag), nsmap=_map(tag)).__copy__  # type: ignore[arg-type, attr-defined, no-any-return]


def on(tag: str, wanted: bool | None) -> Element | None:
    """A switch of WordprocessingML: True → `<w:b/>`, False → `<w:b w:val="0"/>`, None → nothing."""
    if wanted is None:
        return None
    return w(tag) if wanted else w(tag, val="0")


def copied(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """What makes an element that many places have → the same: made once for what it is given, then copied."""
    kept = lru_cache(_KEPT)(make)

    @wraps(make)
    def again(*given: Given.args, **named: Given.kwargs) -> Made:
        return copy(kept(*given, **named))  # type: ignore[arg-type]

    return again


def root(tag: str, prefixes: Iterable[str], *children: Element | None, text: str | None = None) -> Element:
    """The root of a part, with the namespaces that stand in it declared once."""
    made = etree.Element(name(tag), nsmap={p: NAMESPACES[p] for p in prefixes})
    made.text = text
    ignorable = " ".join(p for p in IGNORABLE.split() if p in prefixes)
    if ignorable:
        made.set(name("mc:Ignorable"), ignorable)
    made.extend(child for child in children if child is not None)
    return made


def serialized(tree: Element) -> bytes:
    """An element → the bytes of a part, superfluous declarations of namespaces removed."""
    keep = [p for p in tree.nsmap if p]
    etree.cleanup_namespaces(tree, keep_ns_prefixes=keep)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def value(of: Element | None, attribute: str = "val") -> str:
    """An element of the main namespace → its `w:` attribute; empty if there is none."""
    return "" if of is None else str(of.get(name(f"w:{attribute}"), ""))


def _map(tag: str) -> dict[str | None, str]:
    prefix = tag.partition(":")[0]
    return {None if prefix in _WITHOUT_PREFIX else prefix: NAMESPACES[prefix]} if ":" in tag else {}
