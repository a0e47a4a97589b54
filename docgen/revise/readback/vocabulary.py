"""Text of the manuscript → its words: Han that the text itself keeps together, so that a diff cuts no word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

_PIECE = re.compile(r"\{[^{}`]+\}(`+).+?\1|[\u4e00-\u9fff]+|[A-Za-z]+|\d[\d,.]*%?|\s+|.", re.S)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# Two characters may be of one word if they stand together so many times more often than by chance.
_TOGETHER = 8.0
_LONGEST = 4


class Vocabulary:
    """How often characters and pairs of them stand in a text."""

    def __init__(self, texts: Iterable[str]) -> None:
        runs = [run for text in texts for run in _HAN.findall(text)]
        self._single = Counter(character for run in runs for character in run)
        self._all = sum(self._single.values())
        self._pairs = Counter(pair for run in runs for pair in pairwise(run))

    def words(self, text: str) -> list[str]:
        """Text → roles, words, numbers, marks; joined they are the text."""
        return [word for piece in _PIECE.finditer(text) for word in self._parted(piece[0])]

    def _parted(self, piece: str) -> Iterator[str]:
        if not _HAN.fullmatch(piece):
            yield piece
            return
        start = 0
        for end in range(1, len(piece) + 1):
            if end == len(piece) or end - start >= _LONGEST or not self._joined(piece, start, end):
                yield piece[start:end]
                start = end

    def _joined(self, piece: str, start: int, end: int) -> bool:
        """Whether the character at `end` is of the word that began at `start`: it holds to its left as to its right."""
        left = self._hold(piece[end - 1], piece[end])
        right = self._hold(piece[end], piece[end + 1]) if end + 1 < len(piece) else 0.0
        return left >= _TOGETHER and (left >= right or end == start + 1)

    def _hold(self, one: str, other: str) -> float:
        expected = self._single[one] * self._single[other]
        return self._pairs[one, other] * self._all / expected if expected else 0.0
