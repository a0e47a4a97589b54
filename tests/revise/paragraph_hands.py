"""What editors do to paragraphs: written, deleted, copied, moved, reworded, set otherwise; plain or tracked."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from tests.revise.nodes import WP, Node, W, run, w, who
from tests.revise.typing_hands import TypingHands


class ParagraphHands(TypingHands):
    """Hands on the paragraphs of a file."""

    def write(self, after: Node, text: str, style: str = "", tracked: bool = False) -> Node:
        """A new paragraph behind another."""
        content = self.inserted(text) if tracked else run(text)
        made = w("p", *([w("pPr", w("pStyle", val=style))] if style else []), content)
        if tracked:
            mark = w("rPr", w("ins", id=self.serial(), **who()))
            properties = made.find(f"{W}pPr")
            if properties is None:
                properties = w("pPr")
                made.insert(0, properties)
            properties.append(mark)
        after.addnext(made)
        return made

    def remove(self, paragraph: Node) -> None:
        paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]

    def remove_tracked(self, paragraph: Node) -> None:
        """Deletes a paragraph with tracked changes on: its runs, those in controls too, and its mark."""
        for one in list(paragraph.iter(f"{W}r")):
            for text in one.iter(f"{W}t"):
                text.tag = f"{W}delText"
            for order in one.iter(f"{W}instrText"):
                order.tag = f"{W}delInstrText"
            mark = w("del", id=self.serial(), **who())
            one.addprevious(mark)
            mark.append(one)
        self._mark(paragraph, "del")

    def _mark(self, paragraph: Node, tag: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = w("pPr")
            paragraph.insert(0, properties)
        looks = properties.find(f"{W}rPr")
        if looks is None:
            looks = w("rPr")
            section = properties.find(f"{W}sectPr")
            properties.append(looks) if section is None else section.addprevious(looks)
        looks.insert(0, w(tag, id=self.serial(), **who()))

    def copy(self, paragraph: Node, after: Node) -> Node:
        """Copies a paragraph: controls keep their keys, bookmarks stay with the original."""
        made = deepcopy(paragraph)
        for node in list(made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}sectPr")):
            node.getparent().remove(node)  # type: ignore[union-attr]
        for node in made.iter(f"{W}id"):
            node.set(f"{W}val", self.serial())
        for node in made.iter(f"{W}ins", f"{W}del"):
            node.set(f"{W}id", self.serial())
        for node in made.iter(f"{WP}docPr"):
            node.set("id", self.serial())
        after.addnext(made)
        return made

    def move(self, paragraphs: Iterable[Node], after: Node) -> None:
        for paragraph in reversed(list(paragraphs)):
            after.addnext(paragraph)

    def move_tracked(self, paragraph: Node, after: Node) -> Node:
        """Moves a paragraph with tracked changes on: it stands at both places, its bookmarks at the new one."""
        made = deepcopy(paragraph)
        after.addnext(made)
        for node in list(paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            node.getparent().remove(node)  # type: ignore[union-attr]
        for node, tag in ((paragraph, "moveFrom"), (made, "moveTo")):
            for one in list(node.iter(f"{W}r")):
                mark = w(tag, id=self.serial(), **who())
                one.addprevious(mark)
                mark.append(one)
            self._mark(node, tag)
        for node in made.iter(f"{W}sdtPr"):
            for identity in node.findall(f"{W}id"):
                identity.set(f"{W}val", self.serial())
        return made

    def reword(self, paragraph: Node, old: str, new: str) -> bool:
        """Replaces plain words in a paragraph."""
        for node in paragraph.iter(f"{W}t"):
            if old in (node.text or "") and next(node.iterancestors(f"{W}sdt"), None) is None:
                node.text = (node.text or "").replace(old, new)
                return True
        return False

    def reword_tracked(self, paragraph: Node, new: str) -> str:
        """Replaces the first run of plain words with tracked changes on → the old words."""
        for one in paragraph.findall(f"{W}r"):
            node = one.find(f"{W}t")
            if node is not None and node.text:
                old = node.text
                one.addprevious(self.deleted(old))
                one.addprevious(self.inserted(new))
                paragraph.remove(one)
                return old
        return ""

    def restyle(self, paragraph: Node, align: str) -> None:
        """Sets a paragraph otherwise, with tracked formatting."""
        properties = paragraph.find(f"{W}pPr")
        assert properties is not None
        old = deepcopy(properties)
        for node in [*old.iter(f"{W}rPr"), *old.iter(f"{W}sectPr")]:
            node.getparent().remove(node)  # type: ignore[union-attr]
        for node in properties.findall(f"{W}jc"):
            properties.remove(node)
        after = [n for n in properties if n.tag in (f"{W}rPr", f"{W}sectPr", f"{W}outlineLvl")]
        jc = w("jc", val=align)
        after[0].addprevious(jc) if after else properties.append(jc)
        properties.append(w("pPrChange", old, id=self.serial(), **who()))
