"""A file that was read back and written has nothing more to say: copies, moves between files, pieces that stay."""

from __future__ import annotations

from copy import deepcopy

import pytest

from tests.revise.hands import Hands
from tests.revise.nodes import Node, shown, style_of
from tests.revise.reader import Reader, beginning, control, in_contents, paragraph, sentences

NETIZENS, SERVICES, PREFACE, APPENDIX = "10-netizens.md", "20-services.md", "00-preface.md", "90-appendix.md"


def once(reader: Reader, hands: Hands) -> None:
    """Applied, and then the file has nothing to write and no conflict."""
    data = hands.saved()
    reader.apply(data)
    texts = reader.texts()
    assert "冲突" not in reader.apply(data)
    assert reader.texts() == texts


def heading(hands: Hands, text: str) -> Node:
    return next(p for p in hands.paragraphs() if shown(p) == text and not in_contents(p) and "Term" not in style_of(p))


# Copies.


def test_an_original_that_moved_to_another_file_and_its_copy_are_read_once(reader, hands):
    original = paragraph(hands, "固定宽带用户有")
    hands.copy(original, original)
    hands.move([original], paragraph(hands, "用手机上网的有"))
    once(reader, hands)
    assert reader.text(NETIZENS).count("固定宽带用户有") == reader.text(SERVICES).count("固定宽带用户有") == 1


def test_a_heading_typed_over_whose_old_words_stand_elsewhere_is_read_once(reader, hands):
    hands.copy(heading(hands, "前言"), paragraph(hands, "过去半年内"))
    hands.reword(heading(hands, "前言"), "前言", "卷首语")
    once(reader, hands)
    assert reader.text(PREFACE).startswith("# 卷首语\n")
    assert reader.text(PREFACE).count("# 前言\n") == 1


def test_the_same_words_once_where_they_can_go_and_once_where_they_cannot(reader, hands):
    hands.write(hands.bookmarked("_Id_fig_netizens").getnext(), "新写的同一句话。", "Caption")
    hands.write(beginning(hands, "手机居多"), "新写的同一句话。", "BodyIndent")
    once(reader, hands)
    assert reader.text(NETIZENS).count("新写的同一句话。") == 1


# Moves.


def test_a_heading_and_a_figure_that_moved_behind_it_are_no_conflict(reader, hands):
    figure = hands.bookmarked("_Id_fig_access")
    hands.move([figure, figure.getnext()], paragraph(hands, "数据来源：示例省统计局"))
    hands.move([heading(hands, "术语解释")], paragraph(hands, "各地域名数量"))
    once(reader, hands)
    text = reader.text(APPENDIX)
    assert text.index("tab-domains\n") < text.index("# 术语解释") < text.index("fig-access\n")


def test_pieces_that_stand_in_both_as_the_file_has_them_are_no_conflict(reader, hands):
    original = beginning(hands, "规模继续扩大")
    hands.copy(original, hands.bookmarked("_Id_fig_access").getnext())
    hands.move([original], paragraph(hands, "主编"))
    once(reader, hands)
    assert "规模{claim}" in reader.text(PREFACE) and "规模{claim}" in reader.text(SERVICES)


def test_what_both_sides_moved_to_different_places_is_a_conflict(reader, hands):
    path = reader.folder / "text" / NETIZENS
    text = path.read_text("utf-8")
    line = next(one for one in text.split("\n") if one.startswith("用手机上网的有"))
    path.write_text(text.replace(f"{line}\n\n", "").replace("### 结构", f"{line}\n\n### 结构"), encoding="utf-8")
    hands.move([paragraph(hands, "用手机上网的有")], paragraph(hands, "各地的域名数量"))
    assert "两边都移动了这一段" in reader.back(hands.saved())


# Lists.


def test_a_list_whose_first_item_moved_away_is_still_a_list(reader, hands):
    hands.move([beginning(hands, "规模继续扩大")], paragraph(hands, "各地的域名数量"))
    once(reader, hands)
    assert "1. 城镇居多；\n2. 手机居多。" in reader.text(NETIZENS)
    assert "手机居多。" in sentences(reader.resolved())


def test_a_list_that_is_parted_by_a_heading_is_two_lists(reader, hands):
    hands.copy(heading(hands, "结构"), beginning(hands, "规模继续扩大"))
    once(reader, hands)
    assert "### 结构\n\n1. 城镇居多；\n2. 手机居多。" in reader.text(NETIZENS)


# What cannot be written.


def test_two_headings_that_cannot_stand_where_they_are_keep_nothing_else_back(reader, hands):
    hands.move([heading(hands, "示例省网民规模")], heading(hands, "术语解释"))
    hands.copy(heading(hands, "前言"), paragraph(hands, "固定宽带用户有"))
    hands.reword(paragraph(hands, "丁市、戊市"), "没有公布位次", "未公布位次")
    said = reader.apply(hands.saved())
    assert "未公布位次" in reader.text(NETIZENS)
    assert "标题越级" in said
    assert "修订稿：前言" in said, "the words that were not written are told"


def test_a_figure_that_stays_goes_along_with_its_section(reader, hands):
    """Deleted by an editor, kept because a sentence refers to it; its section was moved."""
    for text in ("示例省各市网民规模", "丁市、戊市没有公布位次"):
        hands.remove(paragraph(hands, text))
    hands.remove(hands.bookmarked("_Id_fig_cities"))
    block = [heading(hands, "总体规模")]
    while shown(block[-1].getnext()) != "结构":
        block.append(block[-1].getnext())
    hands.move(block, beginning(hands, "手机居多"))
    once(reader, hands)
    text = reader.text(NETIZENS)
    assert (
        text.index("手机居多") < text.index("### 总体规模") < text.index("各市之中") < text.index("{figure} fig-cities")
    )


def test_a_verb_typed_over_is_told_with_its_number(reader, hands):
    hands.type_over(control(hands, "升至"), "8%")
    hands.type_over(control(hands, "61.7%", 1), "增长")
    said = reader.back(hands.saved())
    assert "“升至61.7%”改成了“8%增长”" in said


@pytest.mark.parametrize("behind", ["各地的域名数量", "过去半年内"])
def test_an_explanation_that_stands_away_from_its_term_is_told(reader, hands, behind):
    hands.move([paragraph(hands, "网民占常住人口的比例")], paragraph(hands, behind))
    assert "“网民占常住人口的比例，单位为61.7%中的百分号。”与它的术语分开了" in reader.back(hands.saved())


def test_what_was_written_behind_a_heading_that_cannot_move_stands_where_it_was_written(reader, hands):
    target = heading(hands, "术语解释")
    hands.write(target, "新写的标题", "Heading2")
    hands.move([heading(hands, "前言")], target)
    hands.move([next(p for p in hands.paragraphs() if shown(p) == "编写人员")], target.getprevious())
    once(reader, hands)
    text = reader.text(PREFACE)
    assert text.startswith("# 前言\n")
    assert text.index("# 术语解释") < text.index("新写的标题")


def test_an_item_reworded_and_made_a_paragraph_is_no_conflict_with_itself(reader, hands):
    item = beginning(hands, "手机居多")
    item.replace(item[0], deepcopy(paragraph(hands, "用手机上网的有")[0]))
    hands.reword(item, "手机居多", "手机上网居多")
    once(reader, hands)
    assert "2. 城镇居多；\n\n手机上网居多。" in reader.text(NETIZENS)
