"""A series with its facts → Row: what the sheet shows of it, word by word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.facts.addresses import parse
from docgen.facts.like import unit_of
from docgen.model.facts import NAME_MEASURES, Address, Basis, Fact, Facts, Indicator, Place
from docgen.wording.messages import message
from docgen.workbook import words
from docgen.workbook.book import Cell, Row, RowKind, State
from docgen.workbook.derived import derived
from docgen.workbook.series import Spot

_KINDS = {"stock": message("时点数"), "flow": message("时期数"), "ratio": message("比率"), "text": message("文字")}


@dataclass(frozen=True, slots=True)
class Stand:
    """A cell in the making: its address and its fact, None when no file has a row for it."""

    address: Address
    fact: Fact | None


def row(key: str, stands: Mapping[int, Stand], uses: str, facts: Facts, spots: frozenset[Spot]) -> Row:
    """Key of a series, its cells by year, where it is printed, the facts, what stands on the same sheet → Row."""
    book = facts.codebook
    address = parse(key, Place(key, 1))
    indicator = book.indicators[address.indicator]
    known = {year: stand.fact for year, stand in stands.items() if stand.fact}
    unit = next((f.unit for f in known.values()), unit_of(address, indicator))
    usual = usual_decimals(known, indicator, unit)
    cells = {y: _cell(s, _kind(address, indicator), usual, facts, spots) for y, s in sorted(stands.items())}
    own = known.get(facts.year)
    return Row(
        key,
        _kind(address, indicator),
        indicator.name,
        words.breakdown_words(address, book),
        book.areas[address.area].short,
        words.span_words(address.period, indicator.kind),
        words.measure_words(address, book),
        unit,
        cells,
        own.qualifier if own and own.basis == "reported" else "=",
        _basis(cells[facts.year].state) if facts.year in cells else "missing",
        _source(own, known, facts),
        indicator.words,
        uses,
        _comment(indicator, own),
    )


def usual_decimals(known: Mapping[int, Fact], indicator: Indicator, unit: str) -> int:
    """Facts of a row by year → the decimals a new value of it is expected to have: those of the newest stated one."""
    stated = [f for _, f in sorted(known.items()) if f.value is not None and f.basis == "reported"]
    if stated:
        return decimals(stated[-1].text)
    return indicator.decimals if unit == indicator.unit else 1


def decimals(text: str) -> int:
    """Decimal text → how many digits stand after the point."""
    return len(text.partition(".")[2])


def _kind(address: Address, indicator: Indicator) -> RowKind:
    if address.measure in NAME_MEASURES:
        return "names"
    return "text" if indicator.kind == "text" and address.measure == "level" else "number"


def _basis(state: State) -> Basis:
    return "missing" if state == "none" else state


def _source(own: Fact | None, known: Mapping[int, Fact], facts: Facts) -> str:
    """The source of this year's fact; of a missing one the source it names, else that of the newest stated one."""
    named = [own.source] if own else []
    named += [fact.source for _, fact in sorted(known.items(), reverse=True) if own is None or own.basis == "missing"]
    return next((id_ for id_ in named if id_ in facts.codebook.sources), "")


def _comment(indicator: Indicator, own: Fact | None) -> str:
    note = own.note if own else ""
    if not (indicator.note or note):
        return ""
    head = f"{indicator.name}（{_KINDS[indicator.kind]}）"
    return "\n".join(filter(None, (head, indicator.note, note)))


def _cell(stand: Stand, kind: RowKind, usual: int, facts: Facts, spots: frozenset[Spot]) -> Cell:
    fact = stand.fact
    if fact is None:
        return Cell("missing", stand.address, decimals=usual)
    if fact.formula:
        return derived(fact, usual, facts, spots)
    if fact.basis == "missing":
        return Cell("missing", stand.address, decimals=usual)
    comment = (
        message("更正：原为 {superseded}{unit}", superseded=fact.superseded, unit=fact.unit) if fact.superseded else ""
    )
    text = words.names_of(fact.codes, fact.address, facts.codebook) if kind == "names" else fact.text
    shown = decimals(fact.text) if fact.value is not None else usual
    return Cell("reported", stand.address, text, shown, comment=comment)
