"""A spec of a chart → its tree, as Word would read it."""

from __future__ import annotations

from lxml import etree

from docgen.model.chart import ChartSpec
from docgen.ooxml.charts.part import chart_part
from docgen.style.style import Style

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WIDTH, HEIGHT = 432.0, 190.0


def tree(spec: ChartSpec, style: Style, width: float = WIDTH, height: float = HEIGHT) -> etree._Element:
    return etree.fromstring(chart_part(spec, style, width, height).xml)


def val(node: etree._Element | None, path: str) -> str:
    """The value of what is found below a node; empty if there is nothing."""
    found = None if node is None else node.find("/".join(f"{C}{step}" for step in path.split("/")))
    return "" if found is None else str(found.get("val", ""))


def points(series: etree._Element, kind: str) -> dict[int, str]:
    """kind cat, val or tx → the cached points by index."""
    found = series.find(f"{C}{kind}")
    return {} if found is None else {int(p.get("idx", "")): p.findtext(f"{C}v") or "" for p in found.iter(f"{C}pt")}


def labels(series: etree._Element) -> dict[int, str]:
    """Index of a point → the format of its label."""
    found = series.findall(f"{C}dLbls/{C}dLbl")
    return {int(val(label, "idx")): str(label.find(f"{C}numFmt").get("formatCode")) for label in found}  # type: ignore[union-attr]


def fill(node: etree._Element) -> str:
    """The colour of an area; `hatched COLOUR` of a pattern."""
    shape = node.find(f"{C}spPr")
    assert shape is not None
    colour = shape.find(f"{A}solidFill/{A}srgbClr")
    if colour is not None:
        return f"#{colour.get('val', '').lower()}"
    pattern = shape.find(f"{A}pattFill/{A}fgClr/{A}srgbClr")
    assert pattern is not None
    return f"hatched #{pattern.get('val', '').lower()}"
