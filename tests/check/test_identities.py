"""identities.toml: what is wrong in it is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.check.identities import Identities, load_identities
from docgen.model.facts import EditionError
from tests.check.relations.webs import identities
from tests.facts.rows import FRAME


def test_an_edition_without_the_file_has_no_identities(tmp_path: Path) -> None:
    assert load_identities(tmp_path, FRAME) == Identities()


def test_groups_of_areas_stand_for_their_members(tmp_path: Path) -> None:
    made = identities(tmp_path, '[[whole]]\narea = "china"\nparts = ["@provinces", "other-regions"]')
    assert made.wholes[0].parts == ("shili", "linjia", "linyi", "other-regions")


def test_the_sign_of_a_rule_is_the_one_outside_the_braces(tmp_path: Path) -> None:
    made = identities(tmp_path, '[[relation]]\nrule = "{netizens[residence=urban]} <= {netizens}"')
    assert made.rules[0].sign == "<="


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\n\nnegativ = ["revenue"]', ":3: .*negative"),
        ('negative = ["revenu"]', ":1: .*revenue"),
        ('[[whole]]\ndimension = "residenc"', ":2: .*residenc"),
        ('[[whole]]\ndimension = "residence"\ncodes = ["urbn"]', ":2: .*urbn"),
        ('[[whole]]\narea = "china"\nparts = ["@provinces", "nowhere"]', ":3: .*nowhere"),
        ('[[whole]]\nindicators = ["revenue"]', ":1: .*whole"),
        ('[[relation]]\nrule = "{netizens}"', ":2: .*关系"),
        ('[[relation]]\nrule = "{netizens} = {a} = {b}"', ":2: .*关系"),
        ('[[relation]]\nrule = "{netizens} = {netizns}"', ":2: .*netizens"),
        ('[[relation]]\nrule = "{netizens} = {domains"', ":2: "),
        ('[[count]]\nnumber = "domains"\nlist = "enterprises[servic=*]"', ":3: .*servic"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(EditionError, match=f"identities.toml{told}"):
        identities(tmp_path, text)
