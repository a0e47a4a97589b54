"""The law of the checks: numbers that are true, rounded as they may be, raise no finding; a wrong one is found."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.check.identities import Identities
from docgen.facts.load import Row
from tests.check.relations.test_findings import WHOLE
from tests.check.relations.webs import found, identities
from tests.facts.rows import row

RULES = (
    WHOLE
    + """
[[relation]]
rule = "{internet-penetration} = {netizens} / 常住人口"
[[relation]]
rule = "{mobile-netizens} <= {netizens}"
"""
)
LEVELS = st.decimals(min_value=10, max_value=5000, places=4)
ROUNDINGS = st.sampled_from((ROUND_HALF_UP, ROUND_HALF_EVEN))
DIGITS = st.integers(min_value=0, max_value=2)


def rules() -> Identities:
    with TemporaryDirectory() as folder:
        return identities(Path(folder), RULES)


def printed(value: Decimal, digits: int, rounding: str) -> str:
    text = f"{value.quantize(Decimal(1).scaleb(-digits), rounding):f}"
    return text if Decimal(text) else text.lstrip("-")


@st.composite
def truths(draw: st.DrawFn) -> list[Row]:
    """Urban and rural netizens of two years, as they are, → everything a report would say of them, rounded."""
    urban, rural, urban_then, rural_then = (draw(LEVELS) for _ in range(4))
    now, then = urban + rural, urban_then + rural_then
    population = now * 2
    values = {
        "netizens": now,
        "netizens:change~.2020": now - then,
        "netizens:growth~.2020": (now / then - 1) * 100,
        "netizens[residence=urban]": urban,
        "netizens[residence=rural]": rural,
        "netizens[residence=urban]:change~.2020": urban - urban_then,
        "netizens[residence=rural]:change~.2020": rural - rural_then,
        "netizens[residence=urban]:growth~.2020": (urban / urban_then - 1) * 100,
        "netizens[residence=urban]:share~[]": urban / now * 100,
        "netizens[residence=rural]:share~[]": rural / now * 100,
        "netizens[residence=urban]:change-of-share~[].2020": (urban / now - urban_then / then) * 100,
        "mobile-netizens": now * Decimal("0.9"),
        "mobile-netizens:share~netizens": Decimal(90),
        "internet-penetration": now / population * 100,
    }
    rounding = draw(ROUNDINGS)
    told = {a: printed(value, draw(DIGITS), rounding) for a, value in values.items()}
    units = {"netizens[residence=urban]:change-of-share~[].2020": "个百分点"}
    cells = {address: {"unit": unit} for address, unit in units.items()}
    return [row(address, text, line, **cells.get(address, {})) for line, (address, text) in enumerate(told.items(), 2)]


@settings(max_examples=150, deadline=None)
@given(truths())
def test_rounded_truths_raise_no_finding(rows: list[Row]) -> None:
    assert found(*rows, rules=rules()) == ()


@settings(max_examples=60, deadline=None)
@given(truths(), st.sampled_from(("netizens", "netizens[residence=urban]", "netizens[residence=rural]")))
def test_a_level_ten_times_too_large_is_found(rows: list[Row], wrong: str) -> None:
    address = row(wrong)
    changed = [
        Row({**r.cells, "obs_value": f"{Decimal(r['obs_value']) * 10:f}"}, r.place)
        if all(r[key] == address[key] for key in ("indicator", "breakdown", "measure", "ref_area", "time_period"))
        else r
        for r in rows
    ]
    assert found(*changed, rules=rules())
