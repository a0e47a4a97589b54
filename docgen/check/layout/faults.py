"""What is wrong on a page: the rule, the place, the words around it, the measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from docgen.check.layout.lines import Line

RULES: Mapping[str, str] = {
    "line-start": "行首禁则",
    "line-end": "行尾禁则",
    "dash": "破折号、省略号分在两行",
    "number": "数字拆行",
    "word": "西文词拆行",
    "marks": "相邻标点未挤压",
    "end-mark": "行尾标点未减半",
    "start-mark": "行首开引号、开括号未靠齐",
    "han-latin": "中西文间距",
    "space": "中西文之间键入空格",
    "uneven": "字距过大",
    "flush": "两端未对齐",
    "indent": "首行未缩进两字",
    "single": "末行一字",
    "outside": "文字出界",
    "grid": "不在行格上",
    "widow": "页首孤行",
    "orphan": "页末孤行",
    "heading": "标题落在页末",
    "white": "页末空白过大",
    "figure": "图与图题分离",
    "source": "来源行与图表分离",
    "mention": "图先于正文提及",
    "decimal": "小数点未对齐",
    "continued": "续表无题",
    "table-head": "续表表头不同",
    "margins": "左右页版心不对称",
    "right-hand": "篇首不在右页",
    "running-head": "书眉",
    "folio": "页码与页标签不符",
    "contents": "目录页码不符",
    "bookmark": "书签所指不符",
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
