"""What stands in a paragraph of an edited document → its spots: words, controls, references, in the order they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final

from docgen.ooxml.controls import BOOKMARK, control_key
from docgen.ooxml.xml import Element, name, value
from docgen.revise.package import Package
from docgen.revise.readback.looks import Looks
from docgen.revise.readback.spots import Hand, Shown, Spot, text_of
from docgen.revise.visible import ADDED, REMOVED

_SDT, _RUN = name("w:sdt"), name("w:r")
_CONTENT, _LINK, _SIMPLE, _BASE = name("w:sdtContent"), name("w:hyperlink"), name("w:fldSimple"), name("w:rubyBase")
START, END = name("w:bookmarkStart"), name("w:bookmarkEnd")
NOTE_FROM, NOTE_TO = name("w:commentRangeStart"), name("w:commentRangeEnd")
# Properties, and what older programs show instead: nothing that is read.
UNREAD: Final = {
    name(tag)
    for tag in (
        "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "mc:Fallback", "w:rt",
    )
}  # fmt: skip
_CHARACTERS: Final = {"tab": "\t", "noBreakHyphen": "-", "ptab": "\t"}
# Fields whose result is made by Word and is no text of the manuscript.
_MADE: Final = ("TOC", "PAGE", "PAGEREF", "NUMPAGES")
_FOREIGN: Final = {"footnoteReference": "脚注", "endnoteReference": "尾注", "sym": "符号"}
# What Word shows in a control that was emptied; other programs save it as its text.
_PROMPTS: Final = ("单击或点击此处输入文字。", "单击此处输入文字。", "Click or tap here to enter text.")
_FORMULA: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"


@dataclass(slots=True)
class _Field:
    """A field that is open: its order so far, whether its result has begun, what the result shows."""

    order: str = ""
    result: bool = False
    spots: list[Spot] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return self.order.replace('"', " ").split() or [""]


@dataclass(slots=True)
class State:
    """What is open at the place of the walk: fields, links, tracked changes, comments, controls."""

    fields: list[_Field] = field(default_factory=list)
    hands: list[Hand] = field(default_factory=list)
    comments: set[str] = field(default_factory=set)
    url: str = ""
    gallery: int = 0


class Content:
    """A pass over the content of paragraphs, one after the other: fields, links and comments may run on.

    `texts` gives the paragraphs of a text box.
    """

    def __init__(self, package: Package, looks: Looks, rejected: bool, texts: Callable[[Element], list[Shown]]) -> None:
        self._package, self._looks, self._rejected, self._texts = package, looks, rejected, texts
        self._skipped = ADDED if rejected else REMOVED
        self._kept = REMOVED if rejected else ADDED
        self.state = State()
        self._names: dict[str, str] = {}
        self._marks: dict[str, tuple[str, list[Spot], int]] = {}

    def read(self, node: Element, shown: Shown) -> None:
        """All that stands in a paragraph → into its Shown."""
        shown.contents = bool(self.state.gallery) or self._in_contents()
        for child in node:
            self.take(child, shown)
        shown.contents = shown.contents or self._in_contents()
        for open_ in self.state.fields:
            shown.spots += open_.spots
            open_.spots = []

    def _in_contents(self) -> bool:
        return any(open_.words[0].upper() == "TOC" for open_ in self.state.fields)

    @contextmanager
    def inside(self, node: Element) -> Iterator[None]:
        """Tracked changes, and the control with the list of contents, hold for what is in them."""
        state = self.state
        tracked, gallery = node.tag in self._kept, node.tag == _SDT and _is_gallery(node)
        if tracked:
            state.hands.append(hand_of(node))
        state.gallery += gallery
        yield
        state.gallery -= gallery
        if tracked:
            state.hands.pop()

    def take(self, node: Element, shown: Shown) -> None:
        if node.tag in UNREAD or node.tag in self._skipped or not isinstance(node.tag, str):
            return
        if node.tag == START and value(node, "name").startswith(BOOKMARK):
            target = self._target(shown)
            self._marks[value(node, "id")] = (value(node, "name").removeprefix(BOOKMARK), target, len(target))
        elif node.tag == END and value(node, "id") in self._marks:
            self._marked(*self._marks.pop(value(node, "id")))
        elif node.tag == START:
            shown.bookmarks += self.named(node)
        elif node.tag == END:
            shown.ending += filter(None, [self._names.get(value(node, "id"), "")])
        elif node.tag == NOTE_FROM:
            self.state.comments.add(value(node, "id"))
        elif node.tag == NOTE_TO:
            self.state.comments.discard(value(node, "id"))
        elif node.tag == _RUN:
            self._run(node, shown)
        elif node.tag == _SDT and control_key(node):
            self._control(node, shown)
        elif node.tag == _LINK:
            self._link(node, shown)
        elif node.tag == _SIMPLE:
            self._simple(node, shown)
        elif node.tag == _FORMULA:
            shown.strays.append(("公式", "".join(str(text) for text in node.itertext())))
        else:
            with self.inside(node):
                for child in node:
                    self.take(child, shown)

    def _marked(self, key: str, target: list[Spot], start: int) -> None:
        """What stands in a bookmark of docgen's is a control, also where a program has dropped the control itself."""
        if spots := target[start:]:
            target[start:] = [] if text_of(spots) in _PROMPTS else [_control_of(key, spots)]

    def named(self, node: Element) -> list[str]:
        self._names[value(node, "id")] = value(node, "name")
        return [value(node, "name")]

    def _children(self, node: Element, shown: Shown) -> list[Spot]:
        """What the content of an element shows, apart from the paragraph's own."""
        apart = Shown(bold=shown.bold)
        for child in node:
            self.take(child, apart)
        for target, source in ((shown.bookmarks, apart.bookmarks), (shown.ending, apart.ending)):
            target += source
        shown.drawings += apart.drawings
        shown.strays += apart.strays
        shown.comments += apart.comments
        return apart.spots

    def _control(self, node: Element, shown: Shown) -> None:
        content = node.find(_CONTENT)
        prompt = node.find("/".join((name("w:sdtPr"), name("w:showingPlcHdr")))) is not None
        spots = [] if content is None or prompt else self._children(content, shown)
        if not text_of(spots) or text_of(spots) in _PROMPTS:
            return
        changes = [hand_of(change) for change in node.iter(*ADDED, *REMOVED)]
        made = _control_of(control_key(node), spots)
        self._put(shown, replace(made, hand=changes[-1]) if changes else made)

    def _link(self, node: Element, shown: Shown) -> None:
        anchor, relation = value(node, "anchor"), node.get(name("r:id"), "")
        before, self.state.url = self.state.url, self._address(relation) if relation else ""
        spots = self._children(node, shown)
        self.state.url = before
        if anchor and not relation and spots:
            self._put(shown, replace(spots[0], kind="reference", text=text_of(spots), name=anchor))
        else:
            self._put(shown, *spots)

    def _address(self, relation: str) -> str:
        found = (r.target for r in self._package.relations(self._package.main) if r.id == relation and r.external)
        return next(found, "")

    def _simple(self, node: Element, shown: Shown) -> None:
        made = _Field(value(node, "instr"), True, self._children(node, shown))
        self._close(made, shown)

    def _run(self, node: Element, shown: Shown) -> None:
        strong = self._looks.strong(node, shown.bold, rejected=self._rejected)
        for child in node:
            tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if tag == "fldChar":
                self._field(value(child, "fldCharType"), shown)
            elif tag in ("instrText", "delInstrText") and self.state.fields and not self.state.fields[-1].result:
                self.state.fields[-1].order += child.text or ""
            elif tag in ("t", "delText"):
                self._put(shown, *self._characters(child.text or "", strong))
            elif tag in _CHARACTERS:
                self._put(shown, self._spot("character", _CHARACTERS[tag], strong))
            elif tag == "cr" or (tag == "br" and value(child, "type") in ("", "textWrapping")):
                self._put(shown, self._spot("break", "\n", strong))
            elif tag == "commentReference":
                shown.comments.append(value(child, "id"))
            elif tag in _FOREIGN:
                shown.strays.append((_FOREIGN[tag], value(child, "id") or value(child, "char")))
            elif tag in ("drawing", "pict", "object", "AlternateContent"):
                self._drawing(child, shown)
            elif tag == "ruby":
                base = child.find(_BASE)
                self._put(shown, *(self._children(base, shown) if base is not None else ()))

    def _characters(self, text: str, strong: bool) -> list[Spot]:
        state = self.state
        hand, comments = state.hands[-1] if state.hands else None, frozenset(state.comments)
        return [Spot("character", one, "", strong, state.url, hand, comments) for one in text]

    def _spot(self, kind: str, text: str, strong: bool) -> Spot:
        state = self.state
        hand = state.hands[-1] if state.hands else None
        return Spot(kind, text, "", strong, state.url, hand, frozenset(state.comments))  # type: ignore[arg-type]

    def _put(self, shown: Shown, *spots: Spot) -> None:
        """Shows spots: in the result of the innermost field, or in the paragraph; a field's order shows nothing."""
        self._target(shown).extend(spots)

    def _target(self, shown: Shown) -> list[Spot]:
        fields = self.state.fields
        return shown.spots if not fields else fields[-1].spots if fields[-1].result else []

    def _field(self, kind: str, shown: Shown) -> None:
        fields = self.state.fields
        if kind == "begin":
            fields.append(_Field())
        elif kind == "separate" and fields:
            fields[-1].result = True
        elif kind == "end" and fields:
            self._close(fields.pop(), shown)

    def _close(self, made: _Field, shown: Shown) -> None:
        """A field that ends: a reference, a link, the number of a caption, or just what it shows."""
        kind, target = made.words[0].upper(), made.words[1] if len(made.words) > 1 else ""
        if kind == "SEQ":
            shown.caption = True
            shown.spots.clear()
        elif kind == "REF" and made.spots:
            self._put(shown, replace(made.spots[0], kind="reference", text=text_of(made.spots), name=target))
        elif kind == "HYPERLINK":
            self._put(shown, *(replace(spot, url=target) for spot in made.spots))
        elif kind not in _MADE:
            self._put(shown, *made.spots)

    def _drawing(self, node: Element, shown: Shown) -> None:
        boxes = [box for box in node.iter(name("w:txbxContent")) if not _mirrored(box, node)]
        for box in boxes:
            shown.strays.append(("文本框", "\n".join(p.text for p in self._texts(box) if p.text)))
        names = [n.get("name", "") for n in node.iter(name("wp:docPr")) if not _mirrored(n, node)]
        shown.drawings += names if names or boxes else ["图片"]


def _control_of(key: str, spots: list[Spot]) -> Spot:
    """Key, what the control shows → its spot."""
    comments = frozenset[str]().union(*(spot.comments for spot in spots))
    hand = next((spot.hand for spot in spots if spot.hand), None)
    return replace(spots[0], kind="control", text=text_of(spots), name=key, hand=hand, comments=comments)


def hand_of(node: Element) -> Hand:
    return Hand(value(node, "author"), value(node, "date"))


def _is_gallery(node: Element) -> bool:
    found = node.find("/".join((name("w:sdtPr"), name("w:docPartObj"), name("w:docPartGallery"))))
    return value(found) == "Table of Contents"


def _mirrored(node: Element, top: Element) -> bool:
    for above in node.iterancestors():
        if above is top:
            return False
        if above.tag == name("mc:Fallback"):
            return True
    return False
