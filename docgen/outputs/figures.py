"""Step 5: figures by id and height → drawings: kept ones as they are, the others made by all hands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from docgen.figures.heights import lines_wanted
from docgen.model.drawing import Drawing
from docgen.model.resolved import Figure, Resolved
from docgen.style.fontbook import FontBook
from docgen.style.style import Style
from docgen.work.cache import Cache
from docgen.work.executors import Hands

Which = tuple[str, int]
"""Id of a figure and the height of its chart in grid lines."""

_DRAW = "docgen.figures.draw:draw_all"
_SHARE = 16
"""How many figures are one task."""


def looks(style: Style, fonts: Path, cache: Cache) -> str:
    """Style, folder of its fonts → what a drawing depends on beside its figure."""
    return f"{style} {cache.digest(*(fonts / face.file for face in style.faces.values()))}"


@dataclass(slots=True)
class Drawer:
    """The figures of a report; each is drawn once at a height. All heights of a figure are one entry of the cache."""

    report: Resolved
    style: Style
    book: FontBook
    fonts: Path
    cache: Cache
    hands: Hands
    _figures: dict[str, Figure] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)
    _drawn: dict[str, dict[int, Drawing]] = field(default_factory=dict)
    _coming: dict[Which, tuple[Future[list[Drawing]], int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        blocks = (block for matter in self.report.matters for block in matter.blocks)
        self._figures = {block.id: block for block in blocks if isinstance(block, Figure)}
        basis = looks(self.style, self.fonts, self.cache)
        for id_, figure in self._figures.items():
            self._keys[id_] = self.cache.key("drawings", basis, repr(figure.chart))
            kept = self.cache.load(self._keys[id_])
            self._drawn[id_] = kept if isinstance(kept, dict) else {}

    def wishes(self) -> dict[str, int]:
        """The heights that the figures would like, in grid lines."""
        return {id_: lines_wanted(figure.chart, self.style) for id_, figure in self._figures.items()}

    def prepare(self) -> None:
        """Where figures are to be drawn, have one drawn while pages are made up: loading matplotlib takes longest."""
        new = [(id_, lines) for id_, lines in self.wishes().items() if not self._drawn[id_]]
        if self.hands.apart and new:
            self._start(new[:1])

    def begin(self, heights: Mapping[str, int]) -> None:
        """Have figures drawn that are not yet: they may be asked for when all else is ready."""
        wanted = (which for which in heights.items() if which[1] not in self._drawn[which[0]])
        for share in _shares([which for which in wanted if which not in self._coming]):
            self._start(share)

    def _start(self, share: list[Which]) -> None:
        grid = self.style.grid
        charts = [(self._figures[id_].chart, grid.width, lines * grid.leading) for id_, lines in share]
        future = self.hands.start(_DRAW, charts, self.style, self.book)
        self._coming.update({which: (future, at) for at, which in enumerate(share)})

    def __call__(self, id_: str, lines: int) -> Drawing:
        """Figure and height → its drawing."""
        if lines not in self._drawn[id_]:
            self.begin({id_: lines})
            future, at = self._coming.pop((id_, lines))
            self._drawn[id_][lines] = future.result()[at]
            self.cache.save(self._keys[id_], self._drawn[id_])
        return self._drawn[id_][lines]

    def all(self, heights: Mapping[str, int]) -> dict[str, Drawing]:
        """Heights by figure → their drawings by figure."""
        self.begin(heights)
        return {id_: self(id_, lines) for id_, lines in heights.items()}


def _shares(items: list[Which]) -> Iterable[list[Which]]:
    """Figures → shares: the first can be used while the last are drawn."""
    return [items[start : start + _SHARE] for start in range(0, len(items), _SHARE)]
