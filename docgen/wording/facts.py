"""An address → its Chinese name: 2019年沈阳网民规模（城镇）占比."""

from __future__ import annotations

import re

from docgen.model.facts import NAME_MEASURES, Address, Codebook, Fact
from docgen.wording import dates

MEASURES = {
    "level": "", "change": "增减", "growth": "增速", "cagr": "年均复合增速", "share": "占比", "times": "倍数",
    "rank": "位次", "order": "名次", "set": "名单", "change-of-share": "占比变动", "change-of-growth": "增速变动",
}  # fmt: skip


_STAR = re.compile(r"([a-z-]+)=\*")
_QUALIFIERS = {"≈": "约", ">": "超过", "≥": "不低于", "<": "近", "≤": "不超过"}


def spoken(address: Address, book: Codebook, own_area: str = "") -> str:
    """Address → its name in words; the own area is left out, codes that are not listed stay as they are."""
    indicator = book.indicators[address.indicator].name if address.indicator in book.indicators else address.indicator
    codes = [book.codes[pair].name if pair in book.codes else pair[1] for pair in address.breakdown]
    area = book.areas[address.area].short if address.area in book.areas else address.area
    parts = [
        dates.period(address.period) if address.period else "",
        "" if address.area == own_area else area,
        indicator,
        f"（{'、'.join(codes)}）" if codes else "",
        MEASURES[address.measure],
    ]
    return "".join(parts)


def stated(fact: Fact, book: Codebook) -> str:
    """Fact → what its source says: number with qualifier and unit, the names of an order or set, or a word."""
    if fact.address.measure in NAME_MEASURES:
        return "、".join(code_names(fact, book))
    return f"{_QUALIFIERS.get(fact.qualifier, '')}{fact.text}{fact.unit}"


def code_names(fact: Fact, book: Codebook) -> tuple[str, ...]:
    """An order or set → its names; its base tells of which dimension the codes are."""
    found = _STAR.search(fact.address.base)
    dimension = found[1] if found else ""
    return tuple(_code_name(code, dimension, book) for code in fact.codes)


def _code_name(code: str, dimension: str, book: Codebook) -> str:
    if not dimension and code in book.areas:
        return book.areas[code].short
    return book.codes[dimension, code].name if (dimension, code) in book.codes else code
