"""Galley and line widths → where its lines end: the best of all ways to break the paragraph.

A line costs the square of its strain. Faults weigh more than any cost, each more than all those that give way before
it: so a rule gives way only where no way to break keeps it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import inf

from docgen.emit.pdf.composer.characters import CLOSING, OPENING, STOPS
from docgen.emit.pdf.composer.galley import ADDRESS, MARK, NEVER, NUMBER, POINT, RANGE, WORD, Galley
from docgen.emit.pdf.composer.sums import Sums, sums
from docgen.emit.pdf.composer.types import Align

EVEN_MOST = 0.25
"""Even spacing between all characters in em, beyond which the rule gives way: the width of the Han–Latin gap."""

_LIMIT = 400.0
_GAPS = 4.0
_SHRUNK = 40.0
_LINE = 1.0
"""Cost of a line at the limit of even spacing (or empty, if set ragged), of wide gaps, of all that can be compressed,
of any line."""
_SOFT = (0.0, 30.0, 60.0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""Cost of a break by its level, where it is no fault."""
_TORN = 60.0
"""Cost of a line of a heading that ends within a phrase."""
_LISTED = "、"
_PARTING = CLOSING + STOPS + "，；： \u3000"
_NO_PLACE = 0.001
"""In place of none, for even spacing: a line that cannot be filled is uneven."""

_EACH = 10**10
_SINGLE, _UNEVEN, _OVERFULL = 1, _EACH, _EACH**7
_LEVELS = (0, 0, 0, _EACH**2, _EACH**3, _EACH**4, _EACH**5, _EACH**6)
"""Weights of the faults; _LEVELS by level of the break."""
_UNEVEN_MOST = 10**6
_NAMES = {RANGE: "number", NUMBER: "number", POINT: "word", WORD: "word", MARK: "mark"}

_RUNGS = (
    (24.0, ADDRESS),
    (_LIMIT / 4, ADDRESS),
    (_LIMIT + _GAPS, ADDRESS),
    (16 * _LIMIT, ADDRESS),
    (inf, ADDRESS),
    (inf, WORD),
    (inf, MARK),
)
"""How dear a line and how bad a break may be: a rung is climbed only if the one below holds no paragraph."""
_WHOLE = 2
"""The first rung on which no line that breaks no rule is too dear: a short heading's lines are weighed all at once."""
_EPS = 1e-6


@dataclass(frozen=True, slots=True)
class Measure:
    """Width of the first line and of the others in points, and how they are set."""

    first: float
    other: float
    align: Align
    balanced: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A line's end and the rules that give way on it."""

    end: int
    yields: tuple[str, ...]


