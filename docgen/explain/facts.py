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
from docgen.wording.messages import message

BASES = {"reported": message("原文所述"), "derived": message("由公式推算"), "missing": message("缺")}
_QUALIFIERS = {
    "≈": message("约"),
    ">": message("超过"),
    "≥": message("不低于"),
    "<": message("近"),
    "≤": message("不超过"),
}
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
            yield message("来源：{source}", source=self._source(fact))
        if fact.places:
            yield message("原文：{places}", places="、".join(fact.places))
        yield message("数据：{where}", where=fact.where)
        if fact.basis == "derived":
            yield message("公式：{formula}", formula=fact.formula)
        if fact.interval is not None and fact.interval.low != fact.interval.high:
            yield message(
                "{rounding}，可为 {end} 到 {end2}",
                rounding=_rounding(fact),
                end=_end(fact.interval.low),
                end2=_end(fact.interval.high),
            )
        if fact.note:
            yield message("说明：{note}", note=fact.note)

    def _source(self, fact: Fact) -> str:
        source = self.facts.codebook.sources.get(fact.source)
        if source is None:
            return fact.source
        return "；".join(filter(None, (source.name, source.issuer, source.address, source.date)))

    def _history(self, fact: Fact) -> Iterator[str]:
        if fact.superseded:
            yield message("更正前：{superseded}{unit}", superseded=fact.superseded, unit=fact.unit)
        for other in self.facts.statements:
            if other.address == fact.address and other.where != fact.where:
                note = f"（{other.note}）" if other.note else ""
                value = other.text + other.unit if other.text else other.formula
                yield message(
                    "另有一值未采用：{value}\u3000原文 {places}\u3000{where}{note}",
                    value=value,
                    places="、".join(other.places) or message("无"),
                    where=other.where,
                    note=note,
                )

    def _corrected(self, fact: Fact) -> Iterator[str]:
        for one in at(fact.places, self.corrections):
            yield message(
                "同处更正：“{printed}”改为“{mended}”（{why}）", printed=one.printed, mended=one.mended, why=one.why
            )

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
        return (
            message(
                "取舍：算得 {end}，按区间能保证的位数印作 {fact_text}", end=_end(Decimal(digits)), fact_text=fact.text
            )
            if digits
            else message("取舍")
        )
    return message(
        "取舍：印作“{qualifiers}{fact_text}”", qualifiers=_QUALIFIERS.get(fact.qualifier, ""), fact_text=fact.text
    )


def _end(value: Decimal) -> str:
    """A bound in at most eight figures."""
    if not value.is_finite():
        return message("无穷大") if value > 0 else message("负无穷大")
    return f"{round(value, max(0, 7 - value.adjusted())).normalize():f}" if value else "0"
