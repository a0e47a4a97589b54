"""Parts of an address → the words that a data clerk reads, and the words of the sheet back into codes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from docgen.facts.addresses import breakdown as pairs
from docgen.model.facts import Address, Basis, Codebook, Place
from docgen.wording.messages import message

QUALIFIERS = {
    "=": "",
    "≈": message("约"),
    ">": message("超过"),
    "≥": message("不低于"),
    "<": message("近"),
    "≤": message("不超过"),
}
BASES: Mapping[Basis, str] = {"reported": message("来源给出"), "derived": message("推算"), "missing": message("待补")}
NAME_MARK = "、"
_MEASURES = {
    "level": message("数值"),
    "change": message("增减量"),
    "growth": message("增长率"),
    "cagr": message("年均复合增长率"),
    "share": message("占比"),
    "times": message("倍数"),
    "rank": message("位次"),
    "order": message("名次"),
    "set": message("名单"),
    "change-of-share": message("占比的变化"),
    "change-of-growth": message("增速的变化"),
}
_HEADS = {"cagr": message("自"), "share": message("占"), "times": message("相当于"), "rank": "", "order": "", "set": ""}
_SPANS = {"stock": message("年末"), "flow": message("全年")}
_PART = re.compile(r"(-?\d+)(?:-(\d\d|H\d|Q\d))?")
_HALVES = {
    "H1": message("上半年"),
    "H2": message("下半年"),
    "Q1": message("一季度"),
    "Q2": message("二季度"),
    "Q3": message("三季度"),
    "Q4": message("四季度"),
}
_BASE = re.compile(
    r"(?P<indicator>[a-z][a-z0-9-]*)?(?P<breakdown>\[[^\]]*\])?(@(?P<area>[a-z][a-z0-9-]*))?(\.(?P<period>.+))?"
)
_FEW = 4


def measure_words(address: Address, book: Codebook) -> str:
    """Measure and (relative) base of a row's key → words: 增长率（比上年）, 占比（占全国）, 位次（北京等31个）."""
    words = _MEASURES[address.measure]
    if not address.base:
        return words
    head = _HEADS.get(address.measure, "比")
    return f"{words}（{head}{_base_words(address, book)}）"


def _base_words(address: Address, book: Codebook) -> str:
    found = _BASE.fullmatch(address.base)
    if found is None:
        return address.base
    indicator, codes, area, period = found["indicator"], found["breakdown"], found["area"], found["period"]
    parts = [_area_words(area, book) if area else "", _period_words(period) if period else ""]
    parts.append(book.indicators[indicator].name if indicator in book.indicators else "")
    if codes == "[]":
        parts.append(message("总量"))
    elif codes:
        parts.append(_code_words(codes[1:-1], book))
    return "".join(parts)


def _area_words(area: str, book: Codebook) -> str:
    return _some([book.areas[a].short for a in book.group(area)]) if book.group(area) else book.areas[area].short


def _code_words(text: str, book: Codebook) -> str:
    parts = []
    for dimension, code in pairs(text, Place(text, 1)):
        if code == "*":
            parts.append(_some([book.codes[dimension, c].name for c in book.dimension(dimension)]))
        else:
            parts.append(book.codes[dimension, code].name)
    return NAME_MARK.join(parts)


def _some(names: Sequence[str]) -> str:
    """Names of a field → all of a few, else the first and how many."""
    return (
        NAME_MARK.join(names)
        if len(names) <= _FEW
        else message("{names}等{count_names}个", names=names[0], count_names=len(names))
    )


def span_words(period: str, kind: str) -> str:
    """Relative period of a row's key, kind of the indicator → 年末, 全年, 12月, 上半年, 1—11月, 次年3月."""
    if period == "0":
        return _SPANS.get(kind, "")
    return _period_words(period)


def _period_words(period: str) -> str:
    first, dots, last = period.partition("..")
    if not dots:
        return _one(first)
    one, other = _PART.fullmatch(first), _PART.fullmatch(last)
    if one and other and one[1] == other[1] and one[2] and other[2]:
        return message("{year}{one}—{other}月", year=_year(one[1]), one=int(one[2]), other=int(other[2]))
    return message("{one}至{one2}", one=_one(first), one2=_one(last))


def _one(period: str) -> str:
    found = _PART.fullmatch(period)
    if not found:
        return period
    if not found[2]:
        return {"0": "本年", "-1": "上年", "1": "次年"}.get(found[1]) or _distance(found[1])
    return _year(found[1]) + (_HALVES.get(found[2]) or message("{found}月", found=int(found[2])))


def _year(offset: str) -> str:
    return {"0": "", "-1": "上年", "1": "次年"}.get(offset) or ("" if offset == "0" else _distance(offset))


def _distance(offset: str) -> str:
    if len(offset) == len("2019"):
        return message("{offset}年", offset=offset)
    return (
        message("{value}年前", value=-int(offset)) if offset.startswith("-") else message("{offset}年", offset=offset)
    )


def breakdown_words(address: Address, book: Codebook) -> str:
    """Breakdown of an address → names of its codes."""
    return NAME_MARK.join(book.codes[pair].name for pair in address.breakdown)


def field(address: Address, book: Codebook) -> dict[str, str]:
    """Address of an order or a set → the names that may stand in it, each with its code; names of areas first."""
    found = _BASE.fullmatch(address.base)
    area = found["area"] if found else None
    if area and book.group(area):
        return {book.areas[code].short: code for code in book.group(area)}
    written = (found["breakdown"] or "")[1:-1] if found else ""
    starred = [dimension for dimension, code in pairs(written, Place(address.base, 1)) if code == "*"]
    if starred:
        return {book.codes[d, code].name: code for d in starred for code in book.dimension(d)}
    areas = {a.short: a.code for a in book.areas.values()}
    return {c.name: c.code for c in book.codes.values()} | areas


def names_of(codes: Sequence[str], address: Address, book: Codebook) -> str:
    """Codes of an order or a set → their names, joined by 、; a code outside its field stays a code."""
    names = {code: name for name, code in field(address, book).items()}
    return NAME_MARK.join(names.get(code, code) for code in codes)
