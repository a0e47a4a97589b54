"""A wrong name → the nearest right one, for error messages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str:
    """Name and the valid ones → the most similar, or the first few when none is similar."""
    names = sorted(known)
    close = get_close_matches(name, names, 1, 0.5)
    return close[0] if close else "、".join(names[:6]) + ("……" if len(names) > 6 else "")
