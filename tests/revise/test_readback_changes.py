"""Every kind of change that editors make in Word, and what it becomes in the manuscript (on the sample edition)."""

from __future__ import annotations

import csv
from collections.abc import Mapping

import pytest

from tests.revise.hands import Hands, W, key_of, run, saved_by_libreoffice, shown, soffice, w
from tests.revise.reader import Reader, in_contents, paragraph, sentences

NETIZENS, SERVICES, PREFACE = "10-netizens.md", "20-services.md", "00-preface.md"


@pytest.fixture
def reader(sample_copy, capsys) -> Reader:
    return Reader(sample_copy, capsys)


@pytest.fixture
def hands(sample_outputs: Mapping[str, bytes]) -> Hands:
    return Hands(sample_outputs["report.docx"])


def control(hands: Hands, text: str, number: int = 0):
    """The control that shows a text (the first, or a later one)."""
    return [c for c in hands.controls() if shown(c) == text][number]


def beginning(hands: Hands, text: str):
    """The first paragraph of the body that begins with a text."""
    return next(p for p in hands.paragraphs() if shown(p).startswith(text) and not in_contents(p))


# Nothing.


def test_an_untouched_file_has_nothing_to_say(reader, sample_outputs):
    before = reader.texts()
    said = reader.apply(sample_outputs["report.docx"])
    assert (said.status, said.text.strip()) == (0, "没有改动。")
    assert reader.texts() == before
    assert not reader.revisions()


@pytest.mark.skipif(not soffice(), reason="LibreOffice is not here")
def test_an_untouched_file_that_libreoffice_saved_has_nothing_to_say(reader, sample_outputs, tmp_path):
    saved = saved_by_libreoffice(sample_outputs["report.docx"], tmp_path)
    assert reader.back(saved).text.strip() == "没有改动。"


# Words.


def test_changed_words_are_replaced_and_the_roles_stay(reader, hands):
    before = reader.text(NETIZENS)
    hands.reword(paragraph(hands, "全省网民有"), "全省网民有", "全省网民总数为")
    reader.apply(hands.saved())
    assert reader.text(NETIZENS) == before.replace("全省网民有", "全省网民总数为")


def test_the_diff_shows_whole_words_and_no_more_than_the_change(reader, hands):
    hands.reword(paragraph(hands, "无从比较"), "无从比较", "不能比较")
    said = reader.back(hands.saved())
    assert "--- text/10-netizens.md\n+++ text/10-netizens.md\n@@ 第 8 行 @@\n" in said
    assert "[-无从比较-]{+不能比较+}" in said
    assert "还没有写入" in said
    assert said.status == 0


def test_without_apply_nothing_is_written(reader, hands):
    before = reader.texts()
    hands.reword(paragraph(hands, "无从比较"), "无从比较", "不能比较")
    reader.back(hands.saved())
    assert reader.texts() == before


def test_words_at_the_ends_of_a_paragraph(reader, hands):
    target = paragraph(hands, "各市之中")
    target.insert(2, run("首先，"))
    target.append(run("下文详述。"))
    reader.apply(hands.saved())
    assert "\n首先，各市之中，甲市{claim}`居首|leads netizens:order jia`" in reader.text(NETIZENS)
    assert "（见{ref}`fig-cities`）。下文详述。\n" in reader.text(NETIZENS)


def test_marks_of_markdown_that_an_editor_types_print_as_typed(reader, hands):
    typed = "# 一 **二** `三` {val}`x` [四](五) 1. 六"
    hands.reword(paragraph(hands, "各市之中"), "各市之中", typed)
    reader.apply(hands.saved())
    assert any(typed in sentence for sentence in sentences(reader.resolved()))


def test_bold_and_line_breaks_come_along(reader, hands):
    target = paragraph(hands, "用手机上网的有")
    bold = run("十分重要")
    bold.insert(0, w("rPr", w("b")))
    target.extend([bold, w("r", w("br")), run("另起一行")])
    reader.apply(hands.saved())
    assert "主要特点有三：**十分重要**\\\n另起一行\n" in reader.text(NETIZENS)


