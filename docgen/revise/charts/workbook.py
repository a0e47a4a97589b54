"""A chart's embedded workbook ⇄ the cells that the chart reads; everything else in it is left as it is.

SpreadsheetML (ECMA-376 part 1, 18): the sheet is found by its name in the chart's formulas, else it is the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from docgen.ooxml.reading import parsed
from docgen.ooxml.xml import Element
from docgen.revise.charts.data import ChartData, Series
from docgen.revise.package import Package

_NS: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL: Final = re.compile(r"([A-Z]+)(\d+)")
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Workbook:
    """An opened workbook: the sheet that a chart reads, categories in column A, a series a column, names in row 1."""

    def __init__(self, package: Package, sheet: str = "") -> None:
        """Package of an xlsx; raises KeyError if it holds no sheet."""
        self._package = package
        package.main = next((r.target for r in package.related("", "officeDocument")), "")
        self._part = self._sheet_part(sheet)
        self._shared = self._strings()

    @property
    def package(self) -> Package:
        return self._package

    def data(self, categories: int, series: int) -> ChartData:
        """How many categories and series → what the cells say (cells beyond the chart's are not its own)."""
        texts = self._texts()
        names = tuple(texts.get((_letters(0), line), "") for line in range(2, categories + 2))
        columns = (_letters(number) for number in range(1, series + 1))
        rows = (
            Series(texts.get((c, 1), ""), tuple(texts.get((c, n), "") for n in range(2, categories + 2)))
            for c in columns
        )
        return ChartData(names, tuple(rows))

    def write(self, data: ChartData, before: ChartData) -> None:
        """Sets the cells that say something else than the data; cells of lines that are gone are emptied."""
        texts = self._texts()
        wanted = {(_letters(0), line): text for line, text in enumerate(data.categories, 2)}
        for number, series in enumerate(data.series, 1):
            wanted[_letters(number), 1] = series.name
            wanted |= {(_letters(number), line): text for line, text in enumerate(series.values, 2)}
        lines = range(len(data.categories) + 2, len(before.categories) + 2)
        wanted |= {(_letters(column), line): "" for line in lines for column in range(len(before.series) + 1)}
        for (column, line), text in wanted.items():
            if texts.get((column, line), "") != text:
                self._set(column, line, text, number=column != _letters(0) and line > 1)

    def _sheet_part(self, sheet: str) -> str:
        book = self._package.document
        sheets = list(book.iter(f"{_NS}sheet"))
        chosen = next((s for s in sheets if s.get("name") == sheet), sheets[0] if sheets else None)
        part = "" if chosen is None else self._package.target(self._package.main, chosen.get(_ID, ""))
        if not part:
            raise KeyError("sheet")
        return part

    def _strings(self) -> list[str]:
        found = next(self._package.related(self._package.main, "sharedStrings"), None)
        if found is None:
            return []
        items = self._package.tree(found.target).findall(f"{_NS}si")
        return ["".join(t.text or "" for t in item.iter(f"{_NS}t")) for item in items]

    def _texts(self) -> Mapping[tuple[str, int], str]:
        found = {}
        for cell in self._package.tree(self._part).iter(f"{_NS}c"):
            place = _CELL.fullmatch(cell.get("r", ""))
            if place:
                found[place[1], int(place[2])] = self._text(cell)
        return found

    def _text(self, cell: Element) -> str:
        if cell.get("t") == "inlineStr":
            return "".join(t.text or "" for t in cell.iter(f"{_NS}t"))
        text = cell.findtext(f"{_NS}v") or ""
        if cell.get("t") == "s":
            return self._shared[int(text)] if text.isdigit() and int(text) < len(self._shared) else ""
        return text

    def _set(self, column: str, line: int, text: str, *, number: bool) -> None:
        """Sets a cell; its format stays."""
        cell = self._cell(column, line)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", "")
        if text and number:
            _child(cell, "v").text = text
        elif text:
            cell.set("t", "inlineStr")
            _child(_child(cell, "is"), "t").text = text

    def _cell(self, column: str, line: int) -> Element:
        """A cell, made where there is none; rows and cells are in order."""
        data = self._package.tree(self._part).find(f"{_NS}sheetData")
        assert data is not None
        row = next((r for r in data if r.get("r") == str(line)), None)
        if row is None:
            row = _child(data, "row", before=lambda other: int(other.get("r", "0")) > line)
            row.set("r", str(line))
        found = next((c for c in row if c.get("r") == f"{column}{line}"), None)
        if found is None:
            found = _child(row, "c", before=lambda other: _after(other, column))
            found.set("r", f"{column}{line}")
        return found


def sheet_of(chart: Element) -> str:
    """A chart → the name of the sheet that it reads, as its formulas have it; empty if they say none."""
    formulas = (node.text or "" for node in chart.iter("{*}f"))
    found = (formula.rpartition("!")[0].strip("'") for formula in formulas)
    return next(filter(None, found), "")


def _after(cell: Element, column: str) -> bool:
    letters = _CELL.fullmatch(cell.get("r", ""))
    return letters is not None and (len(letters[1]), letters[1]) > (len(column), column)


def _letters(column: int) -> str:
    """Number of a column from 0 → its letters."""
    return (_letters(column // 26 - 1) if column > 25 else "") + chr(ord("A") + column % 26)


def _child(parent: Element, tag: str, before: Callable[[Element], bool] | None = None) -> Element:
    """A new child of a SpreadsheetML element, before the first for which `before` is true, else at the end."""
    made = parsed(f'<{tag} xmlns="{_NS[1:-1]}"/>'.encode())
    later = next((node for node in parent if before and before(node)), None)
    if later is None:
        parent.append(made)
    else:
        later.addprevious(made)
    return made