def breaks(made: Galley, measure: Measure) -> list[Break]:
    """Galley, measure → the ends of its lines."""
    count = len(made.text)
    if made.whole() <= measure.first + _EPS:
        return [Break(count, ())]
    table = sums(made, measure.align == "justify")
    search = _Search(made, table, measure, EVEN_MOST * max(made.sizes), _lonely(made.text))
    rungs = _RUNGS[_WHOLE:] if measure.balanced else _RUNGS
    ends = next(ends for ends in (search.best(tolerance, worst) for tolerance, worst in rungs) if ends)
    return [Break(end, search.yields(start, end)) for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _lonely(text: str) -> int:
    """From boundaries after this one, the rest of the text has fewer than two letters or figures."""
    seen = 0
    for at in range(len(text) - 1, 0, -1):
        seen += text[at].isalnum()
        if seen == 2:
            return at
    return len(text)


@dataclass(frozen=True, slots=True)
class _Search:
    """limit: of even spacing in points."""

    made: Galley
    table: Sums
    measure: Measure
    limit: float
    lonely: int

    def best(self, tolerance: float, worst: int) -> list[int]:
        """The line ends of least fault, then cost, with lines not dearer than `tolerance` and breaks not above the
        level `worst`; empty if there are none, or if dearer lines may spare a fault.
        """
        count, levels, limit = len(self.made.text), self.made.levels, self.limit
        ends, shrink, stretch, even = self.table.ends, self.table.shrink, self.table.stretch, self.table.even
        justified, balanced = self.measure.align == "justify", self.measure.balanced
        costs, faults, before = [inf] * (count + 1), [0] * (count + 1), [0] * (count + 1)
        costs[0] = 0.0
        for s in range(count):
            if costs[s] == inf:
                continue
            width = self.measure.other if s else self.measure.first
            edge, kept, gaps, places = self.table.starts[s] + width + _EPS, self.table.kept[s], stretch[s], even[s + 1]
            top = self._farthest(s, edge - kept, worst)
            for e in range(top, s, -1):
                level = levels[e]
                if level > worst:
                    continue
                room, fault = edge - ends[e], faults[s]
                if room < 0:
                    most = shrink[e - 1] - kept
                    if -room <= most:
                        cost = _SHRUNK * (room / most) ** 2
                    elif e == top and worst == MARK:
                        cost = 0.0
                        fault += _OVERFULL * (1 + int(-room / limit))
                    else:
                        continue
                elif e == count and not balanced:
                    cost = 0.0
                elif not justified:
                    cost = _LIMIT * (room / width) ** 2
                elif room < (soft := stretch[e - 1] - gaps):
                    cost = _GAPS * (room / soft) ** 2
                else:
                    cost = _GAPS + _LIMIT * ((room - soft) / ((even[e] - places or _NO_PLACE) * limit)) ** 2
                if cost > tolerance:
                    if room < 0:
                        continue
                    break
                if cost > _LIMIT + _GAPS:
                    fault += _UNEVEN * min(int(cost), _UNEVEN_MOST)
                if level:
                    cost += _SOFT[level]
                    fault += _LEVELS[level]
                if balanced:
                    cost += self._torn(e)
                if e == count and s > self.lonely:
                    fault += _SINGLE
                cost += costs[s] + _LINE
                if costs[e] == inf or fault < faults[e] or (fault == faults[e] and cost < costs[e]):
                    costs[e], faults[e], before[e] = cost, fault, s
        hidden = faults[count] and tolerance < _LIMIT
        return [] if hidden or costs[count] == inf else _chain(before, count)

    def _torn(self, at: int) -> float:
        """The cost of a boundary by what it parts: clauses, parts of a list, a phrase."""
        text = self.made.text
        if at == len(text) or text[at - 1] in _PARTING or text[at] in OPENING:
            return 0.0
        return _TORN / 2 if text[at - 1] == _LISTED else _TORN

    def _farthest(self, start: int, reach: float, worst: int) -> int:
        """The last boundary that a line may reach; on the highest rung at least the next one."""
        end = bisect_right(self.table.reach, reach, start + 1) - 1
        if end <= start and worst == MARK:
            levels = self.made.levels
            end = next(e for e in range(start + 1, len(levels)) if levels[e] != NEVER)
        return end

    def yields(self, start: int, end: int) -> tuple[str, ...]:
        """A line → the names of the rules that give way on it, in their order."""
        level, last = self.made.levels[end], end == len(self.made.text)
        table, measure = self.table, self.measure
        room = (measure.other if start else measure.first) - (table.ends[end] - table.starts[start])
        gaps, places = table.stretch[end - 1] - table.stretch[start], table.even[end] - table.even[start + 1]
        uneven = room - gaps > (places or _NO_PLACE) * self.limit
        given_way = {
            "address": level == ADDRESS,
            "single": last and start > self.lonely,
            "uneven": measure.align == "justify" and not last and uneven,
            _NAMES.get(level, ""): level >= RANGE,
            "overfull": -room > table.shrink[end - 1] - table.kept[start] + _EPS,
        }
        return tuple(name for name, yes in given_way.items() if yes)


def _chain(before: list[int], end: int) -> list[int]:
    """The steps back from the end → the ends in order."""
    chain = []
    while end:
        chain.append(end)
        end = before[end]
    return chain[::-1]
