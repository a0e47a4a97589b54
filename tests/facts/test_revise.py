"""A corrected level makes what is said about it follow; other periods stay."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.facts import EditionError
from tests.facts.rows import correction, fact, measured, row

LAST_YEAR = "{netizens@shili.2021} - {netizens@shili.2021:change~.2020}"
STATED = (
    row("netizens", "1234.5"),
    row("netizens:change~.2020", "34.5"),
    row("netizens:growth~.2020", "2.9"),
    row("netizens.2020", formula=LAST_YEAR),
    row("netizens[residence=urban]", "834.5"),
    row("netizens[residence=rural]", "400.0"),
    row("netizens[residence=urban]:share~[]", "67.6"),
    row("netizens[residence=rural]:share~[]", "32.4"),
    row("mobile-netizens", "1222.0"),
    row("mobile-netizens:share~netizens", "99.0"),
    row("netizens:rank~@provinces", "2"),
    row("netizens:order~@cities", "jia;yi"),
    row("broadband-users", "410.0"),
)


def revised(fact_: str, old: str, new: str):
    return measured(*STATED, corrections=(correction(fact_, old, new),))


def texts(facts) -> dict[str, str]:
    return {str(address): f.text for address, f in facts.preferred.items()}


def test_growth_change_and_shares_follow_a_corrected_total():
    before, after = texts(measured(*STATED)), texts(revised("netizens", "1234.5", "1244.5"))
    assert {k: after[k] for k in after if after[k] != before[k]} == {
        "netizens@shili.2021": "1244.5",
        "netizens@shili.2021:change~.2020": "44.5",
        "netizens@shili.2021:growth~.2020": "3.7",
        "netizens[residence=urban]@shili.2021:share~[]": "67.1",
        "netizens[residence=rural]@shili.2021:share~[]": "32.1",
        "mobile-netizens@shili.2021:share~netizens": "98.2",
    }


def test_last_years_level_stays_though_it_was_derived_from_this_years():
    assert fact(revised("netizens", "1234.5", "1244.5"), "netizens.2020").text == "1200.0"


def test_the_stated_value_is_kept_as_superseded():
    after = revised("netizens", "1234.5", "1244.5")
    assert fact(after, "netizens").superseded == "1234.5"
    assert fact(after, "netizens:growth").superseded == "2.9"
    assert fact(after, "broadband-users").superseded == ""
    assert after.statements[0].text == "1234.5"


def test_a_total_follows_a_corrected_part_and_all_that_follows_from_it():
    after = texts(revised("netizens[residence=urban]", "834.5", "844.5"))
    assert after["netizens@shili.2021"] == "1244.5"
    assert after["netizens@shili.2021:change~.2020"] == "44.5"
    assert after["netizens[residence=urban]@shili.2021:share~[]"] == "67.9"
    assert after["mobile-netizens@shili.2021:share~netizens"] == "98.2"


def test_a_rate_is_no_total_of_its_parts():
    rows = (row("internet-penetration", "61.7"), row("internet-penetration[residence=urban]", "70.0"))
    corrected = (correction("internet-penetration[residence=urban]", "70.0", "71.0"),)
    assert fact(measured(*rows, corrections=corrected), "internet-penetration").text == "61.7"


def test_what_follows_keeps_the_decimals_it_was_printed_with():
    rows = (row("netizens", "1234.5"), row("netizens:growth~.2020", "2.88"), row("netizens.2020", "1200.0"))
    after = measured(*rows, corrections=(correction("netizens", "1234.5", "1230.0"),))
    assert fact(after, "netizens:growth").text == "2.50"


def test_growth_follows_by_the_base_it_implies_where_last_year_is_not_known():
    rows = (row("netizens", "110.0"), row("netizens:growth~.2020", "10.0"))
    after = measured(*rows, corrections=(correction("netizens", "110.0", "121.0"),))
    assert fact(after, "netizens:growth").text == "21.0"


def test_a_share_of_another_unit_moves_in_proportion():
    rows = (row("netizens", "1000.0"), row("netizens:share~domains", "50.0"), row("domains", "7"))
    after = measured(*rows, corrections=(correction("netizens", "1000.0", "1100.0"),))
    assert fact(after, "netizens:share").text == "55.0"


def test_a_share_in_permille_stays_in_permille():
    rows = (row("netizens", "10.0"), row("netizens:share~@china", "10.0", unit="‰"), row("netizens@china", "1000.0"))
    after = measured(*rows, corrections=(correction("netizens", "10.0", "12.0"),))
    assert fact(after, "netizens:share").text == "12.0"


def test_a_level_corrected_to_zero_takes_its_share_to_zero():
    rows = (row("netizens", "10.0"), row("netizens:share~@china", "1.0"))
    after = measured(*rows, corrections=(correction("netizens", "10.0", "0.0"),))
    assert fact(after, "netizens:share").text == "0.0"


def test_what_a_zero_total_would_divide_stays_as_stated():
    rows = (row("netizens", "10.0"), row("mobile-netizens:share~netizens", "90.0"))
    after = measured(*rows, corrections=(correction("netizens", "10.0", "0.0"),))
    assert fact(after, "mobile-netizens:share").text == "90.0"


def test_what_is_derived_in_the_same_year_is_evaluated_anew():
    rows = (
        row("broadband-users", "410.0"), row("broadband-users[access=fibre]", "369.0"),
        row("broadband-users[access=other]", formula="{broadband-users} - {broadband-users[access=fibre]}"),
    )  # fmt: skip
    after = measured(*rows, corrections=(correction("broadband-users", "410.0", "420.0"),))
    assert fact(after, "broadband-users[access=other]").text == "51.0"


def test_a_year_derived_from_its_months_follows_them():
    rows = (
        row("revenue.2021-01", "7.0"), row("revenue.2021-02", "8.0"),
        row("revenue", formula="{revenue.2021-01} + {revenue.2021-02}"),
    )  # fmt: skip
    after = measured(*rows, corrections=(correction("revenue.2021-02", "8.0", "9.0"),))
    assert fact(after, "revenue").text == "16.0"


def test_a_derived_value_may_be_corrected_by_a_stated_one():
    after = revised("netizens.2020", "1200.0", "1190.0")
    assert (fact(after, "netizens.2020").basis, fact(after, "netizens.2020").text) == ("reported", "1190.0")
    assert fact(after, "netizens.2020").superseded == "1200.0"
    assert fact(after, "netizens").text == "1234.5"


def test_a_missing_value_may_be_supplied():
    after = measured(row("netizens.2019"), corrections=(correction("netizens.2019", "", "1100.0"),))
    assert (fact(after, "netizens.2019").basis, fact(after, "netizens.2019").text) == ("reported", "1100.0")


def test_an_order_may_be_corrected():
    assert fact(revised("netizens:order", "jia;yi", "yi;jia"), "netizens:order").codes == ("yi", "jia")


def test_a_growth_corrected_alone_moves_nothing_else():
    before, after = texts(measured(*STATED)), texts(revised("netizens:growth", "2.9", "3.0"))
    assert [k for k in after if after[k] != before[k]] == ["netizens@shili.2021:growth~.2020"]


def test_several_corrections_each_keep_their_value():
    corrected = (correction("netizens", "1234.5", "1244.5"), correction("netizens:growth", "2.9", "9.9", line=3))
    after = texts(measured(*STATED, corrections=corrected))
    assert (after["netizens@shili.2021"], after["netizens@shili.2021:growth~.2020"]) == ("1244.5", "9.9")


@given(st.decimals(1000, 2000, places=1))
def test_whatever_the_new_level_nothing_of_another_year_moves(new):
    before, after = texts(measured(*STATED)), texts(revised("netizens", "1234.5", str(new)))
    assert all(after[k] == before[k] for k in before if k.startswith(("netizens@shili.2020", "broadband")))
    growth = Decimal(after["netizens@shili.2021:growth~.2020"])
    assert abs(growth - (new / 1200 - 1) * 100) <= Decimal("0.05")


@pytest.mark.parametrize(
    ("arguments", "wrong", "right"),
    [
        (("netizen", "1", "2"), "未知的指标 'netizen'", "netizens"),
        (("netizens.2018", "1234.5", "2"), "要更正的事实不存在", "netizens@shili.2021"),
        (("netizens", "1234.6", "2"), "原值 '1234.6' 与现值 '1234.5' 不符", "核对"),
        (("netizens", "1234.5", "很多"), "此处应为数字", "96.2"),
        (("netizens:order", "jia;yi", "jia;yii"), "代码 'yii' 未知", "yi"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_with_its_own_line(arguments, wrong, right):
    with pytest.raises(EditionError) as error:
        measured(*STATED, corrections=(correction(*arguments, line=5),))
    assert str(error.value).startswith("revisions.csv:5: ")
    assert wrong in error.value.wrong
    assert right in error.value.right


def test_corrections_of_one_fact_make_a_chain():
    chain = (correction("netizens", "1234.5", "1240.0"), correction("netizens", "1240.0", "1244.5", line=3))
    after = fact(measured(*STATED, corrections=chain), "netizens")
    assert (after.text, after.superseded) == ("1244.5", "1234.5")
    with pytest.raises(EditionError, match=r"revisions\.csv:3: .*原值 '1240\.0' 与现值 '1244\.5' 不符"):
        measured(*STATED, corrections=(correction("netizens", "1234.5", "1244.5"), chain[1]))


def test_a_base_must_be_named_where_several_facts_fit():
    rows = (row("netizens:share~@china", "1.0"), row("netizens:share~mobile-netizens", "99.0"))
    with pytest.raises(EditionError, match=r"revisions\.csv:2: .*~base"):
        measured(*rows, corrections=(correction("netizens:share", "1.0", "2.0"),))


def test_growth_in_constant_prices_moves_in_proportion():
    rows = (row("revenue", "24909.5"), row("revenue.2020", "25315.4"), row("revenue:growth~.2020", "5.5"))
    after = measured(*rows, corrections=(correction("revenue", "24909.5", "24999.5"),))
    assert fact(after, "revenue:growth").text == "5.9"


def test_a_change_against_another_area_follows_that_area_too():
    rows = (
        row("internet-penetration", "61.7"), row("internet-penetration@china", "73.0"),
        row("internet-penetration:change~@china", "-11.3", unit="个百分点"),
    )  # fmt: skip
    after = measured(*rows, corrections=(correction("internet-penetration@china", "73.0", "74.0"),))
    assert fact(after, "internet-penetration:change").text == "-12.3"


def test_a_total_takes_what_all_its_corrected_parts_gain():
    corrected = (
        correction("netizens[residence=urban]", "834.5", "844.5"),
        correction("netizens[residence=rural]", "400.0", "399.0", line=3),
    )
    after = texts(measured(*STATED, corrections=corrected))
    assert after["netizens@shili.2021"] == "1243.5"
    assert after["netizens[residence=rural]@shili.2021:share~[]"] == "32.1"


def test_shares_see_the_total_that_followed_whatever_the_order_of_the_rows():
    corrected = (correction("netizens[residence=urban]", "834.5", "934.5"),)
    forward, backward = measured(*STATED, corrections=corrected), measured(*STATED[::-1], corrections=corrected)
    assert texts(forward) == texts(backward)
    assert texts(forward)["netizens[residence=urban]@shili.2021:share~[]"] == "70.0"


def test_a_remainder_takes_up_what_its_part_gains():
    rows = (
        row("broadband-users", "410.0"), row("broadband-users[access=fibre]", "369.0"),
        row("broadband-users[access=other]", formula="{broadband-users} - {broadband-users[access=fibre]}"),
    )  # fmt: skip
    after = measured(*rows, corrections=(correction("broadband-users[access=fibre]", "369.0", "379.0"),))
    assert (fact(after, "broadband-users").text, fact(after, "broadband-users").superseded) == ("410.0", "")
    assert fact(after, "broadband-users[access=other]").text == "31.0"


def test_without_corrections_nothing_is_superseded():
    assert not any(f.superseded for f in measured(*STATED).preferred.values())
