"""Random single errors in a consistent copy of an edition's facts → the share that the checks catch.

Kinds, seed and the choice of places were fixed before the checks were tuned:
a digit changed, two neighbouring digits swapped, the decimal point moved by one place, two rows exchanged;
the kind first, then the row, all equally likely. Run: python benchmarks/errors.py [EDITION] [COUNT]
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from docgen.check.identities import Identities, load_identities
from docgen.check.lists import list_findings
from docgen.check.ranks import rank_findings
from docgen.check.relations.conflicts import components
from docgen.check.relations.findings import Web, consistent, relation_findings, web
from docgen.check.relations.network import Network
from docgen.facts.load import Dataset, Row, load
from docgen.facts.measure import frame_of, measure
from docgen.model.facts import EditionError, Facts, Place
from docgen.model.finding import Finding
from docgen.model.report import Titles
from docgen.model.resolved import Catalogs, Resolved

SEED = 20191231
COUNT = 200
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_NOTHING = Resolved(Titles("", "", (), "", "", ""), (), Catalogs((), (), ()))


@dataclass(frozen=True, slots=True)
class Error:
    """One error: its kind, the rows it changes, and their new values."""

    kind: str
    rows: tuple[int, ...]
    values: tuple[str, ...]


def findings(facts: Facts, identities: Identities) -> tuple[Finding, ...]:
    """What the checks of numbers find in the facts alone."""
    checks = (relation_findings, rank_findings, list_findings)
    return tuple(finding for check in checks for finding in check(facts, _NOTHING, identities))


def clean(dataset: Dataset, identities: Identities) -> Dataset:
    """The edition without its known contradictions: rows not preferred, then what the checks suspect, left out."""
    current = replace(dataset, facts=tuple(row for row in dataset.facts if row["preferred"] != "no"))
    while found := findings(measure(current), identities):
        at = {stated.where for f in found for stated in f.statements if stated.address == f.suspect or not f.interval}
        rows = tuple(_without(row) if row.place in at else row for row in current.facts)
        assert rows != current.facts
        current = replace(current, facts=rows)
    return current


def _without(row: Row) -> Row:
    """A row whose value nobody has stated (it stays, since formulas may name it)."""
    return Row({**row.cells, "basis": "missing", "obs_value": "", "qualifier": "", "preferred": ""}, row.place)


def errors(rows: tuple[Row, ...], count: int) -> Iterator[Error]:
    """Rows of facts → so many random errors, always the same."""
    chance = random.Random(SEED)
    numbers = [i for i, row in enumerate(rows) if row["basis"] == "reported" and _NUMBER.fullmatch(row["obs_value"])]
    made = 0
    while made < count:
        kind = chance.choice(tuple(KINDS))
        error = KINDS[kind](chance, rows, chance.choice(numbers), numbers)
        if error is not None:
            made += 1
            yield error


def _digit(chance: random.Random, rows: tuple[Row, ...], row: int, numbers: list[int]) -> Error | None:
    text = rows[row]["obs_value"]
    at = chance.choice([i for i, c in enumerate(text) if c.isdigit()])
    other = chance.choice([c for c in "0123456789" if c != text[at]])
    return _changed("一位数字写错", rows, row, text[:at] + other + text[at + 1 :])


def _swap(chance: random.Random, rows: tuple[Row, ...], row: int, numbers: list[int]) -> Error | None:
    text = rows[row]["obs_value"]
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    pairs = [(a, b) for a, b in pairwise(digits) if text[a] != text[b]]
    if not pairs:
        return None
    a, b = chance.choice(pairs)
    swapped = list(text)
    swapped[a], swapped[b] = swapped[b], swapped[a]
    return _changed("两位数字对调", rows, row, "".join(swapped))


def _point(chance: random.Random, rows: tuple[Row, ...], row: int, numbers: list[int]) -> Error | None:
    text = rows[row]["obs_value"]
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, rest = digits.partition(".")
    if chance.random() < 0.5:
        moved = f"{whole}{rest[:1] or '0'}" + (f".{rest[1:]}" if rest[1:] else "")
    else:
        moved = f"{whole[:-1] or '0'}.{whole[-1]}{rest}"
    return _changed("小数点移一位", rows, row, sign + (moved.lstrip("0") if not moved.startswith("0.") else moved))


def _exchange(chance: random.Random, rows: tuple[Row, ...], row: int, numbers: list[int]) -> Error | None:
    """The next row of the same file, indicator and measure with another value."""
    one = rows[row]
    for other in numbers:
        two = rows[other]
        same = all(one[key] == two[key] for key in ("indicator", "measure", "unit"))
        if other > row and same and one.place.file == two.place.file and one["obs_value"] != two["obs_value"]:
            return Error("两行对调", (row, other), (two["obs_value"], one["obs_value"]))
    return None


def _changed(kind: str, rows: tuple[Row, ...], row: int, text: str) -> Error | None:
    valid = _NUMBER.fullmatch(text) and text != rows[row]["obs_value"]
    return Error(kind, (row,), (text,)) if valid else None


Maker = Callable[[random.Random, tuple[Row, ...], int, list[int]], Error | None]
KINDS: dict[str, Maker] = {"digit": _digit, "swap": _swap, "point": _point, "exchange": _exchange}


def wrong(dataset: Dataset, error: Error) -> Facts | None:
    """The edition with this error; None when it is refused on reading."""
    rows = list(dataset.facts)
    for row, value in zip(error.rows, error.values, strict=True):
        rows[row] = Row({**rows[row].cells, "obs_value": value}, rows[row].place)
    try:
        return measure(replace(dataset, facts=tuple(rows)))
    except EditionError:
        return None


def caught(dataset: Dataset, error: Error, identities: Identities) -> bool:
    """Whether the edition with this error is refused, or a check finds something in it."""
    facts = wrong(dataset, error)
    if facts is None or not consistent(facts, identities):
        return True
    return bool(rank_findings(facts, _NOTHING, identities) or list_findings(facts, _NOTHING, identities))


def located(dataset: Dataset, error: Error, identities: Identities) -> bool:
    """Whether the statement that a finding suspects first is the one in error (a refusal names its line)."""
    facts = wrong(dataset, error)
    places = {dataset.facts[row].place for row in error.rows}
    return facts is None or any(finding.where in places for finding in findings(facts, identities))


def bounds(one: Web) -> dict[Place, int]:
    """Place of a statement → on how many sides the other statements bound it more narrowly than its nature does."""
    result: dict[Place, int] = {}
    for claims, relations in components(one.claims, one.relations):
        for claim in claims:
            network = Network(one.quantities.limits)
            network.settle([c for c in claims if c is not claim], relations)
            span, by_nature = network.span(claim.name), one.quantities.limits[claim.name].interval
            sides = (span.low > by_nature.low) + (span.high < by_nature.high)
            result[one.statements[claim.key].where] = sides
    return result


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "data/2019")
    count = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    dataset = load(folder)
    identities = load_identities(folder, frame_of(dataset))
    dataset = clean(dataset, identities)
    facts = measure(dataset)
    alarms = len(findings(facts, identities))
    sides = bounds(web(facts, identities))
    results = [(error, caught(dataset, error, identities)) for error in errors(dataset.facts, count)]
    print("| 错误 | 个数 | 发现 | 比例 |\n|---|---|---|---|")
    for kind in dict.fromkeys(error.kind for error, _ in results):
        _line(kind, [hit for error, hit in results if error.kind == kind])
    bounded = [max(sides.get(dataset.facts[row].place, 0) for row in error.rows) for error, _ in results]
    hits = [hit for _, hit in results]
    _line("全部", hits)
    _line("在关系中的事实", [hit for n, hit in zip(bounded, hits, strict=True) if n])
    _line("其中由其余事实从两边限定的", [hit for n, hit in zip(bounded, hits, strict=True) if n == 2])
    _line("不在关系中的事实", [hit for n, hit in zip(bounded, hits, strict=True) if not n])
    _line("发现的之中，首先指出的就是错处", [located(dataset, error, identities) for error, hit in results if hit])
    related = sum(1 for n in sides.values() if n)
    print(f"\n无误的副本：{len(sides)}个数，其中{related}个在关系中；误报{alarms}个。")


def _line(name: str, hits: list[bool]) -> None:
    share = f"{100 * sum(hits) / len(hits):.0f} %" if hits else "—"
    print(f"| {name} | {len(hits)} | {sum(hits)} | {share} |")


if __name__ == "__main__":
    main()
