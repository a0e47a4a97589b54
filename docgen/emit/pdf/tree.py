"""Elements and marked content → the structure tree of a PDF (PDF 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from docgen.emit.pdf.structure import Content, Element, Link, Owner, Rectangle, Tagger

_OWNERS = {
    "Scope": Name.Table, "ColSpan": Name.Table, "RowSpan": Name.Table, "Summary": Name.Table,
    "ListNumbering": Name.List,
}  # fmt: skip
_ELEMENT = Name.StructElem
_NAMES = ("Scope", "ListNumbering")

Annotations = Mapping[Link, list[pikepdf.Object]]


def add_tree(pdf: pikepdf.Pdf, root: Element, tagger: Tagger, annotations: Annotations) -> None:
    """Root element, what each element owns, annotations by link → tree and ParentTree in the document."""
    top = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writer = _Writer(pdf, [page.obj for page in pdf.pages], tagger, annotations)
    top.K = writer.element(root, top)
    top.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(writer.parents())))
    top.ParentTreeNextKey = len(writer.pages) + len(writer.annotated)
    pdf.Root.StructTreeRoot = top
    pdf.Root.MarkInfo = Dictionary(Marked=True)


@dataclass(slots=True)
class _Writer:
    """nodes: what was written of each owner. tags: their names. annotated: annotations and their Link, in the order of
    their keys.
    """

    pdf: pikepdf.Pdf
    pages: list[pikepdf.Object]
    tagger: Tagger
    annotations: Annotations
    nodes: dict[Owner, pikepdf.Object] = field(default_factory=dict)
    tags: dict[str, Name] = field(default_factory=dict)
    annotated: list[pikepdf.Object] = field(default_factory=list)

    def element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        node = self._node(element, parent)
        if element.alt:
            node.Alt = String(element.alt)
        if attributes := _attributes(element, self.tagger.boxes.get(element)):
            node.A = attributes
        kids = [self.element(child, node) for child in element.children]
        self._give(node, [*kids, *self._content(element, node)])
        return node

    def _node(self, owner: Owner, parent: pikepdf.Object) -> pikepdf.Object:
        if owner.tag not in self.tags:
            self.tags[owner.tag] = Name("/" + owner.tag)
        entries = {"/Type": _ELEMENT, "/S": self.tags[owner.tag], "/P": parent}
        node = self.pdf.make_indirect(Dictionary(entries))
        self.nodes[owner] = node
        return node

    def _content(self, owner: Owner, node: pikepdf.Object) -> list[object]:
        content = self.tagger.content.get(owner, [])
        first = next((part[0] for part in content if not isinstance(part, Link)), None)
        if first is not None:
            node.Pg = self.pages[first]
        return [self._link(p, node) if isinstance(p, Link) else self._sequence(p, first) for p in content]

    def _sequence(self, part: Content, first: int | None) -> object:
        """A sequence on the page of the element is its number; on another page it names that."""
        page, number = part
        return number if page == first else Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=number)

    def _link(self, link: Link, parent: pikepdf.Object) -> pikepdf.Object:
        node = self._node(link, parent)
        kids = self._content(link, node)
        for (page, _), annotation in zip(link.boxes, self.annotations[link], strict=True):
            kids.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self.pages[page]))
            annotation.StructParent = len(self.pages) + len(self.annotated)
            self.annotated.append(node)
        self._give(node, kids)
        return node

    def _give(self, node: pikepdf.Object, kids: list[object]) -> None:
        if kids:
            node.K = kids[0] if len(kids) == 1 else Array(kids)

    def parents(self) -> list[object]:
        """→ the ParentTree's entries: by page the nodes of its marked content, then the node of each annotation."""
        entries: list[object] = []
        for key, (page, owners) in enumerate(zip(self.pages, self.tagger.owners, strict=True)):
            page.StructParents = key
            page.Tabs = Name.S
            entries += [key, self.pdf.make_indirect(Array([self.nodes[owner] for owner in owners]))]
        for key, node in enumerate(self.annotated, len(self.pages)):
            entries += [key, node]
        return entries


def _attributes(element: Element, box: Rectangle | None) -> pikepdf.Object | None:
    """Attributes of an element, with those of one owner: an element here has those of one only."""
    if box is not None:
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(x, 2) for x in box]))
    if not element.attributes:
        return None
    made = Dictionary(O=_OWNERS[next(iter(element.attributes))])
    for key, value in element.attributes.items():
        made[f"/{key}"] = Name(f"/{value}") if key in _NAMES else value
    return made
