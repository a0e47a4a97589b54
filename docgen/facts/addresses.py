"""Text of an address → Address: parsing, relative periods, defaults, and the expansion of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from docgen.model.facts import MEASURES, Address, Codebook, EditionError, Place
from docgen.model.period import is_period
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

_ADDRESS = re.compile(
    r"(?P<indicator>[a-z][a-z0-9-]*)"
    r"(\[(?P<breakdown>[^\]]*)\])?"
    r"(@(?P<area>[a-z][a-z0-9-]*))?"
    r"(\.(?P<period>-?[0-9][-0-9HQ.]*))?"
    r"(:(?P<measure>[a-z-]+))?"
    r"(~(?P<base>.+))?"
)
_BASE = re.compile(
    r"(?P<indicator>[a-z][a-z0-9-]*)?(\[(?P<breakdown>[^\]]*)\])?(@(?P<area>[a-z][a-z0-9-]*))?(\.(?P<period>[0-9][-0-9HQ.]*))?"
)
_RELATIVE = re.compile(r"(-?\d)(-\d\d|-H\d|-Q\d)?")
_BASE_PERIOD = re.compile(r"\.(-?[0-9][-0-9HQ.]*)")
_YEAR = re.compile(r"\d{4}")
_RUNNING = re.compile(r"[0-9]{4}(-[0-9]{2})?")
_YEARS_ROUND = 60


@dataclass(frozen=True, slots=True)
class Frame:
    """What an address leaves out: the edition's own area and year, and the codes that exist."""

    area: str
    year: int
    codebook: Codebook


def parse(text: str, place: Place) -> Address:
    """Address as written → Address, parts that are left out empty; raises EditionError."""
    found = _ADDRESS.fullmatch(text.strip())
    if not found:
        raise EditionError(
            place,
            message("地址写法不对：{text!r}", text=text),
            message("应为 indicator[dim=code]@area.period:measure~base"),
        )
    part = found.groupdict(default="")
    measure = part["measure"] or "level"
    if measure not in MEASURES:
        raise EditionError(
            place,
            message("未知的度量 {measure!r}", measure=measure),
            message("是否指 {nearest}？", nearest=nearest(measure, MEASURES)),
        )
    return Address(
        part["indicator"],
        breakdown(part["breakdown"], place),
        part["area"],
        part["period"],
        measure,
        part["base"],
    )


def breakdown(text: str, place: Place) -> tuple[tuple[str, str], ...]:
    """`dim=code;dim=code` → pairs sorted by dimension."""
    pairs = []
    for item in filter(None, text.split(";")):
        dimension, equals, code = item.partition("=")
        if not (dimension and equals and code):
            raise EditionError(place, message("分组写法不对：{item!r}", item=item), message("应为 dimension=code"))
        pairs.append((dimension.strip(), code.strip()))
    return tuple(sorted(pairs))


def absolute(period: str, year: int) -> str:
    """Period, perhaps relative (`-1`, `0-12`, `-2..0`) → the same in years of the calendar."""
    return "..".join(_absolute_one(one, year) for one in period.split(".."))


def _absolute_one(period: str, year: int) -> str:
    found = _RELATIVE.fullmatch(period)
    return f"{year + int(found[1])}{found[2] or ''}" if found else period


def complete(address: Address, frame: Frame) -> Address:
    """Address → the same with own area and period filled in and relative periods made absolute."""
    period = absolute(address.period, frame.year) if address.period else str(frame.year)
    base = _BASE_PERIOD.sub(lambda m: "." + absolute(m[1], frame.year), address.base)
    return address._replace(area=address.area or frame.area, period=period, base=base)


def shifted(address: Address, years: int) -> Address:
    """Complete address → the same so many years later, the period it is compared with too."""

    def later(period: str) -> str:
        return _YEAR.sub(lambda year: str(int(year[0]) + years), period)

    base = _BASE_PERIOD.sub(lambda m: "." + later(m[1]), address.base)
    return address._replace(period=later(address.period), base=base)


