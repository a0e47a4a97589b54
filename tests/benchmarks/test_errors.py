"""The error experiment: always the same errors, no alarm on the clean copy, most errors in related facts caught."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.errors import Error, bounds, caught, clean, errors, findings
from docgen.check.identities import Identities, load_identities
from docgen.check.relations.findings import web
from docgen.facts.load import Dataset, load
from docgen.facts.measure import frame_of, measure

_FEW = 16


@pytest.fixture(scope="module")
def edition(root: Path) -> tuple[Dataset, Identities]:
    dataset = load(root / "data/2019")
    identities = load_identities(root / "data/2019", frame_of(dataset))
    return clean(dataset, identities), identities


def test_the_clean_copy_raises_no_alarm(edition: tuple[Dataset, Identities]) -> None:
    dataset, identities = edition
    assert findings(measure(dataset), identities) == ()


def test_the_errors_are_always_the_same(edition: tuple[Dataset, Identities]) -> None:
    dataset, _ = edition
    assert list(errors(dataset.facts, _FEW)) == list(errors(dataset.facts, _FEW))


def test_most_errors_in_related_facts_are_caught(edition: tuple[Dataset, Identities]) -> None:
    dataset, identities = edition
    sides = bounds(web(measure(dataset), identities))

    def related(error: Error) -> bool:
        return any(sides.get(dataset.facts[row].place) for row in error.rows)

    hits = [caught(dataset, error, identities) for error in errors(dataset.facts, _FEW) if related(error)]
    assert sum(hits) >= 0.6 * len(hits) > 0
