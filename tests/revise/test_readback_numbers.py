"""Numbers, verbs and references that editors change in Word, and what these become in the data and the manuscript."""

from __future__ import annotations

import csv

import pytest

from tests.revise.nodes import W, shown
from tests.revise.reader import control, paragraph, sentences

NETIZENS, SERVICES, PREFACE = "10-netizens.md", "20-services.md", "00-preface.md"


# Numbers.


def test_a_number_typed_over_is_a_correction_and_never_a_typed_number(reader, hands):
    before = reader.text(NETIZENS)
    hands.type_over_tracked(control(hands, "1222.0万人"), "1,230.5万人")
    said = reader.apply(hands.saved())
    assert reader.text(NETIZENS) == before
    (row,) = csv.DictReader(reader.revisions().splitlines())
    assert row == {
        "fact": "mobile-netizens@shili.2021",
        "old": "1222.0",
        "new": "1230.5",
        "who": "编辑甲",
        "when": "2020-11-20",
        "why": "修订稿《修订稿.docx》由“1222.0万人”改为“1,230.5万人”",
    }
    assert "手机网民" in said
    assert any("用手机上网的有1230.5万人" in sentence for sentence in sentences(reader.resolved()))
    assert reader.back(hands.saved()).text.strip() == "没有改动。"


def test_a_comment_on_a_corrected_number_is_its_reason(reader, hands):
    number = control(hands, "1222.0万人")
    hands.type_over(number, "1230.5万人")
    hands.comment(paragraph(hands, "用手机上网的有"), "统计局10月修订")
    reader.apply(hands.saved())
    assert ",1222.0,1230.5,编辑甲,2020-11-20,统计局10月修订\n" in reader.revisions()


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("34.5万人", "36万人", "netizens@shili.2021:change~.2020,34.5,36,"),
        ("1.5%", "1.8%", "broadband-users@shili.2021:growth~.2020,-1.5,-1.8,"),
        ("约345万人", "约350万人", "netizens@jia.2021,345,350,"),
        ("第2位", "第3位", "netizens@shili.2021:rank~@provinces,2,3,"),
        ("400.0", "402.5", "netizens[residence=rural]@shili.2021,400.0,402.5,"),
        ("示例网络科技有限公司", "示例数据公司", "largest-enterprise@shili.2021,示例网络科技有限公司,示例数据公司,"),
        ("乙市、丙市", "丙市、乙市", "netizens@shili.2021:order~@cities,jia;yi;bing,jia;bing;yi,"),
        ("120", "121", "enterprises[service=mail]@shili.2021,120,121,"),
    ],
)  # fmt: skip
def test_every_kind_of_fact_can_be_corrected(reader, hands, old, new, row):
    hands.type_over(control(hands, old), new)
    said = reader.apply(hands.saved())
    assert row in reader.revisions()
    assert "改文字" not in said


def test_a_unit_typed_behind_a_bare_number_is_not_doubled(reader, hands):
    before = reader.text(NETIZENS)
    hands.type_over(control(hands, "400.0"), "402.5万人")
    assert "由“400.0”改为“402.5万人”" in reader.apply(hands.saved())
    assert "netizens[residence=rural]@shili.2021,400.0,402.5," in reader.revisions()
    assert reader.text(NETIZENS) == before


def test_a_unit_that_went_into_the_control_stays_among_the_words(reader, hands):
    hands.type_over(control(hands, "400.0"), "402.5万人")
    hands.reword(paragraph(hands, "农村网民有"), "万人，前者", "，前者")
    reader.apply(hands.saved())
    assert "农村网民有{num}`netizens[residence=rural]`万人，前者" in reader.text(NETIZENS)


def test_percent_typed_over_a_bare_number_of_another_unit_is_told(reader, hands):
    before = reader.text(NETIZENS)
    hands.type_over(control(hands, "400.0"), "8%")
    said = reader.apply(hands.saved())
    assert "“400.0”改成了“8%”，看不出它的数是多少；请照原来的写法填数，单位是万人" in said
    assert (reader.text(NETIZENS), reader.revisions()) == (before, "")


def test_a_date_that_lost_its_control_and_was_typed_over_is_told(reader, hands):
    hands.type_over(control(hands, "2019年"), "前几年")
    hands.unwrap(control(hands, "前几年"))
    said = reader.apply(hands.saved())
    assert "日期“2019年”改成了“前几年”，不再随年份变动" in said
    assert "；前几年的规模为" in reader.text(NETIZENS)


def test_a_rise_made_a_fall_is_a_correction_too(reader, hands):
    hands.type_over(control(hands, "增长"), "下降")
    reader.apply(hands.saved())
    assert "netizens@shili.2021:growth~.2020,2.9,-2.9," in reader.revisions()
    assert "同比{chg}`netizens:growth`，" in reader.text(NETIZENS)


def test_a_number_supplied_for_a_missing_one(reader, hands):
    hands.type_over(control(hands, "待补"), "1100.5万人")
    reader.apply(hands.saved())
    assert "netizens@shili.2019,,1100.5," in reader.revisions()


def test_a_reworded_verb_of_the_same_direction_stays_the_authors(reader, hands):
    hands.type_over(control(hands, "增加"), "净增加了")
    hands.type_over(control(hands, "升至"), "攀升至")
    reader.apply(hands.saved())
    text = reader.text(NETIZENS)
    assert "比上年{chg}`netizens:change|净增加了|减少|持平`，" in text
    assert "互联网普及率{to}`internet-penetration|攀升至|降至|仍为`，" in text
    assert not reader.revisions()


