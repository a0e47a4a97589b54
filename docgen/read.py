"""Folder of an edition → its data, facts, manuscript and resolved report: steps 1 to 4."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.compose.compose import compose
from docgen.explain.appendix import with_appendix
from docgen.explain.corrections import load_corrections
from docgen.explain.facts import Teller
from docgen.facts.load import Dataset, Layout, load
from docgen.facts.measure import measure
from docgen.facts.settings import place_of
from docgen.model import manifest
from docgen.model.facts import Facts
from docgen.model.report import Report
from docgen.model.resolved import Resolved
from docgen.resolve.resolve import resolve
from docgen.style.load import load_style
from docgen.style.style import Style
from docgen.wording.messages import message


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as far as step 4. `printed`: with the data appendix where the edition asks for it."""

    folder: Path
    dataset: Dataset
    facts: Facts
    report: Report
    resolved: Resolved
    style: Style
    printed: Resolved

    @property
    def identity(self) -> manifest.Edition:
        """What the edition is known by in its outputs."""
        titles, name = self.report.titles, self.folder.resolve().name
        return manifest.Edition(name, self.facts.year, self.facts.own_area, titles.title + titles.subtitle)

    @property
    def steps(self) -> tuple[Facts, Report, Resolved, Mapping[str, Layout]]:
        """What steps 2 to 4 gave and the layouts of the tables: what the checks of numbers and prose look at."""
        return self.facts, self.report, self.resolved, self.dataset.layouts


def _silent(text: str) -> None:
    """Who only looks at an edition is not told of the steps."""


def read(folder: Path, styles: Path, say: Callable[[str], None] = _silent) -> Edition:
    """Folder of an edition, folder of the styles, where progress is told → Edition. Raises EditionError."""
    say(message("1 读入数据"))
    dataset = load(folder)
    style = load_style(styles, dataset.settings["style"], place_of(folder, "style"))
    say(message("2 求值"))
    facts = measure(dataset)
    say(message("3 读入文本"))
    report = compose(folder, dataset.settings)
    say(message("4 编号、绑定"))
    resolved = resolve(report, facts, dataset.layouts, style.marks)
    printed = resolved
    if dataset.settings["data_appendix"]:
        printed = with_appendix(resolved, Teller(facts, load_corrections(folder)))
    return Edition(folder, dataset, facts, report, resolved, style, printed)
