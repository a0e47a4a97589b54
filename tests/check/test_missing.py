"""What is still to be collected, and what may stay missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.check.missing import Awaited, awaited, load_accepted
from docgen.facts.load import Row
from docgen.model.facts import EditionError
from docgen.resolve.needs import needs
from tests.facts.rows import FRAME, measured, row
from tests.resolve.reports import report, resolve_texts

FIGURE = """
见{{ref}}`fig-a`。

:::{{figure}} fig-a
:caption: 网民
:kind: {kind}
:source: report
{body}
:::
"""


def missing(kind: str, body: str, *rows: Row, accepted: str = "", folder: Path | None = None) -> tuple[Awaited, ...]:
    text = FIGURE.format(kind=kind, body=body)
    facts = measured(*rows)
    reasons = {}
    if folder:
        (folder / "accepted-missing.csv").write_text("series,points,why\n" + accepted, encoding="utf-8")
        reasons = load_accepted(folder, FRAME)
    found = needs(report(text), facts, {})
    return awaited(found, facts, resolve_texts(*rows, body=text), reasons)


def test_years_that_nobody_states_are_one_series() -> None:
    (series,) = missing("columns", "网民 | netizens.-2..0", row("netizens", "5.0"))
    assert (series.series, series.points, series.point_words) == (
        "netizens@shili",
        ("2019", "2020"),
        ("2019年", "2020年"),
    )
    assert series.figures == ("图1 网民",)


def test_cities_that_nobody_states_are_one_series() -> None:
    (series,) = missing("tilemap", "网民 | netizens@cities", row("netizens@jia", "5.0"))
    assert (series.series, series.points[0], len(series.points)) == ("netizens.2021", "yi", 4)


def test_codes_that_nobody_states_are_one_series() -> None:
    (series,) = missing("bars", "企业 | enterprises[service=*]", row("enterprises[service=mail]", "5"))
    assert series.points == ("service=search", "service=shop", "service=other")
    assert series.point_words[0] == "搜索引擎"


def test_a_word_instead_of_a_number_is_not_missing() -> None:
    assert not missing("columns", "网民 | domains.-1..0", row("domains.2020", "-"), row("domains", "5"))


def test_an_accepted_point_carries_its_reason(tmp_path: Path) -> None:
    rows = (row("netizens", "5.0"),)
    accepted = "netizens@shili,2019,图未留存\n"
    open_, settled = sorted(
        missing("columns", "网民 | netizens.-2..0", *rows, accepted=accepted, folder=tmp_path), key=lambda s: s.why
    )
    assert (open_.points, open_.why) == (("2020",), "")
    assert (settled.points, settled.why) == (("2019",), "图未留存")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("netizens@shili,*,图未留存\n", "通配符"),
        ("netizens[residence=*]@shili,2019,图未留存\n", "通配符"),
        ("netizens@shili,2019,\n", "理由"),
        ("netizns@shili,2019,图未留存\n", "netizens"),
        ("netizens,nowhere,图未留存\n", "nowhere"),
    ],
)
def test_what_is_wrong_in_the_list_is_told(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(EditionError, match=told):
        missing("columns", "网民 | netizens.-2..0", accepted=line, folder=tmp_path)
