"""What editors do to a DOCX, by hand: each action as Word (or a tired person) writes it; on the XML, without docgen."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WHO = {f"{W}author": "编辑甲", f"{W}date": "2020-11-20T09:00:00Z"}
Node = etree._Element


def w(tag: str, *children: Node, text: str = "", **attributes: str) -> Node:
    """An element of WordprocessingML."""
    made = etree.Element(
        W + tag, {W + key.rstrip("_"): value for key, value in attributes.items()}, nsmap={"w": W[1:-1]}
    )
    made.extend(children)
    if text:
        made.text = text
        made.set(SPACE, "preserve")
    return made


def run(text: str, deleted: bool = False) -> Node:
    return w("r", w("delText" if deleted else "t", text=text))


class Hands:
    """An opened DOCX that is worked on."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.document = etree.fromstring(self.parts["word/document.xml"])
        numbers = (node.get(f"{W}id", "") for node in self.document.iter())
        self._serial = max((int(number) for number in numbers if number.isdigit()), default=0) + 90_000

    def saved(self) -> bytes:
        """The file as Word would leave it: the document's part written anew, every bookmark with one end behind it."""
        self._heal()
        self.parts["word/document.xml"] = etree.tostring(
            self.document, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                archive.writestr(name, data)
        return stream.getvalue()

    def _heal(self) -> None:
        """Bookmarks of which only one end is left, or whose end comes first: they shrink to where they begin."""
        open_: dict[str, Node] = {}
        for node in list(self.document.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            if node.tag == f"{W}bookmarkStart":
                open_[node.get(f"{W}id", "")] = node
            elif open_.pop(node.get(f"{W}id", ""), None) is None:
                node.getparent().remove(node)  # type: ignore[union-attr]
        for id_, start in open_.items():
            start.addnext(w("bookmarkEnd", id=id_))

    # What stands where.

    @property
    def body(self) -> Node:
        found = self.document.find(f"{W}body")
        assert found is not None
        return found

    def paragraphs(self, style: str = "") -> list[Node]:
        """Paragraphs of the body (not in tables), of a style if one is named."""
        found = [p for p in self.body.iter(f"{W}p") if next(p.iterancestors(f"{W}tbl"), None) is None]
        return [p for p in found if not style or style_of(p) == style]

    def controls(self, node: Node | None = None) -> list[Node]:
        """docgen's controls in the document or in an element of it."""
        return [s for s in (self.document if node is None else node).iter(f"{W}sdt") if key_of(s)]

    def control(self, key: str) -> Node:
        """The first control with a key."""
        return next(s for s in self.controls() if key_of(s) == key)

    def bookmarked(self, name: str) -> Node:
        """The paragraph in which a bookmark begins."""
        start = next(s for s in self.document.iter(f"{W}bookmarkStart") if s.get(f"{W}name") == name)
        return next(start.iterancestors(f"{W}p"))

    def serial(self) -> str:
        self._serial += 1
        return str(self._serial)

    # Words and numbers.

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

    # Paragraphs.

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

    # Figures and tables.

    def drawing(self, name: str) -> Node:
        """The drawing with a name."""
        found = next(d for d in self.document.iter(f"{WP}docPr") if d.get("name") == name)
        return next(found.iterancestors(f"{W}drawing"))

    def part_of(self, drawing: Node) -> str:
        """The part that a drawing shows."""
        chart, blip = next(drawing.iter(f"{C}chart"), None), next(drawing.iter(f"{A}blip"), None)
        id_ = chart.get(f"{R}id") if chart is not None else blip.get(f"{R}embed")  # type: ignore[union-attr]
        rels = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        target = next(r.get("Target", "") for r in rels if r.get("Id") == id_)
        return target.lstrip("/") if target.startswith("/") else f"word/{target}"

    def resize(self, drawing: Node, factor: float) -> None:
        for extent in drawing.iter(f"{WP}extent", f"{A}ext"):
            for side in ("cx", "cy"):
                if extent.get(side):
                    extent.set(side, str(round(int(extent.get(side, "0")) * factor)))

    def replace_picture(self, drawing: Node, png: bytes) -> None:
        """“更改图片”: another bitmap at the same place; the vector beside it goes."""
        self.parts["word/media/pasted.png"] = png
        id_ = self.relate("word/media/pasted.png", "image", "media/pasted.png")
        blip = next(drawing.iter(f"{A}blip"))
        blip.set(f"{R}embed", id_)
        for extension in blip.findall(f"{A}extLst"):
            blip.remove(extension)

    def paste_picture(self, after: Node, like: Node, png: bytes, words: str) -> Node:
        """A picture from elsewhere with a caption made by “插入题注” → the caption's paragraph."""
        self.parts["word/media/new.png"] = png
        id_ = self.relate("word/media/new.png", "image", "media/new.png")
        shown_ = deepcopy(like)
        for node in list(shown_.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            node.getparent().remove(node)  # type: ignore[union-attr]
        for node in shown_.iter(f"{WP}docPr"):
            node.attrib.update({"id": self.serial(), "name": "图片 1", "descr": words})
        blip = next(shown_.iter(f"{A}blip"))
        blip.set(f"{R}embed", id_)
        for extension in blip.findall(f"{A}extLst"):
            blip.remove(extension)
        after.addnext(shown_)
        caption = w("p", w("pPr", w("pStyle", val="Caption")), run("图"), *self.sequence("图", "1"), run("　" + words))
        shown_.addnext(caption)
        return caption

    def sequence(self, row: str, number: str) -> tuple[Node, ...]:
        return self.field(f" SEQ {row} \\* ARABIC ", number)

    def field(self, order: str, result: str) -> tuple[Node, ...]:
        marks = [w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
        return marks[0], w("r", w("instrText", text=order)), marks[1], run(result), marks[2]

    def chart(self, drawing: Node) -> Node:
        return etree.fromstring(self.parts[self.part_of(drawing)])

    def set_chart(self, drawing: Node, tree: Node) -> None:
        self.parts[self.part_of(drawing)] = etree.tostring(
            tree, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def colour(self, drawing: Node, colour: str) -> None:
        """Paints the first series of a chart."""
        tree = self.chart(drawing)
        series = next(tree.iter(f"{C}ser"))
        shape = series.find(f"{C}spPr")
        target = shape if shape is not None else series.find(f"{C}dPt/{C}spPr")
        found = None if target is None else next(target.iter(f"{A}srgbClr"), None)
        if found is not None:
            found.set("val", colour)
            self.set_chart(drawing, tree)

    def set_point(self, drawing: Node, series: int, index: int, text: str) -> None:
        """Types another number into “编辑数据”: Word changes the chart's cache and the workbook."""
        tree = self.chart(drawing)
        node = list(tree.iter(f"{C}ser"))[series]
        for point in node.iterfind(f"{C}val//{C}pt"):
            if point.get("idx") == str(index):
                next(point.iter(f"{C}v")).text = text
        self.set_chart(drawing, tree)

    def row_of(self, control: Node) -> Node:
        return next(control.iterancestors(f"{W}tr"))

    def add_row(self, row: Node, texts: list[str]) -> Node:
        """An editor's own row behind another."""
        made = self.copy(row, row)
        for cell, text in zip(made.findall(f"{W}tc"), texts, strict=False):
            paragraph = cell.find(f"{W}p")
            assert paragraph is not None
            for child in [c for c in paragraph if c.tag != f"{W}pPr"]:
                paragraph.remove(child)
            paragraph.append(run(text))
        return made

    # The package.

    def relate(self, part: str, kind: str, target: str) -> str:
        rels = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        id_ = f"rId{self.serial()}"
        type_ = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
        etree.SubElement(rels, f"{RELS}Relationship", Id=id_, Type=type_, Target=target)
        self.parts["word/_rels/document.xml.rels"] = etree.tostring(rels)
        return id_

    def declare(self, part: str, type_: str) -> None:
        types = etree.fromstring(self.parts["[Content_Types].xml"])
        space = etree.QName(types).namespace
        etree.SubElement(types, f"{{{space}}}Override", PartName=f"/{part}", ContentType=type_)
        self.parts["[Content_Types].xml"] = etree.tostring(types)


def who() -> dict[str, str]:
    return {"author": "编辑甲", "date": "2020-11-20T09:00:00Z"}


def key_of(control: Node) -> str:
    """The key in a control's alias or tag."""
    alias = control.find(f"{W}sdtPr/{W}alias")
    found = re.search(r"⟦d:([0-9a-z]+)⟧", "" if alias is None else alias.get(f"{W}val", ""))
    return found[1] if found else ""


def style_of(paragraph: Node) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def shown(node: Node) -> str:
    """Text with tracked changes accepted; that of text boxes is their own paragraphs'."""

    def walk(one: Node) -> Iterator[str]:
        if one.tag in (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}txbxContent"):
            return
        if one.tag == f"{W}t":
            yield one.text or ""
        for child in one:
            yield from walk(child)

    return "".join(walk(node))


def all_texts(data: bytes) -> list[str]:
    """A DOCX → the text of every paragraph with tracked changes accepted."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    return [shown(p) for p in tree.iter(f"{W}p")]


def soffice() -> str:
    """The program of LibreOffice; empty if it is not here."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def saved_by_libreoffice(data: bytes, folder: Path) -> bytes:
    """A DOCX → the same opened and saved by LibreOffice."""
    source, out = folder / "before.docx", folder / "saved"
    source.write_bytes(data)
    order = [soffice(), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    order += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(source)]
    subprocess.run(order, check=True, capture_output=True, timeout=600)
    return (out / "before.docx").read_bytes()


Action = Callable[[Hands], None]