def test_bold_taken_away_goes_away(reader, hands):
    for properties in paragraph(hands, "城镇网民有").iter(f"{W}rStyle"):
        properties.getparent().remove(properties)
    reader.apply(hands.saved())
    assert "\n城镇网民有{val}`netizens[residence=urban]`" in reader.text(NETIZENS)


def test_a_link_comes_as_a_link(reader, hands):
    hands.relate("", "hyperlink", "http://example.org/a")
    rels = hands.parts["word/_rels/document.xml.rels"].replace(
        b'Target="http://example.org/a"', b'Target="http://example.org/a" TargetMode="External"'
    )
    hands.parts["word/_rels/document.xml.rels"] = rels
    link = w("hyperlink", run("网站"))
    link.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", f"rId{hands._serial}")
    paragraph(hands, "用手机上网的有").append(link)
    reader.apply(hands.saved())
    assert "主要特点有三：[网站](http://example.org/a)\n" in reader.text(NETIZENS)


@pytest.mark.parametrize(
    ("old", "new", "file", "line"),
    [
        ("过去半年内", "过去一年内", PREFACE, ": 过去一年内使用过互联网的居民。"),
        ("普及率", "互联网普及率", PREFACE, "互联网普及率"),
        ("总体规模", "规模概况", NETIZENS, "### 规模概况"),
        ("手机居多。", "以手机上网居多。", NETIZENS, "3. 以手机上网居多。"),
        ("示例省各市网民规模", "全省各市网民规模", NETIZENS, ":caption: 全省各市网民规模"),
        ("丁市、戊市没有公布位次。", "丁市与戊市未公布位次。", NETIZENS, ":note: 丁市与戊市未公布位次。"),
        ("电子邮件最多；", "电子邮件企业最多；", SERVICES, "- 电子邮件企业最多；"),
    ],
)  # fmt: skip
def test_headings_items_terms_captions_and_notes(reader, hands, old, new, file, line):
    done = [hands.reword(p, old, new) for p in hands.paragraphs() if not in_contents(p)]
    assert any(done)
    said = reader.apply(hands.saved())
    assert line in reader.text(file).split("\n")
    assert said.status == 0


def test_people_and_names(reader, hands):
    hands.reword(paragraph(hands, "张示例"), "示例省互联网协会理事长", "示例省互联网协会会长")
    hands.reword(paragraph(hands, "王甲"), "赵乙", "钱丁")
    hands.remove(paragraph(hands, "李样本"))
    reader.apply(hands.saved())
    text = reader.text(PREFACE)
    assert "\n主编 | 张示例 | 示例省互联网协会会长；示例大学教授\n:::\n" in text
    assert "\n王甲、钱丁、欧阳丙\n" in text


def test_a_new_person_and_a_new_post(reader, hands):
    added = hands.copy(paragraph(hands, "李样本"), paragraph(hands, "李样本"))
    hands.reword(added, "副主编", "")
    hands.reword(added, "李样本", "周新人")
    hands.reword(added, "示例信息中心主任", "示例研究院院长")
    reader.apply(hands.saved())
    assert "副主编 | 李样本 | 示例信息中心主任\n副主编 | 周新人 | 示例研究院院长\n:::" in reader.text(PREFACE)


# Tracked changes.


def test_tracked_changes_are_accepted_or_rejected(reader, hands):
    before = reader.text(NETIZENS)
    target = paragraph(hands, "用手机上网的有")
    target.append(hands.inserted("（初步统计）"))
    hands.reword_tracked(paragraph(hands, "手机居多"), "多用手机。")
    assert reader.back(hands.saved(), "--rejected").text.strip() == "没有改动。"
    reader.apply(hands.saved())
    expected = before.replace("主要特点有三：", "主要特点有三：（初步统计）").replace("手机居多。", "多用手机。")
    assert reader.text(NETIZENS) == expected