def compared(address: Address, place: Place) -> Address | None:
    """Address with a base → the level it is compared with or a part of; None when the base is a field (@cities)."""
    found = _BASE.fullmatch(address.base)
    if not address.base or not found:
        return None
    pairs = address.breakdown if found["breakdown"] is None else breakdown(found["breakdown"], place)
    if found["indicator"] and found["breakdown"] is None:
        pairs = ()
    return Address(
        found["indicator"] or address.indicator, pairs, found["area"] or address.area, found["period"] or address.period
    )


def validate(address: Address, frame: Frame, place: Place) -> None:
    """Unknown indicator, area, dimension or code → EditionError with the nearest valid name; periods likewise."""
    book = frame.codebook
    _check_period(address.period, frame.year, place)
    if address.indicator not in book.indicators:
        _unknown(message("指标"), address.indicator, book.indicators, place)
    if address.area not in book.areas and not book.group(address.area):
        _unknown(message("地区"), address.area, book.areas, place)
    for dimension, code in address.breakdown:
        if (dimension, code) in book.codes:
            continue
        codes = book.dimension(dimension)
        if not codes:
            _unknown(message("分组维度"), dimension, {d for d, _ in book.codes}, place)
        if code != "*":
            _unknown(message("分组 {dimension} 的代码", dimension=dimension), code, codes, place)


def _check_period(period: str, year: int, place: Place) -> None:
    """A period that is none, a span that does not run forward, a year far away → EditionError."""
    ends = period.split("..")
    spans = len(ends) == 1 or (len({len(end) for end in ends}) == 1 and all(map(_RUNNING.fullmatch, ends)))
    if len(ends) > 2 or not spans or ends != sorted(ends) or not all(map(is_period, ends)):
        right = f"应为 {year}、{year}-12、{year}-H1，起讫为 {year - 2}..{year}"
        raise EditionError(place, message("时期写法不对：{period!r}", period=period), right)
    if any(abs(int(end[:4]) - year) > _YEARS_ROUND for end in ends):
        raise EditionError(
            place,
            message("时期 {period!r} 超出范围", period=period),
            message("应在 {year} 年前后 {years_round} 年之内", year=year, years_round=_YEARS_ROUND),
        )


def _unknown(what: str, name: str, known: Iterable[str], place: Place) -> None:
    raise EditionError(
        place,
        message("未知的{what} {name!r}", what=what, name=name),
        message("是否指 {nearest}？", nearest=nearest(name, known)),
    )


def expand(address: Address, frame: Frame) -> tuple[tuple[Address, ...], str]:
    """Complete pattern → its addresses in order, and which part runs: period, area, breakdown, or nothing."""
    periods = _periods(address.period)
    areas = frame.codebook.group(address.area) or (address.area,)
    dimension = frame.codebook.dimension
    choices = [[(d, c) for c in (dimension(d) if code == "*" else (code,))] for d, code in address.breakdown]
    addresses = tuple(
        address._replace(period=period, area=area, breakdown=tuple(pairs))
        for pairs in product(*choices)
        for area in areas
        for period in periods
    )
    runs = [name for name, many in (
        ("period", len(periods) > 1),
        ("area", bool(frame.codebook.group(address.area))),
        ("breakdown", any(code == "*" for _, code in address.breakdown)),
    ) if many]  # fmt: skip
    return addresses, "+".join(runs)


def _periods(period: str) -> tuple[str, ...]:
    """`2017..2019` or `2018-11..2019-02` → every period of the range; a single one stays."""
    first, dots, last = period.partition("..")
    if not dots:
        return (period,)
    if "-" in first:
        months = range(_month(first), _month(last) + 1)
        return tuple(f"{month // 12}-{month % 12 + 1:02}" for month in months)
    return tuple(str(y) for y in range(int(first), int(last) + 1))


def _month(period: str) -> int:
    """`2019-03` → its number among all months."""
    year, month = period.split("-")
    return int(year) * 12 + int(month) - 1
