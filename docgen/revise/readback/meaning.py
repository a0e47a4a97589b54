"""A bound expression that an editor has changed → what it means: words, another verb, a correction of its fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from docgen.facts.addresses import parse
from docgen.model.facts import Address, Fact, Place
from docgen.model.manifest import Binding
from docgen.revise.pairs import contrary
from docgen.revise.readback.numerals import NUMBER, Renumbered, plain_number, renumbered, unit_of
from docgen.wording.messages import message
from docgen.wording.numbers import MISSING, VERBS

_LEVEL_VERBS = ("升至", "降至", "仍为")
# Single characters that may stand before a verb of either direction; any other makes another verb of it (攀升).
_ADVERBS = "净略微仍再又也均共已将约各则却"
_NOWHERE = Place("manifest", 0)
# What is printed after a claim whose facts are missing.
AWAITED = f"（{MISSING}）"


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands in the controls of an expression: verb and number of a change, with words typed between them.

    None = the control is not there. An expression in one control has only `number`. `behind` = the words after it.
    """

    verb: str | None
    between: str
    number: str | None
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Words before and after; the role's argument from now on (None: there is no role any more, only words).

    `value` = the new value of its first fact. `doubts` = what a person must look at. `held`: not understood, so
    the expression stays as it was. `verbless`: of a change only the number is there.
    """

    before: str = ""
    argument: str | None = None
    after: str = ""
    value: str | None = None
    doubts: tuple[str, ...] = ()
    held: bool = False
    verbless: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """What the data say now: the fact of an address, and codes by the names that are printed for them."""

    fact: Callable[[Address], Fact | None] = field(default=lambda address: None)
    codes: Mapping[str, str] = field(default_factory=dict)


def meaning(binding: Binding, wording: Wording, book: Book) -> Meaning:
    """Binding, what stands there now → Meaning."""
    parts = _parts(binding)
    if wording.verb == parts.get("verb") and wording.number == (parts.get("whole") or parts.get("number")):
        return _verbs(binding, parts, wording)[0] if wording.between else _kept(binding)
    if "verb" in parts:
        return _change(binding, parts, wording, book)
    found = _WHOLE.get(binding.role, _value)(binding, parts["whole"], wording.number or "", book)
    return _bare(binding, found, wording, book) if binding.role == "num" and found.after else found


def unbound(binding: Binding) -> str:
    """What is told of an expression that is words now."""
    return message("“{binding_text}”不再与数据相连", binding_text=binding.text)


def _kept(binding: Binding, found: Renumbered | None = None) -> Meaning:
    before, number, after = (found.before, found.number, found.after) if found else ("", None, "")
    return Meaning(before, binding.argument, after, number)


def _held(binding: Binding, why: str) -> Meaning:
    return Meaning(argument=binding.argument, doubts=(why,), held=True)


def _value(binding: Binding, base: str, now: str, book: Book) -> Meaning:
    """A number with or without its unit, a word instead of a number, or 待补."""
    fact = book.fact(_address(binding))
    if binding.missing or base == MISSING:
        return _supplied(binding, now, fact)
    if not NUMBER.search(base) or (fact and fact.value is None):
        return Meaning(argument=binding.argument, value=now.strip())
    found = renumbered(base, now)
    if found is None:
        return _held(binding, _unclear(base, now))
    if binding.role == "cell" and (found.before or found.after):
        return _held(
            binding, message("单元格“{base}”改成了“{now}”，格里只能有数；别的字请写进表注", base=base, now=now)
        )
    made = _kept(binding, found)
    return replace(made, doubts=(unit_doubt(base, now),)) if found.short else made


def _bare(binding: Binding, found: Meaning, wording: Wording, book: Book) -> Meaning:
    """A number without its unit, which the author wrote behind it: the unit typed once more is left out; the number of
    another unit is not the fact's."""
    fact, now = book.fact(_address(binding)), wording.number or ""
    unit, after = (fact.unit if fact else ""), _percent(found.after.strip())
    again = bool(after) and _percent(wording.behind).startswith((after, "个百分点") if after == "%" else after)
    if after[:1] in ("%", "‰") and not unit.startswith(after[0]):
        return _held(binding, _unclear(binding.text, now, unit))
    return replace(found, after="") if again and unit.startswith(after) else found


def _percent(text: str) -> str:
    return text.replace("％", "%")


def _unclear(base: str, now: str, unit: str = "") -> str:
    """What is told of words that give no number in the unit of the fact."""
    unit = unit or unit_of(base)
    return message("“{base}”改成了“{now}”，看不出它的数是多少；请照原来的写法填数", base=base, now=now) + (
        message("，单位是{unit}", unit=unit) if unit else ""
    )


