"""An edition → the files of the next: words carried over, numbers become history, everything new is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.facts.load import Dataset
from docgen.facts.records import edited
from docgen.model.facts import Address, Facts, Place
from docgen.renew.facts import next_rows
from docgen.renew.settings import next_settings, own_source
from docgen.renew.years import typed_years

_OF_THE_YEAR = ("accepted-missing.csv", "corrections.toml", "known-issues.toml")
"""Slips of the old source and judgements on the old numbers stay with the old edition."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """files by path inside the folder; how many facts are missing and how many follow from formulas; typed years."""

    files: dict[str, bytes]
    missing: int
    derived: int
    years: tuple[tuple[Place, str], ...]


def renew(dataset: Dataset, facts: Facts, wanted: Iterable[Address]) -> Renewed:
    """Edition as loaded, its facts, the addresses that text, figures and tables need next year → the next edition."""
    folder = dataset.folder
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in _OF_THE_YEAR)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    files["edition.toml"] = next_settings(files["edition.toml"].decode("utf-8")).encode("utf-8")
    own = own_source(next(iter(facts.codebook.sources.values())), dataset.settings)
    files["sources.csv"] = edited(files["sources.csv"], {}, {1: [own]})
    rows = next_rows(wanted, facts, own["id"])
    for path, added in rows.items():
        name = path.relative_to(folder).as_posix()
        files[name] = edited(files[name], {}, {0: added})
    bases = [row["basis"] for added in rows.values() for row in added]
    years = tuple(typed_years(folder, facts.year))
    return Renewed(files, bases.count("missing"), bases.count("derived"), years)
