"""Base, theirs, and the manuscript as it is now: changed on both sides is a conflict; one copy after the other."""

from __future__ import annotations

import csv
from collections.abc import Mapping

import pytest

from docgen.cli import main
from tests.revise.hands import Hands
from tests.revise.nodes import Node, W, shown
from tests.revise.reader import Reader, control, in_contents, paragraph

NETIZENS, SERVICES, PREFACE = "10-netizens.md", "20-services.md", "00-preface.md"


@pytest.fixture
def copies(sample_outputs: Mapping[str, bytes]):
    """As many copies of the built file as editors."""
    return lambda: Hands(sample_outputs["report.docx"])


def heading(hands: Hands, text: str) -> Node:
    return next(p for p in hands.paragraphs() if shown(p) == text and not in_contents(p))


def change(reader: Reader, name: str, old: str, new: str) -> None:
    """An author changes the manuscript."""
    path = reader.folder / "text" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def correct(reader: Reader, row: str) -> None:
    """Data staff correct a fact."""
    text = f"fact,old,new,who,when,why\n{row},数据员,2022-06-30,复核\n"
    (reader.folder / "revisions.csv").write_text(text, encoding="utf-8")


def test_words_changed_on_both_sides_are_shown_and_not_written(reader, copies):
    editor = copies()
    editor.reword(paragraph(editor, "无从比较"), "无从比较", "不能比较")
    editor.reword(paragraph(editor, "电子邮件最多"), "最多", "居多")
    change(reader, NETIZENS, "无从比较", "没有可比的数")
    said = reader.apply(editor.saved())
    assert "text/10-netizens.md:8　两边都改了这一段" in said
    assert "修订稿：" in said and "不能" in said
    assert "手稿现在：" in said and "没有可比的数" in said
    assert "没有可比的数" in reader.text(NETIZENS)
    assert "- 电子邮件居多；" in reader.text(SERVICES)
    assert said.status == 1


def test_the_same_change_on_both_sides_is_nothing(reader, copies):
    editor = copies()
    editor.reword(paragraph(editor, "无从比较"), "无从比较", "不能比较")
    change(reader, NETIZENS, "无从比较", "不能比较")
    assert reader.back(editor.saved()).text.strip() == "没有改动。"


def test_what_the_manuscript_changed_elsewhere_stays(reader, copies):
    editor = copies()
    editor.reword(paragraph(editor, "电子邮件最多"), "最多", "居多")
    change(reader, NETIZENS, "\n各市之中", "\n新的一段。\n\n在各市之中")
    change(reader, SERVICES, "### 固定宽带\n", "### 宽带\n")
    said = reader.apply(editor.saved())
    assert said.status == 0
    assert "\n新的一段。\n\n在各市之中" in reader.text(NETIZENS)
    assert "### 宽带\n" in reader.text(SERVICES)
    assert "- 电子邮件居多；" in reader.text(SERVICES)


def test_deleted_there_and_changed_here_is_a_conflict(reader, copies):
    editor = copies()
    editor.remove(paragraph(editor, "各市之中"))
    change(reader, NETIZENS, "各市之中", "在各市之中")
    said = reader.apply(editor.saved())
    assert "修订稿删去了这一段，手稿却改了它" in said
    assert "在各市之中" in reader.text(NETIZENS)


def test_changed_there_and_deleted_here_is_a_conflict(reader, copies):
    editor = copies()
    editor.reword(paragraph(editor, "城镇居多"), "城镇居多", "以城镇为主")
    change(reader, NETIZENS, "2. 城镇居多；\n3.", "2.")
    said = reader.apply(editor.saved())
    assert "修订稿改了这一段，手稿里它已不在" in said
    assert "以城镇为主" not in reader.text(NETIZENS)


def test_deleted_on_both_sides_is_nothing(reader, copies):
    editor = copies()
    editor.remove(paragraph(editor, "城镇居多"))
    change(reader, NETIZENS, "2. 城镇居多；\n3.", "2.")
    assert reader.back(editor.saved()).text.strip() == "没有改动。"


def test_copies_of_several_editors_are_read_back_one_after_the_other(reader, copies):
    first, second = copies(), copies()
    first.reword(paragraph(first, "无从比较"), "无从比较", "不能比较")
    first.write(paragraph(first, "各市之中"), "第一位编辑的一段。", "BodyIndent")
    first.remove(paragraph(first, "城镇居多"))
    first.move([paragraph(first, "固定宽带用户有")], paragraph(first, "全省互联网企业有"))
    second.reword(paragraph(second, "用手机上网的有"), "主要特点有三", "特点主要有三")
    second.write(paragraph(second, "各市之中"), "第二位编辑写了另外一件事。", "BodyIndent")
    second.reword(paragraph(second, "总体规模"), "总体规模", "规模概况")
    assert reader.apply(first.saved()).status == 0
    after_first = reader.texts()
    assert reader.apply(first.saved()).text.strip() == "没有改动。"
    assert reader.texts() == after_first
    assert reader.apply(second.saved()).status == 0
    text = reader.text(NETIZENS)
    said = ["不能比较", "第一位编辑的一段。", "第二位编辑写了另外一件事。", "特点主要有三", "### 规模概况"]
    assert not [words for words in said if words not in text]
    assert "城镇居多" not in text
    for editor in (first, second):
        assert reader.back(editor.saved()).text.strip() == "没有改动。"


