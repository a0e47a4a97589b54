"""Values that editors changed by hand → proposed corrections: rows for revisions.csv, three-way too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from docgen.facts.addresses import Frame, complete, parse
from docgen.model.facts import Address, Fact, Facts, Place
from docgen.model.manifest import Manifest
from docgen.revise.readback.bound import Correction
from docgen.revise.readback.changes import Finding
from docgen.revise.readback.remarks import Remark
from docgen.revise.readback.spots import Hand
from docgen.wording.facts import spoken
from docgen.wording.messages import message

_NOWHERE = Place("revisions.csv", 1)
_SOMEONE = message("编辑")
# Excel shows no more digits than it can keep.
_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Amendment:
    """A new value for a fact: where it was found, what stood there when built, what stands there, what the data say
    now; whose tracked change it is and which comments are round it."""

    address: str
    value: str
    where: str
    said: tuple[str, str, str]
    hand: Hand | None = None
    comments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of revisions.csv, where it comes from, and the name of the fact in words."""

    fact: str
    old: str
    new: str
    who: str
    when: str
    why: str
    where: str = ""
    spoken: str = ""

    @property
    def cells(self) -> dict[str, str]:
        """The row by column."""
        names = ("fact", "old", "new", "who", "when", "why")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The data as they are now, the corrections entered before (fact, new), the comments of the file by id, who saved
    it last (or the day of reading) and its name: what a row of revisions.csv is made from."""

    facts: Facts
    entered: tuple[tuple[str, str], ...]
    remarks: Mapping[str, Remark]
    last: Hand
    file: str


def amendment(correction: Correction, where: str, ours: Manifest) -> Amendment:
    """A changed expression, where it stands, the manifest of the edition now → Amendment."""
    base = correction.binding
    same = (b.text for b in ours.bindings if b.key == base.key or (b.role, b.argument) == (base.role, base.argument))
    said = (base.text, correction.said, next(same, base.text))
    address = base.addresses[0] if base.addresses else ""
    return Amendment(address, correction.value, where, said, correction.hand, correction.comments)


def rows(found: Iterable[Amendment], ledger: Ledger) -> Iterator[Row | Finding]:
    """Amendments → one row for each fact, or a finding where the data have moved on or editors disagree."""
    by_fact: dict[str, list[Amendment]] = {}
    for one in found:
        by_fact.setdefault(one.address, []).append(one)
    for text, several in by_fact.items():
        values = dict.fromkeys(one.value for one in several)
        first = several[0]
        if len(values) > 1:
            told = "、".join(f"{one.said[1]}（{one.where}）" for one in several)
            yield Finding(
                "conflict", first.where, message("{text} 在几处改成了不同的值：{told}；请留一个", text=text, told=told)
            )
            continue
        yield from _row(first, ledger)


def _row(one: Amendment, ledger: Ledger) -> Iterator[Row | Finding]:
    fact = _fact(one.address, ledger)
    base, said, now = one.said
    if fact is None:
        yield Finding(
            "held",
            one.where,
            message("“{base}”改成了“{said}”，它不是一个事实的数，请在数据里更正", base=base, said=said),
        )
    elif not _sound(one.value, fact):
        yield Finding(
            "held",
            one.where,
            message("“{base}”改成了“{said}”，{address} 应为数，请填数", base=base, said=said, address=fact.address),
        )
    elif _equal(one.value, fact.text):
        return
    elif now not in (base, said):
        words = message(
            "“{base}”改成了“{said}”，数据现在却是“{now}”（{address}），请定哪个对",
            base=base,
            said=said,
            now=now,
            address=fact.address,
        )
        yield Finding("conflict", one.where, words)
    else:
        hand = _hand(one, ledger)
        signed = (hand.author, hand.date[:10], _why(one, ledger))
        name = spoken(fact.address, ledger.facts.codebook, ledger.facts.own_area)
        yield Row(str(fact.address), _old(fact, ledger), one.value, *signed, one.where, name)


def _fact(text: str, ledger: Ledger) -> Fact | None:
    found = ledger.facts.find(_address(text, ledger)) if text else ()
    return found[0] if len(found) == 1 else None


def _address(text: str, ledger: Ledger) -> Address:
    return complete(parse(text, _NOWHERE), Frame(ledger.facts.own_area, ledger.facts.year, ledger.facts.codebook))


def _sound(value: str, fact: Fact) -> bool:
    """Whether a fact that is a number gets a number."""
    return fact.value is None or _decimal(value) is not None


def _equal(value: str, text: str) -> bool:
    if value == text:
        return True
    numbers = (_decimal(value), _decimal(text))
    return None not in numbers and numbers[0] == numbers[1]


def _old(fact: Fact, ledger: Ledger) -> str:
    """The value before: the one last entered for just this fact, else the one first stated."""
    entered = [new for named, new in ledger.entered if _fact(named, ledger) == fact]
    return entered[-1] if entered else fact.superseded or fact.text


def _hand(one: Amendment, ledger: Ledger) -> Hand:
    """Who changed it: by the tracked change, the comment on it, or who saved the file."""
    spoken = [r.hand for id_ in sorted(one.comments) if (r := ledger.remarks.get(id_)) and not r.own]
    hand = next((h for h in (one.hand, *spoken, ledger.last) if h and h.author), Hand(_SOMEONE))
    return Hand(hand.author, hand.date or ledger.last.date)


def _why(one: Amendment, ledger: Ledger) -> str:
    """The comments on it; without one, that it was changed in the file."""
    spoken = [r.words for id_ in sorted(one.comments) if (r := ledger.remarks.get(id_)) and not r.own and r.words]
    said = message("修订稿《{file}》由“{said}”改为“{said2}”", file=ledger.file, said=one.said[0], said2=one.said[1])
    return " ".join(("；".join(spoken) if spoken else said).split())


def decimal_text(text: str) -> str:
    """`1250.4999999999999` → `1250.5`; what is no number stays as it is."""
    number = _decimal(text)
    if number is None:
        return text
    short = Decimal(f"{number:.{_DIGITS}g}") if len(number.as_tuple().digits) > _DIGITS else number
    return f"{short.normalize():f}"


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
