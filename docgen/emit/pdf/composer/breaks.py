"""Galley and line widths → where its lines end: the cheapest of all ways to break the paragraph."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from math import inf

from docgen.emit.pdf.composer.galley import ADDRESS, MARK, NEVER, NUMBER, POINT, WORD, Galley, prefix

EVEN_MOST = 0.125
"""Even spacing up to this much of an em between all characters; beyond it the rule of even spacing gives way."""
_EVEN = 100.0
_SOFT_STRETCH = 4.0
_SHRINK = 40.0
_RAGGED = 100.0
_LINE = 1.0
"""Cost of a line at the limit of even spacing, of wide spaces and gaps, of compression, an empty line set ragged,
and of any line."""
_AT_LEVEL = (0.0, 8.0, 60.0)
"""Cost of a break at the levels that are no fault: FREE, AWKWARD, ADDRESS."""
_TOLERANCE = 36.0
"""Lines dearer than this are looked at only if the paragraph cannot do without."""
_EPS = 1e-6


@dataclass(frozen=True, slots=True)
class Break:
    """A line's end and the rules that give way there."""

    end: int
    yields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sums:
    """Prefix sums over a galley, by boundary: a line from s to e is ends[e] - starts[s] wide, can lose
    shrink[e - 1] - shrink_starts[s], gain stretch[e - 1] - stretch[s] at its gaps, and has even[e] - even[s + 1]
    places for even spacing.
    """

    plain: list[float]
    ends: list[float]
    starts: list[float]
    shrink: list[float]
    shrink_starts: list[float]
    stretch: list[float]
    even: list[int]


def sums(made: Galley) -> Sums:
    """Galley → its prefix sums."""
    count = len(made.text)
    plain = prefix(made.slots)
    ends, starts = plain.copy(), plain.copy()
    for at, cut in made.end_cuts.items():
        ends[at] -= cut
    for at, cut in made.start_cuts.items():
        starts[at] += cut
    losses, gains = [0.0] * count, [0.0] * count
    for give in made.gives:
        losses[give.at] += give.shrink
        gains[give.at] += give.stretch
    shrink = prefix(losses)
    shrink_starts = shrink.copy()
    for at in made.start_cuts:
        shrink_starts[at] = shrink[at + 1]
    return Sums(plain, ends, starts, shrink, shrink_starts, prefix(gains), list(accumulate(made.even, initial=0)))


def breaks(made: Galley, first: float, other: float, justified: bool) -> list[Break]:
    """Galley, width of the first line and of the others, whether set to both edges → the ends of its lines."""
    table = sums(made)
    chain = _unbroken(made, table, first)
    if not chain:
        for tolerance in (_TOLERANCE, _EVEN + _EPS):
            chain = _cheapest(made, table, first, other, justified, tolerance)
            if chain:
                break
    if not chain:
        return _yielding(made, table, first, other, justified)
    return [Break(end, ("address",) if made.levels[end] == ADDRESS else ()) for end in chain]


def _unbroken(made: Galley, table: Sums, width: float) -> list[int]:
    end = len(made.text)
    return [end] if table.ends[end] - table.starts[0] <= width + _EPS else []


def _cheapest(
    made: Galley, table: Sums, first: float, other: float, justified: bool, tolerance: float
) -> list[int]:
    """The cheapest chain of line ends that breaks no rule, of lines not dearer than `tolerance`; empty if none."""
    count = len(made.text)
    ends, shrink, stretch, even, levels = table.ends, table.shrink, table.stretch, table.even, made.levels
    em = max(made.sizes, default=1.0)
    limit = EVEN_MOST * em
    best = [inf] * (count + 1)
    best[0] = 0.0
    before = [0] * (count + 1)
    lonely = _last_line_start(made)
    for s in range(count):
        so_far = best[s]
        if so_far >= best[count]:
            continue
        width = other if s else first
        origin = table.starts[s]
        loss, gain, places = table.shrink_starts[s], stretch[s], even[s + 1]
        reach = origin + width + _EPS
        fits = bisect_right(table.plain, reach, s + 1) - 1
        for e in range(max(fits, s) + 1, count + 1):
            room = reach - ends[e]
            if room < 0:
                need = -room
                most = shrink[e - 1] - loss if justified or e == count else 0.0
                if need > most:
                    if need > most + em:
                        break
                    continue
                cost = _SHRINK * (need / most) ** 2
            elif e == count:
                cost = 0.0
            elif justified:
                soft = stretch[e - 1] - gain
                if room <= soft:
                    cost = _SOFT_STRETCH * (room / soft) ** 2
                else:
                    n = even[e] - places
                    cost = _EVEN * ((room - soft) / (n * limit)) ** 2 if n else inf
                    if soft:
                        cost += _SOFT_STRETCH
            else:
                cost = _RAGGED * (room / width) ** 2
            level = levels[e]
            if level > ADDRESS or cost > tolerance or (e == count and s > lonely):
                continue
            cost += so_far + _LINE + _AT_LEVEL[level]
            if cost < best[e]:
                best[e] = cost
                before[e] = s
        for e in range(fits, s, -1):
            level = levels[e]
            if level > ADDRESS:
                continue
            room = reach - ends[e]
            if e == count:
                if s > lonely:
                    continue
                cost = 0.0
            elif justified:
                soft = stretch[e - 1] - gain
                if room <= soft:
                    cost = _SOFT_STRETCH * (room / soft) ** 2
                else:
                    n = even[e] - places
                    cost = _EVEN * ((room - soft) / (n * limit)) ** 2 if n else inf
                    if soft:
                        cost += _SOFT_STRETCH
            else:
                cost = _RAGGED * (room / width) ** 2
            if cost > tolerance:
                break
            cost += so_far + _LINE + _AT_LEVEL[level]
            if cost < best[e]:
                best[e] = cost
                before[e] = s
    return _chain(before, count) if best[count] < inf else []


