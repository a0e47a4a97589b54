"""Boxes of an opening (chapter, list, preface) → pages: kept together, figures floated, tables cut.

No widow, no orphan, no heading at the foot (clreq 3.6): boxes that `keep` form a group that is never cut. A figure
that does not fit lets the text after it come before; figures on a page give or take some lines to fill it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from math import ceil

from docgen.emit.pdf.boxes import Box, Flow, Placed, TableFlow

_FLOATING_TABLE = 0.55
_LEAST_ROWS, _LEAST_LINES = 4, 3.5
"""What of a table that is cut stands before the first cut: so many rows, or fewer high ones."""
_LAST_ROWS = 3
_SLACK = 0.001


def paginate(flow: Iterable[Flow], lines: int, leading: float) -> tuple[tuple[Placed, ...], ...]:
    """Boxes in order, lines of a page, leading in points → pages of placed boxes.

    Text keeps its order, and so do figures and tables. Only a group or a row higher than a page goes beyond its lines.
    """
    maker = _PageMaker(lines, leading)
    for group in _groups(flow):
        maker.place(group)
    return maker.finish()


def _groups(flow: Iterable[Flow]) -> Iterable[tuple[Flow, ...]]:
    group: list[Flow] = []
    for item in flow:
        group.append(item)
        if isinstance(item, TableFlow) or not item.keep:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _ends_in_figure(group: Sequence[Flow]) -> bool:
    last = group[-1]
    return isinstance(last, Box) and last.kind == "figure"


def _figure(group: Sequence[Flow]) -> bool:
    """Whether the group may float: a figure by itself, not one that a heading stands above."""
    return len(group) == 1 and _ends_in_figure(group)


class _PageMaker:
    """The page that is being filled, the figures that wait for the next one, the pages that are done."""

    def __init__(self, lines: int, leading: float) -> None:
        self._lines, self._leading = lines, leading
        self._page: list[Box] = []
        self._pages: list[tuple[Placed, ...]] = []
        self._waiting: deque[tuple[Flow, ...]] = deque()

    def place(self, group: tuple[Flow, ...]) -> None:
        """The next group in order: on this page if it fits, else by the rules of its kind."""
        last = group[-1]
        if isinstance(last, TableFlow):
            self._table(group[:-1], last)
        elif self._waiting and _ends_in_figure(group):
            self._after_waiting(group)
        elif self._fits(group):
            self._put(group)
        elif _figure(group):
            self._waiting.append(group)
        else:
            self._turn()
            self._put_on_new_page(group)

    def finish(self) -> tuple[tuple[Placed, ...], ...]:
        """What still waits is placed; the last page is closed."""
        while self._waiting:
            self._turn()
        if self._page:
            self._close(final=True)
        return tuple(self._pages)

    def _used(self) -> float:
        return sum(box.lines for box in self._page)

    def _needed(self, group: Sequence[Flow]) -> float:
        boxes = [box for box in group if isinstance(box, Box)]
        drop = boxes[0].drop if boxes and not self._page else 0.0
        return sum(box.lines for box in boxes) - drop

    def _fits(self, group: Sequence[Flow]) -> bool:
        """Whether the group fits, figures on the page and in the group giving way if they can."""
        give = sum(box.give[0] for box in [*self._page, *group] if isinstance(box, Box))
        return self._used() + self._needed(group) <= self._lines + give + _SLACK

    def _put(self, group: Sequence[Flow]) -> None:
        for box in group:
            if isinstance(box, Box):
                self._page.append(box if self._page else box.at_top(self._leading))
        self._shrink(self._used() - self._lines)

    def _put_on_new_page(self, group: tuple[Flow, ...]) -> None:
        while self._page and not self._fits(group):
            self._turn()
        self._put(group)

    def _shrink(self, excess: float) -> None:
        """Take lines from the charts on the page until the excess is gone, the highest chart first."""
        while excess > _SLACK:
            able = [i for i, box in enumerate(self._page) if box.give[0]]
            if not able:
                return
            index = max(able, key=lambda i: (self._page[i].give[0], -i))
            self._page[index] = _given(self._page[index], -1, self._leading)
            excess -= 1

    def _grow(self, room: float) -> None:
        """Give free lines to the charts on the page, one after the other in turn."""
        while room >= 1:
            able = [i for i, box in enumerate(self._page) if box.give[1]]
            if not able:
                return
            index = max(able, key=lambda i: (self._page[i].give[1], -i))
            self._page[index] = _given(self._page[index], 1, self._leading)
            room -= 1

    def _turn(self) -> None:
        """Close this page and open the next; what waits comes first, in order, as much as fits."""
        if self._page:
            self._close(final=False)
        while self._waiting and (not self._page or self._stands(self._waiting[0])):
            self._place_float(self._waiting.popleft())

    def _stands(self, group: Sequence[Flow]) -> bool:
        """Whether what waits can stand on the page below what is there."""
        last = group[-1]
        return self._has_room((), last) if isinstance(last, TableFlow) else self._fits(group)

    def _place_float(self, group: tuple[Flow, ...]) -> None:
        if isinstance(group[-1], TableFlow):
            self._rows(group[-1])
        else:
            self._put(group)

    def _close(self, final: bool) -> None:
        if not final:
            self._grow(self._lines - self._used())
        y = 0.0
        placed = []
        for box in self._page:
            placed.append(Placed(y * self._leading, box))
            y += box.lines
        self._pages.append(tuple(placed))
        self._page = []

    def _table(self, before: tuple[Flow, ...], table: TableFlow) -> None:
        """A table whole, floated, or cut: rows go on over the page with the header repeated."""
        if self._waiting:
            self._after_waiting((*before, table))
        elif self._has_room(before, table):
            self._put(before)
            self._rows(table)
        elif not before and self._floats(table):
            self._waiting.append((table,))
        else:
            self._turn()
            self._put(before)
            self._rows(table)

    def _after_waiting(self, group: tuple[Flow, ...]) -> None:
        """Figures and tables keep their order: one behind those that wait waits too, or, below a heading, they go."""
        if len(group) == 1:
            self._waiting.append(group)
            return
        while self._waiting:
            self._turn()
        self.place(group)

    def _floats(self, table: TableFlow) -> bool:
        return table.lines <= self._lines * _FLOATING_TABLE

    def _has_room(self, before: Sequence[Flow], table: TableFlow) -> bool:
        """Whether a table can begin on this page: whole, or its first rows if it may be cut."""
        room = self._lines - self._used() - self._needed(before) + _SLACK
        whole = ceil(table.lines - _SLACK) <= room
        return whole or ((bool(before) or not self._floats(table)) and _beginning(table) <= room)

    def _rows(self, table: TableFlow) -> None:
        """The rows of a table from here on, over as many pages as they need; nothing comes between its parts."""
        self._page.extend((table.caption, table.header))
        for index, row in enumerate(table.rows):
            if self._used() + _ahead(table, index) > self._lines + _SLACK:
                self._page.append(table.closing)
                self._close(final=False)
                self._page.extend((table.continued, table.header.again()))
            self._page.append(row)
        self._page.extend((table.closing, table.last))
        rest = ceil(self._used() - _SLACK) - self._used()
        self._page.append(Box(rest, ()))


def _beginning(table: TableFlow) -> float:
    """The room that a table to be cut needs to begin: head and first rows; all of it where both parts were short."""
    if len(table.rows) < _LEAST_ROWS + _LAST_ROWS:
        return table.lines
    sums = list(accumulate(row.lines for row in table.rows[:_LEAST_ROWS]))
    rows = next((lines for lines in sums if lines >= _LEAST_LINES), sums[-1])
    return table.caption.lines + table.header.lines + rows


def _ahead(table: TableFlow, index: int) -> float:
    """The room that a row needs: the last rows and what stands under them stay together."""
    rest = table.rows[index:]
    if len(rest) == min(_LAST_ROWS, len(table.rows)):
        return sum(row.lines for row in rest) + table.closing.lines + table.last.lines
    return rest[0].lines


def _given(box: Box, lines: int, leading: float) -> Box:
    """A figure whose chart takes or gives `lines`; what it can still give changes with it."""
    less, more = box.give
    return replace(box.grown(lines, leading), give=(less + lines, more - lines))
