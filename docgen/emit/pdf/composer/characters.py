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
CONNECTORS = "～／"
"""Full-width connectors: 5.1.6 and 5.1.8 let no line begin with them; SOLIDUS also ends none."""
SOLIDUS = "／"

_WIDE = "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u3000"
"""Spaces of their own width; U+2009 parts the thousands of a number too."""
SPACES = " " + _WIDE
"""Spaces that are dropped at a line end."""

NOT_FIRST = frozenset(",.;:!?)]}/%％‰℃°′″+")
NOT_LAST = frozenset("([{/")
"""Latin marks that begin and end no line where they stand beside Han."""
SIGNS = frozenset("+-−±%$€£#@&°")
"""Signs that belong to a number or name and so stand off from Han as a letter does."""


class Kind(IntEnum):
    """What a line can be shortened at, in clreq's order.

    The mark at the line end comes before all of these and the middle dot after the word space; both are always set
    at half an em, so they have nothing left to give.
    """

    WORD_SPACE = 0
    BRACKET = 1
    PAUSE = 2
    HAN_LATIN = 3
    STOP = 4


CLOSING_KIND = {
    **dict.fromkeys(CLOSING, Kind.BRACKET),
    **dict.fromkeys(PAUSES, Kind.PAUSE),
    **dict.fromkeys(STOPS, Kind.STOP),
}
"""Marks with their ink in the left half of the em → what a line is shortened at there."""

_IDEOGRAPHS = (
    r"\u2150-\u218b\u2190-\u21ff\u2460-\u27bf\u2b00-\u2bff\u2e80-\u2fff\u3003-\u3007\u3012\u3013\u3020-\u33ff"
    r"\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uffe0-\uffe6\U0001f000-\U0003ffff"
)
_MARKS = re.escape(OPENING + CLOSING + PAUSES + STOPS + MIDDLE + DASH + ELLIPSIS + CONNECTORS)
_LATIN = rf"[^{_IDEOGRAPHS}{_MARKS}\s]+"

TOKEN = re.compile(
    rf"[{_IDEOGRAPHS}]+|(?P<closing>[{re.escape(CLOSING + PAUSES + STOPS)}])|(?P<opening>[{re.escape(OPENING)}])"
    rf"|(?P<latin>{_LATIN}(?:’{_LATIN})*)"
    rf"|(?P<dash>{DASH}+)|(?P<ellipsis>[{ELLIPSIS}]+)|(?P<middle>[{MIDDLE}])|(?P<connector>[{CONNECTORS}])"
    rf"|(?P<space> +)|(?P<fixed>[\u00a0\u202f]+|(?<=[0-9])\u2009(?=[0-9]))|(?P<wide>[{_WIDE}]+)"
)
"""The parts of a text: plain ideographs, without a name; single marks; whole words, numbers, runs of dashes, dots and
spaces."""

LOOSE_SPACE = re.compile(
    rf"(?<=[{_IDEOGRAPHS}{_MARKS}]) +(?=[^{_IDEOGRAPHS}\s])|(?<=[^{_IDEOGRAPHS}\s]) +(?=[{_IDEOGRAPHS}{_MARKS}])"
)
"""Typed spaces between Han and Latin or beside marks: their gap is the layout's."""


def stands_off(han: str, latin: str, alone: bool) -> bool:
    """Whether a gap parts Han and the Latin beside it, never a mark; `alone`: the Latin is this one character."""
    if not (latin.isalnum() or (latin in SIGNS and not alone)):
        return False
    return "\u3040" <= han < "\uff00" or han in "々〇" or han >= "\U00020000"
