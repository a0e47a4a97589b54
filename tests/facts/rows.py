"""Rows of a facts file in short writing: `row("netizens:change~.2020", "34.5")`, measured with the sample's codes."""

from __future__ import annotations

from docgen.facts.addresses import Frame, parse
from docgen.facts.load import FACT_COLUMNS, REVISION_COLUMNS, Dataset, Row, load
from docgen.facts.measure import frame_of, measure
from docgen.model.facts import Address, Fact, Facts, Place
from tests.reading import SAMPLE

DATASET = load(SAMPLE)
FRAME: Frame = frame_of(DATASET)
FILE = "facts.csv"
_BY_MEASURE = {"growth": "%", "cagr": "%", "share": "%", "rank": "位", "times": "倍", "order": "", "set": ""}


def row(address: str, value: str = "", line: int = 2, **cells: str) -> Row:
    """Address (area and period default to the edition's), printed value, line, other cells → a row as read."""
    parsed = parse(address, Place(FILE, line))
    unit = _BY_MEASURE.get(parsed.measure, FRAME.codebook.indicators[parsed.indicator].unit)
    written = {
        "indicator": parsed.indicator,
        "ref_area": parsed.area or FRAME.area,
        "time_period": parsed.period or str(FRAME.year),
        "breakdown": ";".join(f"{d}={c}" for d, c in parsed.breakdown),
        "measure": parsed.measure,
        "base": parsed.base,
        "obs_value": value,
        "unit": unit,
        "basis": "derived" if "formula" in cells else "reported" if value else "missing",
        "source": "report" if value else "",
    }
    return Row(dict.fromkeys(FACT_COLUMNS, "") | written | cells, Place(FILE, line))


def correction(fact: str, old: str, new: str, line: int = 2) -> Row:
    """A row of revisions.csv."""
    cells = dict.fromkeys(REVISION_COLUMNS, "") | {"fact": fact, "old": old, "new": new}
    return Row(cells, Place("revisions.csv", line))


def measured(*rows: Row, corrections: tuple[Row, ...] = ()) -> Facts:
    """Rows and corrections → Facts."""
    return measure(Dataset(DATASET.folder, DATASET.settings, DATASET.lists, rows, corrections, {}))


def fact(facts: Facts, address: str) -> Fact:
    """The one fact with this address (area and period default to the edition's)."""
    (found,) = facts.find(full(address))
    return found


def full(address: str) -> Address:
    parsed = parse(address, Place("test", 1))
    return Address(
        parsed.indicator, parsed.breakdown, parsed.area or FRAME.area, parsed.period or str(FRAME.year),
        parsed.measure, parsed.base,
    )  # fmt: skip
