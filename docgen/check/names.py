"""Names → findings: one body, document or place spelled two ways, one name under two codes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, groupby
from operator import itemgetter

from docgen.check.identities import Identities
from docgen.check.prose import passages
from docgen.model.facts import Facts, Place
from docgen.model.finding import Finding
from docgen.model.resolved import Names, People, Resolved, Table
from docgen.wording.messages import message

CHECK = "name"
_BODIES = re.compile(
    r"[\u4e00-\u9fff（）A-Za-z0-9]{3,30}?(?:有限责任公司|有限公司|集团|协会|研究院|研究所|大学|学院|委员会|管理局)"
)
_TITLES = re.compile(r"《([^《》]{5,60})》")
_DIGITS = re.compile(r"[\d一二三四五六七八九十]")
# Two spellings of one name share so many characters and differ in one place: another character, two swapped, or
# at most two added after so many that are the same.
_SHARED, _ADDED, _OPENING = 7, 2, 4
_PLACE_LENGTH = 3


def name_findings(facts: Facts, report: Resolved, identities: Identities) -> tuple[Finding, ...]:
    """Names in text, lists and codes that differ from another by a character or two in one place."""
    found = dict(_written(report))
    texts = {text: place for place, text in _texts(report)}
    return (
        *(_two(a, b, found) for a, b in _pairs(found) if alike(a, b)),
        *_places(facts, texts.items()),
        *_codes(facts),
    )


def _pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names → two and two of those that begin alike, in order."""
    for _, named in groupby(sorted(filter(None, names)), key=itemgetter(0)):
        yield from combinations(named, 2)


def _texts(report: Resolved) -> Iterator[tuple[Place, str]]:
    for passage in passages(report):
        yield passage.where, passage.text
    for matter in report.matters:
        for block in matter.blocks:
            if isinstance(block, People):
                persons = (person for _, office in block.offices for person in office)
                yield Place(block.id, 1), "；".join(post for person in persons for post in person.posts)
            elif isinstance(block, Names):
                yield Place(block.id, 1), "；".join(block.names)
            elif isinstance(block, Table):
                cells = (cell for row in block.body for cell in row)
                yield block.where, "；".join(getattr(i, "text", "") for cell in cells for i in cell.inlines)


def _written(report: Resolved) -> Iterator[tuple[str, Place]]:
    """Names of bodies and titles of documents, each with the first place that has it."""
    seen: set[str] = set()
    for place, text in _texts(report):
        for name in (*_BODIES.findall(text), *_TITLES.findall(text)):
            if name not in seen:
                seen.add(name)
                yield name, place


def alike(a: str, b: str) -> bool:
    """Whether two names are one name with a slip: they differ inside, in one place, not in a number."""
    start = _common(a, b)
    end = min(_common(a[::-1], b[::-1]), min(len(a), len(b)) - start)
    middle = a[start : len(a) - end], b[start : len(b) - end]
    if not start or not end or a.endswith(b) or b.endswith(a):
        return False
    if start + end < _SHARED or any(_DIGITS.search(part) for part in middle):
        return False
    lengths = sorted(map(len, middle))
    swapped = lengths == [2, 2] and middle[0] == middle[1][::-1]
    added = lengths[0] == 0 and lengths[1] <= _ADDED and start >= _OPENING
    return swapped or added or (lengths == [1, 1] and start > 1)


def _common(a: str, b: str) -> int:
    """How many characters two texts begin with in common."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _two(a: str, b: str, found: dict[str, Place]) -> Finding:
    words = message(
        "两处写法相近，疑为同一名称：{a}（{found}）、{b}（{found2}）", a=a, found=found[a], b=b, found2=found[b]
    )
    return Finding(f"{CHECK}-{a}-{b}", CHECK, words, (), found[b], mend=message("统一为{a}或{b}", a=a, b=b))


def _places(facts: Facts, texts: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    """A place name of three characters or more with one of them wrong."""
    areas = facts.codebook.areas.values()
    names = {area.short for area in areas if area.groups and len(area.short) >= _PLACE_LENGTH}
    for text, place in texts:
        for name in sorted(names):
            for slip in _slips(name, text, names):
                words = message("地名“{slip}”疑为“{name}”", slip=slip, name=name)
                file = place.file.replace("\\", "/").rsplit("/", 1)[-1]
                yield Finding(
                    f"{CHECK}-{slip}-{file}",
                    CHECK,
                    words,
                    (),
                    place,
                    mend=message("{slip}改为{name}", slip=slip, name=name),
                    quoted=slip,
                )


def _slips(name: str, text: str, names: set[str]) -> Iterator[str]:
    patterns = [re.escape(name[:i]) + r"[\u4e00-\u9fff]" + re.escape(name[i + 1 :]) for i in range(len(name) - 1)]
    for pattern in patterns:
        for found in re.findall(pattern, text):
            if found != name and found not in names:
                yield found


def _codes(facts: Facts) -> Iterator[Finding]:
    """Two codes of one dimension, or two indicators or areas, with the same name."""
    book = facts.codebook
    named: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for code in book.codes.values():
        named[f"breakdowns.csv {code.dimension}", code.name].append(code.code)
    for indicator in book.indicators.values():
        named["indicators.csv", f"{indicator.name}（{indicator.unit}）"].append(indicator.id)
    for area in book.areas.values():
        named["areas.csv", area.name].append(area.code)
    for (where, name), codes in named.items():
        if len(codes) > 1:
            words = message(
                "{where} 里“{name}”有{count_codes}个代码：{codes}",
                where=where,
                name=name,
                count_codes=len(codes),
                codes="、".join(codes),
            )
            yield Finding(
                f"{CHECK}-{where}-{name}", CHECK, words, (), Place(where.split()[0], 1), mend=message("合为一个代码")
            )
