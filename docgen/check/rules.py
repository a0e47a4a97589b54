"""Folder of an edition → what its people have laid down for the checks, in three files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.check.identities import Identities, load_identities
from docgen.check.judge import Issue, load_issues
from docgen.check.missing import load_accepted
from docgen.facts.addresses import Frame
from docgen.model.facts import Address, Facts


@dataclass(frozen=True, slots=True)
class Rules:
    """Relations that must hold, judgements on findings, points that may be missing, each with its reason."""

    identities: Identities
    issues: tuple[Issue, ...]
    accepted: Mapping[Address, str]


def load_rules(folder: Path, facts: Facts) -> Rules:
    """Folder of an edition, its facts → Rules. Raises EditionError for a wrong file."""
    frame = Frame(facts.own_area, facts.year, facts.codebook)
    return Rules(load_identities(folder, frame), load_issues(folder), load_accepted(folder, frame))
