"""The parts of a DOCX → messages on charts that “编辑数据” could not open, or that would change when it does."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Final

from lxml import etree

from docgen.wording.messages import message

_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART: Final = re.compile(r"word/charts/chart[^/]*\.xml")
_RANGE: Final = re.compile(
    r"(?:'(?P<quoted>[^']+)'|(?P<plain>[^!]+))"
    r"!\$(?P<column>[A-Z]+)\$(?P<first>\d+)(?::\$[A-Z]+\$(?P<last>\d+))?"
)
Cells = Mapping[str, str]


def chart_faults(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Parts by name → messages, chart by chart."""
    for path in sorted(filter(_CHART.fullmatch, parts)):
        yield from (f"{path}：{fault}" for fault in _faults(path, parts))


def _faults(path: str, parts: Mapping[str, bytes]) -> Iterator[str]:
    chart = etree.fromstring(parts[path])
    workbook = _workbook(path, chart, parts)
    if workbook is None:
        yield message("没有内嵌工作簿")
        return
    try:
        sheets = _sheets(parts[workbook])
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, IndexError) as error:
        yield message("内嵌工作簿打不开（{workbook}）：{error}", workbook=workbook, error=error)
        return
    for reference in chart.iter(f"{_C}strRef", f"{_C}numRef"):
        yield from _differences(reference, sheets)


def _workbook(path: str, chart: etree._Element, parts: Mapping[str, bytes]) -> str | None:
    """The part that the chart names as its data."""
    external = chart.find(f"{_C}externalData")
    folder, name = posixpath.split(path)
    relations = parts.get(f"{folder}/_rels/{name}.rels")
    if external is None or relations is None:
        return None
    wanted = external.get(f"{_R}id")
    targets = [str(node.get("Target")) for node in etree.fromstring(relations) if node.get("Id") == wanted]
    places = [posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/") for target in targets]
    return next((place for place in places if place in parts), None)


def _sheets(data: bytes) -> dict[str, Cells]:
    """A workbook → the texts of its cells by sheet. Raises KeyError, BadZipFile, IndexError where it is broken."""
    with zipfile.ZipFile(BytesIO(data)) as book:
        names = [str(node.get("name")) for node in etree.fromstring(book.read("xl/workbook.xml")).iter(f"{_S}sheet")]
        shared = _shared(book.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in book.namelist() else []
        sheets = [etree.fromstring(book.read(f"xl/worksheets/sheet{serial}.xml")) for serial, _ in enumerate(names, 1)]
    return {name: dict(_cells(sheet, shared)) for name, sheet in zip(names, sheets, strict=True)}


def _shared(data: bytes) -> list[str]:
    return ["".join(t.text or "" for t in node.iter(f"{_S}t")) for node in etree.fromstring(data).iter(f"{_S}si")]


def _cells(sheet: etree._Element, shared: list[str]) -> Iterator[tuple[str, str]]:
    for cell in sheet.iter(f"{_S}c"):
        text = "".join(node.text or "" for node in cell.iter(f"{_S}v", f"{_S}t"))
        if text:
            yield str(cell.get("r")), shared[int(text)] if cell.get("t") == "s" else text


def _differences(reference: etree._Element, sheets: Mapping[str, Cells]) -> Iterator[str]:
    """A reference of the chart: what it shows and what the sheet says differ."""
    formula = reference.findtext(f"{_C}f") or ""
    found = _RANGE.fullmatch(formula)
    name = (found["quoted"] or found["plain"]) if found else ""
    if not found or name not in sheets:
        yield message("数据区域不在工作簿里：{formula}", formula=formula)
        return
    shown = {str(point.get("idx")): point.findtext(f"{_C}v") or "" for point in reference.iter(f"{_C}pt")}
    first, last = int(found["first"]), int(found["last"] or found["first"])
    for index, row in enumerate(range(first, last + 1)):
        cell = sheets[name].get(f"{found['column']}{row}", "")
        if not _same(shown.get(str(index), ""), cell):
            yield message(
                "{formula} 第{index}格：图上是“{shown}”，工作簿里是“{cell}”",
                formula=formula,
                index=index + 1,
                shown=shown.get(str(index), ""),
                cell=cell,
            )


def _same(shown: str, cell: str) -> bool:
    if shown == cell:
        return True
    try:
        return Decimal(shown) == Decimal(cell)
    except InvalidOperation:
        return False
