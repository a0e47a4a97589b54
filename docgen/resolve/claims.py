"""The condition of a claim → the addresses it speaks of: `rising netizens.-1..0`, `leads x:order shenyang`."""

from __future__ import annotations

from docgen.facts.addresses import Frame, complete, expand, parse, validate
from docgen.model.facts import Address, EditionError, Place
from docgen.wording.nearest import nearest

# Name of a test → what its arguments are: a = address, r = address with a range, n = number, c = code.
TESTS = {
    "rising": "r",
    "falling": "r",
    "flat": "a",
    "leads": "ac",
    "among": "ac",
    "rank": "na",
    "top": "na",
    "above": "aa",
    "below": "aa",
    "over": "an",
}


def arguments(test: str, place: Place) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Text of a test → its name and its arguments with their kinds. Raises EditionError."""
    name, *words = test.split()
    if name not in TESTS:
        raise EditionError(place, f"未知的检验 {name!r}", f"是否指 {nearest(name, TESTS)}？")
    if len(words) != len(TESTS[name]):
        raise EditionError(place, f"检验 {test!r} 应有 {len(TESTS[name])} 个参数")
    return name, tuple(zip(TESTS[name], words, strict=True))


def tested(test: str, place: Place, frame: Frame) -> tuple[Address, ...]:
    """Text of a test → every address it speaks of, complete. Raises EditionError."""
    _, words = arguments(test, place)
    result: list[Address] = []
    for kind, word in words:
        if kind in "ar":
            address = complete(parse(word, place), frame)
            validate(address, frame, place)
            result.extend(expand(address, frame)[0])
    return tuple(result)
