"""Galley → prefix sums from which the measures of any line follow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from operator import sub

from docgen.emit.pdf.composer.galley import Galley


@dataclass(frozen=True, slots=True)
class Sums:
    """By boundary. A line from s to e is ends[e] - starts[s] wide, can lose shrink[e - 1] - kept[s] and gain
    stretch[e - 1] - stretch[s] at its gaps, and has even[e] - even[s + 1] places for even spacing: the last slot of a
    line has lost its blank or gap, and an opening mark at its start likewise.

    reach[e]: no line that ends at e or later has ends - shrink less than this.
    """

    ends: list[float]
    starts: list[float]
    shrink: list[float]
    kept: list[float]
    stretch: list[float]
    even: list[int]
    reach: list[float]


def sums(made: Galley, shrinks: bool) -> Sums:
    """Galley, whether its lines may be shortened → its sums."""
    ends = list(accumulate(made.slots, initial=0.0))
    starts = ends.copy()
    for at, cut in made.end_cuts.items():
        ends[at] -= cut
    for at, cut in made.start_cuts.items():
        starts[at] += cut
    losses, gains = [0.0] * len(made.slots), [0.0] * len(made.slots)
    for at, _, loss, gain, _ in made.gives:
        losses[at] = loss * shrinks
        gains[at] = gain
    shrink = list(accumulate(losses, initial=0.0))
    kept = shrink.copy()
    for at in made.start_cuts:
        kept[at] = shrink[at + 1]
    least = [*map(sub, ends[1:], shrink)]
    reach = [0.0, *accumulate(reversed(least), min)]
    reach[1:] = reach[:0:-1]
    stretch = list(accumulate(gains, initial=0.0))
    return Sums(ends, starts, shrink, kept, stretch, list(accumulate(made.even, initial=0)), reach)