def test_a_paragraph_inserted_or_deleted_with_tracking(reader, hands):
    hands.write(paragraph(hands, "各市之中"), "这一段是新的。", "BodyIndent", tracked=True)
    hands.remove_tracked(paragraph(hands, "本报告是一个虚构"))
    assert reader.back(hands.saved(), "--rejected").text.strip() == "没有改动。"
    reader.apply(hands.saved())
    assert "（见{ref}`fig-cities`）。\n\n这一段是新的。\n\n:::{figure}" in reader.text(NETIZENS)
    assert reader.text(PREFACE).startswith("# 前言\n\n## 编写人员\n")


def test_a_paragraph_moved_with_tracking(reader, hands):
    before = reader.texts()
    hands.move_tracked(paragraph(hands, "固定宽带用户有"), paragraph(hands, "全省互联网企业有"))
    assert reader.back(hands.saved(), "--rejected").text.strip() == "没有改动。"
    said = reader.apply(hands.saved())
    assert "移到这里" in said
    line = next(one for one in before[SERVICES].split("\n") if one.startswith("固定宽带用户有"))
    assert f"全年为{{val}}`revenue`。\n\n{line}\n" in reader.text(SERVICES)
    assert reader.text(SERVICES).count(line) == 1


# Paragraphs.


def test_a_new_paragraph_stands_where_it_was_written(reader, hands):
    hands.write(paragraph(hands, "本报告是一个虚构"), "本年度改用新口径。", "BodyIndent")
    reader.apply(hands.saved())
    assert "{ref}`chapter-services`。\n\n本年度改用新口径。\n\n## 编写人员\n" in reader.text(PREFACE)


def test_a_new_paragraph_behind_a_figure_stands_behind_its_directive(reader, hands):
    hands.write(paragraph(hands, "丁市、戊市没有公布位次"), "图中没有乡镇。", "BodyIndent")
    reader.apply(hands.saved())
    assert "网民规模 | netizens@cities\n:::\n\n图中没有乡镇。\n\n### 结构\n" in reader.text(NETIZENS)


def test_a_copied_sentence_keeps_its_numbers_bound(reader, hands):
    source = paragraph(hands, "全省互联网企业有")
    hands.copy(source, paragraph(hands, "本报告是一个虚构"))
    reader.apply(hands.saved())
    line = next(one for one in reader.text(SERVICES).split("\n") if one.startswith("全省互联网企业有"))
    assert f"\n\n{line}\n\n## 编写人员" in reader.text(PREFACE)


def test_a_new_heading_and_a_new_item(reader, hands):
    hands.write(paragraph(hands, "各市之中"), "市际差异", "Heading3")
    item = paragraph(hands, "城镇居多；")
    added = hands.copy(item, item)
    hands.reword(added, "城镇居多；", "青年居多；")
    reader.apply(hands.saved())
    assert "（见{ref}`fig-cities`）。\n\n### 市际差异\n\n:::{figure} fig-cities" in reader.text(NETIZENS)
    assert reader.text(NETIZENS).endswith("\n2. 城镇居多；\n3. 青年居多；\n4. 手机居多。\n")


def test_a_new_term_with_its_explanation(reader, hands):
    term = hands.write(paragraph(hands, "过去半年内"), "手机网民", "Term")
    hands.write(term, "用手机上网的网民。", "BodyIndent")
    reader.apply(hands.saved())
    assert "居民。\n\n手机网民\n: 用手机上网的网民。\n\n普及率\n: 网民占" in reader.text(PREFACE)


def test_deleted_paragraphs_headings_and_items_go(reader, hands):
    for text in ("各市之中", "规模继续扩大", "结构"):
        hands.remove(beginning(hands, text))
    reader.apply(hands.saved())
    text = reader.text(NETIZENS)
    assert "各市之中" not in text
    assert "### 结构" not in text
    assert text.endswith("主要特点有三：\n\n1. 城镇居多；\n2. 手机居多。\n")


