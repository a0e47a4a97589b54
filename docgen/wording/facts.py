"""An address → its Chinese name: 2019年沈阳网民规模（城镇）占比."""

from __future__ import annotations

from docgen.model.facts import Address, Codebook
from docgen.wording import dates

MEASURES = {
    "level": "", "change": "增减", "growth": "增速", "cagr": "年均复合增速", "share": "占比", "times": "倍数", "rank": "位次",
    "order": "名次", "set": "名单", "change-of-share": "占比变动", "change-of-growth": "增速变动",
}  # fmt: skip


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