def _chain(before: list[int], end: int) -> list[int]:
    chain = []
    while end:
        chain.append(end)
        end = before[end]
    return chain[::-1]


def _last_line_start(made: Galley) -> int:
    """The last boundary from which the rest of the text has two characters that are neither marks nor spaces."""
    seen = 0
    for at in range(len(made.text) - 1, 0, -1):
        seen += made.text[at].isalnum()
        if seen == 2:
            return at
    return 0


_RANK = 10**9
_SINGLE, _UNEVEN = _RANK, _RANK**2
_LEVEL_RANK = {NUMBER: _RANK**3, POINT: _RANK**4, WORD: _RANK**5, MARK: _RANK**6}
_OVERFULL = _RANK**7
"""Each rule outweighs all rules that give way before it; exact, since the sums are whole numbers."""
_NAMES = {ADDRESS: "address", NUMBER: "number", POINT: "word", WORD: "word", MARK: "mark"}


def _yielding(made: Galley, table: Sums, first: float, other: float, justified: bool) -> list[Break]:
    """The line ends by which the least rules give way, in their order."""
    count = len(made.text)
    best: list[int | None] = [None] * (count + 1)
    best[0] = 0
    before = [0] * (count + 1)
    lonely = _last_line_start(made)
    why: dict[tuple[int, int], tuple[str, ...]] = {}
    for s in range(count):
        so_far = best[s]
        if so_far is None:
            continue
        width = other if s else first
        for e in range(s + 1, count + 1):
            if made.levels[e] == NEVER:
                continue
            cost, names = _fault(made, table, s, e, width, justified, lonely)
            overfull = "overfull" in names
            if overfull and e > s + 1 and table.plain[e] - table.starts[s] > 2 * width and so_far is not None:
                break
            known = best[e]
            if known is None or so_far + cost < known:
                best[e] = so_far + cost
                before[e] = s
                why[s, e] = names
    chain = _chain(before, count)
    return [Break(e, why[before[e], e]) for e in chain]


def _fault(
    made: Galley, table: Sums, s: int, e: int, width: float, justified: bool, lonely: int
) -> tuple[int, tuple[str, ...]]:
    """A line and its width → what it costs and the rules that give way."""
    names = []
    em = max(made.sizes)
    level, last = made.levels[e], e == len(made.text)
    cost = 100
    if level in _AT_LEVEL_RANGE:
        cost += int(100 * _AT_LEVEL[level])
    else:
        cost += _LEVEL_RANK[level]
    if level in _NAMES:
        names.append(_NAMES[level])
    if last and s > lonely:
        cost += _SINGLE
        names.append("single")
    room = width - (table.ends[e] - table.starts[s])
    if room < -_EPS:
        most = table.shrink[e - 1] - table.shrink_starts[s]
        if -room > most + _EPS:
            cost += _OVERFULL * (1 + int(100 * (-room - most) / em))
            names.append("overfull")
        else:
            cost += int(100 * _SHRINK * (room / most) ** 2)
    elif justified and not last:
        soft = table.stretch[e - 1] - table.stretch[s]
        places = table.even[e] - table.even[s + 1]
        strain = max(0.0, room - soft) / (max(places, 1) * EVEN_MOST * em)
        cost += int(100 * _EVEN * strain**2)
        if strain > 1 or (not places and room > soft + _EPS):
            cost += _UNEVEN * (1 + int(10 * strain**2))
            names.append("uneven")
    elif not last:
        cost += int(100 * _RAGGED * (room / width) ** 2) if width > 0 else 0
    return cost, tuple(names)


_AT_LEVEL_RANGE = range(len(_AT_LEVEL))