def test_a_paragraph_parted_in_two_and_two_made_one(reader, hands):
    target = paragraph(hands, "用手机上网的有")
    cut = next(i for i, node in enumerate(target) if "这一比例" in shown(node))
    second = w("p", w("pPr", w("pStyle", val="BodyIndent")), *list(target)[cut:-1])
    target.addnext(second)
    first, other = paragraph(hands, "手机居多"), paragraph(hands, "城镇居多")
    other.extend(node for node in list(first) if node.tag != f"{W}pPr")
    hands.remove(first)
    reader.apply(hands.saved())
    text = reader.text(NETIZENS)
    assert "占{val}`mobile-netizens:share`\n\n，这一比例与上年相比{chg}`mobile-netizens:change-of-share`" in text
    assert text.endswith("\n2. 城镇居多；手机居多。\n")


def test_a_paragraph_made_a_heading_and_a_heading_made_smaller(reader, hands):
    for text, style in (("用手机上网的有", "Heading4"), ("结构", "Heading4")):
        beginning(hands, text).find(f"{W}pPr/{W}pStyle").set(f"{W}val", style)
    reader.apply(hands.saved())
    assert "\n#### 结构\n" in reader.text(NETIZENS)
    assert "\n#### 用手机上网的有{val}`mobile-netizens`" in reader.text(NETIZENS)


def test_a_figure_deleted_with_its_caption_goes_unless_it_is_referred_to(reader, hands):
    for text in ("示例省各市网民规模", "丁市、戊市没有公布位次"):
        hands.remove(paragraph(hands, text))
    hands.remove(hands.bookmarked("_Id_fig_cities"))
    said = reader.back(hands.saved())
    assert "这里没有删去：别处还引用它（“……" in said
    assert "见{ref}`fig-cities`" in said
    assert said.status == 1
    target = paragraph(hands, "各市之中")
    start = next(i for i, node in enumerate(target) if shown(node).startswith("（见"))
    for node in list(target)[start:-1]:
        target.remove(node)
    reader.apply(hands.saved())
    assert "fig-cities" not in reader.text(NETIZENS)


def test_a_moved_figure_takes_its_directive_along(reader, hands):
    block = [hands.bookmarked("_Id_fig_residence"), paragraph(hands, "示例省网民城乡构成")]
    block.append(block[-1].getnext())
    hands.move(block, paragraph(hands, "手机居多"))
    reader.apply(hands.saved())
    text = reader.text(NETIZENS)
    assert "3. 手机居多。\n\n:::{figure} fig-residence\n:caption: {date}`0`示例省网民城乡构成\n" in text
    assert text.endswith("占比 | netizens[residence=*]:share\n:::\n")
    assert text.count("fig-residence\n") == 1


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


# What no manuscript can hold.


def test_what_cannot_be_placed_is_listed(reader, hands):
    hands.write(paragraph(hands, "各市之中"), "资料来源：手工抄录", "Source")
    hands.reword(paragraph(hands, "数据来源：示例信息中心"), "示例信息中心", "互联网")
    hands.reword(paragraph(hands, "2022年6月"), "2022年6月", "2022年7月")
    said = reader.apply(hands.saved())
    assert "新写的“资料来源：手工抄录”要有数据" in said
    assert "来源行由 sources.csv 生成" in said
    assert "书名页的文字在 edition.toml 里" in said
    assert said.status == 1


def test_a_pasted_picture_is_listed(reader, hands):
    png = next(data for name, data in hands.parts.items() if name.endswith(".png"))
    like = hands.bookmarked("_Id_fig_cities")
    hands.paste_picture(paragraph(hands, "手机居多"), like, png, "现场照片")
    said = reader.back(hands.saved())
    assert "新放进了一张图片" in said
    assert "新写的“现场照片”要有数据" in said


def test_comments_are_listed_with_their_place(reader, hands):
    hands.comment(paragraph(hands, "电子邮件最多"), "是否有误？")
    said = reader.back(hands.saved())
    assert "text/20-services.md:37　编辑甲 2020-11-20：是否有误？（“电子邮件最多；”）" in said
    assert said.status == 0


def test_controls_keep_their_keys_in_the_tests_own_eyes(hands):
    assert all(key_of(one) for one in hands.controls())
