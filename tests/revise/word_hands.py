"""What Word itself does to a file while people work in it: its own marks, runs cut up, wrappers, text boxes, notes."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from random import Random

from lxml import etree

from tests.revise.hands import Hands
from tests.revise.nodes import Node, W, shown, style_of, w

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_BOX = (
    '<w:r xmlns:w="{w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent>'
    '<mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="1800000" cy="720000"/><wp:docPr id="{id}" name="文本框 {id}" descr="编辑的文本框"/>'
    "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData"
    ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
    '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="720000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/>'
    "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:shape style="width:142pt;height:57pt"><v:textbox><w:txbxContent/></v:textbox></v:shape>'
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def text_runs(node: Node) -> list[Node]:
    """The runs of an element that show one text and nothing else, results of fields too."""
    found = (one for one in node.iter(f"{W}r") if one.find(f"{W}t") is not None)
    return [one for one in found if [c.tag for c in one if c.tag != f"{W}rPr"] == [f"{W}t"]]


def cut(one: Node, at: int) -> Node | None:
    """A run → cut in two at a place in its text (Word does so at every spelling mark); the second half."""
    text = one.find(f"{W}t")
    assert text is not None
    words = text.text or ""
    if not 0 < at < len(words):
        return None
    second = deepcopy(one)
    for node, half in ((one, words[:at]), (second, words[at:])):
        found = node.find(f"{W}t")
        assert found is not None
        found.text = half
        found.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    one.addnext(second)
    return second


def save(hands: Hands, r: Random, node: Node | None = None) -> None:
    """Word's save: rsids everywhere, runs cut up, marks of spelling, of pages, of where the cursor was."""
    for count, paragraph in enumerate(list((hands.document if node is None else node).iter(f"{W}p"))):
        paragraph.set(f"{W}rsidR", f"{0x00A00000 + count:08X}")
        paragraph.set(f"{W}rsidRDefault", "00B7C0DE")
        for one in text_runs(paragraph):
            _mark(one, r)
    body = hands.paragraphs()
    if body:
        place = r.choice(body)
        id_ = hands.serial()
        place.append(w("bookmarkStart", id=id_, name="_GoBack"))
        place.append(w("bookmarkEnd", id=id_))


def _mark(one: Node, r: Random) -> None:
    one.set(f"{W}rsidRPr", f"{r.randrange(1 << 24):08X}")
    chance = r.random()
    if chance < 0.15:
        second = cut(one, r.randrange(1, 9))
        if second is not None:
            second.set(f"{W}rsidR", "00C0FFEE")
            second.addprevious(w("proofErr", type="spellStart"))
            second.addnext(w("proofErr", type="spellEnd"))
    elif chance < 0.2:
        text = one.find(f"{W}t")
        assert text is not None
        text.addprevious(w("lastRenderedPageBreak"))


def smart_tag(hands: Hands, r: Random, paragraph: Node) -> None:
    """Old versions of Word wrap dates, places and quantities."""
    found = [c for c in paragraph if c.tag in (f"{W}r", f"{W}sdt") and next(c.iter(f"{W}fldChar"), None) is None]
    outside = [c for c in found if not _in_field(c)]
    if not outside:
        return
    one = r.choice(outside)
    made = w("smartTag", uri="urn:schemas-microsoft-com:office:smarttags", element="chsdate")
    one.addprevious(made)
    made.append(one)


