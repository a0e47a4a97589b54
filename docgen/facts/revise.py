"""Corrections → facts that follow: a corrected level makes its growth, change, share and total follow.

Values of other periods that were derived from the first statement stay what they were.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from docgen.facts import intervals
from docgen.facts.addresses import Frame, compared, complete, parse, validate
from docgen.facts.derive import derive, fraction
from docgen.facts.formulas import Quantity, evaluate, parse_formula
from docgen.facts.load import Row
from docgen.facts.statements import statement
from docgen.model.facts import Address, EditionError, Fact
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

# How a measure comes from the level it speaks of and the level it is compared with or a part of.
_RELATIONS = {"growth": "{own} / {base} - 1", "change": "{own} - {base}", "share": "{own} / {base}"}


@dataclass(frozen=True, slots=True)
class _Move:
    """Facts as first stated and as they are now, and the levels that have moved in between, in the facts' order."""

    stated: Mapping[Address, Fact]
    now: Mapping[Address, Fact]
    moved: Mapping[Address, None]
    frame: Frame


def revise(
    stated: Mapping[Address, Fact], raw: Mapping[Address, Fact], revisions: tuple[Row, ...], frame: Frame
) -> dict[Address, Fact]:
    """Facts as first stated (evaluated and raw) and revisions.csv → facts as corrected, all that follows included."""
    facts = dict(raw)
    settled = {_enter(row, facts, raw, stated, frame) for row in revisions}
    years = {address.period[:4] for address in settled}
    kept = {a: stated[a] for a, fact in raw.items() if fact.basis == "derived" and a.period[:4] not in years}
    now = derive(facts, frame, kept) if revisions else dict(stated)
    while following := _following(_Move(stated, now, _moved(stated, now), frame), settled):
        facts |= following
        settled |= following.keys()
        now = derive(facts, frame, kept)
    return now


def _enter(
    row: Row,
    facts: dict[Address, Fact],
    raw: Mapping[Address, Fact],
    stated: Mapping[Address, Fact],
    frame: Frame,
) -> Address:
    """A row of revisions.csv → the fact it names takes the new value; several rows of one fact make a chain."""
    address = _named(row, facts, frame)
    fact = stated[address] if facts[address] is raw[address] else facts[address]
    if fact.text != row["old"]:
        raise EditionError(
            row.place,
            message("原值 {row!r} 与现值 {fact_text!r} 不符", row=row["old"], fact_text=fact.text),
            message("请核对是否改对了事实"),
        )
    new = statement(_as_row(fact, row, frame), frame)
    facts[address] = replace(new, where=fact.where, superseded=stated[address].text)
    return address


def _named(row: Row, facts: Mapping[Address, Fact], frame: Frame) -> Address:
    address = complete(parse(row["fact"], row.place), frame)
    validate(address, frame, row.place)
    fitting = [a for a in facts if a == address or (not address.base and a._replace(base="") == address)]
    if not fitting:
        close = nearest(str(address), [str(a) for a in facts])
        raise EditionError(
            row.place,
            message("要更正的事实不存在：{address}", address=address),
            message("是否指 {close}？", close=close),
        )
    if len(fitting) > 1 and address not in fitting:
        raise EditionError(
            row.place,
            message("{address} 有 {count_fitting} 个事实", address=address, count_fitting=len(fitting)),
            message("请写出 ~base"),
        )
    return address if address in fitting else fitting[0]


def _as_row(fact: Fact, correction: Row, frame: Frame) -> Row:
    """A fact and its correction → the row that would state the new value."""
    address = fact.address
    cells = {
        "indicator": address.indicator,
        "ref_area": address.area,
        "time_period": address.period,
        "breakdown": ";".join(f"{dimension}={code}" for dimension, code in address.breakdown),
        "measure": address.measure,
        "base": address.base,
        "qualifier": fact.qualifier if fact.basis == "reported" else "=",
        "obs_value": correction["new"],
        "unit": fact.unit,
        "basis": "reported",
        "formula": "",
        "preferred": fact.preferred,
        "source": fact.source or next(iter(frame.codebook.sources)),
        "places": ";".join(fact.places),
        "note": fact.note,
    }
    return Row(cells, correction.place)


