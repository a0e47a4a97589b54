"""A row of facts/*.csv → Fact: every cell checked against the code lists."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from docgen.facts import intervals
from docgen.facts.addresses import Frame, breakdown, compared, complete, validate
from docgen.facts.load import Row
from docgen.model.facts import MEASURES, NAME_MEASURES, Address, EditionError, Fact, Indicator
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_PADDED = re.compile(r"-?0[0-9]+(\.[0-9]+)?")
_QUALIFIERS = ("=", "≈", ">", "≥", "<", "≤")
_BASES = ("reported", "derived", "missing")


def statement(row: Row, frame: Frame) -> Fact:
    """Row → Fact; the value of a derived fact is still open. Raises EditionError with the cell that is wrong."""
    address = _address(row, frame)
    indicator = frame.codebook.indicators[address.indicator]
    basis = _one_of(row, "basis", _BASES)
    qualifier = _one_of(row, "qualifier", _QUALIFIERS) if row["qualifier"] else "="
    _check_unit(row, address, indicator)
    _check_source(row, frame)
    text = row["obs_value"]
    if basis == "reported":
        _check_value(row, address, indicator, frame)
    elif text:
        raise EditionError(
            row.place,
            message("{basis} 的事实不写数值（obs_value 为 {text!r}）", basis=basis, text=text),
            message("推算值由公式得出"),
        )
    if (basis == "derived") != bool(row["formula"]):
        raise EditionError(row.place, message("formula 列与 basis 不符"), message("derived 才有公式，且必须有"))
    number = bool(_NUMBER.fullmatch(text))
    return Fact(
        address,
        text,
        Decimal(text) if number else None,
        intervals.printed(text, qualifier, "" if indicator.kind == "ratio" else row["unit"]) if number else None,
        row["unit"],
        qualifier,
        basis,  # type: ignore[arg-type]  # checked by _one_of
        row["source"],
        row["formula"],
        row["preferred"],
        tuple(filter(None, (p.strip() for p in row["places"].split(";")))),
        row["note"],
        row.place,
    )


def _address(row: Row, frame: Frame) -> Address:
    measure = _one_of(row, "measure", MEASURES)
    pairs = breakdown(row["breakdown"], row.place)
    address = Address(row["indicator"], pairs, row["ref_area"], row["time_period"], measure, row["base"])
    validate(address, frame, row.place)
    address = complete(address, frame)
    base = compared(address, row.place)
    if base is not None:
        validate(base, frame, row.place)
    elif address.base:
        raise EditionError(
            row.place,
            message("base 列写法不对：{base!r}", base=address.base),
            message("应为 .{year}、@地区、[] 或指标", year=frame.year - 1),
        )
    return address


def _one_of(row: Row, column: str, known: tuple[str, ...]) -> str:
    value = row[column]
    if value not in known:
        raise EditionError(
            row.place,
            message("{column} 列的 {value!r} 不对", column=column, value=value),
            message("是否指 {nearest}？", nearest=nearest(value, known)),
        )
    return value


def _check_unit(row: Row, address: Address, indicator: Indicator) -> None:
    percent = indicator.unit in ("%", "‰")
    right = {
        "level": (indicator.unit,),
        "change": ("个百分点", "%") if percent else (indicator.unit,),
        "growth": ("%", "个百分点") if percent else ("%",),
        "cagr": ("%",),
        "share": ("%", "‰"),
        "times": ("倍",),
        "rank": ("位",),
        "change-of-share": ("个百分点", "%"),
        "change-of-growth": ("个百分点", "%"),
    }.get(address.measure, ("",))
    if row["unit"] not in right:
        raise EditionError(
            row.place,
            message("单位 {row!r} 与指标 {indicator_id} 不符", row=row["unit"], indicator_id=indicator.id),
            message("应为 {right}", right=right[0] or message("空")),
        )


def _check_source(row: Row, frame: Frame) -> None:
    if row["basis"] == "reported" and row["source"] not in frame.codebook.sources:
        close = nearest(row["source"], frame.codebook.sources)
        raise EditionError(
            row.place, message("未知的来源 {row!r}", row=row["source"]), message("是否指 {close}？", close=close)
        )


def _check_value(row: Row, address: Address, indicator: Indicator, frame: Frame) -> None:
    text = row["obs_value"]
    if address.measure in NAME_MEASURES:
        _check_names(row, frame)
    elif indicator.kind == "text" and address.measure == "level":
        if not text:
            raise EditionError(row.place, message("缺少文字"))
    elif _PADDED.fullmatch(text):
        sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
        plain = sign + re.sub("^0+(?=[0-9])", "", digits)
        raise EditionError(
            row.place,
            message("数字 {text!r} 前面有多余的 0", text=text),
            message("写成 {plain}；编号之类用文字型指标", plain=plain),
        )
    elif text != "-" and text not in indicator.words and not _is_number(text):
        words = "、".join(("-", *indicator.words))
        raise EditionError(
            row.place,
            message("此处应为数字，而写的是 {text!r}", text=text),
            message("写成 96.2 这样的数字，或 {words}", words=words),
        )


def _is_number(text: str) -> bool:
    try:
        Decimal(text)
    except InvalidOperation:
        return False
    return bool(_NUMBER.fullmatch(text))


def _check_names(row: Row, frame: Frame) -> None:
    book = frame.codebook
    known = {*book.areas, *(code for _, code in book.codes)}
    for code in row["obs_value"].split(";"):
        if code not in known:
            raise EditionError(
                row.place,
                message("名次里的代码 {code!r} 未知", code=code),
                message("是否指 {nearest}？", nearest=nearest(code, known)),
            )
