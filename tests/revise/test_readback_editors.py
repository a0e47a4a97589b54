"""What editors do in a report, read as a person reads it: what the diff says, what is told and what to do about it."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.building import outputs
from tests.pdfs import page_texts
from tests.revise.hands import Hands
from tests.revise.nodes import W, run, shown, style_of
from tests.revise.reader import Reader, beginning, in_contents, paragraph
from tests.revise.test_opened import zipped

NETIZENS, SERVICES, PREFACE = "10-netizens.md", "20-services.md", "00-preface.md"


def once(reader: Reader, hands: Hands) -> None:
    """Applied, and then the file has nothing more to say."""
    data = hands.saved()
    reader.apply(data)
    assert reader.back(data).text.strip() == "没有改动。"


# What the diff says.


def test_an_item_reworded_in_a_numbered_list_is_shown_with_its_new_words(reader, hands):
    hands.reword(beginning(hands, "城镇居多"), "城镇居多", "城镇明显居多")
    hands.remove(beginning(hands, "规模继续扩大"))
    said = reader.back(hands.saved())
    assert "城镇[-居多-]{+明显居多+}；" in said
    assert "-1. 规模" in said


def test_a_new_item_is_shown_with_the_number_it_gets(reader, hands):
    hands.copy(beginning(hands, "手机居多"), beginning(hands, "手机居多"))
    said = reader.back(hands.saved())
    assert "第 44 行之后，新写" in said
    assert "+4. 手机居多。" in said


def test_a_place_is_named_by_the_last_line_before_it(reader, hands):
    hands.write(hands.bookmarked("_Id_fig_netizens").getnext().getnext(), "图后新写的一段。", "BodyIndent")
    assert "第 17 行之后，新写" in reader.back(hands.saved())


# What is moved.


def test_a_section_that_moved_takes_all_that_stands_in_it_along(reader, hands):
    heading = next(p for p in hands.paragraphs("Heading4") + hands.paragraphs("Heading3") if shown(p) == "结构")
    target = next(p for p in hands.paragraphs() if shown(p) == "总体规模" and not in_contents(p))
    block = [heading]
    while not style_of(block[-1].getnext()).startswith("Heading") and block[-1].getnext().tag == f"{W}p":
        block.append(block[-1].getnext())
        if shown(block[-1]).startswith("手机居多"):
            break
    hands.move(block, target.getprevious())
    once(reader, hands)
    text = reader.text(NETIZENS)
    order = [
        text.index(words)
        for words in ("### 结构", "**城镇**网民", "fig-residence\n", "城镇居多；", "### 总体规模", "截至")
    ]
    assert order == sorted(order)


# Numbers typed as words.


def test_a_typed_number_that_the_data_have_is_told_with_its_role(reader, hands):
    hands.write(paragraph(hands, "无从比较"), "全省网民达1234.5万人，另有77个5G基站。", "BodyIndent")
    said = reader.back(hands.saved())
    assert "新写的数没有与数据相连：1234.5、77（" in said
    assert "“1234.5万人”可写作 {val}`netizens`" in said


def test_a_number_typed_into_a_paragraph_is_told_too(reader, hands):
    hands.reword(paragraph(hands, "无从比较"), "无从比较", "无从比较，全省有88个镇")
    assert "新写的数没有与数据相连：88（" in reader.back(hands.saved())


def test_a_reworded_number_of_the_authors_own_is_no_news(reader, hands):
    hands.reword(paragraph(hands, "全书共分一篇两章"), "一篇两章", "1篇2章")
    reader.apply(hands.saved())
    again = Hands(outputs(reader.folder)["report.docx"])
    again.reword(paragraph(again, "全书共分"), "1篇2章", "1篇3章")
    assert "没有与数据相连" not in reader.back(again.saved())


# What is listed, and what to do about it.


def test_the_same_change_of_many_source_lines_is_told_once(reader, hands):
    lines = [p for p in hands.paragraphs() if shown(p).startswith("数据来源：") and "推算" not in shown(p)]
    for line in lines:
        hands.reword(line, "示例信息中心", "示例中心")
    said = reader.back(hands.saved())
    assert said.text.count("来源行由 sources.csv 生成，请改那里的名称") == 1
    assert "图" in said.text.split("“数据来源")[0]


def test_a_deleted_row_of_a_table_is_told_once_with_the_file_to_change(reader, hands):
    row = next(r for r in hands.document.iter(f"{W}tr") if "网络购物" in shown(r))
    row.getparent().remove(row)
    said = reader.back(hands.saved())
    assert "一行删去了，表的行列由 tables/services.toml 和数据决定，请改那里" in said
    assert "需人处理 1 处" in said


def test_a_figure_deleted_with_its_caption_and_its_reference_goes(reader, hands):
    for text in ("示例省各市网民规模", "丁市、戊市没有公布位次"):
        hands.remove(paragraph(hands, text))
    hands.remove(hands.bookmarked("_Id_fig_cities"))
    data = hands.saved()
    assert "请在那里把引用也删去，再读回一次" in reader.back(data)
    target = paragraph(hands, "各市之中")
    children = [c for c in target if c.tag == f"{W}r"]
    start = next(i for i, c in enumerate(children) if shown(c).endswith("（见"))
    for child in children[start:]:
        child.getparent().remove(child)
    target.append(run("。"))
    once(reader, hands)
    assert "fig-cities" not in reader.text(NETIZENS)


def test_the_title_of_a_list_of_figures_is_fixed(reader, hands):
    hands.reword(next(p for p in hands.paragraphs() if shown(p) == "图目录"), "图目录", "插图目录")
    assert "目录的标题改成了“插图目录”" in reader.back(hands.saved())


# People.


def test_a_line_of_a_list_of_people_that_names_nobody_is_listed(reader, hands):
    before = reader.texts()
    person = beginning(hands, "副主编")
    hands.write(person, "另聘顾问若干", style_of(person))
    said = reader.apply(hands.saved())
    assert "另聘顾问若干" in said
    assert "请按“职务、姓名、单位职务”分栏写" in said
    assert reader.texts() == before


def test_names_on_a_line_of_their_own_are_names(reader, hands):
    names = beginning(hands, "编委")
    hands.write(names, "钱丁、孙戊", style_of(names))
    once(reader, hands)
    assert "王甲、赵乙、欧阳丙、钱丁、孙戊" in reader.text(PREFACE)


def test_a_person_joined_to_the_names_below_is_read_once(reader, hands):
    """All words of the list change, and a piece goes: neither its id nor its neighbours tell where it stood."""
    person, names = beginning(hands, "副主编"), beginning(hands, "编委")
    for node in list(person.iter(f"{W}t"))[:1]:
        node.text = "修订"
    for node in [c for c in names if c.tag != f"{W}pPr"]:
        person.append(node)
    hands.remove(names)
    data = hands.saved()
    reader.apply(data)
    texts = reader.texts()
    assert "李样本、示例信息中心主任编委、王甲" in reader.text(PREFACE)
    assert "冲突" not in reader.apply(data)
    assert reader.texts() == texts


def test_a_post_of_its_own_in_a_list_of_names_is_listed(reader, hands):
    names = beginning(hands, "编委")
    hands.write(names, "", style_of(names)).append(run("校对\t周己"))
    assert "名单里另起了一栏“校对" in reader.back(hands.saved())


# Read twice.


def test_a_paragraph_written_within_an_item_is_read_once(reader, hands):
    hands.write(beginning(hands, "城镇居多"), "这是第二项的下文。", "BodyIndent")
    once(reader, hands)


def test_a_note_deleted_is_read_once(reader, hands):
    hands.remove(paragraph(hands, "丁市、戊市没有公布位次"))
    once(reader, hands)
    assert ":note: 丁市" not in reader.text(NETIZENS)


def test_an_item_deleted_beside_one_that_is_new_is_read_once(reader, hands):
    hands.copy(beginning(hands, "其余较少"), beginning(hands, "规模继续扩大"))
    hands.remove(beginning(hands, "规模继续扩大"))
    once(reader, hands)


def test_a_term_whose_heading_is_gone_is_still_the_term(reader, hands):
    heading = next(p for p in hands.paragraphs() if shown(p) == "网民" and style_of(p) != "Term" and not in_contents(p))
    hands.remove_tracked(heading)
    reader.apply(hands.saved())
    text = reader.text(PREFACE)
    assert "## 网民" not in text
    assert "\n网民\n: 过去半年内使用过互联网的居民。" in text


def test_a_paragraph_reworded_and_then_copied_is_read_once(reader, hands):
    target = paragraph(hands, "无从比较")
    hands.reword(target, "无从比较", "不能比较")
    hands.copy(target, target.getprevious())
    once(reader, hands)


# The PDF.


def test_the_pdf_says_what_editors_moved_parted_joined_and_deleted(reader, hands):
    target = paragraph(hands, "本报告是一个虚构省份的年度报告")
    hands.reword(target, "虚构省份", "想象中的省份")
    hands.write(target, "新写的一段，说明本报告的用途。", "BodyIndent", tracked=True)
    hands.remove_tracked(beginning(hands, "其余较少"))
    hands.reword(paragraph(hands, "示例省各市网民规模"), "示例省各市网民规模", "全省各市网民的规模")
    hands.reword(paragraph(hands, "丁市、戊市没有公布位次"), "没有公布位次", "未公布位次")
    reader.apply(hands.saved())
    pages = page_texts(PdfReader(BytesIO(outputs(reader.folder)["report.pdf"])))
    text = "".join("".join(pages).split())
    assert "想象中的省份的年度报告" in text
    assert "新写的一段，说明本报告的用途。" in text
    assert "其余较少" not in text
    assert text.count("全省各市网民的规模") == 2, "the caption and the list of figures"
    assert "丁市、戊市未公布位次。" in text


# Bad input.


@pytest.mark.parametrize("change", ["no docx", "cut off", "no document", "entities", "hollow manifest"])
def test_a_bad_file_is_one_clear_error_and_nothing_is_written(reader, sample_outputs, change):
    before, whole = reader.texts(), sample_outputs["report.docx"]
    hands = Hands(whole)
    document = hands.parts["word/document.xml"]
    manifest_part = next(n for n, part in hands.parts.items() if n.startswith("customXml/") and b"passages" in part)
    entities = b'<!DOCTYPE a [<!ENTITY a "aaaa">]>' + document.split(b"?>", 1)[1]
    data = {
        "no docx": b"These are no words.",
        "cut off": whole[: len(whole) // 2],
        "no document": zipped({n: part for n, part in hands.parts.items() if n != "word/document.xml"}),
        "entities": zipped({**hands.parts, "word/document.xml": entities}),
        "hollow manifest": zipped({**hands.parts, manifest_part: b"<m/>"}),
    }[change]
    said = reader.apply(data)
    assert said.status == 2
    assert said.text.startswith("错误 ")
    assert "修订稿.docx" in said
    assert len(said.text.strip().splitlines()) == 1
    assert reader.texts() == before
    assert not reader.revisions()
