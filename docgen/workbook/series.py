"""Address ↔ row and column of the workbook: a row is a series, its key the address with relative periods."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from docgen.facts.addresses import Frame, complete, parse
from docgen.model.facts import Address, Place

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_BASE_YEAR = re.compile(r"(?<=\.)(\d{4}[-0-9HQ.]*)")
_FAR = 9


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a fact stands: the key of its row and the year of its column."""

    key: str
    year: int


def spot(address: Address, newest: int) -> Spot:
    """Complete address, the edition's year → its row and column.

    A period later than the edition's year (2020-03 in the edition of 2019) stands in the edition's column, its row's
    key says that it is a year later.
    """
    years = [int(year) for year in _YEAR.findall(address.period)]
    column = min(max(years), newest)
    base = _BASE_YEAR.sub(lambda m: _relative(m[0], column), address.base)
    return Spot(str(address._replace(period=_relative(address.period, column), base=base)), column)


def _relative(period: str, year: int) -> str:
    """Absolute period → the same counted from a year; years too far away for the notation stay."""

    def offset(found: re.Match[str]) -> str:
        distance = int(found[1]) - year
        return str(distance) if abs(distance) <= _FAR else found[1]

    return _YEAR.sub(offset, period)


def address_of(key: str, year: int, frame: Frame) -> Address:
    """Key of a row and year of a column → the fact's complete address."""
    return complete(parse(key, Place(key, 1)), replace(frame, year=year))
