"""Every kind of change that editors make in Word, and what it becomes in the manuscript (on the sample edition)."""

from __future__ import annotations

import pytest

from tests.revise.nodes import W, key_of, run, shown, w
from tests.revise.office import saved_by_libreoffice, soffice
from tests.revise.reader import beginning, in_contents, paragraph, sentences

NETIZENS, SERVICES, PREFACE = "10-netizens.md", "20-services.md", "00-preface.md"


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
