"""A raw cell → the text of a fact, or why it cannot be one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from docgen.facts.addresses import parse
from docgen.facts.intervals import COUNTS, rounded
from docgen.model.facts import Codebook, Place
from docgen.wording.messages import message
from docgen.wording.nearest import nearest
from docgen.workbook.book import Row
from docgen.workbook.filled import RawCell
from docgen.workbook.words import NAME_MARK, field

_PLAIN = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_NOT_AVAILABLE = "-"
_HUNDRED = Decimal(100)
_KINDS = {
    "formula": (message("是公式 {}"), message("请复制后“选择性粘贴—数值”，或直接写结果")),
    "error": (message("是 Excel 的错误值 {}"), message("请写数或清空")),
    "date": (message("被 Excel 变成了日期（{}）"), message("请把单元格格式设为文本，再照来源写一遍")),
    "flag": (message("是逻辑值 {}"), message("请照来源写")),
}


class Refused(Exception):
    """Why a cell cannot be taken: what is wrong, what would be right, the cell if it is another than the one read."""

    def __init__(self, wrong: str, right: str = "", where: str = "") -> None:
        self.wrong, self.right, self.where = wrong, right, where
        super().__init__(wrong)


def fact_text(raw: RawCell, row: Row, book: Codebook) -> str:
    """Raw cell that is not blank, its row, the code lists → obs_value as facts/*.csv has it. Raises Refused."""
    if raw.kind in _KINDS:
        wrong, right = _KINDS[raw.kind]
        raise Refused(wrong.format(raw.text[:40]), right)
    if row.kind == "number":
        return _number(raw, row, book)
    return _codes(raw, row, book) if row.kind == "names" else _words(raw)


def _words(raw: RawCell) -> str:
    if raw.kind == "number":
        raise Refused(
            message("这里应为文字，而写的是数 {raw_text}", raw_text=raw.text),
            message("若确是文字，请把单元格格式设为文本后重写"),
        )
    text = raw.text.strip()
    if any(ord(c) < ord(" ") for c in text):
        raise Refused(message("文字里有换行或控制字符"), message("请写在一行里"))
    return text


def _codes(raw: RawCell, row: Row, book: Codebook) -> str:
    """Names joined by 、 → codes joined by ;."""
    known = field(parse(row.key, Place(row.key, 1)), book)
    codes: list[str] = []
    for name in filter(None, (part.strip() for part in re.split(r"[、，,；;]", _words(raw)))):
        if name not in known:
            raise Refused(
                message("不认识的名称“{name}”", name=name),
                message("是否指 {nearest}？名称之间用{name_mark}", nearest=nearest(name, known), name_mark=NAME_MARK),
            )
        if known[name] in codes:
            raise Refused(message("“{name}”写了两次", name=name), message("每个名称只写一次"))
        codes.append(known[name])
    return ";".join(codes)


def _number(raw: RawCell, row: Row, book: Codebook) -> str:
    if raw.kind == "text":
        return _number_of_text(raw.text.strip(), row, book)
    assert raw.value is not None
    if raw.percent:
        hundredfold = f"{(raw.value * _HUNDRED).normalize():f}"
        raise Refused(
            message("写成了百分数 {hundredfold}%", hundredfold=hundredfold),
            message("百分号由单位给出，请写 {hundredfold}", hundredfold=hundredfold),
        )
    text = _as_shown(raw.value, raw.shown)
    _check_range(Decimal(text), row, book)
    return text


def _number_of_text(text: str, row: Row, book: Codebook) -> str:
    """Words that may stand instead of a number; a number typed into a cell of text keeps the digits it was given."""
    if text == _NOT_AVAILABLE or text in row.words:
        return text
    if _PLAIN.fullmatch(text):
        _check_range(Decimal(text), row, book)
        return text
    words = "、".join((_NOT_AVAILABLE, *row.words))
    raise Refused(
        message("这里应为数字，而写的是“{text}”", text=text[:30]),
        message("只写数，不带单位和逗号；来源没有此数时写 {words}", words=words),
    )


def _as_shown(value: Decimal, shown: int | None) -> str:
    """Number and the digits its cell shows → decimal text; what is hidden from the eye is not taken."""
    digits = max(0, -int(value.normalize().as_tuple().exponent))
    if shown is None:
        return f"{value:.{digits}f}"
    if digits > shown:
        seen = rounded(value, Decimal(1).scaleb(-shown))
        wrong = message("写了 {value:f}，而这一格只显示 {shown} 位小数（{seen}）", value=value, shown=shown, seen=seen)
        raise Refused(wrong, message("请按来源的位数改写，或增加单元格的小数位数"))
    return f"{value:.{shown}f}"


def _check_range(value: Decimal, row: Row, book: Codebook) -> None:
    """What no number of this kind can be: a broken count, a share beyond the whole, a place beyond the field."""
    address = parse(row.key, Place(row.key, 1))
    whole = value == value.to_integral_value()
    counted = row.unit in COUNTS and book.indicators[address.indicator].kind != "ratio"
    if counted and not whole and address.measure == "level":
        raise Refused(
            message("{unit}数应为整数，而写的是 {value:f}", unit=row.unit, value=value), message("请照来源核对")
        )
    if address.measure == "share" and not 0 <= value <= (1000 if row.unit == "‰" else _HUNDRED):
        raise Refused(message("占比应在 0 和 100 之间，而写的是 {value:f}", value=value), message("请照来源核对"))
    if address.measure == "rank":
        size = len(field(address, book))
        if not whole or not 1 <= value <= size:
            raise Refused(
                message("位次应为 1 到 {size} 的整数，而写的是 {value:f}", size=size, value=value),
                message("请照来源核对"),
            )


def same(one: str, other: str) -> bool:
    """Whether two texts of a fact say the same: numbers by their value."""
    if _PLAIN.fullmatch(one) and _PLAIN.fullmatch(other):
        return Decimal(one) == Decimal(other)
    return one == other


def shown_names(codes: str, row: Row, book: Codebook) -> str:
    """Text of a fact → the same as a person reads it."""
    if row.kind != "names":
        return codes
    names: Mapping[str, str] = {code: name for name, code in field(parse(row.key, Place(row.key, 1)), book).items()}
    return NAME_MARK.join(names.get(code, code) for code in codes.split(";"))
