"""Proposal + an edition's files → the files that change: lines edited in place, new lines beside their like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.facts.addresses import Frame, complete, parse
from docgen.facts.like import neighbour, unit_of
from docgen.facts.load import REVISION_COLUMNS, Dataset
from docgen.facts.records import edited
from docgen.model.facts import Address, Fact, Facts, Place
from docgen.workbook.changes import Change, Proposal
from docgen.workbook.columns import SOURCE_HEADS

_REVISIONS = "revisions.csv"
_SOURCES = "sources.csv"
_SOURCE_COLUMNS = ("id", "name", "issuer", "address", "date", "words")
NO_REASON = "工作簿更正，未写原因"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who imports and on which day: what a row of revisions.csv says."""

    who: str
    when: str


def apply(proposal: Proposal, dataset: Dataset, facts: Facts, signature: Signature) -> dict[str, bytes]:
    """Proposal without refusals, the edition as loaded and measured, who and when → changed files by relative path."""
    edits = _Edits(dataset, facts)
    for change in proposal.changes:
        edits.enter(change, signature)
    if proposal.sources:
        rows = [dict(zip(_SOURCE_COLUMNS, cells, strict=True)) for cells in proposal.sources]
        assert len(_SOURCE_COLUMNS) == len(SOURCE_HEADS)
        edits.added[_SOURCES][0].extend(rows)
    return edits.files()


@dataclass(slots=True)
class _Edits:
    """Cells by file and line, new rows by file and the line they follow (0: the end)."""

    dataset: Dataset
    facts: Facts
    cells: dict[str, dict[int, dict[str, str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))
    added: dict[str, dict[int, list[Mapping[str, str]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def enter(self, change: Change, signature: Signature) -> None:
        """A change → the cells and rows it takes."""
        stated = self._statement(change.address)
        if change.kind == "revise":
            self._revise(change, signature)
        elif change.kind in ("qualifier", "source"):
            assert stated is not None
            self._set(stated, {change.kind: change.new})
        elif stated is None:
            self._add(change)
        else:
            self._set(stated, _reported(change))

    def _statement(self, address: Address) -> Fact | None:
        """The row of facts/*.csv that is printed for an address."""
        fits = [s for s in self.facts.statements if s.address == address and s.preferred != "no"]
        return fits[0] if fits else None

    def _set(self, fact: Fact, cells: Mapping[str, str]) -> None:
        self.cells[self._file(fact)][fact.where.line].update(cells)

    def _file(self, fact: Fact) -> str:
        return Path(fact.where.file).relative_to(self.dataset.folder).as_posix()

    def _revise(self, change: Change, signature: Signature) -> None:
        """A correction names the value before it: the one last entered, else the one first stated."""
        address = str(change.address)
        earlier = [row["new"] for row in self.dataset.revisions if self._is(row["fact"], change.address)]
        stated = self._statement(change.address)
        old = earlier[-1] if earlier else stated.text if stated else ""
        why = change.why or NO_REASON
        cells = (address, old, change.new, signature.who, signature.when, why)
        self.added[_REVISIONS][0].append(dict(zip(REVISION_COLUMNS, cells, strict=True)))

    def _is(self, text: str, address: Address) -> bool:
        """Whether a fact named in revisions.csv is this one (it may be named in short)."""
        frame = Frame(self.facts.own_area, self.facts.year, self.facts.codebook)
        named = complete(parse(text, Place(_REVISIONS, 1)), frame)
        return any(fact.address == address for fact in self.facts.find(named))

    def _add(self, change: Change) -> None:
        """A fact that no file has yet: a row after the nearest of its like."""
        like = neighbour(change.address, self.facts) or self.facts.statements[-1]
        self.added[self._file(like)][like.where.line].append(self._row(change))

    def _row(self, change: Change) -> dict[str, str]:
        address = change.address
        return {
            "indicator": address.indicator,
            "ref_area": address.area,
            "time_period": address.period,
            "breakdown": ";".join(f"{dimension}={code}" for dimension, code in address.breakdown),
            "measure": address.measure,
            "base": address.base,
            "unit": change.unit or unit_of(address, self.facts.codebook.indicators[address.indicator]),
        } | _reported(change)

    def files(self) -> dict[str, bytes]:
        """The files that change, whole."""
        result = {}
        for name in sorted({*self.cells, *self.added}):
            path = self.dataset.folder / name
            data = path.read_bytes() if path.is_file() else (",".join(REVISION_COLUMNS) + "\n").encode()
            result[name] = edited(data, self.cells.get(name, {}), self.added.get(name, {}))
        return result


def _reported(change: Change) -> dict[str, str]:
    """A new number → the cells that say it was reported."""
    return {
        "qualifier": change.qualifier,
        "obs_value": change.new,
        "basis": "reported",
        "formula": "",
        "source": change.source,
    }