def _in_field(node: Node) -> bool:
    """Whether a child of a paragraph stands between the marks of a field."""
    paragraph = node.getparent()
    assert paragraph is not None
    depth = 0
    for one in paragraph:
        if one is node:
            return depth > 0
        for mark in one.iter(f"{W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(mark.get(f"{W}fldCharType", ""), 0)
    return False


def text_box(hands: Hands, source: Node, into: Node) -> None:
    """A sentence pasted into a text box: the box says it twice, once for programs that know no boxes."""
    made = etree.fromstring(_BOX.format(w=W[1:-1], id=hands.serial()))
    for content in made.iter(f"{W}txbxContent"):
        content.append(_pasted(hands, source))
    into.append(made)


def _pasted(hands: Hands, source: Node) -> Node:
    """A copy of a paragraph's words and controls: no bookmarks, no section, no identities."""
    made = deepcopy(source)
    for node in list(made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}sectPr")):
        node.getparent().remove(node)  # type: ignore[union-attr]
    for node in list(made.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}drawing")):
        node.getparent().remove(node)  # type: ignore[union-attr]
    for node in made.iter(f"{W}sdtPr"):
        for identity in node.findall(f"{W}id"):
            identity.set(f"{W}val", hands.serial())
    return made


def footnote(hands: Hands, paragraph: Node, words: Sequence[Node]) -> None:
    """A footnote at the end of a paragraph that says some words (runs, controls)."""
    if "word/footnotes.xml" not in hands.parts:
        empty = w(
            "footnotes",
            w("footnote", w("p", w("r", w("separator"))), type="separator", id="-1"),
            w("footnote", w("p", w("r", w("continuationSeparator"))), type="continuationSeparator", id="0"),
        )
        hands.parts["word/footnotes.xml"] = etree.tostring(empty)
        hands.relate("word/footnotes.xml", "footnotes", "footnotes.xml")
        hands.declare("word/footnotes.xml", _NOTES)
    notes = etree.fromstring(hands.parts["word/footnotes.xml"])
    id_ = hands.serial()
    notes.append(w("footnote", w("p", w("r", w("footnoteRef")), *words), id=id_))
    hands.parts["word/footnotes.xml"] = etree.tostring(notes)
    paragraph.append(w("r", w("footnoteReference", id=id_)))


def accept(hands: Hands) -> None:
    """“接受所有修订”."""
    _settle(hands, ("del", "moveFrom"), ("ins", "moveTo"))


def reject(hands: Hands) -> None:
    """“拒绝所有修订”: what was deleted is text again."""
    for tag, plain_ in (("delText", "t"), ("delInstrText", "instrText")):
        for node in list(hands.document.iter(W + tag)):
            node.tag = W + plain_
    _settle(hands, ("ins", "moveTo"), ("del", "moveFrom"))


def _settle(hands: Hands, gone: tuple[str, ...], stay: tuple[str, ...]) -> None:
    document = hands.document
    for mark in list(document.iter(*(W + tag for tag in gone))):
        above = mark.getparent()
        assert above is not None
        if above.tag == f"{W}rPr":
            paragraph = next(mark.iterancestors(f"{W}p"))
            _drop_marked(hands, paragraph, mark)
        else:
            above.remove(mark)
    for mark in list(document.iter(*(W + tag for tag in stay))):
        for child in list(mark):
            mark.addprevious(child)
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    for control in list(document.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        if content is not None and not shown(content) and next(content.iter(f"{W}fldChar"), None) is None:
            control.getparent().remove(control)  # type: ignore[union-attr]


def _drop_marked(hands: Hands, paragraph: Node, mark: Node) -> None:
    """A paragraph whose mark goes: it goes if nothing is left in it, else its mark is taken as kept."""
    left = any(True for _ in paragraph.iter(f"{W}drawing", f"{W}sectPr"))
    moved = (f"{W}del", f"{W}moveFrom", f"{W}ins", f"{W}moveTo")
    words = [t for t in paragraph.iter(f"{W}t") if not any(a.tag == mark.tag for a in t.iterancestors(*moved))]
    if words or left or paragraph.getparent().tag == f"{W}tc":  # type: ignore[union-attr]
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    else:
        hands.remove(paragraph)


def moved_by_word(hands: Hands, paragraph: Node, after: Node) -> None:
    """A tracked move as Word writes it: both ends between range marks with the move's name."""
    made = hands.move_tracked(paragraph, after)
    for node, tag in ((paragraph, "moveFrom"), (made, "moveTo")):
        id_ = hands.serial()
        who = {"author": "编辑乙", "date": "2020-11-21T09:00:00Z"}
        place = 1 if len(node) and node[0].tag == f"{W}pPr" else 0
        node.insert(place, w(f"{tag}RangeStart", id=id_, name=f"move{paragraph.get(f'{W}rsidR', '')}{id_}", **who))
        node.append(w(f"{tag}RangeEnd", id=id_))


def merged(one: Node, following: Node) -> None:
    """Delete at the end of a paragraph: the next one's words come to it."""
    for child in [c for c in following if c.tag != f"{W}pPr"]:
        one.append(child)
    following.getparent().remove(following)  # type: ignore[union-attr]


def plain(paragraph: Node) -> bool:
    """Whether a paragraph is one of running text that may be merged, boxed, or noted."""
    ends = paragraph.find(f"{W}pPr/{W}sectPr") is not None
    return not ends and next(paragraph.iter(f"{W}fldChar", f"{W}drawing"), None) is None and bool(style_of(paragraph))


def comment_range(hands: Hands, first: Node, last: Node, words: str, author: str) -> None:
    """A comment of another editor that begins in one paragraph and ends in another."""
    hands.comment(first, words)
    comments = etree.fromstring(hands.parts["word/comments.xml"])
    own = comments[-1]
    own.set(f"{W}author", author)
    own.set(f"{W}initials", author[-1])
    hands.parts["word/comments.xml"] = etree.tostring(comments)
    end = next(e for e in first.iter(f"{W}commentRangeEnd") if e.get(f"{W}id") == own.get(f"{W}id"))
    mark = end.getnext()
    assert mark is not None
    last.extend((end, mark))
