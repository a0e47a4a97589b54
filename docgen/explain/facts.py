"""A fact → lines that tell where it comes from: value, source, places, formula, rounding, other values, corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from docgen.explain.corrections import Correction, at
from docgen.facts.addresses import Frame, complete, parse
from docgen.facts.formulas import parse_formula
from docgen.model.facts import NAME_MEASURES, Address, Fact, Facts
from docgen.wording import numbers
from docgen.wording.facts import spoken, stated

BASES = {"reported": "原文所述", "derived": "由公式推算", "missing": "缺"}
_QUALIFIERS = {"≈": "约", ">": "超过", "≥": "不低于", "<": "近", "≤": "不超过"}
_STEP = "    "
_ADDRESS = re.compile(r"\{([^{}]*)\}")
_SIGNS = str.maketrans({"*": "×", "/": "÷", "+": "＋", "-": "－", "(": "（", ")": "）", " ": None})


@dataclass(frozen=True, slots=True)
class Teller:
    """What a fact is told from."""

    facts: Facts
    corrections: tuple[Correction, ...]

    def fact(self, fact: Fact, depth: int = 0) -> Iterator[str]:
        """A fact in full; the facts of its formula below it, a step further in."""
        yield _STEP * depth + f"{self.name(fact.address)}：{self.value(fact)}　[{BASES[fact.basis]}]　{fact.address}"
        for line in (*self._origin(fact), *self._history(fact), *self._corrected(fact)):
            yield _STEP * (depth + 1) + line
        for operand in self._operands(fact):
            yield from self.fact(operand, depth + 1)

    def name(self, address: Address) -> str:
        return spoken(address, self.facts.codebook, self.facts.own_area)

    def value(self, fact: Fact) -> str:
        """A fact as it is printed; names instead of codes."""
        if fact.address.measure in NAME_MEASURES and fact.codes:
            return stated(fact, self.facts.codebook)
        return numbers.value(fact)

    def _origin(self, fact: Fact) -> Iterator[str]:
        if fact.basis == "reported":
            yield f"来源：{self._source(fact)}"
        if fact.places:
            yield f"原文：{'、'.join(fact.places)}"
        yield f"数据：{fact.where}"
        if fact.basis == "derived":
            yield f"公式：{fact.formula}"
        if fact.interval is not None and fact.interval.low != fact.interval.high:
            yield f"{_rounding(fact)}，可为 {_end(fact.interval.low)} 到 {_end(fact.interval.high)}"
        if fact.note:
            yield f"说明：{fact.note}"

    def _source(self, fact: Fact) -> str:
        source = self.facts.codebook.sources.get(fact.source)
        if source is None:
            return fact.source
        return "；".join(filter(None, (source.name, source.issuer, source.address, source.date)))

    def _history(self, fact: Fact) -> Iterator[str]:
        if fact.superseded:
            yield f"更正前：{fact.superseded}{fact.unit}"
        for other in self.facts.statements:
            if other.address == fact.address and other.where != fact.where:
                note = f"（{other.note}）" if other.note else ""
                value = other.text + other.unit if other.text else other.formula
                yield f"另有一值未采用：{value}　原文 {'、'.join(other.places) or '无'}　{other.where}{note}"

    def _corrected(self, fact: Fact) -> Iterator[str]:
        for one in at(fact.places, self.corrections):
            yield f"同处更正：“{one.printed}”改为“{one.mended}”（{one.why}）"

    def formula(self, fact: Fact) -> str:
        """A derived fact → its formula in words: each fact in it by name and value, signs as they are printed."""
        parts = _ADDRESS.split(fact.formula)
        return "".join(self._named(part, fact) if n % 2 else part.translate(_SIGNS) for n, part in enumerate(parts))

    def _named(self, text: str, fact: Fact) -> str:
        """An address of a formula → its name and value."""
        frame = Frame(self.facts.own_area, self.facts.year, self.facts.codebook)
        address = complete(parse(text, fact.where), frame)
        found = self.facts.find(address)[:1]
        return self.name(address) + "".join(f"（{self.value(one)}）" for one in found)

    def _operands(self, fact: Fact) -> list[Fact]:
        if not fact.formula:
            return []
        frame = Frame(self.facts.own_area, self.facts.year, self.facts.codebook)
        texts = parse_formula(fact.formula, fact.where).addresses
        addresses = (complete(parse(text, fact.where), frame) for text in texts)
        return list({one.address: one for address in addresses for one in self.facts.find(address)[:1]}.values())


def _rounding(fact: Fact) -> str:
    if fact.basis == "derived":
        digits = f"{fact.value:f}" if fact.value is not None else ""
        return f"取舍：算得 {_end(Decimal(digits))}，按区间能保证的位数印作 {fact.text}" if digits else "取舍"
    return f"取舍：印作“{_QUALIFIERS.get(fact.qualifier, '')}{fact.text}”"


def _end(value: Decimal) -> str:
    """A bound in at most eight figures."""
    if not value.is_finite():
        return "无穷大" if value > 0 else "负无穷大"
    return f"{round(value, max(0, 7 - value.adjusted())).normalize():f}" if value else "0"