def _moved(stated: Mapping[Address, Fact], now: Mapping[Address, Fact]) -> dict[Address, None]:
    """The levels whose number is another than the one first stated."""
    pairs = ((a, fact.value, stated[a].value) for a, fact in now.items() if a.measure == "level")
    return dict.fromkeys(a for a, new, old in pairs if new is not None and old is not None and new != old)


def _following(move: _Move, settled: set[Address]) -> dict[Address, Fact]:
    """What the moved levels take along, first totals, then (when these stand) growth, changes and shares."""
    open_ = [f for a, f in move.now.items() if a not in settled and f.basis == "reported" and f.value is not None]
    for rule in (_total, _relative):
        values = {fact.address: rule(fact, move) for fact in open_}
        found = {a: _restated(move.now[a], value) for a, value in values.items() if value is not None}
        if found:
            return found
    return {}


def _restated(fact: Fact, value: Decimal) -> Fact:
    """Fact and its new number → the fact, with as many digits as were printed, the earlier text kept."""
    text = intervals.rounded(value, intervals.ulp(fact.text))
    spread = intervals.printed(text, fact.qualifier, fact.unit)
    return replace(fact, text=text, value=Decimal(text), interval=spread, superseded=fact.text)


def _total(fact: Fact, move: _Move) -> Decimal | None:
    """A level without a breakdown → itself and what its parts (of one dimension) have gained; None if nothing."""
    whole = fact.address
    if whole.measure != "level" or whole.breakdown or move.frame.codebook.indicators[whole.indicator].adds != "sum":
        return None
    parts = [a for a in move.moved if len(a.breakdown) == 1 and a._replace(breakdown=()) == whole]
    if not parts or fact.value is None:
        return None
    dimension = parts[0].breakdown[0][0]
    gain = sum((_gain(a, move) for a in parts if a.breakdown[0][0] == dimension), Decimal(0))
    return fact.value + gain if gain else None


def _gain(address: Address, move: _Move) -> Decimal:
    new, old = move.now[address].value, move.stated[address].value
    assert new is not None and old is not None
    return new - old


def _relative(fact: Fact, move: _Move) -> Decimal | None:
    """A growth, change or share → its new value, None when it does not rest on a level of its period that moved."""
    own = fact.address._replace(measure="level", base="")
    base = compared(fact.address, fact.where)
    if fact.address.measure not in _RELATIONS or base is None:
        return None
    if not any(a in move.moved and a.period == own.period for a in (own, base)):
        return None
    first, then = _related(fact, own, base, move.stated), _related(fact, own, base, move.now)
    if first and then and fact.interval and first.interval.overlaps(fact.interval):
        return then.value
    return _in_proportion(fact, own, base, move)


def _related(fact: Fact, own: Address, base: Address, facts: Mapping[Address, Fact]) -> Quantity | None:
    """What the two levels make of a growth, change or share; None where they are unknown or cannot be compared."""
    pair = [facts[a] for a in (own, base) if a in facts]
    if len(pair) < 2 or any(f.value is None or f.interval is None for f in pair) or pair[0].unit != pair[1].unit:
        return None
    operands = [fraction(f) for f in pair]
    if fact.address.measure != "change" and Decimal(0) in operands[1].interval:
        return None
    return evaluate(parse_formula(_RELATIONS[fact.address.measure], fact.where), lambda i: operands[i], fact.unit)


def _in_proportion(fact: Fact, own: Address, base: Address, move: _Move) -> Decimal | None:
    """Where the levels do not give the stated value (growth in constant prices, another unit): it moves as they do."""
    value = fact.value
    assert value is not None
    if fact.address.measure == "change":
        gains = [_gain(a, move) if a in move.moved else Decimal(0) for a in (own, base)]
        return value + gains[0] - gains[1]
    factors = [_factor(a, move) for a in (own, base)]
    if None in factors or not factors[1]:
        return None
    ratio = (factors[0] or Decimal(0)) / factors[1]
    hundred = Decimal(100)
    return (hundred + value) * ratio - hundred if fact.address.measure == "growth" else value * ratio


def _factor(address: Address, move: _Move) -> Decimal | None:
    """A level → how many times what was first stated; None if that was zero."""
    if address not in move.moved:
        return Decimal(1)
    new, old = move.now[address].value, move.stated[address].value
    return new / old if new is not None and old else None
