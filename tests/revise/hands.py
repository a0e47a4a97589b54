"""What editors do to a DOCX, by hand: each action as Word (or a tired person) writes it; on the XML, without docgen.

Words are in typing_hands.py, paragraphs in paragraph_hands.py, figures and tables here.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from tests.revise.nodes import WP, A, C, Node, R, W, run, w
from tests.revise.paragraph_hands import ParagraphHands


class Hands(ParagraphHands):
    """Hands on all of a file."""

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


Action = Callable[[Hands], None]
