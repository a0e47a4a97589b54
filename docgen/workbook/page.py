"""A worksheet in the making, with what is needed to fill it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from docgen.workbook.book import Sheet
from docgen.workbook.columns import Columns
from docgen.workbook.looks import Looks


@dataclass(frozen=True, slots=True)
class Page:
    """The worksheet, its Sheet and columns, the edition's year, the names of sources, formats."""

    out: Worksheet
    sheet: Sheet
    columns: Columns
    year: int
    sources: Mapping[str, str]
    looks: Looks

    def say(self, row: int, column: int, text: str, look: Format) -> None:
        """Text into a cell, an empty one left blank."""
        if text:
            self.out.write_string(row, column, text, look)
        else:
            self.out.write_blank(row, column, None, look)
