"""What cannot be true as printed is found, what rounding explains is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.model.facts import EditionError
from tests.check.relations.webs import found, identities, one
from tests.facts.rows import correction, row

WHOLE = """
[[whole]]
dimension = "residence"
[[whole]]
area = "shili"
parts = ["@cities"]
"""


def test_growth_and_change_that_rounding_explains_are_no_finding() -> None:
    """96.2 and +31.5 may well be +48.6 %."""
    assert not found(
        row("netizens", "96.2"), row("netizens:change~.2020", "31.5"), row("netizens:growth~.2020", "48.6")
    )


def test_growth_that_rounding_does_not_explain_is_found() -> None:
    finding = one(
        row("netizens", "96.2", 2), row("netizens:change~.2020", "31.5", 3), row("netizens:growth~.2020", "84.6", 4)
    )
    assert finding.check == "growth"
    assert "84.6%" in finding.words
    assert "84.6改为48.6" in finding.mend


def test_one_fact_with_two_values_is_found_at_the_row_that_is_not_preferred() -> None:
    finding = one(
        row("netizens", "100.0", 2, preferred="yes"), row("netizens", "101.0", 3, preferred="no", places="摘要#12")
    )
    assert (finding.check, finding.where.line, finding.places) == ("statement", 3, ("摘要#12",))
    assert finding.gap == "0.9"


def test_two_values_of_different_precision_may_be_one() -> None:
    assert not found(row("netizens", "100", 2, preferred="yes"), row("netizens", "100.4", 3, preferred="no"))


def test_approximate_words_widen() -> None:
    assert not found(
        row("netizens", "100", 2, preferred="yes", qualifier="≈"), row("netizens", "104", 3, preferred="no")
    )
    assert not found(
        row("netizens", "100", 2, preferred="yes", qualifier=">"), row("netizens", "180", 3, preferred="no")
    )


def test_a_share_is_checked_against_part_and_whole() -> None:
    finding = one(
        row("enterprises", "134"), row("enterprises[service=mail]", "80"),
        row("enterprises[service=mail]:share~[]", "62.7"),
    )  # fmt: skip
    assert finding.check == "share"
    assert not found(
        row("enterprises", "134"), row("enterprises[service=mail]", "84"),
        row("enterprises[service=mail]:share~[]", "62.7"),
    )  # fmt: skip


def test_a_share_of_a_count_must_be_a_share_of_whole_numbers() -> None:
    """62.7 % of 128 is no number of enterprises."""
    finding = one(row("enterprises", "128"), row("enterprises[service=mail]:share~[]", "62.7"))
    assert "改为62.5" in finding.mend
    assert not found(row("enterprises", "134"), row("enterprises[service=mail]:share~[]", "62.7"))


def test_complete_parts_add_up(tmp_path: Path) -> None:
    rules = identities(tmp_path, WHOLE)
    rows = (row("netizens", "100.0"), row("netizens[residence=urban]", "60.0"))
    assert not found(*rows, row("netizens[residence=rural]", "40.1"), rules=rules)
    finding = one(*rows, row("netizens[residence=rural]", "41.0"), rules=rules)
    assert finding.check == "total"


def test_increases_of_the_parts_add_up(tmp_path: Path) -> None:
    rows = [row("netizens:change~.2020", "195.1"), row("netizens[residence=urban]:change~.2020", "106.2")]
    rows.append(row("netizens[residence=rural]:change~.2020", "108.9"))
    finding = one(*rows, rules=identities(tmp_path, WHOLE))
    assert "106.2改为86.2" in finding.mend


def test_incomplete_parts_are_at_most_the_total(tmp_path: Path) -> None:
    rules = identities(tmp_path, WHOLE)
    rows = (row("netizens", "100.0"), row("netizens@jia", "60.0"))
    assert not found(*rows, row("netizens@yi", "30.0"), rules=rules)
    assert found(*rows, row("netizens@yi", "41.0"), rules=rules)


def test_shares_of_complete_parts_make_a_hundred(tmp_path: Path) -> None:
    rules = identities(tmp_path, WHOLE)
    rows = (row("netizens[residence=urban]:share~[]", "60.0"),)
    assert not found(*rows, row("netizens[residence=rural]:share~[]", "39.9"), rules=rules)
    assert found(*rows, row("netizens[residence=rural]:share~[]", "39.8"), rules=rules)


def test_a_change_of_share_is_checked_against_both_shares() -> None:
    rows = (row("netizens[residence=urban]:share~[]", "72.4"), row("netizens[residence=urban].2020:share~[]", "73.4"))
    moved = "netizens[residence=urban]:change-of-share~[].2020"
    assert not found(*rows, row(moved, "-1", unit="个百分点"))
    assert found(*rows, row(moved, "1", unit="个百分点"))


def test_a_part_is_at_most_its_whole() -> None:
    finding = one(row("domains", "100"), row("domains[service=mail]", "101"))
    assert finding.check == "part"


def test_an_order_is_checked_against_known_values() -> None:
    rows = (row("netizens@jia", "50.0"), row("netizens@yi", "60.0"))
    assert not found(*rows, row("netizens:order~@cities", "yi;jia"))
    assert one(*rows, row("netizens:order~@cities", "jia;yi")).check == "order"


def test_those_not_in_an_order_are_at_most_its_last() -> None:
    rows = (row("netizens:order~@cities", "yi;jia"), row("netizens@jia", "50.0"))
    assert found(*rows, row("netizens@bing", "60.0"))


def test_a_value_that_cannot_be_is_found() -> None:
    assert "不可能有" in one(row("enterprises", "12.5")).words
    assert "不可能有" in one(row("netizens[residence=urban]:share~[]", "724")).words
    assert "不可能有" in one(row("netizens:growth~.2020", "-120")).words


def test_rules_hold_for_every_area_and_period(tmp_path: Path) -> None:
    rules = identities(
        tmp_path,
        """
        [[relation]]
        name = "手机网民是网民的一部分"
        rule = "{mobile-netizens} <= {netizens}"
        """,
    )
    rows = (row("netizens.2020", "50.0"), row("mobile-netizens.2020", "60.0"))
    finding = one(*rows, rules=rules)
    assert (finding.check, finding.computation.startswith("手机网民是网民的一部分")) == ("identity", True)
    assert found(row("netizens@jia", "50.0"), row("mobile-netizens@jia", "60.0"), rules=rules)


def test_quantities_that_nobody_states_tie_rules_together(tmp_path: Path) -> None:
    rules = identities(
        tmp_path,
        """
        [[relation]]
        rule = "{netizens} = {internet-penetration} * 常住人口"
        [[relation]]
        rule = "{mobile-netizens} <= 常住人口"
        """,
    )
    rows = (row("netizens", "60.0"), row("internet-penetration", "60.0"))
    assert not found(*rows, row("mobile-netizens", "99.0"), rules=rules)
    assert found(*rows, row("mobile-netizens", "101.0"), rules=rules)


def test_where_no_number_mends_it_the_rule_is_in_doubt(tmp_path: Path) -> None:
    rule = '[[relation]]\nname = "宽带用户是网民的一部分"\nrule = "{broadband-users} <= {netizens}"'
    rows = [row("netizens", "42.8"), row("netizens[residence=urban]", "22.8"), row("netizens[residence=rural]", "20.0")]
    rows += [row("broadband-users@jia", "33.96"), row("broadband-users@jia:share~@shili", "64.8")]
    rows += [row("broadband-users@yi", "13.51"), row("broadband-users@bing", "2.48")]
    finding = one(*rows, rules=identities(tmp_path, WHOLE + rule))
    assert "口径不同" in finding.words
    assert "宽带用户是网民的一部分" in finding.words


def test_a_correction_is_checked_as_corrected() -> None:
    """A corrected level makes its growth follow: nothing is found, while the first statements would not fit it."""
    rows = (row("netizens", "1234.5"), row("netizens:growth~.2020", "2.9"), row("netizens:change~.2020", "34.5"))
    assert not found(*rows, corrections=(correction("netizens", "1234.5", "1250.0"),))
    assert found(row("netizens", "1250.0"), *rows[1:])


def test_two_slips_are_two_findings() -> None:
    findings = found(
        row("netizens", "96.2"), row("netizens:change~.2020", "31.5"), row("netizens:growth~.2020", "84.6"),
        row("domains", "100"), row("domains[service=mail]", "101"),
    )  # fmt: skip
    assert {finding.check for finding in findings} == {"growth", "part"}


def test_the_id_stays_while_the_statements_do() -> None:
    rows = (row("netizens", "96.2", 2), row("netizens:change~.2020", "31.5", 3))
    first = one(*rows, row("netizens:growth~.2020", "84.6", 4))
    moved = one(row("netizens:growth~.2020", "80.6", 2), *reversed(rows))
    assert first.id == moved.id


def test_rules_that_contradict_each_other_are_an_error(tmp_path: Path) -> None:
    text = '[[relation]]\nrule = "{domains} = 5"\n[[relation]]\nrule = "{domains} = 6"'
    with pytest.raises(EditionError, match="彼此矛盾"):
        found(row("domains", "1", qualifier=">"), rules=identities(tmp_path, text))
