"""How the workbook looks: fonts, colours, number formats, widths."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from docgen.wording.messages import message

FONT, SIZE = message("微软雅黑"), 10
INK, QUIET, ACCENT = "#1F2937", "#8A94A3", "#1F4E79"
HEAD_FILL, BAND_FILL, OWN_FILL = "#1F4E79", "#DCE7F2", "#F5F9FD"
OWN_HEAD_FILL = "#2E75B6"
MISSING_FILL, DERIVED_FILL, NONE_FILL = "#FFF2B3", "#EEF0F3", "#F7F7F8"
ACCEPTED_FILL, ACCEPTED_LINES, HATCH = "#FBF6EA", "#CDBF9B", 7
"""A cell that may stay empty is hatched (Excel's pattern of thin lines), so that no one need tell colours apart."""
RULE = "#D5DAE1"
WIDTHS = {
    "指标": 26, "分组": 18, "地区": 8, "时段": 8, "口径": 19, "单位": 9, "状态": 10, "约数": 7, "来源": 24, "依据": 9,
    "更正原因": 20, "往年来源": 16, "用于": 26,
}  # fmt: skip
YEAR_WIDTH, WORDS_WIDTH = 13, 22


class Looks:
    """Properties → Format, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: Any) -> Format:
        """Properties of XlsxWriter beside the common ones → the format."""
        whole = {"font_name": FONT, "font_size": SIZE, "font_color": INK, "valign": "vcenter"} | properties
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(whole)
        return self._made[key]

    def cell(self, **properties: Any) -> Format:
        """A cell of the grid: thin rules around."""
        return self.get(border=1, border_color=RULE, **properties)

    def head(self, **properties: Any) -> Format:
        whole = {"bold": True, "font_color": "#FFFFFF", "bg_color": HEAD_FILL, "align": "center"} | properties
        return self.cell(**whole)


def number_format(decimals: int, about: bool = False) -> str:
    """Decimals to show, whether ≈ stands before the number → the number format of Excel."""
    return ('"≈"' if about else "") + "#,##0" + ("." + "0" * decimals if decimals > 0 else "")
