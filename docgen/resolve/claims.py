"""The condition of a claim → the addresses it speaks of: `rising netizens.-1..0`, `leads x:order shenyang`."""

from __future__ import annotations

import re

from docgen.facts.addresses import Frame, complete, expand, parse, validate
from docgen.model.facts import Address, EditionError, Place
from docgen.wording.messages import message
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
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def arguments(test: str, place: Place) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Text of a test → its name and its arguments with their kinds. Raises EditionError."""
    name, *words = test.split() or [""]
    if name not in TESTS:
        raise EditionError(
            place,
            message("未知的检验 {name!r}", name=name),
            message("是否指 {nearest}？", nearest=nearest(name, TESTS)),
        )
    if len(words) != len(TESTS[name]):
        raise EditionError(
            place, message("检验 {test!r} 应有 {count_tests} 个参数", test=test, count_tests=len(TESTS[name]))
        )
    return name, tuple(zip(TESTS[name], words, strict=True))


def tested(test: str, place: Place, frame: Frame) -> tuple[Address, ...]:
    """Text of a test → every address it speaks of, complete. Raises EditionError."""
    _, words = arguments(test, place)
    result: list[Address] = []
    for kind, word in words:
        if kind in "ar":
            result.extend(_addresses(kind, word, place, frame))
        elif kind == "n" and not _NUMBER.fullmatch(word):
            raise EditionError(
                place,
                message("检验 {test!r} 里的 {word!r} 不是数字", test=test, word=word),
                message("写成 3 或 0.5 这样的数字"),
            )
        elif kind == "c":
            _check_code(word, place, frame)
    return tuple(result)


def _addresses(kind: str, word: str, place: Place, frame: Frame) -> tuple[Address, ...]:
    address = complete(parse(word, place), frame)
    validate(address, frame, place)
    found, _ = expand(address, frame)
    if (len(found) > 1) != (kind == "r"):
        wanted = message("一段时期（x.-1..0）或一组地区") if kind == "r" else message("一个地址")
        raise EditionError(
            place,
            message("检验里的 {word!r} 有 {count_found} 个事实", word=word, count_found=len(found)),
            message("此处应为{wanted}", wanted=wanted),
        )
    return found


def _check_code(code: str, place: Place, frame: Frame) -> None:
    known = {*frame.codebook.areas, *(code for _, code in frame.codebook.codes)}
    if code not in known:
        raise EditionError(
            place,
            message("检验里的代码 {code!r} 未知", code=code),
            message("是否指 {nearest}？", nearest=nearest(code, known)),
        )
