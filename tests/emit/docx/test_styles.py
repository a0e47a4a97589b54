"""Styles: named as Word users know them, with fonts that Windows and WPS have."""

from __future__ import annotations

from docgen.style.style import Style
from tests.emit.docx.parts import W, part, value


def test_styles_bear_the_names_word_users_know(made: bytes) -> None:
    names = {value(s.find(f"{W}name")) for s in part(made, "styles").iter(f"{W}style")}
    own = {f"heading {depth}" for depth in range(1, 6)} | {"caption", "toc 1", "toc 2", "toc 3", "table of figures"}
    assert (
        own | {"正文首缩", "表格文字", "表头文字", "资料来源", "前后标题", "篇内标题 2", "标题 3（不入目录）"} <= names
    )


def test_body_text_is_indented_by_characters_on_exact_lines(made: bytes, look: Style) -> None:
    body = part(made, "styles").find(f".//{W}style[@{W}styleId='BodyIndent']/{W}pPr")
    assert body is not None
    indent, spacing = body.find(f"{W}ind"), body.find(f"{W}spacing")
    assert (value(indent, "firstLineChars"), value(indent, "firstLine")) == ("200", "480")
    assert (value(spacing, "line"), value(spacing, "lineRule")) == (str(round(look.grid.leading * 20)), "exact")


def test_fonts_are_named_for_han_and_latin_and_none_comes_from_a_theme(made: bytes) -> None:
    fonts = list(part(made, "styles").iter(f"{W}rFonts"))
    assert {value(f, "eastAsia") for f in fonts} <= {"宋体", "黑体", "楷体"}
    assert all(value(f, "ascii") == value(f, "hAnsi") != "" for f in fonts)
    assert not [a for f in fonts for a in f.attrib if "Theme" in str(a)]


def test_the_document_is_chinese_and_breaks_lines_by_chinese_rules(made: bytes) -> None:
    styles = part(made, "styles")
    assert value(styles.find(f".//{W}rPrDefault//{W}lang"), "eastAsia") == "zh-CN"
    rules = {str(n.tag).removeprefix(W) for n in styles.find(f".//{W}pPrDefault/{W}pPr")}  # type: ignore[union-attr]
    assert {"widowControl", "kinsoku", "autoSpaceDE", "autoSpaceDN"} <= rules


def test_headings_have_their_outline_level(made: bytes) -> None:
    styles = part(made, "styles")
    for depth in range(1, 6):
        level = styles.find(f".//{W}style[@{W}styleId='Heading{depth}']/{W}pPr/{W}outlineLvl")
        assert value(level) == str(depth - 1)


def test_marks_that_look_alike_are_given_to_the_chinese_font(made: bytes) -> None:
    hinted = [r for r in part(made, "document").iter(f"{W}r") if value(r.find(f"{W}rPr/{W}rFonts"), "hint")]
    texts = ["".join(t.text or "" for t in r.iter(f"{W}t")) for r in hinted]
    assert "本报告“首次”发布——供参考……" in texts
