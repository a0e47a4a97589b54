"""Needs of the report and accepted-missing.csv → what is still to be collected: which series, from whom, for what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.facts.addresses import Frame, breakdown, complete, parse, validate
from docgen.facts.load import read_rows
from docgen.model.facts import Address, Codebook, EditionError, Facts, Place
from docgen.model.period import is_span
from docgen.model.plain import plain
from docgen.model.resolved import Figure, Resolved, Table
from docgen.resolve.needs import Need
from docgen.wording.dates import short_period
from docgen.wording.facts import spoken
from docgen.wording.messages import message

FILE = "accepted-missing.csv"
COLUMNS = ("series", "points", "why")
_SOURCE = re.compile(r"^数据来源：(?P<names>[^；]*)")


@dataclass(frozen=True, slots=True)
class Awaited:
    """A series with points that nobody has stated: the address without what runs, and the points that are missing.

    point_words: the points in Chinese. figures: labels and captions of what shows it; sources: who is asked for it.
    why: the reason for which the missing points are accepted, empty when they are not.
    """

    series: str
    words: str
    points: tuple[str, ...]
    point_words: tuple[str, ...]
    figures: tuple[str, ...]
    sources: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Missing:
    """One missing address: its series, its point, and where it is needed."""

    series: Address
    point: str
    block: Figure | Table | None
    where: Place


def awaited(
    needs: Iterable[Need], facts: Facts, report: Resolved, accepted: Mapping[Address, str]
) -> tuple[Awaited, ...]:
    """What the report needs and nobody states → series by series; accepted points apart from those that are not."""
    placed = {b.id: b for m in report.matters for b in m.blocks if isinstance(b, Figure | Table)}
    rows: dict[tuple[Address, str, str], list[_Missing]] = {}
    for need in needs:
        if _known(need.address, facts):
            continue
        block = placed.get(need.block)
        series, point = _split(need.address, block)
        one = _Missing(series, point, block, need.where)
        kind = point.partition("=")[0] if "=" in point else ""
        rows.setdefault((series, kind, accepted.get(need.address, "")), []).append(one)
    return tuple(_awaited(series, why, missing, facts) for (series, _, why), missing in rows.items())


def _known(address: Address, facts: Facts) -> bool:
    """A value, or a word that the source has instead (未透露, or `-` for not available)."""
    return any(fact.basis != "missing" and fact.text for fact in facts.find(address))


def _split(address: Address, block: Figure | Table | None) -> tuple[Address, str]:
    """An address → its series and its point: what runs along the categories of its figure, else the period."""
    codes = {category.code for category in block.chart.categories} if isinstance(block, Figure) else set()
    if address.area in codes:
        return address._replace(area=""), address.area
    pair = next((p for p in address.breakdown if p[1] in codes), None)
    if pair is not None and address.period not in codes:
        return address._replace(breakdown=tuple(p for p in address.breakdown if p != pair)), "=".join(pair)
    return address._replace(period=""), address.period


def _joined(series: Address, point: str, place: Place) -> Address:
    """A series and a point → the address."""
    if "=" in point:
        return series._replace(breakdown=tuple(sorted((*series.breakdown, *breakdown(point, place)))))
    return series._replace(period=point) if is_span(point) else series._replace(area=point)


def _awaited(series: Address, why: str, missing: list[_Missing], facts: Facts) -> Awaited:
    blocks = list(dict.fromkeys(one.block for one in missing if one.block))
    figures = [f"{block.label} {plain(block.caption)}" for block in blocks]
    figures += [message("正文 {where}", where=one.where) for one in missing if one.block is None]
    sources = [found["names"] for block in blocks if (found := _SOURCE.match(block.source))]
    points = tuple(dict.fromkeys(one.point for one in missing))
    words = spoken(series, facts.codebook, facts.own_area)
    told = tuple(_told(point, facts.codebook) for point in points)
    asked = "；".join(dict.fromkeys(sources))
    return Awaited(str(series), words, points, told, tuple(dict.fromkeys(figures)), asked, why)


def _told(point: str, book: Codebook) -> str:
    """A point → its name: 2018年, 3月, 大连, 城镇."""
    if "=" in point:
        dimension, _, code = point.partition("=")
        return book.codes[dimension, code].name if (dimension, code) in book.codes else code
    return short_period(point) if is_span(point) else book.areas[point].short


def load_accepted(folder: Path, frame: Frame) -> dict[Address, str]:
    """accepted-missing.csv of an edition → addresses that may be missing, with the reason. Raises EditionError."""
    path = folder / FILE
    result: dict[Address, str] = {}
    for row in read_rows(path, COLUMNS) if path.is_file() else ():
        if not row["why"] or not row["points"]:
            raise EditionError(row.place, message("缺少理由或时点"), message("series,points,why 三列都要写"))
        if "*" in row["series"] + row["points"]:
            raise EditionError(row.place, message("这里不用通配符"), message("逐个写出缺的点，用 ; 隔开"))
        for address in _addresses(row["series"], row["points"], row.place, frame):
            result[address] = row["why"]
    return result


def _addresses(series: str, points: str, place: Place, frame: Frame) -> Iterator[Address]:
    written = parse(series, place)
    for point in filter(None, (p.strip() for p in points.split(";"))):
        address = complete(_joined(written, point, place), frame)
        validate(address, frame, place)
        yield address
