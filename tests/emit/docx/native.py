"""A DOCX → what its native charts show and what their workbooks hold; a Drawing → what its twin in the PDF shows.

Shares no code with what writes the file.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from docgen.model.drawing import Drawing, Path, TextRun

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A series as Word shows it: name, its colour in the legend, labels of its points as printed (missing = None), a
    colour each; hatched or hollow points; whether it is a line."""

    name: str
    colour: str
    printed: tuple[str | None, ...]
    colours: tuple[str, ...]
    derived: frozenset[int]
    line: bool


@dataclass(frozen=True, slots=True)
class NativeFigure:
    """A native chart: height in points, categories, series, every other word on it, the sheet of its workbook."""

    height: float
    categories: tuple[str, ...]
    series: tuple[Shown, ...]
    words: tuple[str, ...]
    workbook: bytes
    tree: etree._Element


def native_figures(data: bytes) -> dict[str, NativeFigure]:
    """Id of a figure → its chart, in the order of the document."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    targets = _targets(parts, "word/document.xml")
    found = {}
    for inline in etree.fromstring(parts["word/document.xml"]).iter(f"{WP}inline"):
        chart = next(inline.iter(f"{C}chart"), None)
        if chart is not None:
            name = str(inline.find(f"{WP}docPr").get("name")).removeprefix("fig:")  # type: ignore[union-attr]
            height = int(inline.find(f"{WP}extent").get("cy")) / 12700  # type: ignore[union-attr]
            found[name] = _figure(parts, targets[str(chart.get(f"{R}id"))], height)
    return found


def _targets(parts: dict[str, bytes], of: str) -> dict[str, str]:
    """A part → its relations: id → the part meant."""
    folder, name = posixpath.split(of)
    relations = etree.fromstring(parts[f"{folder}/_rels/{name}.rels"])
    return {str(r.get("Id")): posixpath.normpath(posixpath.join(folder, str(r.get("Target")))) for r in relations}


def _figure(parts: dict[str, bytes], path: str, height: float) -> NativeFigure:
    tree = etree.fromstring(parts[path])
    external = tree.find(f"{C}externalData")
    assert external is not None, f"{path} names no workbook"
    series = sorted(tree.iter(f"{C}ser"), key=lambda node: int(node.find(f"{C}idx").get("val")))  # type: ignore[union-attr]
    categories = tuple(_cached(series[0].find(f"{C}cat")).values())
    words = tuple("".join(t.text or "" for t in title.iter(f"{A}t")) for title in tree.iter(f"{C}title"))
    workbook = parts[_targets(parts, path)[str(external.get(f"{R}id"))]]
    return NativeFigure(height, categories, tuple(map(_shown, series)), words, workbook, tree)


def _cached(holder: etree._Element | None) -> dict[int, str]:
    assert holder is not None
    return {int(point.get("idx", "")): point.findtext(f"{C}v") or "" for point in holder.iter(f"{C}pt")}


def _shown(series: etree._Element) -> Shown:
    values, count = _cached(series.find(f"{C}val")), int(series.find(f"{C}val//{C}ptCount").get("val"))  # type: ignore[union-attr]
    formats = {
        int(label.find(f"{C}idx").get("val")): str(label.find(f"{C}numFmt").get("formatCode"))  # type: ignore[union-attr]
        for label in series.iter(f"{C}dLbl")
    }
    own = {int(node.find(f"{C}idx").get("val")): node for node in series.findall(f"{C}dPt")}  # type: ignore[union-attr]
    line = bool(series.getparent().tag == f"{C}lineChart")  # type: ignore[union-attr]
    printed = tuple(_printed(values[i], formats[i]) if i in values else None for i in range(count))
    colours = tuple(_colour(own.get(i, series), line) or _colour(series, line) for i in range(count))
    derived = frozenset(i for i, node in own.items() if _is_derived(node, line))
    name = "".join(_cached(series.find(f"{C}tx")).values())
    return Shown(name, _colour(series, line), printed, colours, derived, line)


def _printed(value: str, code: str) -> str:
    """A value and the format of its label → what stands on the chart: text in quotes, then as many decimals."""
    before, body, after = re.fullmatch(r'(?:"([^"]*)")?(0(?:\.0+)?)(?:"([^"]*)")?', code).groups("")  # type: ignore[union-attr]
    return f"{before}{float(value):.{len(body.partition('.')[2])}f}{after}"


def _colour(node: etree._Element, line: bool) -> str:
    """The colour of an area, of the lines of its hatching, of a line or its marker's edge."""
    paths = (
        ("c:marker/c:spPr/a:ln/a:solidFill/a:srgbClr", "c:spPr/a:ln/a:solidFill/a:srgbClr")
        if line
        else ("c:spPr/a:pattFill/a:fgClr/a:srgbClr", "c:spPr/a:solidFill/a:srgbClr")
    )
    if node.find(f"{C}spPr") is None:
        return ""
    spaces = {"a": A.strip("{}"), "c": C.strip("{}")}
    found = (node.find(path, spaces) for path in paths)
    return next((f"#{colour.get('val', '').lower()}" for colour in found if colour is not None), "")


def _is_derived(node: etree._Element, line: bool) -> bool:
    return (node.find(f"{C}marker") if line else node.find(f"{C}spPr/{A}pattFill")) is not None


def texts(drawing: Drawing) -> list[str]:
    return [mark.text for mark in drawing.marks if isinstance(mark, TextRun)]


def colours(drawing: Drawing) -> set[str]:
    """Every colour of fills and strokes."""
    paths = [mark for mark in drawing.marks if isinstance(mark, Path)]
    return {path.fill for path in paths} | {path.stroke.colour for path in paths if path.stroke}


def key_colour(drawing: Drawing, name: str) -> str:
    """Name of a series → the colour of the key that stands before it in the legend."""
    (run,) = [mark for mark in drawing.marks if isinstance(mark, TextRun) and mark.text == name]
    found = []
    for path, (left, right, low, high) in _boxes(drawing):
        if low - 2 < run.y + run.size / 2 - 1 < high + 2 and left < right <= run.x:
            found.append((right, path.fill or (path.stroke.colour if path.stroke else "")))
    return max(found)[1]


def _boxes(drawing: Drawing) -> Iterator[tuple[Path, tuple[float, float, float, float]]]:
    """Paths and their edges: left, right, low, high."""
    for mark in drawing.marks:
        if isinstance(mark, Path) and any(numbers for _, numbers in mark.segments):
            xs = [x for _, numbers in mark.segments for x in numbers[::2]]
            ys = [y for _, numbers in mark.segments for y in numbers[1::2]]
            yield mark, (min(xs), max(xs), min(ys), max(ys))
