"""Figures and tables → their source lines: 数据来源：…；sources of other facts, 推算, corrections added."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.model.facts import Address, EditionError, Facts, Place
from docgen.model.report import Directive
from docgen.wording.nearest import nearest

_HEAD = "数据来源："
_DERIVED = "推算"


def source_line(directive: Directive, addresses: Iterable[Address], facts: Facts) -> str:
    """Directive, addresses it shows, facts → its source line; empty when there is nothing to name."""
    names = [_name(id_.strip(), place, facts) for text, place in _option(directive) for id_ in text.split(";")]
    shown = [facts.preferred[a] for a in addresses if a in facts.preferred]
    others = {fact.source for fact in shown if fact.basis == "reported"} - {_own(facts)}
    names += [facts.codebook.sources[id_].name for id_ in sorted(others)]
    parts = ["、".join(dict.fromkeys(names))]
    if any(fact.basis == "derived" for fact in shown):
        parts.append(f"部分数据由本报告{_DERIVED}")
    parts = list(filter(None, parts))
    return _HEAD + "；".join(parts) if parts else ""


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