def unit_doubt(base: str, now: str) -> str:
    """What is told of a number whose unit was not typed."""
    return message("“{base}”改成了“{now}”，单位仍印“{unit_of}”", base=base, now=now, unit_of=unit_of(base))


def _supplied(binding: Binding, now: str, fact: Fact | None) -> Meaning:
    """A number that an editor knows where the data have none."""
    if MISSING in now:
        before, _, after = now.partition(MISSING)
        return Meaning(before, binding.argument, after)
    numbers, unit = NUMBER.findall(now), fact.unit if fact else ""
    if len(numbers) == 1 and now.strip() in (numbers[0], numbers[0] + unit):
        return Meaning(argument=binding.argument, value=plain_number(numbers[0]))
    return _held(
        binding,
        message(
            "“{missing}”改成了“{now}”，应为一个数，单位是{unit}", missing=MISSING, now=now, unit=unit or message("无")
        ),
    )


def _claim(binding: Binding, base: str, now: str, book: Book) -> Meaning:
    """The words of a claim are the author's own; its test stays. （待补） after them is docgen's."""
    base, now = base.removesuffix(AWAITED), now.removesuffix(AWAITED)
    if now == base:
        return _kept(binding)
    test = binding.argument.rpartition("|")[2]
    if "|" in now or "`" in now or "\n" in now:
        return _held(binding, message("论断“{base}”改成了“{now}”，其中不能有 | 和 `", base=base, now=now))
    return Meaning(argument=f"{now}|{test}")


def _date(binding: Binding, base: str, now: str, book: Book) -> Meaning:
    """A date typed over is words from now on: it no longer follows the edition's year."""
    if base in now and (found := renumbered(base, now)) and found.number is None:
        return _kept(binding, found)
    return Meaning(before=now, doubts=(redated(base, now),))


def redated(base: str, now: str) -> str:
    """What is told of a date that is words now."""
    return message("日期“{base}”改成了“{now}”，不再随年份变动", base=base, now=now)


def _names(binding: Binding, base: str, now: str, book: Book) -> Meaning:
    """Names of an order or a set: a correction if every name is known, else a person must look at it."""
    if base in now:
        before, _, after = now.partition(base)
        return Meaning(before, binding.argument, after)
    codes = [book.codes.get(name.strip(), "") for name in now.replace("和", "、").replace("，", "、").split("、")]
    fact = book.fact(_address(binding))
    if not all(codes) or fact is None:
        return _held(
            binding, message("名单“{base}”改成了“{now}”，有的名称不在代码表里；请照代码表的名称写", base=base, now=now)
        )
    places = binding.argument.partition("|")[2]
    first, _, last = places.partition("..")
    start, end = (int(first) - 1, int(last or first)) if first else (0, len(fact.codes))
    if end - start != len(codes) and first:
        return _held(binding, message("名单“{base}”改成了“{now}”，个数变了；请在数据里更正", base=base, now=now))
    return Meaning(argument=binding.argument, value=";".join((*fact.codes[:start], *codes, *fact.codes[end:])))


_WHOLE: Mapping[str, Callable[[Binding, str, str, Book], Meaning]] = {"claim": _claim, "date": _date, "names": _names}


def _change(binding: Binding, parts: Mapping[str, str], wording: Wording, book: Book) -> Meaning:
    """Verb and number of a change, or of a level that has moved."""
    if "number" not in parts:
        return _lone_verb(binding, parts["verb"], wording, book)
    if wording.number is None:
        words = (wording.verb or "") + wording.between
        return Meaning(before=words, doubts=(unbound(binding),))
    if wording.verb is None:
        return replace(_change(binding, parts, replace(wording, verb=parts["verb"]), book), verbless=True)
    found = renumbered(parts["number"], wording.number)
    if found is None or found.before:
        return _held(binding, _unclear(*_spoken(parts, wording)))
    made, turned = _verbs(binding, parts, wording)
    if found.short and not made.held:
        made = replace(made, doubts=(*made.doubts, unit_doubt(parts["number"], wording.number)))
    if made.held or (found.number is None and not turned):
        return replace(made, after=found.after)
    magnitude = (found.number or plain_number(NUMBER.findall(parts["number"])[0])).lstrip("-")
    rising = (_slot(binding, parts["verb"]) == 0) != turned
    return replace(made, after=found.after, value=magnitude if rising or binding.role == "to" else f"-{magnitude}")


def _spoken(parts: Mapping[str, str], wording: Wording) -> tuple[str, str]:
    """What is told of a change as it was built and as it is: its number, with the verb where that differs too."""
    verb, number = (wording.verb or "") + wording.between, wording.number or ""
    same = verb == parts["verb"]
    return parts["number"] if same else parts["verb"] + parts["number"], number if same else verb + number


