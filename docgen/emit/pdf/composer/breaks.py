"""Galley and line widths → where its lines end: the best of all ways to break the paragraph."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import inf

from docgen.emit.pdf.composer.galley import ADDRESS, MARK, NEVER, NUMBER, POINT, WORD, Galley
from docgen.emit.pdf.composer.sums import Sums, sums
from docgen.emit.pdf.composer.types import Align

EVEN_MOST = 0.25
"""Even spacing between all characters, in em, beyond which the rule gives way: the width of the Han–Latin gap."""
_LIMIT = 400.0
_GAPS = 4.0
_SHRUNK = 40.0
_LINE = 1.0
"""Cost of a line at the limit of even spacing (or empty, if set ragged), of wide gaps, of all that can be compressed,
of any line; it grows with the square of the strain."""
_SOFT = (0.0, 30.0, 60.0, 0.0, 0.0, 0.0, 0.0)
"""Cost of a break by its level, where it is no fault."""

_EACH = 10**9
_SINGLE, _UNEVEN, _OVERFULL = 1, _EACH, _EACH**6
_RANKS = (0, 0, 0, _EACH**2, _EACH**3, _EACH**4, _EACH**5)
"""Weight of a fault: outweighs any number of those that give way before it. By level of the break: NUMBER … MARK."""
_NAMES = {ADDRESS: "address", NUMBER: "number", POINT: "word", WORD: "word", MARK: "mark"}

_RUNGS = ((_SHRUNK, ADDRESS), (100.0, ADDRESS), (_LIMIT + _GAPS, ADDRESS), (16 * _LIMIT, ADDRESS), (inf, ADDRESS), (inf, WORD), (inf, MARK))
"""How dear a line and how bad a break may be; a rung is climbed only if no paragraph stands on the one below."""
_EPS = 1e-6


@dataclass(frozen=True, slots=True)
class Measure:
    """Width of the first line and of the others in points, and how they are set."""

    first: float
    other: float
    align: Align


@dataclass(frozen=True, slots=True)
class Break:
    """A line's end and the rules that give way on it."""

    end: int
    yields: tuple[str, ...]


def breaks(made: Galley, measure: Measure) -> list[Break]:
    """Galley, measure → the ends of its lines."""
    table = sums(made, measure.align == "justify")
    count = len(made.text)
    if table.ends[count] - table.starts[0] <= measure.first + _EPS:
        return [Break(count, ())]
    lonely = _lonely(made.text)
    for tolerance, level in _RUNGS:
        chain = _best(made, table, measure, lonely, tolerance, level)
        if chain:
            break
    starts = [0, *chain]
    return [Break(e, _yields(made, table, measure, s, e, lonely)) for s, e in zip(starts, chain)]


def _lonely(text: str) -> int:
    """From boundaries after this one, the rest of the text has fewer than two letters or figures."""
    seen = 0
    for at in range(len(text) - 1, 0, -1):
        seen += text[at].isalnum()
        if seen == 2:
            return at
    return 0


def _best(
    made: Galley, table: Sums, measure: Measure, lonely: int, tolerance: float, worst: int
) -> list[int]:
    """The line ends of least rank, then cost, with lines not dearer than `tolerance` and breaks not above the level
    `worst`; empty if there are none, or if a lower rung of tolerance may still hide a better rank.
    """
    count, levels = len(made.text), made.levels
    ends, shrink, stretch, even = table.ends, table.shrink, table.stretch, table.even
    limit = EVEN_MOST * max(made.sizes)
    justified, balanced = measure.align == "justify", measure.align == "center"
    costs, ranks, before = [inf] * (count + 1), [0] * (count + 1), [0] * (count + 1)
    costs[0] = 0.0
    for s in range(count):
        so_far = costs[s]
        if so_far == inf:
            continue
        width = measure.other if s else measure.first
        edge = table.starts[s] + width + _EPS
        kept, gaps, places = table.kept[s], stretch[s], even[s + 1]
        top = bisect_right(table.reach, edge - kept, s + 1) - 1
        if top <= s and worst == MARK:
            top = next(e for e in range(s + 1, count + 1) if levels[e] != NEVER)
        for e in range(top, s, -1):
            level = levels[e]
            if level > worst:
                continue
            room = edge - ends[e]
            rank = ranks[s]
            if room < 0:
                most = shrink[e - 1] - kept
                if -room <= most:
                    cost = _SHRUNK * (room / most) ** 2
                elif e == top and worst == MARK:
                    cost = 0.0
                    rank += _OVERFULL * (1 + int(100 * -room / limit))
                else:
                    continue
            elif e == count and not balanced:
                cost = 0.0
            elif justified:
                soft = stretch[e - 1] - gaps
                if room <= soft:
                    cost = _GAPS * (room / soft) ** 2
                else:
                    cost = _GAPS + _LIMIT * ((room - soft) / ((even[e] - places or 1) * limit)) ** 2
            else:
                cost = _LIMIT * (room / width) ** 2
            if cost > tolerance:
                break
            if cost > _LIMIT + _GAPS:
                rank += _UNEVEN * int(cost)
            if level:
                cost += _SOFT[level]
                rank += _RANKS[level]
            if e == count and s > lonely:
                rank += _SINGLE
            cost += so_far + _LINE
            if costs[e] == inf or rank < ranks[e] or (rank == ranks[e] and cost < costs[e]):
                costs[e], ranks[e], before[e] = cost, rank, s
    if costs[count] == inf or (ranks[count] and tolerance <= _LIMIT):
        return []
    return _chain(before, count)


def _chain(before: list[int], end: int) -> list[int]:
    chain = []
    while end:
        chain.append(end)
        end = before[end]
    return chain[::-1]


def _yields(made: Galley, table: Sums, measure: Measure, s: int, e: int, lonely: int) -> tuple[str, ...]:
    """A line → the names of the rules that give way on it, mildest first."""
    names = []
    last = e == len(made.text)
    room = (measure.other if s else measure.first) - (table.ends[e] - table.starts[s])
    if made.levels[e] == ADDRESS:
        names.append("address")
    if last and s > lonely:
        names.append("single")
    if measure.align == "justify" and not last:
        soft, places = table.stretch[e - 1] - table.stretch[s], table.even[e] - table.even[s + 1]
        if room - soft > max(places, 1) * EVEN_MOST * max(made.sizes) + _EPS or (not places and room > soft + _EPS):
            names.append("uneven")
    if made.levels[e] in _NAMES and made.levels[e] != ADDRESS:
        names.append(_NAMES[made.levels[e]])
    if -room > table.shrink[e - 1] - table.kept[s] + _EPS:
        names.append("overfull")
    return tuple(names)
