"""What an edited bound expression means: words, another verb, a correction."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.facts.load import load
from docgen.facts.measure import measure
from docgen.model.manifest import Binding, parts_of
from docgen.revise.readback.meaning import Book, Wording, meaning
from docgen.revise.readback.numerals import Renumbered, renumbered, typed_numbers
from tests.reading import SAMPLE

FACTS = measure(load(SAMPLE))
BOOK = Book(lambda address: next(iter(FACTS.find(address)), None), {"甲市": "jia", "乙市": "yi", "丙市": "bing"})


def binding(role: str, argument: str, address: str, text: str, verb: str = "") -> Binding:
    return Binding("0" * 10, role, argument, (address,), parts_of("0" * 10, text, verb), "a", "p", text == "待补", "")


@pytest.mark.parametrize(
    ("base", "now", "result"),
    [
        ("1234.5万人", "1250万人", Renumbered("", "1250", "")),
        ("1234.5万人", "１，２５０．５万人", Renumbered("", "1250.5", "")),
        ("1234.5万人", "1,234.5万人", Renumbered("", None, "")),
        ("1234.5万人", "约1250万人左右", Renumbered("约", "1250", "左右")),
        ("约345万人", "约350万人", Renumbered("", "350", "")),
        ("约345万人", "350万人", None),
        ("第2位", "第10位", Renumbered("", "10", "")),
        ("34", "134", Renumbered("", "134", "")),
        ("6.3%", "6.3%以上", Renumbered("", None, "以上")),
        ("6.3%", "0.063", None),
        ("6.3万人", "7.2万", Renumbered("", "7.2", "", short=True)),
        ("6.3万人", "0.1亿", None),
        ("6.3%", "6%到7%", None),
        ("-17.2%", "-18%", Renumbered("", "-18", "")),
    ],
)
def test_a_number_with_its_words_round_it(base, now, result):
    assert renumbered(base, now) == result


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("2019年共12家", ["12"]), ("2017—2019年", []), ("增长6.3%，1,234户", ["6.3", "1,234"]), ("没有数", [])],
)
def test_numbers_that_are_typed_years_apart(text, numbers):
    assert typed_numbers(text) == numbers


@pytest.mark.parametrize(
    ("verb", "between", "number", "argument", "value", "before", "after"),
    [
        ("增长", "", "3.1%", "netizens:growth", "3.1", "", ""),
        ("增长", "了", "2.9%", "netizens:growth|增长了|下降了|持平", None, "", ""),
        ("上升", "", "2.9%", "netizens:growth|上升|下降|持平", None, "", ""),
        ("下滑", "", "2.9%", "netizens:growth|增长|下滑|持平", "-2.9", "", ""),
        ("下降", "", "3.3%", "netizens:growth", "-3.3", "", ""),
        ("快速增长", "", "2.9%左右", "netizens:growth", None, "快速", "左右"),
    ],
)
def test_a_change_of_verb_or_number(verb, between, number, argument, value, before, after):
    of = binding("chg", "netizens:growth", "netizens@shili.2021:growth~.2020", "增长2.9%", "增长")
    made = meaning(of, Wording(verb, between, number), BOOK)
    assert (made.argument, made.value, made.before, made.after) == (argument, value, before, after)
    assert not made.held


def test_the_verbs_an_author_gave_are_the_ones_that_change():
    of = binding("chg", "x:growth|净增|净减|持平", "broadband-users@shili.2021:growth~.2020", "净减1.5%", "净减")
    assert meaning(of, Wording("少了", "", "1.5%"), BOOK).argument == "x:growth|净增|少了|持平"
    assert meaning(of, Wording("净增", "", "1.5%"), BOOK).value == "1.5"


def test_what_is_flat_may_come_to_move():
    of = binding("chg", "m:change-of-share", "mobile-netizens@shili.2021:change-of-share~.2020", "持平", "持平")
    made = meaning(of, Wording("下降0.2个百分点", "", None), BOOK)
    assert (made.argument, made.value) == ("m:change-of-share", "-0.2")
    assert meaning(of, Wording("基本持平", "", None), BOOK).before == "基本"
    assert meaning(of, Wording("没有变化", "", None), BOOK).argument == "m:change-of-share|提高|下降|没有变化"


def test_a_level_does_not_turn_by_its_verb():
    of = binding("to", "internet-penetration", "internet-penetration@shili.2021", "升至61.7%", "升至")
    assert meaning(of, Wording("降至", "", "61.7%"), BOOK).held
    assert meaning(of, Wording("升至", "", "62%"), BOOK).value == "62"
    assert meaning(of, Wording("达到", "", "61.7%"), BOOK).argument == "internet-penetration|达到|降至|仍为"


@pytest.mark.parametrize(("now", "value"), [("乙市、甲市、丙市", "yi;jia;bing"), ("乙市和甲市、丙市", "yi;jia;bing")])
def test_names_are_corrected_by_their_codes(now, value):
    of = binding("names", "netizens:order", "netizens@shili.2021:order~@cities", "甲市、乙市、丙市")
    assert meaning(of, Wording(None, "", now), BOOK).value == value


def test_names_that_are_not_known_are_held():
    of = binding("names", "netizens:order|2..3", "netizens@shili.2021:order~@cities", "乙市、丙市")
    assert meaning(of, Wording(None, "", "乙市、庚市"), BOOK).held
    assert meaning(of, Wording(None, "", "丙市、乙市"), BOOK).value == "jia;bing;yi"
    assert meaning(of, Wording(None, "", "丙市"), BOOK).held


def test_a_claim_cannot_hold_the_bar_that_parts_it_from_its_test():
    of = binding("claim", "居首|leads netizens:order jia", "netizens@shili.2021:order", "居首")
    assert meaning(of, Wording(None, "", "居|首"), BOOK).held
    assert meaning(of, Wording(None, "", "领先"), BOOK).argument == "领先|leads netizens:order jia"


def test_what_is_missing_takes_a_number_in_its_unit():
    of = replace(binding("val", "netizens.-2", "netizens@shili.2019", "待补"), missing=True)
    assert meaning(of, Wording(None, "", "1100万人"), BOOK).value == "1100"
    assert meaning(of, Wording(None, "", "1100"), BOOK).value == "1100"
    assert meaning(of, Wording(None, "", "1.1亿"), BOOK).held
    assert meaning(of, Wording(None, "", "待补（年底）"), BOOK).after == "（年底）"


def test_what_stands_after_a_claim_that_waits_for_its_facts_is_no_editors_word():
    claim = binding("claim", "居首|leads netizens:order jia", "netizens@shili.2021:order", "居首（待补）")
    for now, argument in (
        ("居首（待补）", "居首|leads netizens:order jia"),
        ("居首", "居首|leads netizens:order jia"),
        ("最多（待补）", "最多|leads netizens:order jia"),
    ):
        read = meaning(claim, Wording(None, "", now), BOOK)
        assert (read.argument, read.doubts) == (argument, ())


@pytest.mark.parametrize("text", ["《5G发展方案》（辽政办发〔2019〕20号）", "2019年12月31日", "第3次会议", "IPv6和4G"])
def test_numbers_of_documents_dates_and_names_are_words(text):
    assert typed_numbers(text) == []


@pytest.mark.parametrize(
    ("number", "behind", "value", "after"),
    [("63%", "%，", "63", ""), ("63％", "个百分点", "63", ""), ("63%", "，", "63", "%"), ("63", "%，", "63", "")],
)
def test_percent_typed_over_a_bare_number_of_percent(number, behind, value, after):
    of = binding("num", "internet-penetration", "internet-penetration@shili.2021", "61.7")
    made = meaning(of, Wording(None, "", number, behind), BOOK)
    assert (made.value, made.after, made.held) == (value, after, False)
