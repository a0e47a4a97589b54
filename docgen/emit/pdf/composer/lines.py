"""Galley and the end of a line → the set line: compressed first, then stretched, glyph by glyph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from docgen.emit.pdf.composer.characters import SPACES, Kind
from docgen.emit.pdf.composer.galley import Galley, Give
from docgen.emit.pdf.composer.types import Piece, SetLine

_EPS = 1e-9


def set_line(
    made: Galley, start: int, end: int, width: float, left: float, fill: bool, yields: tuple[str, ...]
) -> SetLine:
    """Characters start … end, set `left` of the column, on `width`; `fill`: stretched to it if shorter."""
    stop = start + len(made.text[start:end].rstrip(SPACES))
    slots = made.slots[start:stop]
    if not slots:
        return SetLine((), 0.0, yields)
    offsets = _offsets(made, start, stop)
    cut = made.start_cuts.get(start, 0.0)
    if cut:
        slots[0] -= cut
        offsets[0] = offsets.get(0, 0.0) - cut
    if stop == end:
        slots[-1] -= made.end_cuts.get(end, 0.0)
    room = width - sum(slots)
    gives = _gives(made, start + (cut > 0), stop - 1)
    if room < -_EPS:
        _compress(slots, offsets, gives, start, -room)
    elif fill and room > _EPS:
        _stretch(slots, gives, start, made.even[start + 1 : stop], room)
    total = sum(slots)
    return SetLine(_pieces(made, start, stop, _origins(slots, offsets, left), slots), total, yields)


def _offsets(made: Galley, start: int, stop: int) -> dict[int, float]:
    return {at - start: offset for at, offset in made.offsets.items() if start <= at < stop} if made.offsets else {}


def _gives(made: Galley, start: int, stop: int) -> Sequence[Give]:
    """What the slots can lose and gain; the last one of a line is cut or loses its gap anyway."""
    return made.gives[bisect_left(made.gives, (start,)) : bisect_left(made.gives, (stop,))]


def _compress(slots: list[float], offsets: dict[int, float], gives: Sequence[Give], start: int, need: float) -> None:
    """Take `need` out of the slots, kind after kind, each evenly."""
    for kind in Kind:
        chosen = [give for give in gives if give.kind == kind]
        most = sum(give.shrink for give in chosen)
        if most <= 0:
            continue
        share = min(1.0, need / most)
        for give in chosen:
            at, loss = give.at - start, give.shrink * share
            slots[at] -= loss
            if give.left:
                offsets[at] = offsets.get(at, 0.0) - loss
        need -= most * share
        if need <= _EPS:
            return


def _stretch(slots: list[float], gives: Sequence[Give], start: int, even: bytearray, room: float) -> None:
    """Word spaces first, then the gaps between Han and Latin, then all places evenly."""
    for kind in (Kind.WORD_SPACE, Kind.HAN_LATIN):
        chosen = [give for give in gives if give.kind == kind]
        most = sum(give.stretch for give in chosen)
        if most <= 0:
            continue
        share = min(1.0, room / most)
        for give in chosen:
            slots[give.at - start] += give.stretch * share
        room -= most * share
        if room <= _EPS:
            return
    places = even.count(1)
    if places:
        each = room / places
        slots[:-1] = [slot + each if open_ else slot for slot, open_ in zip(slots[:-1], even, strict=True)]


def _origins(slots: list[float], offsets: dict[int, float], left: float) -> float:
    """Turn slots into distances between glyph origins, in place; → the first origin."""
    for at, offset in offsets.items():
        slots[at] -= offset
        if at:
            slots[at - 1] += offset
        else:
            left += offset
    return left


def _pieces(made: Galley, start: int, stop: int, x: float, advances: list[float]) -> tuple[Piece, ...]:
    looks = made.looks
    which = _look_at(made, start)
    pieces = []
    at = start
    while at < stop:
        _, face, size, colour, link = looks[which]
        upto = min(stop, looks[which + 1][0]) if which + 1 < len(looks) else stop
        part = tuple(advances[at - start : upto - start])
        pieces.append(Piece(x, made.text[at:upto], face, size, colour, link, part))
        x += sum(part)
        at, which = upto, which + 1
    return tuple(pieces)


def _look_at(made: Galley, at: int) -> int:
    which = len(made.looks) - 1
    while made.looks[which][0] > at:
        which -= 1
    return which
