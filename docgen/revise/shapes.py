"""A w:drawing of an edited document → Shape: its name, description, and the parts that it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from docgen.model.manifest import FigureKind
from docgen.ooxml.xml import Element, name
from docgen.revise.visible import RUN

_PROPERTIES: Final = (name("wp:docPr"), name("pic:cNvPr"))
_CHART, _BLIP, _SVG = name("c:chart"), name("a:blip"), name("asvg:svgBlip")
_ID, _EMBED = name("r:id"), name("r:embed")


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawing. `holder` = the element that names the part it shows (c:chart or a:blip), `kind` which of them."""

    drawing: Element
    kind: FigureKind
    holder: Element

    @property
    def run(self) -> Element:
        """The run it stands in."""
        return next(self.drawing.iterancestors(RUN), self.drawing)

    @property
    def name(self) -> str:
        return self._property("name")

    @property
    def description(self) -> str:
        return self._property("descr")

    @property
    def relation(self) -> str:
        """The relation id of the chart or the bitmap."""
        return str(self.holder.get(_ID if self.kind == "native" else _EMBED, ""))

    @property
    def vector(self) -> Element | None:
        """The SVG beside a bitmap."""
        return next(self.holder.iter(_SVG), None)

    def rename(self, wanted: str) -> None:
        for node in self.drawing.iter(*_PROPERTIES):
            node.set("name", wanted)

    def describe(self, words: str) -> None:
        for node in self.drawing.iter(*_PROPERTIES):
            if node.get("descr") != words:
                node.set("descr", words)

    def point_at(self, relation: str) -> None:
        """Makes it show the part of another relation."""
        self.holder.set(_ID if self.kind == "native" else _EMBED, relation)

    def _property(self, attribute: str) -> str:
        found = next(self.drawing.iter(_PROPERTIES[0]), None)
        return "" if found is None else found.get(attribute, "")


def shape_of(drawing: Element) -> Shape | None:
    """A w:drawing → Shape; None for ornaments and what else is neither picture nor chart."""
    chart = next(drawing.iter(_CHART), None)
    if chart is not None:
        return Shape(drawing, "native", chart)
    blip = next(drawing.iter(_BLIP), None)
    return None if blip is None else Shape(drawing, "picture", blip)