def _verbs(binding: Binding, parts: Mapping[str, str], wording: Wording) -> tuple[Meaning, bool]:
    """The verb alone, the author's own word for this direction; and whether it turned the direction."""
    base, now = parts["verb"], (wording.verb or "") + wording.between
    if now == base:
        return _kept(binding), False
    if any(mark in now for mark in "|`\n"):
        return _held(binding, message("动词“{base}”改成了“{now}”，其中不能有 | 和 `", base=base, now=now)), False
    before = now.removesuffix(base)
    if before != now and (len(before) > 1 or before in _ADVERBS):
        return Meaning(before, binding.argument), False
    triple, slot = list(_triple(binding, parts)), _slot(binding, base)
    if contrary(base, now):
        if binding.role == "to":
            return _held(
                binding,
                message("动词“{base}”改成了“{now}”，与数据的方向相反；方向要变，请改它的数", base=base, now=now),
            ), False
        triple[1 - slot] = now
        return Meaning(argument=_with(binding, triple, parts)), True
    return _reworded(binding, parts, triple, slot, now), False


def _reworded(binding: Binding, parts: Mapping[str, str], triple: list[str], slot: int, now: str) -> Meaning:
    """Another verb of the same direction; what was added to it is added to its counterpart too (增长了, 下降了)."""
    old, other = triple[slot], 1 - slot if slot < 2 else 0
    triple[slot] = now
    if now.startswith(old):
        triple[other] += now.removeprefix(old)
        return Meaning(argument=_with(binding, triple, parts))
    doubt = message("动词“{old}”改成了“{now}”；数转向时仍用“{triple}”", old=old, now=now, triple=triple[other])
    return Meaning(argument=_with(binding, triple, parts), doubts=(doubt,))


def _lone_verb(binding: Binding, base: str, wording: Wording, book: Book) -> Meaning:
    """持平 or 待补: words round it, another word for it, or a number that makes it a change."""
    now = (wording.verb or "") + wording.between + (wording.number or "")
    if base in now:
        before, _, after = now.partition(base)
        return Meaning(before, binding.argument, after)
    fact = book.fact(_address(binding))
    numbers = NUMBER.findall(now)
    if len(numbers) == 1 and fact and now.endswith(numbers[0] + fact.unit):
        verb = now.removesuffix(numbers[0] + fact.unit)
        triple = list(_triple(binding, {"number": fact.unit}))
        falling = contrary(verb, triple[0])
        triple[1 if falling else 0] = verb
        value = ("-" if falling else "") + plain_number(numbers[0])
        return Meaning(argument=_with(binding, triple, {"number": fact.unit}), value=value)
    if numbers or base == MISSING or binding.missing:
        return _held(binding, _unclear(base, now))
    triple = list(_triple(binding, {"number": fact.unit if fact else ""}))
    triple[2] = now
    return Meaning(argument=_with(binding, triple, {"number": fact.unit if fact else ""}))


def reverbed(binding: Binding, verb: str) -> Meaning:
    """A change whose verb was typed anew as plain words → the change with this verb."""
    return _verbs(binding, _parts(binding), Wording(verb, "", None))[0]


def _triple(binding: Binding, parts: Mapping[str, str]) -> tuple[str, ...]:
    """The three verbs of a change: the author's, or the default ones (as wording/numbers.py chooses them)."""
    own = binding.argument.split("|")[1:]
    if len(own) == 3:
        return tuple(own)
    if binding.role == "to":
        return _LEVEL_VERBS
    if parts.get("number", "").endswith("个百分点"):
        return VERBS["points"]
    return VERBS["growth" if _address(binding).measure in ("growth", "cagr") else "change"]


def _parts(binding: Binding) -> dict[str, str]:
    """Kinds of controls → their texts as built."""
    return {part.kind: part.text for part in binding.parts}


def _slot(binding: Binding, verb: str) -> int:
    """Which of the three verbs stood there as built: 0 up, 1 down, 2 flat."""
    triple = _triple(binding, _parts(binding))
    return triple.index(verb) if verb in triple else 0


def _with(binding: Binding, triple: list[str], parts: Mapping[str, str]) -> str:
    """The argument with these verbs; as it was where they are the ones it has."""
    if tuple(triple) == _triple(binding, parts):
        return binding.argument
    return "|".join((binding.argument.split("|")[0], *triple))


def _address(binding: Binding) -> Address:
    """The fact an expression prints: the first of its addresses."""
    return parse(binding.addresses[0], _NOWHERE) if binding.addresses else Address("")
