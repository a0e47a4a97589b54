"""Character → its class in line setting: GB/T 15834-2011 section 5.1 and W3C clreq, "line composition"."""

from __future__ import annotations

import re
from enum import IntEnum

OPENING = "“‘（〔［｛【〖《〈「『〝＜"
CLOSING = "”’）〕］｝】〗》〉」』〞＞"
PAUSES = "，、；："
STOPS = "。？！．"
MIDDLE = "·・‧"
DASH = "—"
ELLIPSIS = "…⋯"
WAVE = "～"
SOLIDUS = "／"
"""Full-width solidus; like the half-width one it begins and ends no line (GB/T 15834, 5.1.8)."""

NOT_FIRST = frozenset(",.;:!?)]}%/")
"""Latin marks that begin no line where they follow Han."""
NOT_LAST = frozenset("([{/")
"""Latin marks that end no line where Han follows."""
SIGNS = frozenset("+-−±%$€£#@&°")
"""Signs that belong to a number or name and so stand off from Han as a letter does."""


class Shrink(IntEnum):
    """What gives room in a line that is too long, in clreq's order.

    The mark at the line end comes before all of these and the middle dot after the word space; both are always set
    at half an em, so they have nothing left to give.
    """

    WORD_SPACE = 0
    BRACKET = 1
    PAUSE = 2
    HAN_LATIN = 3
    STOP = 4


CLOSING_KIND = {
    **dict.fromkeys(CLOSING, Shrink.BRACKET),
    **dict.fromkeys(PAUSES, Shrink.PAUSE),
    **dict.fromkeys(STOPS, Shrink.STOP),
}
"""Marks with their ink in the left half of the em, by what they are when a line is shortened."""

_IDEOGRAPHS = (
    r"\u2150-\u218b\u2190-\u21ff\u2460-\u27bf\u2b00-\u2bff\u2e80-\u2fff\u3003-\u3007\u3012\u3013\u3020-\u33ff"
    r"\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uffe0-\uffe6\U0001f000-\U0003ffff"
)
_MARKS = re.escape(OPENING + CLOSING + PAUSES + STOPS + MIDDLE + DASH + ELLIPSIS + WAVE + SOLIDUS)

SPECIAL = re.compile(
    rf"(?P<mark>[{re.escape(OPENING + CLOSING + PAUSES + STOPS)}])"
    r"|(?P<space> +)|(?P<wide>\u3000+)|(?P<fixed>\u00a0+)"
    rf"|(?P<dash>{DASH}+)|(?P<ellipsis>[{ELLIPSIS}]+)|(?P<middle>[{MIDDLE}])|(?P<wave>[{WAVE}])"
    rf"|(?P<solidus>{SOLIDUS})"
    rf"|(?P<latin>[^{_IDEOGRAPHS}{_MARKS}\s]+(?:’[^{_IDEOGRAPHS}{_MARKS}\s]+)*)"
)
"""Everything but plain ideographs: single marks, and whole runs of spaces, dashes, dots and Latin."""

LOOSE_SPACE = re.compile(
    rf"(?<=[{_IDEOGRAPHS}{_MARKS}]) +(?=[^{_IDEOGRAPHS}\s])|(?<=[^{_IDEOGRAPHS}\s]) +(?=[{_IDEOGRAPHS}{_MARKS}])"
)
"""Typed spaces between Han and Latin or beside marks: their gap is the layout's."""


def stands_off(han: str, latin: str, token: int) -> bool:
    """Whether a gap parts the two neighbours; `token`: length of the Latin run. None beside marks."""
    if not (latin.isalnum() or (token > 1 and latin in SIGNS)):
        return False
    return "\u3040" <= han < "\uff00" or han in "々〇" or han >= "\U00020000"
