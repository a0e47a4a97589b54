"""Typed words → findings: numbers, verbs, units and ranks typed where they should be bound, or against what is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from docgen.check.identities import Identities
from docgen.check.prose import Passage, passages, texts
from docgen.model.facts import Fact, Facts
from docgen.model.finding import Finding
from docgen.model.resolved import Bound, Resolved, Text
from docgen.wording.messages import message

CHECK = "typed"
_UP = ("增长", "增加", "提高", "上升", "提升", "上涨", "净增", "扩大")
_DOWN = ("下降", "减少", "降低", "回落", "下滑", "净减", "缩小")
_VERB = re.compile(rf"({'|'.join((*_UP, *_DOWN))})(?P<to>至|到|为)?(?:了|约|近|超过)?$")
_MOVES = ("change", "growth", "cagr", "change-of-share", "change-of-growth")
_PREFIX = re.compile(r"万亿|亿|万")
_STANDING = re.compile(
    r"(?:居|位居|位列|排在|排名)(?:全国|全省|各省|各市)?第[\d一二三四五六七八九十]+位?"
    r"|列(?:全国|全省|各省|各市)第[\d一二三四五六七八九十]+位?"
    r"|(?:居|位居|列)(?:全国|全省|各省|各市)首位"
    r"|(?:高于|低于|超过|不及)(?:全国|全省|世界)平均"
    r"|连续[\d两三四五六七八九十]+年(?:增长|增加|上升|下降|减少)"
    r"|首(?:次|度)(?:突破|超过|下降|下滑|出现下|低于|高于)"
)
_LINK = r"(?:总数|总量|数量|规模)?(?:为|是|达|达到|约|约为|共|共有|有|合计|共计)?"


def typed_findings(facts: Facts, report: Resolved, identities: Identities) -> tuple[Finding, ...]:
    """Everything typed in the passages, by itself and beside what is bound."""
    numbers = _numbers(facts)
    found: list[Finding] = []
    for passage in passages(report):
        for text in texts(passage):
            found.extend(_typed_number(text, numbers, passage))
            found.extend(_typed_standing(text, passage))
        for one, other in pairwise(passage.inlines):
            if isinstance(one, Text) and isinstance(other, Bound):
                found.extend(_verb(one, other, facts, passage))
            elif isinstance(one, Bound) and isinstance(other, Text):
                found.extend(_unit(one, other, facts, passage))
    return tuple(found)


def _finding(key: str, words: str, mend: str, passage: Passage, bound: Bound | None = None) -> Finding:
    file = passage.where.file.replace("\\", "/").rsplit("/", 1)[-1]
    addresses = bound.addresses if bound else ()
    return Finding(f"{CHECK}-{file}-{key}", CHECK, words, addresses, passage.where, mend=mend)


def _numbers(facts: Facts) -> re.Pattern[str]:
    """Indicators → the pattern of a name with a number and its own unit directly after it."""
    named = {(i.name.partition("（")[0], i.unit) for i in facts.codebook.indicators.values() if i.unit}
    ordered = sorted(named, key=lambda pair: (-len(pair[0]), pair))
    return re.compile("|".join(rf"{re.escape(name)}{_LINK}\d[\d.]*{re.escape(unit)}" for name, unit in ordered))


def _typed_number(text: str, numbers: re.Pattern[str], passage: Passage) -> Iterator[Finding]:
    for found in numbers.finditer(text):
        words = message("“{found}”是直接打上的数，没有绑定事实", found=found[0])
        yield _finding(found[0], words, message("改为 {val}`地址`"), passage)


def _typed_standing(text: str, passage: Passage) -> Iterator[Finding]:
    for found in _STANDING.finditer(text):
        words = message("“{found}”是直接打上的论断，没有检验", found=found[0])
        yield _finding(found[0], words, message("改为 {claim}`词语|检验`，或绑定位次、增减"), passage)


def _verb(text: Text, bound: Bound, facts: Facts, passage: Passage) -> Iterator[Finding]:
    """A verb of direction typed before a value: it must be a change, and go the same way."""
    found = _VERB.search(text.text)
    fact = _only(bound, facts)
    if not found or fact is None or bound.role not in ("val", "num"):
        return
    moves = fact.address.measure in _MOVES
    if found["to"]:
        if moves:
            words = message("“{found}{bound_text}”：绑定的是变化，不是水平", found=found[0], bound_text=bound.text)
            yield _finding(found[0] + bound.text, words, message("去掉“至”"), passage, bound)
        return
    if not moves:
        words = message("“{found}{bound_text}”：绑定的是水平，不是变化", found=found[0], bound_text=bound.text)
        yield _finding(found[0] + bound.text, words, message("绑定 :change 或 :growth，或写“至”"), passage, bound)
    elif fact.value is not None and (fact.value < 0 or found[1] in _DOWN):
        words = message("“{found}{bound_text}”：动词与数的方向不由数据决定", found=found[0], bound_text=bound.text)
        yield _finding(found[0] + bound.text, words, message("改用 {chg}，动词随数据变化"), passage, bound)


def _unit(bound: Bound, text: Text, facts: Facts, passage: Passage) -> Iterator[Finding]:
    """A unit typed after a number: percent for percent, points for points, 万 for 万; none after a value."""
    fact = _only(bound, facts)
    if fact is None or fact.value is None or bound.role not in ("val", "num") or not fact.unit:
        return
    typed = text.text[:6]
    if bound.role == "val":
        if typed.startswith(fact.unit):
            words = message("“{bound_text}{typed}”：单位写了两遍", bound_text=bound.text, typed=typed)
            yield _finding(bound.text + typed, words, message("去掉{unit}", unit=fact.unit), passage, bound)
        return
    points, percent = typed.startswith("个百分点"), typed.startswith(("%", "％"))
    prefix, typed_prefix = _PREFIX.match(fact.unit), _PREFIX.match(typed)
    wrong = (points and fact.unit == "%") or (percent and fact.unit == "个百分点")
    if prefix and typed_prefix:
        wrong = wrong or prefix[0] != typed_prefix[0]
    elif (typed_prefix and not prefix) or (prefix and re.match(r"[人户个家件次元条]", typed)):
        wrong = True
    if wrong:
        words = message("“{bound_text}{typed}”：事实的单位是{unit}", bound_text=bound.text, typed=typed, unit=fact.unit)
        yield _finding(bound.text + typed, words, message("单位改为{unit}", unit=fact.unit), passage, bound)


def _only(bound: Bound, facts: Facts) -> Fact | None:
    return facts.preferred.get(bound.addresses[0]) if len(bound.addresses) == 1 else None
