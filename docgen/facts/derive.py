"""Facts with open formulas → the same with values: each formula evaluated once, circles refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from docgen.facts import intervals
from docgen.facts.addresses import Frame, complete, parse, validate
from docgen.facts.formulas import PERCENT_UNITS, Quantity, evaluate, parse_formula
from docgen.model.facts import Address, EditionError, Fact, Interval
from docgen.wording.messages import message
from docgen.wording.nearest import nearest


def derive(
    facts: Mapping[Address, Fact], frame: Frame, settled_before: Mapping[Address, Fact] | None = None
) -> dict[Address, Fact]:
    """Facts → the same, derived ones with text, value and interval. Raises EditionError for a circle.

    `settled_before` holds facts that keep the value they have, whatever their formula would now give.
    """
    known: dict[Address, Fact] = dict(settled_before or {})
    loose = _without_base(facts)
    for address in facts:
        _settle(address, facts, loose, known, (), frame)
    return {address: known[address] for address in facts}


def _without_base(facts: Mapping[Address, Fact]) -> dict[Address, list[Address]]:
    result: dict[Address, list[Address]] = {}
    for address in facts:
        result.setdefault(address._replace(base=""), []).append(address)
    return result


def _settle(
    address: Address,
    facts: Mapping[Address, Fact],
    loose: Mapping[Address, list[Address]],
    known: dict[Address, Fact],
    path: tuple[Address, ...],
    frame: Frame,
) -> Fact:
    if address in known:
        return known[address]
    fact = facts[address]
    if address in path:
        circle = " → ".join(str(a) for a in (*path[path.index(address) :], address))
        raise EditionError(
            fact.where, message("公式循环：{circle}", circle=circle), message("其中至少一个须是 reported")
        )
    if fact.basis == "derived":
        fact = _computed(fact, facts, loose, known, path, frame)
    known[address] = fact
    return fact


def _computed(
    fact: Fact,
    facts: Mapping[Address, Fact],
    loose: Mapping[Address, list[Address]],
    known: dict[Address, Fact],
    path: tuple[Address, ...],
    frame: Frame,
) -> Fact:
    formula = parse_formula(fact.formula, fact.where)
    operands = []
    for text in formula.addresses:
        target = _target(text, fact, facts, loose, frame)
        operands.append(_settle(target, facts, loose, known, (*path, fact.address), frame))
    if any(operand.value is None for operand in operands):
        return replace(fact, basis="missing")
    result = evaluate(formula, lambda i: fraction(operands[i]), fact.unit)
    text, about = intervals.shown(result.value, result.interval, _decimals(fact, operands, frame))
    qualifier = _open_end(result.interval) or ("≈" if about else "=")
    return replace(fact, text=text, value=result.value, interval=result.interval, qualifier=qualifier)


def _open_end(interval: Interval) -> str:
    """Interval → the qualifier of a value that is only bounded from one side, empty for any other."""
    if not interval.high.is_finite():
        return ">"
    return "" if interval.low.is_finite() else "<"


def _decimals(fact: Fact, operands: list[Fact], frame: Frame) -> int:
    """Derived fact → the decimals it is printed with at most: its indicator's; a percentage as its operands."""
    if fact.unit not in PERCENT_UNITS:
        return frame.codebook.indicators[fact.address.indicator].decimals
    stated = [len(o.text.partition(".")[2]) for o in operands if o.unit in PERCENT_UNITS]
    return max(stated, default=1)


def _target(
    text: str, fact: Fact, facts: Mapping[Address, Fact], loose: Mapping[Address, list[Address]], frame: Frame
) -> Address:
    address = parse(text, fact.where)
    validate(complete(address, frame), frame, fact.where)
    address = complete(address, frame)
    if address in facts:
        return address
    fitting = loose.get(address, []) if not address.base else []
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        close = nearest(str(address), [str(a) for a in facts])
        raise EditionError(
            fact.where,
            message("公式引用的事实不存在：{address}", address=address),
            message("是否指 {close}？", close=close),
        )
    raise EditionError(
        fact.where,
        message("公式引用 {address} 有 {count_fitting} 个事实", address=address, count_fitting=len(fitting)),
        message("请写出 ~base"),
    )


def fraction(fact: Fact) -> Quantity:
    """Fact → its quantity; a percentage as a fraction."""
    assert fact.value is not None
    spread = fact.interval or Interval(fact.value, fact.value)
    return Quantity(fact.value, spread).scaled(1 / PERCENT_UNITS.get(fact.unit, Decimal(1)))
