"""What a fact would be that no file has yet: its base, its unit, its place among the others."""

from __future__ import annotations

import pytest

from docgen.facts.addresses import shifted
from docgen.facts.like import based, neighbour, unit_of
from tests.facts.rows import full, measured, row

FACTS = measured(
    row("netizens:growth~.2020", "2.9"),
    row("mobile-netizens:share~netizens", "99.0"),
    row("mobile-netizens.2020:share~@china", "1.0"),
    row("netizens[residence=urban]:share~[]", "67.6"),
    row("netizens:rank~@provinces", "2"),
    row("netizens@jia", "3", line=9),
)
BASED = {
    "a level": ("netizens.2019", "netizens@shili.2019"),
    "the same series of another year": ("netizens.2018:growth", "netizens@shili.2018:growth~.2017"),
    "its like in another code": ("netizens[residence=rural]:share", "netizens[residence=rural]@shili.2021:share~[]"),
    "its like elsewhere": ("netizens@linjia:rank", "netizens@linjia.2021:rank~@provinces"),
    "usually last year": ("domains.2020:change", "domains@shili.2020:change~.2019"),
    "usually the whole": ("broadband-users[access=fibre]:share", "broadband-users[access=fibre]@shili.2021:share~[]"),
    "nothing tells": ("domains:share", None),
    "no field": ("domains:order", None),
}


@pytest.mark.parametrize(("typed", "whole"), BASED.values(), ids=BASED)
def test_an_address_takes_the_base_of_its_like(typed, whole):
    found = based(full(typed), FACTS)
    assert (str(found) if found else None) == whole


def test_a_new_fact_has_the_unit_of_its_measure():
    book = FACTS.codebook.indicators
    typed = ("netizens", "netizens:growth", "internet-penetration:change", "netizens:change", "netizens:rank")
    assert [unit_of(full(t), book[full(t).indicator]) for t in typed] == ["万人", "%", "个百分点", "万人", "位"]


def test_a_new_fact_stands_beside_the_nearest():
    assert str(neighbour(full("netizens.2019:growth"), FACTS).address) == "netizens@shili.2021:growth~.2020"
    assert neighbour(full("netizens@yi"), FACTS).where.line == 9
    assert neighbour(full("domains"), FACTS) is None


def test_addresses_move_on_with_their_base():
    moved = {
        "netizens.2021:growth~.2020": "netizens@shili.2022:growth~.2021",
        "netizens.2021-01..2021-11": "netizens@shili.2022-01..2022-11",
        "netizens.2021:change-of-share~@china.2020": "netizens@shili.2022:change-of-share~@china.2021",
        "netizens:share~[residence=urban]": "netizens@shili.2022:share~[residence=urban]",
    }
    assert {typed: str(shifted(full(typed), 1)) for typed in moved} == moved
