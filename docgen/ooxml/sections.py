"""Page sheet, running heads and page numbers → sectPr, header and footer parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from docgen.ooxml.formats import twips
from docgen.ooxml.xml import Element, name, root, serialized, w

Page = Literal["even", "default"]
PageFormat = Literal["decimal", "upperRoman"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Size and margins in points; margins inner and outer (mirrored); header and footer from the page's edge."""

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    header: float
    footer: float


@dataclass(frozen=True, slots=True)
class Head:
    """A reference to a running head or foot: which part (relation id), on which pages."""

    kind: Literal["header", "footer"]
    page: Page
    relation: str


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """Format of page numbers; `start` 0 = counted on."""

    format: PageFormat = "decimal"
    start: int = 0


def section_properties(
    sheet: Sheet, begins: Literal["nextPage", "oddPage"], heads: Iterable[Head], numbers: PageNumbers
) -> Element:
    """What a section needs → sectPr: the break that begins it, its sheet, its running heads (17.6.17)."""
    references = []
    for head in heads:
        reference = w(f"{head.kind}Reference", type=head.page)
        reference.set(name("r:id"), head.relation)
        references.append(reference)
    return w(
        "sectPr",
        *references,
        w("type", val=begins),
        w("pgSz", w=twips(sheet.width), h=twips(sheet.height)),
        _margins(sheet),
        w("pgNumType", fmt=numbers.format, start=numbers.start or None),
        w("cols", space=425),
    )


def _margins(sheet: Sheet) -> Element:
    return w(
        "pgMar",
        top=twips(sheet.top),
        right=twips(sheet.outer),
        bottom=twips(sheet.bottom),
        left=twips(sheet.inner),
        header=twips(sheet.header),
        footer=twips(sheet.footer),
        gutter=0,
    )


def head_part(kind: Literal["header", "footer"], paragraphs: Iterable[Element]) -> bytes:
    """Paragraphs → the part of a running head (`w:hdr`) or foot (`w:ftr`)."""
    return serialized(root("w:hdr" if kind == "header" else "w:ftr", ("w", "r"), *paragraphs))