def test_words_typed_into_the_ends_of_a_control_are_words(reader, hands):
    hands.type_over(control(hands, "1222.0万人"), "总计1222.0万人左右")
    hands.type_over(control(hands, "增加"), "大幅增加")
    reader.apply(hands.saved())
    assert "用手机上网的有总计{val}`mobile-netizens`左右，" in reader.text(NETIZENS)
    assert "比上年大幅{chg}`netizens:change`，" in reader.text(NETIZENS)


def test_a_reworded_claim_keeps_its_test(reader, hands):
    hands.type_over(control(hands, "居首"), "位居第一")
    reader.apply(hands.saved())
    assert "甲市{claim}`位居第一|leads netizens:order jia`，" in reader.text(NETIZENS)


def test_a_date_typed_over_is_words_and_told(reader, hands):
    hands.type_over(control(hands, "2021年", 0), "2020年")
    said = reader.apply(hands.saved())
    assert "截至2020年底，" in reader.text(NETIZENS)
    assert "不再随年份变动" in said


def test_a_number_that_cannot_be_understood_stays_bound_and_is_listed(reader, hands):
    before = reader.text(NETIZENS)
    hands.type_over(control(hands, "1222.0万人"), "0.12亿人到0.13亿人")
    said = reader.apply(hands.saved())
    assert reader.text(NETIZENS) == before
    assert "“1222.0万人”改成了“0.12亿人到0.13亿人”，看不出它的数是多少" in said
    assert said.status == 1


def test_one_fact_changed_to_two_values_is_a_conflict(reader, hands):
    hands.type_over(control(hands, "61.7%", 0), "61.8%")
    hands.type_over(control(hands, "61.7%"), "61.9%")
    said = reader.apply(hands.saved())
    assert "在几处改成了不同的值" in said
    assert not reader.revisions()


def test_a_point_changed_in_a_chart_is_a_correction(reader, hands):
    hands.set_point(hands.drawing("fig:fig-netizens"), 0, 2, "1250.5")
    reader.apply(hands.saved())
    assert "netizens@shili.2021,1234.5,1250.5," in reader.revisions()


def test_heads_of_a_table_are_listed_since_its_layout_says_them(reader, hands):
    cell = next(p for p in hands.document.iter(f"{W}p") if shown(p) == "业务种类")
    hands.reword(cell, "业务种类", "业务类别")
    said = reader.apply(hands.saved())
    assert "表1　表里改写或新增了“业务类别”" in said
    assert "表1　表里删去或改写了“业务种类”" in said
    assert said.status == 1


# Controls and fields that are lost.


def test_numbers_without_controls_are_bound_again_where_they_read_as_they_did(reader, hands):
    for one in hands.controls():
        hands.unwrap(one)
    assert reader.back(hands.saved()).text.strip() == "没有改动。"


def test_a_plain_number_typed_over_is_a_correction(reader, hands):
    before = reader.text(NETIZENS)
    for one in hands.controls():
        hands.unwrap(one)
    target = paragraph(hands, "用手机上网的有")
    next(t for t in target.iter(f"{W}t") if t.text == "1222.0万人").text = "1230.5万人"
    reader.apply(hands.saved())
    assert reader.text(NETIZENS) == before
    assert "mobile-netizens@shili.2021,1222.0,1230.5," in reader.revisions()


def test_a_verb_without_its_control_is_its_verb_still(reader, hands):
    before = reader.text(NETIZENS)
    hands.unwrap(control(hands, "增加"))
    assert reader.back(hands.saved()).text.strip() == "没有改动。"
    assert reader.text(NETIZENS) == before


def test_a_verb_typed_anew_before_its_number_is_its_verb(reader, hands):
    verb = hands.unwrap(control(hands, "增加"))
    verb.find(f"{W}t").text = "多出"
    reader.apply(hands.saved())
    assert "比上年{chg}`netizens:change|多出|减少|持平`，" in reader.text(NETIZENS)


def test_a_unit_typed_in_part_is_the_facts_own(reader, hands):
    hands.type_over(control(hands, "1222.0万人"), "1230.5万")
    said = reader.apply(hands.saved())
    assert "mobile-netizens@shili.2021,1222.0,1230.5," in reader.revisions()
    assert "单位仍印“万人”" in said or said.status == 0


def test_a_reference_made_plain_text_is_a_reference_again(reader, hands):
    before = reader.text(NETIZENS)
    target = paragraph(hands, "各市之中")
    for node in [n for n in target if n.find(f"{W}fldChar") is not None or n.find(f"{W}instrText") is not None]:
        target.remove(node)
    hands.reword(target, "有", "有")
    reader.apply(hands.saved())
    assert reader.text(NETIZENS) == before


def test_a_sentence_rewritten_without_its_number_loses_it_and_that_is_told(reader, hands):
    target = paragraph(hands, "各市之中")
    hands.type_over(control(hands, "约345万人"), "x")
    hands.drop(control(hands, "x"))
    hands.reword(target, "，有", "，人数众多")
    said = reader.apply(hands.saved())
    assert "，人数众多，其后是{names}" in reader.text(NETIZENS)
    assert "“约345万人”不再与数据相连" in said


def test_a_new_cross_reference_is_a_reference(reader, hands):
    paragraph(hands, "用手机上网的有").extend(hands.field(" REF _Ref_fig_cities \\h ", "图2"))
    reader.apply(hands.saved())
    assert "主要特点有三：{ref}`fig-cities`\n" in reader.text(NETIZENS)
