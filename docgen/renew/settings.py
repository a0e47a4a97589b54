"""edition.toml and sources.csv of an edition → those of the next: the period and the years of titles moved on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from docgen.model.facts import Source

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOVED = re.compile(r"^(\s*(?:title|subtitle|running_title|date|period)\s*=)(.*)$", re.MULTILINE)


def moved_on(text: str) -> str:
    """Text with years → the same with every year one later."""
    return _YEAR.sub(lambda year: str(int(year[0]) + 1), text)


def next_settings(toml: str) -> str:
    """Text of edition.toml → the same for the next year; every other line stays as it was."""
    return _MOVED.sub(lambda line: line[1] + moved_on(line[2]), toml)


def own_source(old: Source, settings: Mapping[str, Any]) -> dict[str, str]:
    """The old report as a source, settings of the old edition → the row of the new report: the first of sources.csv."""
    year = int(settings["period"]) + 1
    return {
        "id": f"report-{year}",
        "name": moved_on(old.name),
        "issuer": old.issuer or "、".join(settings["issuers"]),
        "date": moved_on(old.date),
    }
