"""The 2019 edition: its contradictions are found from the facts alone, all are judged, and the page says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.check.rules import load_rules
from docgen.check.run import verdict
from docgen.check.verdict import Verdict
from docgen.explain.corrections import load_corrections
from docgen.explain.page import page
from docgen.read import Edition, read

# What readers found by hand: the statement at fault, as the checks name it.
SLIPS = {
    "gdp@liaoning.2019:growth~.2018",
    "tower-sharing-rate@liaoning.2019",
    "netizens[sex=male]@liaoning.2019:change~.2018",
    "app-users[app=im]@liaoning.2019:change~.2018",
    "bank-assets@liaoning.2019",
    "enterprise-average-tax[cohort=gazelle]@liaoning.2018",
    "gazelle-rd-institution-rate@liaoning.2018",
    "schools@liaoning.2019-09",
    "web-page-count[page=dynamic]@shandong.2019",
    "web-page-count[page=dynamic]@xinjiang.2019",
    "web-page-ratio@shandong.2019",
    "award-internet-revenue[award=growing5]@liaoning.2019:change-of-growth~[award=top20]",
    "award-rd-intensity[award=innovative5]@liaoning.2019:change~[award=top20]",
}
MENDS = {
    "netizens[sex=male]@liaoning.2019:change~.2018": "106.2改为86.2",
    "schools@liaoning.2019-09": "5478改为5476",
    "web-page-count[page=dynamic]@shandong.2019": "1636466913改为1536466913",
    "web-page-count[page=dynamic]@xinjiang.2019": "9609698改为9608698",
    "tower-sharing-rate@liaoning.2019": "43.5改为43.6",
    "award-rd-intensity[award=innovative5]@liaoning.2019:change~[award=top20]": "26.42改为26.52",
}


@pytest.fixture(scope="module")
def edition(root: Path) -> Edition:
    return read(root / "data/2019", root / "styles")


@pytest.fixture(scope="module")
def found(edition: Edition) -> Verdict:
    return verdict(*edition.steps, load_rules(edition.folder, edition.facts))


def test_every_slip_that_readers_found_in_the_numbers_is_found(found: Verdict) -> None:
    suspects = {str(one.finding.suspect) for one in found.judged if one.finding.suspect}
    assert suspects >= SLIPS


def test_the_single_change_that_mends_it_is_named(found: Verdict) -> None:
    mends = {str(one.finding.suspect): one.finding.mend for one in found.judged if one.finding.suspect}
    for address, mend in MENDS.items():
        assert mend in mends[address]


def test_nothing_is_left_to_judge_or_to_collect(found: Verdict) -> None:
    assert [finding.words for finding in found.open] == []
    assert [series.series for series in found.uncollected] == []


def test_each_finding_of_numbers_shows_statements_and_places(found: Verdict) -> None:
    for one in found.judged:
        if one.finding.statements:
            assert all(stated.printed and stated.places for stated in one.finding.statements), one.finding.id
            assert one.finding.mend


def test_the_page_of_findings_is_what_the_command_makes(root: Path, edition: Edition, found: Verdict) -> None:
    title = edition.resolved.titles.running_title
    lines = page(title, "docgen check data/2019 --page", found, load_corrections(edition.folder))
    assert (root / "docs/findings-2019.md").read_text(encoding="utf-8") == "\n".join(lines) + "\n"
