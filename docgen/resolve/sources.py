"""Figures and tables → their source lines: 数据来源：…；sources of other facts, 推算, corrections added."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.facts.addresses import Frame, complete, parse
from docgen.facts.formulas import parse_formula
from docgen.model.facts import Address, EditionError, Fact, Facts, Place
from docgen.model.report import Directive
from docgen.wording.nearest import nearest

_HEAD = "数据来源："
_DERIVED = "推算"


def source_line(directive: Directive, addresses: Iterable[Address], facts: Facts) -> str:
    """Directive, addresses it shows, facts → its source line; empty when there is nothing to name."""
    names = [_name(id_.strip(), place, facts) for text, place in _option(directive) for id_ in text.split(";")]
    shown = [facts.preferred[a] for a in addresses if a in facts.preferred]
    others = {id_ for fact in shown for id_ in _origins(fact, facts)} - {_own(facts)}
    names += [facts.codebook.sources[id_].name for id_ in sorted(others)]
    parts = ["、".join(dict.fromkeys(names))]
    if any(fact.basis == "derived" for fact in shown):
        parts.append(f"部分数据由本报告{_DERIVED}")
    parts = list(filter(None, parts))
    return _HEAD + "；".join(parts) if parts else ""


def _origins(fact: Fact, facts: Facts) -> set[str]:
    """Fact → the sources it rests on: its own, or those of the facts in its formula."""
    if fact.basis != "derived":
        return {fact.source} if fact.basis == "reported" else set()
    frame = Frame(facts.own_area, facts.year, facts.codebook)
    texts = parse_formula(fact.formula, fact.where).addresses
    operands = [f for text in texts for f in facts.find(complete(parse(text, fact.where), frame))]
    return {id_ for operand in operands for id_ in _origins(operand, facts)}


def _option(directive: Directive) -> list[tuple[str, Place]]:
    return [directive.options["source"]] if "source" in directive.options else []


def _name(id_: str, place: Place, facts: Facts) -> str:
    sources = facts.codebook.sources
    if id_ not in sources:
        raise EditionError(place, f"未知的来源 {id_!r}", f"是否指 {nearest(id_, sources)}？")
    return sources[id_].name


def _own(facts: Facts) -> str:
    """The edition's own report: the first source of the list."""
    return next(iter(facts.codebook.sources))
