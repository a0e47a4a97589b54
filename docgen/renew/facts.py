"""Facts of an edition and what the next one needs → the rows to add: missing ones, and formulas moved on a year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.facts.addresses import Frame, complete, parse, shifted
from docgen.facts.like import based, neighbour, unit_of
from docgen.facts.load import FACT_COLUMNS
from docgen.model.facts import Address, Fact, Facts, Source

_BRACED = re.compile(r"\{([^{}]+)\}")
_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")


@dataclass(slots=True)
class _Next:
    """The addresses of the next edition that have no fact yet, each with the row that says so."""

    facts: Facts
    own_source: str
    rows: dict[Address, tuple[Fact, dict[str, str]]] = field(default_factory=dict)

    def need(self, address: Address) -> None:
        """An address (complete but perhaps for its base) → a row, if there is no fact, and rows for its operands."""
        waiting = [address]
        while waiting:
            asked = waiting.pop()
            for new in [] if self.facts.find(asked) else self._named(asked):
                if new not in self.rows and new not in self.facts.preferred:
                    waiting += self._enter(new)

    def _named(self, address: Address) -> list[Address]:
        """An address without a fact → the addresses its fact of last year, moved on, would have."""
        before = [shifted(fact.address, 1) for fact in self.facts.find(shifted(address, -1))]
        like = based(address, self.facts)
        return before or ([like] if like else [])

    def _enter(self, address: Address) -> list[Address]:
        """A new address → its row; returns the operands of its formula."""
        before = self.facts.preferred.get(shifted(address, -1))
        like = before or neighbour(address, self.facts) or self.facts.statements[-1]
        formula = _moved(before) if before else ""
        row = self._row(address, before, formula)
        self.rows[address] = like, row
        frame = Frame(self.facts.own_area, self.facts.year + 1, self.facts.codebook)
        return [complete(parse(text, like.where), frame) for text in _BRACED.findall(formula)]

    def _row(self, address: Address, before: Fact | None, formula: str) -> dict[str, str]:
        indicator = self.facts.codebook.indicators[address.indicator]
        return dict.fromkeys(FACT_COLUMNS, "") | {
            "indicator": address.indicator,
            "ref_area": address.area,
            "time_period": address.period,
            "breakdown": ";".join(f"{dimension}={code}" for dimension, code in address.breakdown),
            "measure": address.measure,
            "base": address.base,
            "unit": before.unit if before else unit_of(address, indicator),
            "basis": "derived" if formula else "missing",
            "formula": formula,
            "source": "" if formula or before is None else self._source(before.source),
        }

    def _source(self, id_: str) -> str:
        """Last year's source → the one a new number will likely have: a body again, the new report for the old."""
        if id_ == next(iter(self.facts.codebook.sources)):
            return self.own_source
        source = self.facts.codebook.sources.get(id_)
        return id_ if source and not is_document(source) else ""


def next_rows(wanted: Iterable[Address], facts: Facts, own_source: str) -> Mapping[Path, list[Mapping[str, str]]]:
    """What the next edition needs, the facts of this one, the id of the next report as a source → new rows by file.

    A formula of this year's facts is carried on, with the rows its operands need; all else is missing.
    """
    found = _Next(facts, own_source)
    for address in wanted:
        found.need(address)
    result: defaultdict[Path, list[Mapping[str, str]]] = defaultdict(list)
    for like, row in sorted(found.rows.values(), key=lambda pair: (pair[0].where.file, pair[0].where.line)):
        result[Path(like.where.file)].append(row)
    return result


def _moved(fact: Fact) -> str:
    """A derived fact → its formula a year later; empty for a fact that has none."""
    return _BRACED.sub(lambda found: "{" + str(shifted(parse(found[1], fact.where), 1)) + "}", fact.formula)


def is_document(source: Source) -> bool:
    """Whether a source is one dated document, whose numbers are of its year, and not a body that reports every year."""
    return bool(source.date or _YEAR.search(source.name))
