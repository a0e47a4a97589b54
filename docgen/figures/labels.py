"""Labels and the room they have → sizes that fit and places where nothing collides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.figures.sheet import Sheet
from docgen.model.facts import EditionError
from docgen.wording.messages import message

SMALLEST = 5.0
"""No label is set smaller (points): what does not fit then is an error, not a smudge."""
COMFORTABLE = 7.0
"""Level labels are set at least as large; upright ones take their place below."""
UPRIGHT_SHARE = 0.36
"""Share of the axis' height that upright labels may take."""
STEP = 0.5
LIFT = 3.0
"""Distance of a label from its mark."""

_Block = tuple[float, float, list[int]]
"""Middle, height and members of labels that touch."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Size of the labels of a chart, all alike, and whether they stand upright; `rise` what they take in height."""

    size: float
    upright: bool
    rise: float


def fit(sheet: Sheet, labels: Sequence[str], room: float, height: float) -> Fit:
    """Labels side by side with `room` points each, `height` for all of the axis → how they fit.

    Level while they stay readable, else upright; EditionError if they do not fit so either.
    """
    level = largest(sheet, labels, room - 1.5, COMFORTABLE)
    if level:
        return Fit(level, False, level + LIFT)
    size = min(largest(sheet, labels, height * UPRIGHT_SHARE, SMALLEST), room)
    if size < SMALLEST:
        raise EditionError(
            sheet.spec.id, message("一幅图里的数太多，标不下"), message("分成几幅图，或改用条形图（bars）")
        )
    return Fit(size, True, max(sheet.width_of(t, size) for t in labels) + LIFT)


def largest(sheet: Sheet, labels: Sequence[str], room: float, smallest: float, bold: bool = False) -> float:
    """Labels and their room → the largest size at which the widest fits; 0 if that is below `smallest`."""
    size = sheet.label_size
    widest = max((sheet.width_of(t, 1.0, bold) for t in labels), default=0.0)
    while size >= smallest:
        if widest * size <= room:
            return size
        size -= STEP
    return 0.0


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Wanted middles (rising) of things with heights → middles near them that do not collide, between low and high.

    Things too close are gathered in blocks that move together to the mean of what their members want.
    """
    blocks: list[_Block] = []
    for i, (middle, height) in enumerate(zip(wanted, heights, strict=True)):
        block = _inside((middle, height, [i]), low, high)
        while blocks and blocks[-1][0] + blocks[-1][1] / 2 > block[0] - block[1] / 2:
            block = _inside(_joined(blocks.pop(), block), low, high)
        blocks.append(block)
    return [y for middle, height, members in blocks for y in _stacked(middle - height / 2, members, heights)]


def _joined(lower: _Block, upper: _Block) -> _Block:
    height = lower[1] + upper[1]
    middle = (lower[0] * len(lower[2]) + upper[0] * len(upper[2])) / (len(lower[2]) + len(upper[2]))
    return middle, height, lower[2] + upper[2]


def _inside(block: _Block, low: float, high: float) -> _Block:
    middle, height, members = block
    return max(min(middle, high - height / 2), low + height / 2), height, members


def _stacked(bottom: float, members: list[int], heights: Sequence[float]) -> list[float]:
    middles = []
    for i in members:
        middles.append(bottom + heights[i] / 2)
        bottom += heights[i]
    return middles
