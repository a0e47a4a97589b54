"""What editors type: words and numbers, plain or with tracked changes, and comments."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from tests.revise.desk import Desk
from tests.revise.nodes import Node, W, run, shown, w, who


class TypingHands(Desk):
    """Hands on the words of a file."""

    def type_over(self, control: Node, text: str) -> None:
        """Selects what a control shows and types something else."""
        first, *others = list(control.iter(f"{W}t"))
        first.text = text
        for node in others:
            node.getparent().remove(node)  # type: ignore[union-attr]

    def type_over_tracked(self, control: Node, text: str) -> None:
        """The same with tracked changes on."""
        content = control.find(f"{W}sdtContent")
        assert content is not None
        old = shown(control)
        for child in [c for c in content if c.tag == f"{W}r"]:
            content.remove(child)
        start = next((i for i, c in enumerate(content) if c.tag == f"{W}bookmarkStart"), -1)
        for offset, made in enumerate((self.deleted(old), self.inserted(text))):
            content.insert(start + 1 + offset, made)

    def inserted(self, text: str) -> Node:
        return w("ins", run(text), id=self.serial(), **who())

    def deleted(self, text: str) -> Node:
        return w("del", run(text, deleted=True), id=self.serial(), **who())

    def empty(self, control: Node) -> None:
        """Deletes all in a control: Word shows a prompt in its place."""
        self.type_over(control, "单击或点击此处输入文字。")
        properties = control.find(f"{W}sdtPr")
        assert properties is not None
        properties.append(w("showingPlcHdr"))

    def drop(self, control: Node) -> None:
        """Deletes a control with what it says."""
        control.getparent().remove(control)  # type: ignore[union-attr]

    def unwrap(self, control: Node) -> Node:
        """Takes a control away and leaves its words as plain text, its bookmark gone."""
        made = run(shown(control))
        control.getparent().replace(control, made)  # type: ignore[union-attr]
        return made

    def bold(self, control: Node) -> None:
        """Makes the first half of what a control shows bold: two runs where there was one."""
        first = next((run_ for run_ in control.iter(f"{W}r") if run_.find(f"{W}t") is not None), None)
        text = shown(control)
        if first is None:
            return
        half = max(len(text) // 2, 1)
        second = deepcopy(first)
        properties = first.find(f"{W}rPr")
        if properties is None:
            properties = w("rPr")
            first.insert(0, properties)
        place = 1 if len(properties) and properties[0].tag in (f"{W}rStyle", f"{W}rFonts") else 0
        properties.insert(place, w("b"))
        for node, words in ((first, text[:half]), (second, text[half:])):
            next(node.iter(f"{W}t")).text = words
        if text[half:]:
            first.addnext(second)

    def comment(self, paragraph: Node, words: str) -> None:
        """An editor's own comment on a paragraph."""
        id_ = self.serial()
        if "word/comments.xml" not in self.parts:
            self.parts["word/comments.xml"] = etree.tostring(w("comments"))
            self.relate("word/comments.xml", "comments", "comments.xml")
            self.declare(
                "word/comments.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
            )
        comments = etree.fromstring(self.parts["word/comments.xml"])
        comments.append(w("comment", w("p", run(words)), id=id_, initials="甲", **who()))
        self.parts["word/comments.xml"] = etree.tostring(comments)
        place = 1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0
        paragraph.insert(place, w("commentRangeStart", id=id_))
        paragraph.append(w("commentRangeEnd", id=id_))
        paragraph.append(w("r", w("commentReference", id=id_)))
