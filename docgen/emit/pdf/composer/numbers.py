"""Text → the spans of numbers with what they must not be parted from: sign, unit, year, month, document number."""

from __future__ import annotations

import re

_UNITS = (
    "个百分点|百分点|个小时|个月|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|海里|小时|分钟|秒钟|人次|户次|件次|"
    "辆次|架次|年度|年代|月份|季度|周岁|美元|港元|欧元|日元|英镑|公斤|千克|公顷|吨标准煤|千瓦时|千瓦|兆瓦|摄氏度|比特|字节"
)
_NO_UNIT = "的是在为至到比较等均都也而其中由于从对将已各以之和与及或并且但则后前上下左右内外被把向给者即约近超"
"""Han that follow a number without being its unit; any other that follows is taken for one."""

_DIGITS = r"[0-9]+(?:[.,:][0-9]+)*"
_UNIT = (
    rf"(?:[余多来几]?[十百千万亿兆]*[余多来几]?(?:{_UNITS}|(?![{_NO_UNIT}])[\u3400-\u9fff])"
    r"(?:/(?:平方公里|[年月日时分秒户人个次米吨元]))?)"
)
_NUMBER = rf"(?:{_DIGITS}(?:[%‰％℃°]|{_UNIT})?)"
RANGES = frozenset("—～")
"""Connectors of a range: where it must break, it breaks after them."""
_TO = r"(?:[-–−～~/×]|—(?!—))"
_EXPRESSION = re.compile(
    rf"[0-9](?<![A-Za-z0-9.][0-9])(?:(?<=[〔［\[].)[0-9]{{3}}[〕\]］]第?[0-9]+号?"
    rf"|(?:(?<=[0-9]){_NUMBER.replace('[0-9]+', '[0-9]*', 1)})(?:{_TO}[+−-]?{_NUMBER})*)"
)
_PREFIXES = frozenset("第图表〔［[+-−±＋－￥$")
_LABELS = frozenset("图表")
_LABEL = re.compile(r"[0-9]+(?:[-.][0-9]+)*")
_LATIN_UNIT = re.compile(r" [A-Za-z%‰℃°µ][A-Za-z/²³]{0,5}(?![A-Za-z])")


def bound_spans(text: str) -> list[tuple[int, int]]:
    """Text → (start, end) of each expression that stays on one line."""
    spans = []
    for found in _EXPRESSION.finditer(text):
        start, end = found.span()
        before = text[start - 1] if start else ""
        if before in _LABELS:
            label = _LABEL.match(text, start)
            end = label.end() if label else end
        if before in _PREFIXES:
            start -= 1
        unit = _LATIN_UNIT.match(text, end)
        spans.append((start, unit.end() if unit else end))
    return spans