def test_two_editors_who_change_the_same_words_meet_in_a_conflict(reader, copies):
    first, second = copies(), copies()
    first.reword(paragraph(first, "无从比较"), "无从比较", "不能比较")
    second.reword(paragraph(second, "无从比较"), "无从比较", "难以比较")
    reader.apply(first.saved())
    said = reader.apply(second.saved())
    assert "两边都改了这一段" in said
    assert "不能比较" in reader.text(NETIZENS)


def test_two_editors_who_write_nearly_the_same_paragraph_meet_in_a_conflict(reader, copies):
    first, second = copies(), copies()
    first.write(paragraph(first, "各市之中"), "各市的差距仍在缩小，须继续观察。", "BodyIndent")
    second.write(paragraph(second, "各市之中"), "各市的差距还在缩小，须继续观察。", "BodyIndent")
    reader.apply(first.saved())
    said = reader.apply(second.saved())
    assert "两边都新写了这一段，文字不同" in said
    assert "还在缩小" not in reader.text(NETIZENS)


def test_a_number_the_data_have_moved_on_from_is_a_conflict(reader, copies):
    editor = copies()
    number = next(c for c in editor.controls() if shown(c) == "1222.0万人")
    editor.type_over(number, "1230.5万人")
    correct(reader, "mobile-netizens,1222.0,1225.0")
    said = reader.apply(editor.saved())
    assert "“1222.0万人”改成了“1230.5万人”，数据现在却是“1225.0万人”" in said
    assert len(reader.revisions().splitlines()) == 2
    assert said.status == 1


def test_a_number_the_data_already_have_is_nothing(reader, copies):
    editor = copies()
    number = next(c for c in editor.controls() if shown(c) == "1222.0万人")
    editor.type_over(number, "1225.0万人")
    correct(reader, "mobile-netizens,1222.0,1225.0")
    assert reader.back(editor.saved()).text.strip() == "没有改动。"


def test_numbers_that_only_the_data_changed_are_no_change_of_the_editors(reader, copies):
    correct(reader, "netizens,1234.5,1240.5")
    assert reader.back(copies().saved()).text.strip() == "没有改动。"


def test_a_second_correction_goes_on_from_the_first(reader, copies):
    editor = copies()
    number = next(c for c in editor.controls() if shown(c) == "1222.0万人")
    editor.type_over(number, "1230.5万人")
    reader.apply(editor.saved())
    rows = list(csv.DictReader(reader.revisions().splitlines()))
    assert [(row["old"], row["new"]) for row in rows] == [("1222.0", "1230.5")]
    assert reader.apply(editor.saved()).text.strip() == "没有改动。"


def test_line_ends_and_marks_of_a_file_stay(reader, copies):
    path = reader.folder / "text" / NETIZENS
    data = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(data)
    editor = copies()
    editor.reword(paragraph(editor, "无从比较"), "无从比较", "不能比较")
    reader.apply(editor.saved())
    assert path.read_bytes() == data.replace("无从比较".encode(), "不能比较".encode())


def test_a_heading_moved_a_level_on_both_sides_is_a_conflict(reader, copies):
    editor = copies()
    heading = next(p for p in editor.paragraphs("Heading3") if shown(p) == "结构")
    heading.find(f"{W}pPr/{W}pStyle").set(f"{W}val", "Heading2")
    change(reader, NETIZENS, "### 结构", "#### 结构")
    said = reader.apply(editor.saved())
    assert "两边都改了这一段的样式" in said
    assert "#### 结构" in reader.text(NETIZENS)


def test_a_file_of_another_edition_is_refused(copies, capsys, tmp_path, root):
    file = tmp_path / "a.docx"
    file.write_bytes(copies().saved())
    assert main(["readback", str(file), "--edition", str(root / "data" / "2019")]) == 2
    assert "示例省互联网发展报告" in capsys.readouterr().err


def test_an_original_that_one_editor_copied_and_another_reworded_is_written_once_at_its_place(reader, copies):
    first, second = copies(), copies()
    first.copy(paragraph(first, "电子邮件最多"), heading(first, "企业与业务"))
    second.reword(paragraph(second, "电子邮件最多"), "电子邮件最多", "以网络购物为主")
    reader.apply(first.saved())
    reader.apply(second.saved())
    text = reader.text(SERVICES)
    assert "### 企业与业务\n\n- 电子邮件最多；\n" in text
    assert "- 以网络购物为主；\n- 其余较少" in text
    reader.apply(second.saved())
    assert reader.text(SERVICES) == text


def test_a_copy_of_what_another_editor_shortened_is_written_once_and_is_no_conflict(reader, copies):
    first, second = copies(), copies()
    first.drop(control(first, "约345万人"))
    second.copy(paragraph(second, "各市之中"), paragraph(second, "城乡构成"))
    reader.apply(first.saved())
    assert "冲突" not in reader.apply(second.saved())
    text = reader.text(NETIZENS)
    assert text.count("，有{val}`netizens@jia`，其后是") == text.count("，有，其后是") == 1
    assert "冲突" not in reader.apply(second.saved())
    assert reader.text(NETIZENS) == text
