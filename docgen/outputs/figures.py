"""Step 5: figures by id and height → drawings and pictures: kept ones as they are, the others on all hands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from docgen.figures.heights import lines_wanted
from docgen.model.drawing import Drawing
from docgen.model.picture import Picture
from docgen.model.resolved import Figure, Resolved
from docgen.style.fontbook import FontBook
from docgen.style.style import Style
from docgen.work.cache import Cache
from docgen.work.executors import Hands

Item = TypeVar("Item")
Which = tuple[str, int]
"""Id of a figure and the height of its chart in grid lines."""


@dataclass(slots=True)
class Drawer:
    """The figures of a report; each is drawn once at a height."""

    report: Resolved
    style: Style
    book: FontBook
    fonts: Path
    cache: Cache
    hands: Hands
    _figures: dict[str, Figure] = field(default_factory=dict)
    _drawn: dict[Which, Drawing] = field(default_factory=dict)
    _coming: dict[Which, tuple[Future[list[Drawing]], int]] = field(default_factory=dict)
    _basis: str = ""

    def __post_init__(self) -> None:
        blocks = (block for matter in self.report.matters for block in matter.blocks)
        self._figures = {block.id: block for block in blocks if isinstance(block, Figure)}
        files = (self.fonts / face.file for face in self.style.faces.values())
        self._basis = f"{self.style} {self.cache.digest(*files)}"

    def wishes(self) -> dict[str, int]:
        """The heights that the figures would like, in grid lines."""
        return {id_: lines_wanted(figure.chart, self.style) for id_, figure in self._figures.items()}

    def begin(self, heights: Mapping[str, int]) -> None:
        """Have figures drawn that are not kept: they may be asked for when all else is ready."""
        wanted = [which for which in heights.items() if which not in self._drawn and which not in self._coming]
        keys = {which: self._key(which) for which in wanted}
        missing = []
        for which, key in keys.items():
            found = self.cache.load(key)
            if isinstance(found, Drawing):
                self._drawn[which] = found
            else:
                missing.append(which)
        for share in _shares(missing, self.hands.count):
            self._start(share, [keys[which] for which in share])

    def _start(self, share: list[Which], keys: list[str]) -> None:
        grid = self.style.grid
        charts = [(self._figures[id_].chart, grid.width, lines * grid.leading) for id_, lines in share]
        future = self.hands.start("docgen.figures.draw:draw_all", charts, self.style, self.book, self.cache, keys)
        self._coming.update({which: (future, at) for at, which in enumerate(share)})

    def _key(self, which: Which) -> str:
        id_, lines = which
        return self.cache.key("drawing", self._basis, repr(self._figures[id_].chart), str(lines))

    def __call__(self, id_: str, lines: int) -> Drawing:
        """Figure and height → its drawing."""
        which = (id_, lines)
        if which not in self._drawn:
            self.begin({id_: lines})
        if which in self._coming:
            future, at = self._coming.pop(which)
            self._drawn[which] = future.result()[at]
        return self._drawn[which]

    def pictures(self, heights: Mapping[str, int]) -> dict[str, Picture]:
        """Heights of figures → their pictures for Word, the same drawings as in the PDF."""
        drawings = {id_: self(id_, lines) for id_, lines in heights.items()}
        keys = {id_: self.cache.key("picture", self._basis, repr(drawing)) for id_, drawing in drawings.items()}
        made = {id_: self.cache.load(key) for id_, key in keys.items()}
        shares = _shares([id_ for id_, picture in made.items() if picture is None], self.hands.count)
        coming = [(share, self._pictured(drawings, share, keys)) for share in shares]
        for share, future in coming:
            made.update(zip(share, future.result(), strict=True))
        return {id_: picture for id_, picture in made.items() if isinstance(picture, Picture)}

    def _pictured(
        self, drawings: Mapping[str, Drawing], share: list[str], keys: Mapping[str, str]
    ) -> Future[list[Picture]]:
        inputs = ([drawings[id_] for id_ in share], self.style, self.fonts, self.cache, [keys[id_] for id_ in share])
        return self.hands.start("docgen.figures.pictures:picture_all", *inputs)


def _shares(items: list[Item], count: int) -> Iterable[list[Item]]:
    """Items → so many shares at most, of the same size, taken in turn since neighbours cost alike."""
    return [items[start::count] for start in range(min(count, len(items)))]
