"""What is wrong on a page: the rule, the place, the words around it, the measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from docgen.check.layout.lines import Line
from docgen.wording.messages import message

RULES: Mapping[str, str] = {
    "line-start": message("行首禁则"),
    "line-end": message("行尾禁则"),
    "dash": message("破折号、省略号分在两行"),
    "number": message("数字拆行"),
    "word": message("西文词拆行"),
    "marks": message("相邻标点未挤压"),
    "end-mark": message("行尾标点未减半"),
    "start-mark": message("行首开引号、开括号未靠齐"),
    "han-latin": message("中西文间距"),
    "space": message("中西文之间键入空格"),
    "uneven": message("字距过大"),
    "flush": message("两端未对齐"),
    "indent": message("首行未缩进两字"),
    "single": message("末行一字"),
    "outside": message("文字出界"),
    "grid": message("不在行格上"),
    "widow": message("页首孤行"),
    "orphan": message("页末孤行"),
    "heading": message("标题落在页末"),
    "white": message("页末空白过大"),
    "figure": message("图与图题分离"),
    "source": message("来源行与图表分离"),
    "mention": message("图先于正文提及"),
    "decimal": message("小数点未对齐"),
    "continued": message("续表无题"),
    "table-head": message("续表表头不同"),
    "margins": message("左右页版心不对称"),
    "right-hand": message("篇首不在右页"),
    "running-head": message("书眉"),
    "folio": message("页码与页标签不符"),
    "contents": message("目录页码不符"),
    "bookmark": message("书签所指不符"),
}
"""Rules in the order they are reported, with their names."""

LINE_RULES = (
    "line-start", "line-end", "dash", "number", "word", "marks", "end-mark", "start-mark", "han-latin", "space",
    "uneven", "flush", "single", "outside",
)  # fmt: skip
"""Rules that hold for any engine's lines, whatever its pages."""


class Found(NamedTuple):
    """What a rule found, before it has a number: the line, the rule, the words around, the measure."""

    line: Line
    rule: str
    words: str
    measure: str = ""


@dataclass(frozen=True, slots=True)
class LayoutFault:
    """page counts from 1 as a viewer does, line from 1 at the top of the type area; `measure`: how far it is off."""

    page: int
    line: int
    rule: str
    words: str
    measure: str = ""
