"""Derived facts: evaluated once, told apart, never in a circle."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.model.facts import EditionError
from tests.facts.rows import fact, measured, row

LEVEL = row("netizens.2021", "1234.5")


def derived(address: str, formula: str, line: int = 9, **cells: str):
    return row(address, formula=formula, line=line, **cells)


def test_last_year_comes_from_the_increase():
    facts = measured(
        LEVEL, row("netizens.2021:change~.2020", "34.5"),
        derived("netizens.2020", "{netizens@shili.2021} - {netizens@shili.2021:change~.2020}"),
    )  # fmt: skip
    found = fact(facts, "netizens.2020")
    assert (found.text, found.basis, found.qualifier) == ("1200.0", "derived", "≈")
    assert found.interval is not None and Decimal(1200) in found.interval


def test_a_growth_rate_is_a_fraction_in_a_formula():
    facts = measured(
        LEVEL, row("netizens.2021:growth~.2020", "2.9"),
        derived("netizens.2020", "{netizens@shili.2021} / (1 + {netizens@shili.2021:growth})"),
    )  # fmt: skip
    found = fact(facts, "netizens.2020")
    assert (found.text, found.qualifier) == ("1200", "≈")


def test_formulas_may_rest_on_each_other_in_any_order():
    facts = measured(
        derived("netizens.2019", "{netizens@shili.2020} - 100"),
        derived("netizens.2020", "{netizens@shili.2021} - 100"),
        LEVEL,
    )
    assert fact(facts, "netizens.2019").text == "1034.5"


def test_what_rests_on_something_missing_is_missing():
    facts = measured(row("netizens.2021"), derived("netizens.2020", "{netizens@shili.2021} - 1"))
    found = fact(facts, "netizens.2020")
    assert (found.basis, found.value, found.text) == ("missing", None, "")


def test_what_rests_on_a_bound_is_a_bound():
    facts = measured(
        row("netizens.2021", "1000", qualifier=">"), derived("netizens.2020", "{netizens@shili.2021} - 100")
    )
    assert (fact(facts, "netizens.2020").qualifier, fact(facts, "netizens.2020").text) == (">", "900.0")


def test_a_share_has_as_many_decimals_as_the_shares_it_comes_from():
    facts = measured(
        row("netizens[residence=urban]:share~[]", "67.65"),
        derived("netizens[residence=rural]:share~[]", "1 - {netizens[residence=urban]@shili.2021:share~[]}"),
    )
    assert fact(facts, "netizens[residence=rural]:share").text == "32.35"


def test_a_circle_is_refused_and_drawn():
    with pytest.raises(EditionError, match=r"facts\.csv:9: 公式循环：netizens@shili.2020 → .* → netizens@shili.2020"):
        measured(
            derived("netizens.2020", "{netizens@shili.2019}"),
            derived("netizens.2019", "{netizens@shili.2020}", line=10),
        )


def test_a_fact_that_rests_on_itself_is_a_circle():
    with pytest.raises(EditionError, match=r"facts\.csv:9: 公式循环"):
        measured(derived("netizens.2020", "{netizens@shili.2020} + 1"))


def test_an_operand_that_is_no_fact_gets_the_nearest():
    with pytest.raises(EditionError, match=r"facts\.csv:9: .*netizens@shili\.2018.*是否指 netizens@shili\.2021"):
        measured(LEVEL, derived("netizens.2020", "{netizens@shili.2018}"))


def test_an_operand_with_several_bases_must_name_one():
    with pytest.raises(EditionError, match=r"facts\.csv:9: .*2 个事实.*~base"):
        measured(
            row("netizens:share~@china", "1.0"), row("netizens:share~mobile-netizens", "99.0"),
            derived("netizens.2020", "{netizens@shili.2021:share}"),
        )  # fmt: skip
