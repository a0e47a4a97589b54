"""Text → whether it is the code of a period: 2019, 2019-03, 2019-H1, 2019-Q3; or from one to another: 2017..2019."""

from __future__ import annotations

import re

_PERIOD = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])|-H[12]|-Q[1-4])?")


def is_period(text: str) -> bool:
    """A year, month, half year or quarter."""
    return bool(_PERIOD.fullmatch(text))


def is_span(text: str) -> bool:
    """A period, or from one to another."""
    return all(map(is_period, text.split("..", 1)))
