"""An edition's folder → everything up to step 4, for the commands that work on its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.compose.compose import compose
from docgen.facts.load import Dataset, load
from docgen.facts.measure import measure
from docgen.facts.settings import place_of
from docgen.model.facts import Facts
from docgen.model.report import Report
from docgen.model.resolved import Resolved
from docgen.resolve.resolve import resolve
from docgen.style.load import load_style


@dataclass(frozen=True, slots=True)
class Opened:
    """An edition after steps 1 to 4."""

    dataset: Dataset
    facts: Facts
    report: Report
    resolved: Resolved


def open_edition(folder: Path, root: Path) -> Opened:
    """Folder of an edition, root of the house → the edition opened. Raises EditionError."""
    dataset = load(folder)
    style = load_style(root / "styles", dataset.settings["style"], place_of(folder, "style"))
    facts = measure(dataset)
    report = compose(folder, dataset.settings)
    return Opened(dataset, facts, report, resolve(report, facts, dataset.layouts, style.marks))
